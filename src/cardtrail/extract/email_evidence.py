"""What the rest of the card says of an e-mail address: the name, the web site."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence

from cardtrail.model.field import Candidate, Signal
from cardtrail.values.email import EmailAddress
from cardtrail.values.mailbox import ROLES, is_spelt_from
from cardtrail.values.name import PersonName

SAME_SHAPE = (("I", "l"), ("1", "l"), ("|", "l"), ("l", "i"))
"""Characters that print alike in many typefaces, and what is meant instead."""

ALIKE = (("0", "o"), ("rn", "m"), ("m", "rn"), ("vv", "w"), ("cl", "d"))
"""Characters that readers take for each other, though print tells them apart."""

_LABEL = re.compile(r"[EM](?=[a-zI])")
"""What cards print before an e-mail address, where the gap behind it was not seen."""


def supported(
    candidate: Candidate[EmailAddress],
    names: Sequence[PersonName],
    hosts: Sequence[str],
) -> Candidate[EmailAddress]:
    """The address with what other details say for it.

    Where it is spelt from nobody's name as it was read, but is so with a look-alike in
    the place of one character, or without the letter of its label, that is what is
    printed: “Ibrandhorst” or “Elbrandhorst” on the card of Leyla Brandhorst.

    Args:
        candidate: as it stands on the card.
        names: of the people on the card.
        hosts: of the card's web sites and of its other addresses.
    """
    address = candidate.value
    if address is None:
        return candidate
    signals = []
    own, is_changed = _as_spelt(address, names)
    if own is not None:
        signals.append(Signal("spelt from the name", 2))
    if any(address.is_at(host) for host in hosts):
        signals.append(Signal("domain of the card", 1))
    return dataclasses.replace(
        candidate,
        value=own or address,
        signals=(*candidate.signals, *signals),
        is_changed=candidate.is_changed or is_changed,
    )


def _as_spelt(
    address: EmailAddress, names: Sequence[PersonName]
) -> tuple[EmailAddress | None, bool]:
    """The address as it is spelt from a name, and whether print tells it apart."""
    for local, is_changed in _readings(address.local):
        if any(is_spelt_from(name, local) for name in names):
            return EmailAddress(local, address.domain), is_changed
    label = _LABEL.match(address.local)
    if label and address.local[label.end() :] in ROLES:
        return EmailAddress(address.local[label.end() :], address.domain), True
    return None, False


def _readings(local: str) -> Iterator[tuple[str, bool]]:
    """The local part as read, without a label, then with one look-alike swapped.

    With each goes whether print tells it apart from what was read.
    """
    label = _LABEL.match(local)
    bases = (local, local[label.end() :]) if label else (local,)
    yield from ((base, False) for base in bases)
    for pairs, is_changed in ((SAME_SHAPE, False), (ALIKE, True)):
        for base, (seen, meant) in itertools.product(bases, pairs):
            at = base.find(seen)
            while at >= 0:
                yield base[:at] + meant + base[at + len(seen) :], is_changed
                at = base.find(seen, at + 1)
