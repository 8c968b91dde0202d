"""Towns that were read with a look-alike in the place of a letter."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from cardtrail.extract.lexicon import city_countries
from cardtrail.text import fold
from cardtrail.values.address import PostalAddress

_ALIKE = (
    ("m", "rn"), ("rn", "m"), ("I", "l"), ("l", "i"), ("cl", "d"), ("vv", "w"),
    ("c", "e"), ("q", "g"), ("h", "b"),
)  # fmt: skip
"""What readers see, and what is printed."""


def place_restored(address: PostalAddress) -> PostalAddress:
    """The address with its town as it is spelt, where one look-alike is the difference.

    “3011 Bem” in Switzerland is 3011 Bern: there is no town of the first name, and one
    of the second in that country. Towns that are in no list stay as they were read.
    """
    town = address.locality
    if town is None or fold(town) in city_countries():
        return address
    meant = next(
        (
            other
            for other in _readings(town)
            if address.country in city_countries().get(fold(other), ())
        ),
        None,
    )
    if meant is None:
        return address
    before, _, behind = address.text.rpartition(town)
    return dataclasses.replace(address, text=f"{before}{meant}{behind}", locality=meant)


def _readings(town: str) -> Iterator[str]:
    """The town with one look-alike swapped, in each place."""
    for seen, printed in _ALIKE:
        at = town.find(seen)
        while at >= 0:
            yield town[:at] + printed + town[at + len(seen) :]
            at = town.find(seen, at + 1)
