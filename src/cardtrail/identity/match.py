"""Whether two contacts are one person: evidence for and against, and their sum.

Weights are those of Fellegi and Sunter's theory of record linkage (1969): how much
oftener two cards of one person agree in a detail than two cards of different people,
in powers of ten. They are set by hand in round numbers; ``benchmarks/identity.py``
measures what they bring.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cardtrail.identity.details import has_own
from cardtrail.identity.evidence import (
    OWN,
    OWN_MAIL,
    firm_evidence,
    mail_evidence,
    phone_evidence,
)
from cardtrail.identity.keys import keys
from cardtrail.identity.name_evidence import are_safe, name_evidence
from cardtrail.model.contact import Contact
from cardtrail.model.field import Signal
from cardtrail.model.match import Likeness, Match

STRONG = 6.5
"""Evidence from which two contacts are one person: the same name and one detail that
is a person's own, or everything that an office card has."""

POSSIBLE = 1.0
"""Evidence from which a person is asked."""

_SAME = "the same "


def match(kept: Contact, seen: Contact) -> Match | None:
    """Whether two contacts are one person, and why; None where little speaks for it.

    What an office shares (switchboard, fax, address, site, info@) counts next to
    nothing. STRONG is never said of two given names, of two generations (Jr and Sr)
    or of names that were surely read and differ, whatever else they share: relatives
    do share mailboxes and phones.

    Symmetric; contacts without a common key (``identity.keys``) never match.
    """
    if keys(kept).isdisjoint(keys(seen)):
        return None
    signals = tuple(
        sorted(_evidence(kept, seen), key=lambda one: (-one.weight, one.name))
    )
    score = sum(signal.weight for signal in signals)
    if score < POSSIBLE:
        return None
    is_strong = score >= STRONG and _is_safe(kept, seen, signals)
    grade = Likeness.STRONG if is_strong else Likeness.POSSIBLE
    return Match(grade, signals, _sentence(signals))


def _is_safe(kept: Contact, seen: Contact, signals: Sequence[Signal]) -> bool:
    """Whether nothing forbids to take two contacts for one person without asking.

    Namesakes at one firm differ in what is their own: where a card has any such detail,
    one of them has to be the same.
    """
    told = {signal.name for signal in signals}
    is_mail_own = not told.isdisjoint(OWN_MAIL)
    is_told_apart = told.isdisjoint(OWN) and (has_own(kept) or has_own(seen))
    return not is_told_apart and are_safe(kept.name, seen.name, is_mail_own=is_mail_own)


def _evidence(kept: Contact, seen: Contact) -> Iterator[Signal]:
    yield from name_evidence(kept.name, seen.name)
    mail = tuple(mail_evidence(kept, seen))
    yield from mail
    yield from phone_evidence(kept, seen)
    is_told = any(signal.name in OWN_MAIL for signal in mail)
    yield from firm_evidence(kept, seen, is_firm_told=is_told)


def _sentence(signals: tuple[Signal, ...]) -> str:
    """The evidence for, then the evidence against, each in order of its weight."""
    speaking = [signal.name for signal in signals if signal.weight > 0]
    against = [signal.name for signal in reversed(signals) if signal.weight < 0]
    same = [name.removeprefix(_SAME) for name in speaking if name.startswith(_SAME)]
    others = [name for name in speaking if not name.startswith(_SAME)]
    if same:
        others.insert(0, _SAME + _listed(same))
    return ", but ".join(filter(None, (_listed(others), _listed(against))))


def _listed(names: list[str]) -> str:
    *first, last = names or [""]
    return f"{', '.join(first)} and {last}" if first else last
