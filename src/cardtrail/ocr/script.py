"""Which script a card is printed in, where Tesseract was not told to read it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from cardtrail.model.page import Page
from cardtrail.ocr.engine import how_to_get

NOTICEABLE = 0.15
"""Share of the letters from which a script is not an icon read as a letter."""

FEWEST = 6
"""Letters of it from which it is told."""


@dataclass(frozen=True, slots=True)
class Script:
    """A way of writing.

    Attributes:
        name: as a person says it.
        marks: how the Unicode names of its letters begin.
        languages: as Tesseract names them; the first one is proposed.
    """

    name: str
    marks: tuple[str, ...]
    languages: tuple[str, ...]


SCRIPTS = (
    Script("Japanese", ("HIRAGANA", "KATAKANA"), ("jpn",)),
    Script("Korean", ("HANGUL",), ("kor",)),
    Script("Chinese characters", ("CJK",), ("jpn", "chi_sim", "chi_tra")),
    Script("Cyrillic", ("CYRILLIC",), ("rus", "ukr", "bul", "srp", "mkd", "bel")),
    Script("Greek", ("GREEK",), ("ell",)),
    Script("Arabic", ("ARABIC",), ("ara", "fas", "urd")),
    Script("Hebrew", ("HEBREW",), ("heb",)),
    Script("Devanagari", ("DEVANAGARI",), ("hin", "mar", "nep")),
    Script("Thai", ("THAI",), ("tha",)),
)
"""Those that cards are printed in, besides Latin letters; kana before the characters
that Japanese and Chinese share."""


def unknown_script(page: Page, language: str) -> tuple[str, str] | None:
    """A script on the card that is in none of the languages, and how to get it read.

    Args:
        page: as the readers agreed; only some of them see such letters at all.
        language: what Tesseract was told, such as ``eng+deu``.
    """
    found = Counter(_script_of(char) for w in page.words for char in w.text)
    letters = found.total() - found[None]
    seen = [script for script in SCRIPTS if found[script]]
    if sum(found[script] for script in seen) < max(FEWEST, NOTICEABLE * letters):
        return None
    # A variant such as jpn_vert knows the script as well.
    known = {code.removesuffix("_vert") for code in language.split("+")}
    if not seen or any(known.intersection(script.languages) for script in seen):
        return None
    code = seen[0].languages[0]
    how = f"{how_to_get(code)}, then scan with: --lang {language}+{code}"
    return seen[0].name, how


LATIN = Script("Latin", ("LATIN", "FULLWIDTH LATIN"), ())


def _script_of(char: str) -> Script | None:
    """The script of a letter; None for what is no letter, or of a rarer script."""
    if not char.isalpha():
        return None
    name = unicodedata.name(char, "")
    return next((s for s in (*SCRIPTS, LATIN) if name.startswith(s.marks)), None)
