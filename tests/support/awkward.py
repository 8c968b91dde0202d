"""Invented people whose cards print whatever makes a file format stumble.

The same number gives the same people again. Numbers and domains are those reserved for
fiction.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable
from typing import TypeVar

from tests.support.cards import record

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.record import Record
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.profile import Profile, Service
from cardtrail.values.web import Website

_PIECES = (
    *("Nora", "Whitfield", "van der", "O'Hara", "Alder & Finch", "GmbH", "410", "x"),
    *(",", ", ", ";", "; ", '"', "'", "“”", ":", "::", " ::: ", "=", "-", "|", "%2C"),
    *("\\", "\\\\", "\\n", "\\,", "\\;", "\\N", "^n", "^'", "\n", "\r\n", "\r", "\t"),
    *("\x00", "\x0b", "\x1f", "\x7f", "\x85", "\u2028", "\u2029", "\u00a0", "\ufeff"),
    *("\u200e", "\u200f", "\u202e", "\u2067", "\u2069", "\u200d", "\ud800"),
    *("😀", "👩🏽‍💼", "🇬🇧", "é", "e\u0301", "Łódź", "ß", "Œ", "ﬁ"),
    *("山田花子", "株式会社", "김민준", "王小明", "東京都千代田区", "𠮷"),
    *("نورا", "شركة", "مُدِير", "נועה", "חברת בע״מ", "नीना", "ศรีสุข"),
    *("BEGIN:VCARD", "END:VCARD", "\nEND:VCARD\nBEGIN:VCARD\nFN:Someone Else\n"),
    *("=HYPERLINK(1)", "+1", "@SUM", "-2", "<b>", "&amp;", "{{name}}", "$(id)", "`id`"),
)
_LONG = 300  # characters

T = TypeVar("T")


def people(count: int, seed: int = 1) -> tuple[Record, ...]:
    """That many contacts, numbered from 1."""
    return tuple(_person(number, seed) for number in range(1, count + 1))


def _person(number: int, seed: int) -> Record:
    dice = random.Random(f"{seed} {number}")  # noqa: S311 - no secret hangs on it
    kept = record(number, _contact(dice))
    held = dataclasses.replace(
        kept.interview, company=_maybe(dice, _text), role=_maybe(dice, _text)
    )
    photo = f"/home/nora/{_text(dice)}/{_text(dice)}.jpg"
    return dataclasses.replace(kept, interview=held, photo=photo)


def _contact(dice: random.Random) -> Contact:
    text = _text
    return Contact(
        name=_maybe(dice, _name),
        title=_maybe(dice, lambda dice: _sure(text(dice))),
        department=_maybe(dice, lambda dice: _sure(text(dice))),
        company=_maybe(dice, lambda dice: _sure(text(dice))),
        addresses=_several(dice, _address),
        phones=_several(dice, _phone),
        emails=_several(dice, _email),
        websites=_several(dice, _website),
        profiles=_several(dice, _profile),
        others=_several(dice, _name),
    )


def _text(dice: random.Random) -> str:
    """Mostly short, one in ten 300 characters long."""
    whole = "".join(dice.choice(_PIECES) for _ in range(dice.randint(1, 6)))
    while dice.random() < 0.1 or _LONG // 2 < len(whole) < _LONG:
        whole = (whole + dice.choice(_PIECES)) * 2
    return whole[:_LONG]


def _sure(value: str) -> Field[str]:
    return Field(value, value, 0.9, Grade.SURE)


def _maybe(dice: random.Random, make: Callable[[random.Random], T]) -> T | None:
    return make(dice) if dice.random() < 0.8 else None


def _several(dice: random.Random, make: Callable[[random.Random], T]) -> tuple[T, ...]:
    return tuple(make(dice) for _ in range(dice.choice((0, 1, 1, 2, 4))))


def _name(dice: random.Random) -> Field[PersonName]:
    family, given, middle, prefix, suffix = (_maybe(dice, _text) for _ in range(5))
    text = " ".join(filter(None, (prefix, given, middle, family, suffix)))
    name = PersonName(
        text,
        given=given,
        family=family,
        additional=middle,
        prefix=prefix,
        suffix=suffix,
    )
    return Field(_maybe(dice, lambda _: name), text, 0.9, Grade.SURE)


def _address(dice: random.Random) -> Field[PostalAddress]:
    street, town, region, code = (_maybe(dice, _text) for _ in range(4))
    text = ", ".join(filter(None, (street, town, region, code)))
    country = _maybe(dice, lambda dice: dice.choice(("US", "GB", "DE", "KR", "BS")))
    address = PostalAddress(text, street, town, region, code, country)
    return Field(_maybe(dice, lambda _: address), text, 0.9, Grade.SURE)


def _phone(dice: random.Random) -> Field[PhoneNumber]:
    stem = dice.choice(("+1916555{:04}", "+442079460{:03}"))
    number = PhoneNumber(
        stem.format(dice.randint(100, 199)),
        dice.choice((None, None, str(dice.randint(1, 99999)))),
    )
    printed = dice.choice(("916-555-O1B0", "ext. 12; night, 0", "+=1 CALL(me)"))
    kind = dice.choice((*PhoneKind, None))
    return Field(_maybe(dice, lambda _: number), printed, 0.9, Grade.SURE, kind=kind)


def _email(dice: random.Random) -> Field[EmailAddress]:
    local = dice.choice(("nora.w", "o'hara+jobs", "=1", "ñandú", '"a,b;c"', "a\\b"))
    address = EmailAddress(local, "example.com")
    printed = f"nora(at){_text(dice)}"
    return Field(_maybe(dice, lambda _: address), printed, 0.9, Grade.SURE)


def _website(dice: random.Random) -> Field[Website]:
    url = f"https://www.alder.example/{_text(dice)}?a=1,2;b=3#c"
    return Field(Website(url), url, 0.9, Grade.SURE)


def _profile(dice: random.Random) -> Field[Profile]:
    handle = _text(dice)
    service = _maybe(dice, lambda dice: dice.choice(tuple(Service)))
    url = _maybe(dice, lambda _: f"https://social.example/{handle}")
    profile = Profile(service, handle, url if service else None)
    return Field(_maybe(dice, lambda _: profile), handle, 0.9, Grade.SURE)
