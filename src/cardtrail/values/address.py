"""A postal address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cardtrail.errors import InvalidValueError
from cardtrail.text import unify
from cardtrail.values.country import SIGNED, SIGNS, country_at_end
from cardtrail.values.length import check_length
from cardtrail.values.postal import PostalRules, postal_rules

_BREAK = re.compile(r"\s*[,;•·|]\s*|\s+-\s+")
_EDGE = " ,;.-•·|〒"
_POSTCODE_AT_END = re.compile(r"[\s,(]*\d[\d -]{2,9}\W*$")
_POSTCODE_LABEL = re.compile(
    r"\b(?:cep|pin(?:\s?code)?|plz|zip|postcode)\b\W*$", re.IGNORECASE
)
_DISTRICT = re.compile(r"\bcedex\s+\d+|(?<=^dublin )\d{1,2}w?$", re.IGNORECASE)
"""The number of a French delivery office or of a postal district of Dublin."""

_GLUED_STATE = re.compile(r"\b([A-Z]{2})(?=\d{5}\b)")
_US_PARTS = {"PlaceName": "locality", "StateName": "region", "ZipCode": "postal_code"}


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """An address as printed on one line, and the parts that were understood in it.

    ``country`` is an ISO 3166-1 alpha-2 code. Parts that are not printed are None.
    """

    text: str
    street: str | None = None
    locality: str | None = None
    region: str | None = None
    postal_code: str | None = None
    country: str | None = None

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str, country: str) -> PostalAddress:
        """The address in ``text`` and its parts, each as printed.

        Addresses in the United States are parted by usaddress, all others by the
        postcode of their country and the order of what stands around it; their
        locality and region are a best effort.

        Args:
            text: on one line, printed lines joined by ``, ``.
            country: ISO 3166-1 alpha-2, where the address doesn't name one itself.

        Raises:
            InvalidValueError: it has no letters, or too many characters.
        """
        check_length(text, "a postal address")
        plain = unify(text)
        if not any(char.isalpha() for char in plain):
            raise InvalidValueError(
                f"“{plain}” is not a postal address; type it as on the card."
            )
        code, rest = _country(plain, country)
        parts = _us_parts(rest) if code == "US" else _parts(rest, postal_rules(code))
        return cls(text=plain, country=code, **parts)


def _country(plain: str, default: str) -> tuple[str, str]:
    """The country of an address, and the address without its name."""
    sign = SIGNED.search(plain)
    if sign and _fits(sign["code"], postal_rules(SIGNS[sign["sign"]])):
        default = SIGNS[sign["sign"]]
    postcode = _POSTCODE_AT_END.search(plain)
    end = postcode.start() if postcode else len(plain)
    for tail in (len(plain), end):
        named = country_at_end(plain[:tail])
        if named is None or _ends_with_region(plain[:end], named[1], default):
            continue
        code, name = named
        at = plain.rindex(name, 0, tail)
        return code, plain[:at].rstrip(_EDGE) + plain[at + len(name) :].rstrip(" .,;")
    return default, plain


def _fits(postcode: str, rules: PostalRules) -> bool:
    return rules.postcode is not None and bool(rules.postcode.fullmatch(postcode))


def _ends_with_region(text: str, name: str, country: str) -> bool:
    """Whether what looks like a country is a region at home: Georgia, New Jersey."""
    words = text.rstrip(_EDGE).split()
    ends = (" ".join(words[-count:]) for count in range(1, 4))
    regions = postal_rules(country)
    return any(
        regions.region(end.rpartition(",")[2]) and len(end) >= len(name) for end in ends
    )


def _us_parts(text: str) -> dict[str, str | None]:
    """The parts by usaddress' labels; the street is all that stands before the place.

    ``usaddress.tag`` fails on what it labels twice, such as two buildings; ``parse``
    gives the same labels and leaves the grouping to the caller.
    """
    import usaddress  # noqa: PLC0415 - slow to load

    spaced = _GLUED_STATE.sub(r"\1 ", ", ".join(_BREAK.split(text)))
    words = [
        (word, _US_PARTS.get(label, "street"))
        for word, label in usaddress.parse(spaced)
    ]
    return {
        part: " ".join(word for word, its in words if its == part).strip(" ,.") or None
        for part in ("street", *_US_PARTS.values())
    }


def _parts(text: str, rules: PostalRules) -> dict[str, str | None]:
    """The parts around the postcode, from the end of the address to its beginning."""
    code, before, after = _around_postcode(text, rules)
    region = None
    for entries in (after, before):
        region = region or _take_region(entries, rules)
    locality = _take_locality(after, before)
    if locality is None and code and "C" in rules.needs and not after:
        locality = _take_last_word(before)
    return {
        "street": ", ".join(before + after) or None,
        "locality": locality,
        "region": region,
        "postal_code": code,
    }


def _around_postcode(
    text: str, rules: PostalRules
) -> tuple[str | None, list[str], list[str]]:
    """The postcode, and the entries that stand before and after it."""
    found = None
    if rules.postcode:
        code = rf"(?:[A-Z]{{1,3}}-)?(?P<code>{rules.postcode.pattern})"
        pattern = rf"(?<!\w)(?<!\d-)\(?{code}(?![\w-])\)?"
        matches = list(re.finditer(pattern, text, re.IGNORECASE))
        found = matches[-1] if matches else None
    is_house_number = found and found.start() == 0 and not rules.is_postcode_first
    if found is None or (is_house_number and found[0].isdigit()):
        return None, _entries(text), []
    label = _POSTCODE_LABEL.sub("", text[: found.start()])
    return found["code"], _entries(label), _entries(text[found.end() :])


def _entries(text: str) -> list[str]:
    stripped = (entry.strip(_EDGE) for entry in _BREAK.split(text))
    return [entry for entry in stripped if entry]


def _take_region(entries: list[str], rules: PostalRules) -> str | None:
    """The last region among ``entries``, cut out of the entry that holds it."""
    for at, entry in reversed(list(enumerate(entries))):
        words = entry.split()
        for start in range(max(0, len(words) - 3), len(words)):
            name = " ".join(words[start:]).strip("()")
            if rules.region(name):
                entries[at : at + 1] = [" ".join(words[:start])] if start else []
                return name
    return None


def _take_locality(after: list[str], before: list[str]) -> str | None:
    """What follows the postcode, else the last entry without a number.

    The first of several entries is the street or the building, never the place.
    """
    for entries, candidates in ((after, after), (before, (before[1:] or before)[::-1])):
        for entry in candidates:
            if not re.search(r"\d", _DISTRICT.sub("", entry)):
                entries.remove(entry)
                return entry
    return None


def _take_last_word(before: list[str]) -> str | None:
    """The place where no comma parts it from the street."""
    street, _, last = before[-1].rpartition(" ") if before else ("", "", "")
    if not street or not last.isalpha():
        return None
    before[-1] = street
    return last
