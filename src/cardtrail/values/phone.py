"""A telephone number and what kind of line it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import phonenumbers
from phonenumbers import (
    NumberParseException,
    PhoneNumberFormat,
    ValidationResult,
    convert_alpha_characters_in_number,
)

from cardtrail.errors import InvalidValueError
from cardtrail.text import unify
from cardtrail.values.length import check_length

_TRUNK_MARK = re.compile(r"\(\s*0\s*\)")
_DOT = re.compile(r"[·•∙‧・|]")  # phonenumbers knows all other separators in use
EXTENSION_WORDS = (
    r"ramal|poste|toestel|wewn?|anknytning|anexo|interno|nebenstelle|nst|lokal|binnen"
)
"""Words before an extension in the countries of the world, as a pattern."""

_EXTENSION = r"(?:e?xt?n?|extension|int|anexo)\b|e?xt?n?\d|#"
_EXTENSION_WORD = re.compile(
    rf"(?<=\d)\s?[,;(-]*\s?(?:{EXTENSION_WORDS}|ext(?:ensio)?n?|x)\b[.:\s=#]*(?=\d{{1,6}}\b)",
    re.IGNORECASE,
)
VANITY = (
    r"(?:(?:\+?1[\s.-]?)?\(?8(?:00|33|44|55|66|77|88)\)?[\s.-]?(?-i:[A-Z]{7,10}"
    r"|\d{3}[.-]?[A-Z]{4,7}|[A-Z]{3}[.-][A-Z]{4,7}|[A-Z]{4}-[A-Z]{3,6}|[A-Z]{3}-?\d{4})"
    r"|(?:\+?1[\s.-]?)?\(?[2-9]\d\d\)?[\s.-]?\d{3}(?-i:[.-][A-Z]{4}))\b"
)
"""A North American number with letters for digits (ITU-T E.161), as a pattern."""

_VANITY = re.compile(VANITY)
_DIALLED = 10  # digits of a North American number; letters beyond are not dialled
_RANGE_END = re.compile(r"(?<=\d{3})\s?-\s?\d{1,4}$")
_NEXT = re.compile(
    rf"(?P<slash>/)(?!\s*(?:{_EXTENSION}))|[,;&~](?!\s*(?:{_EXTENSION}))"
    rf"|\b(?!{_EXTENSION})[^\W\d_]+",
    re.IGNORECASE,
)
_BEFORE_COUNTRY = re.compile(r"^\D*(?:(?:00|011)\D*(?=[1-9]))?")
_COUNTRY_GROUP = re.compile(r"\D*(?:(?:00|011)\D*)?[1-9]\d{0,2}\D")
_WHOLE = 7  # digits; fewer before a slash or a word are an area code
_MOST = 25  # digits of a number in E.164, its extension and a country's way out
_SHORTEST = 5  # digits; phonenumbers takes an area code alone for a German number


class PhoneKind(StrEnum):
    """What a number is for, from the printed label, else from the number."""

    MOBILE = "mobile"
    WORK = "work"
    FAX = "fax"
    HOME = "home"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number in E.164 (ITU-T), such as +19165550160, and its extension, if any."""

    e164: str
    extension: str | None = None

    def __str__(self) -> str:
        return self.e164

    @property
    def is_valid(self) -> bool:
        """Whether the numbering plan of its country has such a number.

        By phonenumbers, the port of libphonenumber. Of the numbers reserved for
        fiction, +1 xxx 555-01xx and +44 20 7946 0xxx count as valid, and
        +44 7700 900xxx does not.
        """
        return _is_listed(self.e164)

    @property
    def country_code(self) -> int:
        """The country calling code (ITU-T E.164), such as 44."""
        return self._parsed().country_code or 0

    @property
    def national_length(self) -> int:
        """How many digits stand behind the country code."""
        return len(self.e164) - len(f"+{self.country_code}")

    @property
    def region(self) -> str | None:
        """ISO 3166-1 alpha-2 code of its country; None for numbers of no country.

        A number that the plan doesn't have counts for the main country of its code.
        """
        parsed = self._parsed()
        region = phonenumbers.region_code_for_number(parsed)
        region = region or phonenumbers.region_code_for_country_code(self.country_code)
        return region if region in phonenumbers.SUPPORTED_REGIONS else None

    @property
    def formatted(self) -> str:
        """For people, by ITU-T E.123, such as ``+44 20 7946 0958 ext. 12``."""
        grouped = phonenumbers.format_number(
            self._parsed(), PhoneNumberFormat.INTERNATIONAL
        )
        return f"{grouped} ext. {self.extension}" if self.extension else grouped

    @classmethod
    def parse(cls, text: str, region: str) -> PhoneNumber:
        """The first number in ``text``.

        Of a range ("7946 0950 to 55") the first number is taken. A country code printed
        without its plus sign is understood where the national reading fails. A number
        that the plan doesn't have is still a number: see ``is_valid``.

        Args:
            text: as printed; a label before it does no harm.
            region: ISO 3166-1 alpha-2, the country in which it would be dialled as it
                stands.

        Raises:
            InvalidValueError: it has no digits, or too few or too many for any number
                of its country, or lacks the area code.
        """
        check_length(text, "a telephone number")
        plain = _DOT.sub(" ", _TRUNK_MARK.sub(" ", unify(text)))
        plain = _VANITY.sub(_dialled, _EXTENSION_WORD.sub(" ext. ", plain))
        first = _first(plain, region)
        number = _read(first, region) or _read(_RANGE_END.sub("", first), region)
        if number is None:
            raise InvalidValueError(
                f"“{unify(text)}” is not a whole telephone number; "
                "compare it with the card, and add the area code if it lacks one."
            )
        e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        return cls(e164, number.extension)

    def _parsed(self) -> phonenumbers.PhoneNumber:
        return phonenumbers.parse(self.e164)


@lru_cache(maxsize=512)  # each step from reading to checking asks
def _is_listed(e164: str) -> bool:
    return phonenumbers.is_valid_number(phonenumbers.parse(e164))


def _dialled(vanity: re.Match[str]) -> str:
    """A number with letters as the digits on whose keys they stand."""
    digits = convert_alpha_characters_in_number(vanity.group())
    digits = re.sub(r"\D", "", digits).removeprefix("1")
    return f"+1{digits[:_DIALLED]}"


def _first(plain: str, region: str) -> str:
    """``plain`` up to where a second number, the end of a range or a word begins."""
    for mark in _NEXT.finditer(plain):
        left = plain[: mark.start()]
        digits = len(_digits(left))
        if digits < _WHOLE:
            continue
        if digits > _MOST:
            break
        if mark["slash"] and not _stands_alone(left, plain, region):
            continue
        return left
    return plain


def _stands_alone(left: str, whole: str, region: str) -> bool:
    """Whether a slash ends a number; else it parts the groups of one."""
    number = _possible(left, region)
    if number is None:
        return _is_valid(_read(left, region))
    return _is_valid(number) or not _is_valid(_possible(whole, region))


def _read(printed: str, region: str) -> phonenumbers.PhoneNumber | None:
    """The national reading where it is valid, else the international one."""
    national = _possible(printed, region)
    if _is_valid(national):
        return national
    international = None
    if national is None or _COUNTRY_GROUP.match(printed):
        bare = _BEFORE_COUNTRY.sub("", printed, count=1)
        international = _possible("+" + bare, region)
    return international if _is_valid(international) else national or international


@lru_cache(maxsize=512)  # numbers of a list are read alone and together
def _possible(printed: str, region: str) -> phonenumbers.PhoneNumber | None:
    """``printed`` as a number that has a possible length, or None."""
    try:
        number = phonenumbers.parse(printed, region)
    except NumberParseException:
        return None
    length = phonenumbers.is_possible_number_with_reason(number)
    is_long_enough = len(str(number.national_number)) >= _SHORTEST
    return number if length == ValidationResult.IS_POSSIBLE and is_long_enough else None


def _is_valid(number: phonenumbers.PhoneNumber | None) -> bool:
    return number is not None and phonenumbers.is_valid_number(number)


def _digits(printed: str) -> str:
    return "".join(char for char in printed if char.isdigit())
