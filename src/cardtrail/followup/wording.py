"""How people and lists are put in a letter."""

from __future__ import annotations

import re

from cardtrail.text import fold
from cardtrail.values.name import PersonName

_BY_GIVEN_NAME = frozenset({"dame", "sir"})
"""Titles that go with the given name: Sir John, never Sir Whitfield."""

_FAMILY_FIRST = frozenset("CN HK HU JP KH KP KR MO SG TW VN".split())
"""Countries where cards print family names first, or either way (ISO 3166-1)."""


class Phrases(tuple[str, ...]):
    """Several phrases, which print as one: ``a, b and c``."""

    __slots__ = ()

    def __str__(self) -> str:
        *others, last = (phrase.rstrip(" .;,") for phrase in self)
        return f"{', '.join(others)} and {last}" if others else last


def spoken_name(name: PersonName) -> str:
    """A name in its printed order with its honorifics and without its degrees."""
    core = _core(name)
    return f"{name.prefix} {core}" if name.prefix else core


def salutation(name: PersonName, country: str | None) -> str:
    """How a letter begins, without the comma: ``Dear Dr. Whitfield``.

    Only a printed honorific is used, with the family name; no gender is guessed.
    Without one, or where it is not sure which part is the family name, the whole name
    stands in its printed order.

    Args:
        name: whom it is for.
        country: ISO 3166-1 alpha-2 of the country where they work, if known.
    """
    core = _core(name)
    if not name.prefix:
        return f"Dear {core}"
    part = name.given if fold(name.prefix) in _BY_GIVEN_NAME else name.family
    is_sure = country not in _FAMILY_FIRST or _is_family_first(name)
    return f"Dear {name.prefix} {part if part and is_sure else core}"


def _is_family_first(name: PersonName) -> bool:
    """Whether the card told by capitals that the family name comes first."""
    return bool(name.family) and _core(name).startswith(f"{name.family} ")


def _core(name: PersonName) -> str:
    """The name without honorifics before it and degrees behind it, never empty.

    ``Whitfield, Nora`` is turned round: its comma is for lists.
    """
    before, after = _bare(name.prefix), _bare(name.suffix)
    words = name.text.split()
    while len(words) > 1 and _bare(words[0]) and _bare(words[0])[0] in before:
        del words[0]
    while len(words) > 1 and _bare(words[-1]) and _bare(words[-1])[-1] in after:
        del words[-1]
    core = " ".join(words).strip(" ,")
    parts = (name.given, name.additional, name.family)
    return " ".join(filter(None, parts)) or core if "," in core else core


def _bare(text: str | None) -> list[str]:
    """The words of a text, folded, without punctuation."""
    return re.findall(r"\w+", fold(text or ""))
