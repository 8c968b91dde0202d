"""What a code says, as the lines that would be printed on a card."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import parse_qs, unquote

from cardtrail.errors import InvalidValueError
from cardtrail.geometry import Box
from cardtrail.model.page import Line, Word
from cardtrail.ocr.code_contact import CodeContact, CodePhone
from cardtrail.ocr.codes import Code
from cardtrail.ocr.escaped import unescaped
from cardtrail.ocr.mecard import fields, read_mecard
from cardtrail.ocr.vcard import read_vcard, telephone
from cardtrail.text import unify
from cardtrail.values.email import EmailAddress
from cardtrail.values.web import Website

READER = "code"
"""What the words of codes are filed under."""

CONFIDENCE = 0.999
"""Of every word: a code corrects its errors by itself, and is read whole or not."""

LONGEST = 120
"""Characters of a line at most; a card has no longer ones."""

MOST = 20
"""Lines of a code at most."""

FEWEST_STRIPS = 8
"""Strips that a code is parted into at least: few lines are not set larger than the
print on the card."""

_PHONE = re.compile(
    r"(?:\+|00)[\s(]*\d[\d\s().-]{5,}\d|(?:\d{2,5}[\s./-]|\(\d{2,5}\)\s?)\d{3,4}[\s.-]?\d{3,4}"
)
"""A text that is only a number to call: with a country code, or grouped like one."""


def lines_of(code: Code) -> tuple[Line, ...]:
    """The lines of a code, from the top of its place on the card to the bottom.

    A vCard, a MECARD, an e-mail address, a telephone number and a URL are understood;
    any other text gives nothing. Never raises, whatever the code says.

    Returns:
        At most ``MOST`` lines; their words are unified as those of all readers.
    """
    texts = _printed(_contact(code.text.strip("\ufeff\0 \t\r\n")))
    box = code.outline.box
    pitch = box.height / max(FEWEST_STRIPS, len(texts))
    return tuple(
        _line(text, Box(box.left, top, box.right, top + pitch))
        for row, text in enumerate(texts)
        for top in (box.top + row * pitch,)
    )


def _contact(text: str) -> CodeContact:
    """The contact in a text, by what it begins with."""
    scheme = text.partition(":")[0].strip().casefold()
    return _READERS.get(scheme, _plain)(text)


def _mailto(text: str) -> CodeContact:
    """The recipients of a mailto URI (RFC 6068)."""
    path, _, query = text.partition(":")[2].partition("?")
    # A plus is a plus here; parse_qs takes it for a blank, as in forms.
    more = parse_qs(query.replace("+", "%2B")).get("to", [])
    return CodeContact(emails=_listed(",".join([unquote(path), *more])))


def _mail_message(text: str) -> CodeContact:
    return CodeContact(emails=_listed(unescaped(",".join(fields(text).get("TO", ())))))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[,;]", text) if "@" in part)


def _tel(text: str) -> CodeContact:
    return CodeContact(phones=(CodePhone(telephone(text)),))


def _text_message(text: str) -> CodeContact:
    return CodeContact(phones=(CodePhone(text.partition(":")[2].partition(":")[0]),))


def _plain(text: str) -> CodeContact:
    """A text that is one e-mail address, telephone number or URL, and nothing else."""
    if len(text) > LONGEST:
        return CodeContact()
    if _PHONE.fullmatch(text):
        return CodeContact(phones=(CodePhone(text),))
    if any(char.isspace() for char in text):
        return CodeContact()
    if _is(EmailAddress.parse, text):
        return CodeContact(emails=(text,))
    return CodeContact(websites=(text,) if _is(Website.parse, text) else ())


def _is(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except InvalidValueError:
        return False
    return True


_READERS: dict[str, Callable[[str], CodeContact]] = {
    "begin": read_vcard,
    "mecard": read_mecard,
    "mailto": _mailto,
    "matmsg": _mail_message,
    "smsto": _text_message,
    "tel": _tel,
}
"""How a text is read, by what stands before its first colon."""


def _printed(contact: CodeContact) -> list[str]:
    """The lines without control characters; none too long, no number twice."""
    prose = (_fitting(_clean(text)) for text in contact.prose)
    exact = dict.fromkeys(_clean(text) for text in contact.exact)
    texts = [*prose, *(text for text in exact if len(text) <= LONGEST)]
    return [text for text in texts if text][:MOST]


def _clean(text: str) -> str:
    """A text as readers give theirs, without what has no glyph."""
    spaced = "".join(" " if char.isspace() else char for char in text)
    kept = (char for char in spaced if not unicodedata.category(char).startswith("C"))
    return unify("".join(kept))


def _fitting(text: str) -> str:
    """The words of a text that fit on a line."""
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST + 1].rpartition(" ")[0]


def _line(text: str, strip: Box) -> Line:
    """A line whose words share a strip by their characters."""
    return Line(tuple(_words(text.split(" "), strip, strip.width / len(text))))


def _words(texts: Sequence[str], strip: Box, pitch: float) -> Iterator[Word]:
    at = 0
    for text in texts:
        left, right = (strip.left + pitch * end for end in (at, at + len(text)))
        box = Box(left, strip.top, right, strip.bottom)
        yield Word(text, box, CONFIDENCE, ((READER, text),))
        at += len(text) + 1
