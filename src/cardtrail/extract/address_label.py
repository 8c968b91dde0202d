"""What stands around the lines of an address: labels, icons and stray marks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cardtrail.extract.phone_label import labelled
from cardtrail.model.page import Line

_PLACE = (
    r"(?:(?:[^\W\d_]+\.?\s){0,2}(?:offices?|branch|factory|works|showroom|plant|"
    r"warehouse|godown|headquarters|studio)|h\.?q\.?)"
)
LABEL = re.compile(
    r"^\W*(?:(?:postal |mailing |our )?(?:a?ddress|addr?)|anschrift|adresse|"
    r"endere[cç]o|"
    r"direcci[oó]n|indirizzo|adres|"
    rf"residence|resi?|location|(?!cep|zip|pin|plz|flat|plot|unit|door|house|box|room|shop|sector|phase|tower|wing|level|floor|suite)[^\W\d]{{3,}}(?=\s?[:@]\s?#?\d)|{_PLACE})\s*[:.@]\s*(?=\S)"
    r"|^\W*(?:[^\W\d_]+\.?\s){0,2}(?:office|branch)\s+(?=\d|[A-Z])(?!\d+\w?,)"
    r"(?!(?:park|road|rd|street|st|lane|building|tower|complex|block|campus)\b)",
    re.IGNORECASE,
)
_ICON = re.compile(r"^\W*(?:[QOVY0]\s|[ijl]\s)*\W*(?=\d+\w?,?\s+[^\W\d]{2})")
_BEFORE = re.compile(r"^(?:[^\w#(〒№]|_|[ijl]\s)+")
_BEHIND = re.compile(r"(?:[^\w).]|_|\s[ijl]\b|\s[).]|(?<=\d)[).](?!\w))+$")
"""Stray marks around a line; a bracket or a full stop behind a word may be printed."""

_WIDE = 0.75  # heights of a gap that sets a label apart from what is before it
_MARK = re.compile(r"[^\w\s)]+$")
_OF_NUMBER = re.compile(
    r"tel\w*|phone|fon|(?:tele)?fa[xk]\w*|mob\w*|cell\w*|handy|direct\w*|direkt\w*|"
    r"durchwahl|zentrale|gsm|puh\w*|tlf|suora|vaihde|v[äa]xel|centralino",
    re.IGNORECASE,
)
"""Words that label a number wherever they stand; others do behind a mark."""

_OF_MAIL = re.compile(r"\W*(?:e-?mail|mail|e|web|www|w)\W*", re.IGNORECASE)


def joined(texts: Iterable[str]) -> str:
    """The lines as one, without labels, icons and stray marks."""
    bare = (_ICON.sub("", LABEL.sub("", text, count=1)) for text in texts)
    kept = (_BEHIND.sub("", _BEFORE.sub("", text)) for text in bare)
    return ", ".join(text for text in kept if text)


def without_label_behind(line: Line) -> Line:
    """The line without the label of a number that stood behind it: ``• Tel. Büro``."""
    texts = [word.text for word in line.words]
    start = len(texts)
    while start > 1 and (
        _MARK.fullmatch(texts[start - 1]) or _labels(texts[start - 1])
    ):
        start -= 1
    while start < len(texts) and not _begins_label(line, start):
        start += 1
    while start > 1 and _MARK.fullmatch(texts[start - 1]):
        start -= 1
    return Line(line.words[:start])


def _labels(word: str) -> bool:
    if any(char.isdigit() for char in word):
        return False
    return labelled(word) is not None or _OF_MAIL.fullmatch(word) is not None


def _begins_label(line: Line, place: int) -> bool:
    """Whether a word labels a number wherever it stands, or here, behind a mark or gap.

    A word such as "T", "Büro" or "Port" is a label only where it stands apart.
    """
    word, before = line.words[place], line.words[place - 1]
    if _OF_NUMBER.fullmatch(word.text.strip(".:")):
        return True
    gap = word.box.left - before.box.right
    return _labels(word.text) and (
        _MARK.search(before.text) is not None or gap > _WIDE * word.box.height
    )
