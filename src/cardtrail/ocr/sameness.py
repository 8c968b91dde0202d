"""Whether two texts say the same, by what kind of detail they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance.Levenshtein import normalized_similarity

from cardtrail.errors import InvalidValueError
from cardtrail.model.page import Line, Word
from cardtrail.text import digits_restored, fold
from cardtrail.values.phone import PhoneNumber

FEWEST = 7
"""Digits from which a number is the same with and without its country code."""

WHOLE = 9
"""Digits behind a country code from which a number is one though no plan has it. The
area code of a shorter one may look like a country code."""

LOCAL = 0.5
"""Similarity that the local parts of an e-mail address and its misreading have."""

_LABELS = frozenset("Tel: Fax: Mobile: Pager: Home: Department:".split())
_EXTENSION = re.compile(r"(?:e?xt?n?\.?|#)\s*:?\s*(\d{1,6})\W*$")
_EXIT = re.compile(r"^(?:00|011)")
_AREA = re.compile(r"(?:[^\W\d_]+\W)?\W*\d{1,3}(?:\W*0)?[^\w,;:|]*$")
_BEFORE_WEB = re.compile(r"^\W*(?:[\w-]+:(?!/))?(?:https?:/*)?(?:www\.)?")
_AROUND_WEB = ".,;:/|<>()[]•·"


def _digits(text: str) -> str:
    """The digits of a number, and those of its extension behind an ``x``."""
    folded = fold(digits_restored(text))
    extension = _EXTENSION.search(folded)
    number = folded[: extension.start()] if extension else folded
    behind = f"x{extension[1]}" if extension else ""
    return "".join(filter(str.isdecimal, number)) + behind


def _web(text: str) -> str:
    """An address on the web without what may be left out of it."""
    closed = "".join(text.split()).casefold()
    return _BEFORE_WEB.sub("", closed, count=1).strip(_AROUND_WEB)


def _letters(text: str) -> str:
    """Letters and digits, case and accents folded."""
    return "".join(filter(str.isalnum, fold(text)))


def _alike_numbers(said: str, seen: str) -> float:
    if min(len(said), len(seen)) < FEWEST:
        return float(said == seen)
    return max(
        normalized_similarity(number, other)
        for code, number in _dialled(said)
        for other_code, other in _dialled(seen)
        if code == other_code or not (code and other_code)
    )


def _dialled(key: str) -> Iterator[tuple[int, str]]:
    """A number as a national one, and as one with its country code where it may be."""
    digits, mark, extension = key.partition("x")
    yield 0, digits.removeprefix("0") + mark + extension
    try:
        number = PhoneNumber.parse("+" + _EXIT.sub("", digits), "ZZ")
    except InvalidValueError:
        return
    code = number.country_code
    national = number.e164.removeprefix(f"+{code}").removeprefix("0")
    if len(national) >= WHOLE or number.is_valid:
        yield code, national + mark + extension


def _alike_emails(said: str, seen: str) -> float:
    """Colleagues share a domain, and the firm's web site is most of an address."""
    local, _, domain = said.partition("@")
    before = seen[: max(0, len(seen) - len(domain))]
    if normalized_similarity(f"{local}@", before) < LOCAL:
        return 0.0
    return normalized_similarity(said, seen)


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of detail, and when two of it are the same.

    Attributes:
        said: what a text of this kind looks like.
        seen: what print looks like that may be a misreading of one.
        key: what counts of a text; empty where nothing does.
        likeness: of the keys of a text and of print, 0..1; 1 where they are the same.
        opening: what a word is like that belongs to what follows it, such as an area
            code.
    """

    said: re.Pattern[str]
    seen: re.Pattern[str]
    key: Callable[[str], str]
    likeness: Callable[[str, str], float]
    opening: re.Pattern[str] = re.compile(r"(?!)")


NUMBER = Form(
    re.compile(r"(?=(?:\D*\d){5})[+(\d][\d\s()./-]*(?:ext\. \d+)?$"),
    re.compile(r".*\d"),
    _digits,
    _alike_numbers,
    _AREA,
)
"""A telephone number: its digits, with or without country code and trunk prefix."""

EMAIL = Form(
    re.compile(r"[^\s@]*\w[^\s@]*@\w\S*$"), re.compile(r".*\S"), _web, _alike_emails
)
"""An e-mail address: case and gaps aside."""

SITE = Form(
    re.compile(r"(?:https?://|www\.|\S*\w\.\w{2})\S*$", re.IGNORECASE),
    re.compile(r"[^@]*\.[^@]*$"),
    _web,
    normalized_similarity,
)
"""A web site: case, gaps, scheme and ``www.`` aside."""

PROSE = Form(
    re.compile(r".*"),
    re.compile(r"(?!.*(?:@|www\.|[a-z]\.[a-z]{2}))"),
    _letters,
    normalized_similarity,
)
"""Anything else: letters and digits, case, accents and gaps aside."""


def form_of(text: str) -> Form:
    """The kind of detail that a text is."""
    forms = (NUMBER, EMAIL, SITE)
    return next((form for form in forms if form.said.match(text)), PROSE)


@dataclass(frozen=True, slots=True)
class Value:
    """What a line of a code says.

    Attributes:
        line: the whole of it.
        words: those behind the label.
        form: what kind of detail it is.
        key: what counts of it.
    """

    line: Line
    words: tuple[Word, ...]
    form: Form
    key: str

    @classmethod
    def of(cls, line: Line) -> Value:
        """The value on a line."""
        is_labelled = line.words[0].text in _LABELS and len(line.words) > 1
        words = line.words[1:] if is_labelled else line.words
        text = " ".join(word.text for word in words)
        form = form_of(text)
        return cls(line, words, form, form.key(text))

    def likeness(self, key: str) -> float:
        """How near print with this key is, 0..1; 1 where it says the same."""
        return self.form.likeness(self.key, key)


def values_of(said: Iterable[Line]) -> Iterator[Value]:
    """What lines of codes say, the longest first; only prose may be said twice."""
    told: list[Value] = []
    for value in sorted(map(Value.of, said), key=lambda one: -len(one.key)):
        alike = [other for other in told if other.form is value.form is not PROSE]
        if all(other.likeness(value.key) < 1 for other in alike):
            told.append(value)
            yield value
