"""What numbering plans say of a telephone number; phonenumbers has all of them.

Apart from the number itself, because loading phonenumbers takes longer than most
commands do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import (
    NumberParseException,
    PhoneNumberFormat,
    PhoneNumberType,
    ValidationResult,
    convert_alpha_characters_in_number,
)

from cardtrail.errors import InvalidValueError
from cardtrail.text import unify
from cardtrail.values.length import check_length
from cardtrail.values.phone import PhoneNumber

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


@dataclass(frozen=True, slots=True)
class Listing:
    """A number as its numbering plan has it.

    Attributes:
        country_code: the country calling code (ITU-T E.164), such as 44; 0 where no
            country has one that the number begins with.
        region: ISO 3166-1 alpha-2 code of its country; None for numbers of no country.
        is_valid: whether the plan has such a number.
        is_mobile: whether the plan gives it to mobile phones alone.
        grouped: in groups, by ITU-T E.123; as it is where it belongs to no plan.
    """

    country_code: int
    region: str | None
    is_valid: bool
    is_mobile: bool
    grouped: str


@lru_cache(maxsize=512)  # each step from reading to checking asks
def listing(e164: str) -> Listing:
    """What the numbering plan of its country says of a number in E.164."""
    try:
        number = phonenumbers.parse(e164)
    except NumberParseException:  # no country has this code
        return Listing(0, None, is_valid=False, is_mobile=False, grouped=e164)
    code = number.country_code or 0
    region = phonenumbers.region_code_for_number(number)
    region = region or phonenumbers.region_code_for_country_code(code)
    return Listing(
        country_code=code,
        region=region if region in phonenumbers.SUPPORTED_REGIONS else None,
        is_valid=phonenumbers.is_valid_number(number),
        is_mobile=phonenumbers.number_type(number) == PhoneNumberType.MOBILE,
        grouped=phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL),
    )


def parsed(text: str, region: str) -> PhoneNumber:
    """The first number in ``text``; see ``PhoneNumber.parse``.

    Args:
        text: as printed.
        region: ISO 3166-1 alpha-2.

    Raises:
        InvalidValueError: it is no whole number.
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
    return PhoneNumber(e164, number.extension)


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
