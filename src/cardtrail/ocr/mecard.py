"""Reads MECARD (NTT DOCOMO) and what else is written as fields, such as MATMSG."""

from __future__ import annotations

from collections.abc import Sequence

from cardtrail.ocr.code_contact import CodeAddress, CodeContact, CodePhone
from cardtrail.ocr.escaped import split, unescaped

_ADDRESS_PARTS = 7
"""Box, room, house, city, prefecture, postcode, country: fewer are plain text."""


def read_mecard(text: str) -> CodeContact:
    """The person in ``text``, which begins with ``MECARD:``."""
    found = fields(text)
    return CodeContact(
        name=_name(_first(found.get("N", ()))),
        title=unescaped(_first(found.get("TITLE", ()))),
        company=unescaped(_first(found.get("ORG", ()))),
        addresses=tuple(_address(value) for value in found.get("ADR", ())),
        phones=tuple(CodePhone(unescaped(value)) for value in found.get("TEL", ())),
        emails=tuple(map(unescaped, found.get("EMAIL", ()))),
        websites=tuple(map(unescaped, found.get("URL", ()))),
    )


def fields(text: str) -> dict[str, list[str]]:
    """The values of ``KIND:KEY:value;KEY:value;;`` by their key in capitals.

    Escapes are kept, since some values have parts.
    """
    found: dict[str, list[str]] = {}
    for field in split(text.partition(":")[2], ";"):
        key, _, value = field.partition(":")
        found.setdefault(key.strip().upper(), []).append(value)
    return found


def _first(values: Sequence[str]) -> str:
    return next((value for value in values if value.strip()), "")


def _name(value: str) -> str:
    """The name in the order of speech: a comma parts the family name from the rest."""
    family, *given = (unescaped(part).strip() for part in split(value, ","))
    return " ".join((*given, family))


def _address(value: str) -> CodeAddress:
    parts = [unescaped(part).strip() for part in split(value, ",")]
    if len(parts) == _ADDRESS_PARTS:
        return CodeAddress.of(parts)
    return CodeAddress(street=unescaped(value))
