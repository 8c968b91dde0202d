"""The kinds of settings: what may stand in the file, and what it means."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cardtrail.errors import InvalidValueError
from cardtrail.ocr.names import BOTH, NAMES
from cardtrail.text import printable
from cardtrail.values.country import is_country

Value = int | str | Path | dt.time | tuple[str, ...]
"""What a setting means."""

Plain = int | str | list[str]
"""How a setting is written down, in the file and for programs."""

_LONGEST = 500
"""Characters of a text."""

_MOST = 20
"""Texts of a list."""

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_LANGUAGES = re.compile(r"\w+(\+\w+)*", re.ASCII)
_UNPRINTABLE = frozenset({"Cc", "Cs"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of setting.

    Attributes:
        allowed: what may be written, to go on after "write".
        meaning: the value of what stands in the file, as tomllib gives it; None if it
            may not stand there.
        typed: what the words of a command line are in the file; ``read`` decides on it.
        plain: how a value is written down; ``read`` gives the value again.
    """

    allowed: str
    meaning: Callable[[object], Value | None]
    typed: Callable[[Sequence[str]], object] = " ".join
    plain: Callable[[Any], Plain] = str

    def read(self, raw: object) -> Value:
        """What is written in the file as a value.

        Raises:
            InvalidValueError: it may not be written; the message says what may.
        """
        value = self.meaning(raw)
        if value is None:
            raise InvalidValueError(f"write {self.allowed}")
        return value


def whole_number(lowest: int, highest: int) -> Kind:
    """A whole number within bounds, both included."""

    def meaning(raw: object) -> int | None:
        is_fit = type(raw) is int and lowest <= raw <= highest
        return raw if is_fit and isinstance(raw, int) else None

    def typed(texts: Sequence[str]) -> object:
        text = " ".join(texts)
        return int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else text

    return Kind(f"a whole number from {lowest} to {highest}", meaning, typed, int)


def line(allowed: str = "", pattern: str = r".+") -> Kind:
    """A text on one line.

    Args:
        allowed: what may be written, where not any text may.
        pattern: a regular expression that it fits.
    """

    def meaning(raw: object) -> str | None:
        text = _line(raw)
        return text if text and re.fullmatch(pattern, text) else None

    return Kind(allowed or f"a text of at most {_LONGEST} characters", meaning)


def place(*, from_here: bool = False) -> Kind:
    """The path of a file or folder, ``~`` being the home of the person.

    Args:
        from_here: whether it may begin at the folder in which cardtrail runs; where
            not, one file must not mean another place in each folder.
    """

    def meaning(raw: object) -> Path | None:
        if not isinstance(raw, str) or not raw.strip() or not _is_clean(raw):
            return None
        try:
            path = Path(raw).expanduser()
        except RuntimeError:  # nobody has this name, or a home
            return None
        return path if from_here or path.is_absolute() else None

    def typed(texts: Sequence[str]) -> object:
        text = " ".join(texts)
        if from_here or not text.strip() or text.startswith("~"):
            return text
        return str(Path(text).absolute())

    allowed = "a path" if from_here else "a whole path, such as ~/cards"
    return Kind(allowed, meaning, typed)


def _time(raw: object) -> dt.time | None:
    if isinstance(raw, dt.time):
        return raw if raw == dt.time(raw.hour, raw.minute) else None
    found = _TIME.fullmatch(raw) if isinstance(raw, str) else None
    return dt.time(int(found[1]), int(found[2])) if found else None


def _country(raw: object) -> str | None:
    code = raw.upper() if isinstance(raw, str) else ""
    return code if re.fullmatch(r"[A-Z]{2}", code) and is_country(code) else None


def _readers(raw: object) -> tuple[str, ...] | None:
    names = raw.split(",") if isinstance(raw, str) else []
    if names == [BOTH]:
        return NAMES
    return tuple(names) if names and set(names) <= set(NAMES) else None


def _languages(raw: object) -> str | None:
    return raw if isinstance(raw, str) and _LANGUAGES.fullmatch(raw) else None


def _lines(raw: object) -> tuple[str, ...] | None:
    texts = [_line(entry) for entry in raw] if isinstance(raw, list) else []
    kept = tuple(text for text in texts if text)
    return kept if 0 < len(kept) == len(texts) <= _MOST else None


def _line(raw: object) -> str | None:
    """``raw`` as a text that prints as it is; None if it is none, or too long."""
    if not isinstance(raw, str) or len(raw) > _LONGEST:
        return None
    return printable(raw) or None


def _is_clean(path: str) -> bool:
    return all(unicodedata.category(char) not in _UNPRINTABLE for char in path)


TIME_OF_DAY = Kind(
    "a time of day from 00:00 to 23:59, such as 08:30", _time, plain="{:%H:%M}".format
)
COUNTRY = Kind("the country as two letters, like US or GB", _country)
READERS = Kind(f"{', '.join(NAMES)} or {BOTH}", _readers, plain=",".join)
LANGUAGES = Kind("languages as Tesseract does, like eng+deu", _languages)
LINES = Kind(
    f'a list of at most {_MOST} texts, like ["one", "two"]', _lines, list, list
)
