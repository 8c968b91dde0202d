"""What two names say of whether they are one person's."""

from __future__ import annotations

from collections.abc import Iterator

from cardtrail.identity.names import Names, compare, generation
from cardtrail.identity.weigh import weighed
from cardtrail.model.field import Field, Grade, Signal
from cardtrail.values.name import PersonName

Name = Field[PersonName] | None

_SIGNALS: dict[Names, Signal | None] = {
    Names.SAME: Signal("the same name", 4),
    Names.NEAR: Signal("nearly the same name", 3),
    Names.SHORTENED: Signal("the same name, shortened", 3),
    Names.INITIAL: Signal("the same family name and initial", 2),
    Names.PART: Signal("a part of the name", 1),
    Names.MIDDLE: Signal("the same name in part", 1),
    Names.GIVEN: Signal("another family name", -0.5),
    Names.FAMILY: Signal("another given name", -1.5),
    Names.OTHER: Signal("another name", -5),
    Names.UNKNOWN: None,
}
_WHOLE = frozenset({Names.SAME, Names.SHORTENED})
_APART = frozenset({Names.MIDDLE, Names.FAMILY, Names.OTHER})
_GENERATION = Signal("another generation (Jr, Sr)", -4)


def name_evidence(kept: Name, seen: Name) -> Iterator[Signal]:
    """The evidence of two names; none where one is missing or in another script."""
    if kept is None or seen is None or kept.value is None or seen.value is None:
        return
    signal = _SIGNALS[compare(kept.value, seen.value)]
    if signal is not None:
        yield weighed(signal, kept, seen)
    told = generation(kept.value), generation(seen.value)
    if all(told) and told[0] != told[1]:
        yield _GENERATION


def are_safe(kept: Name, seen: Name, *, is_mail_own: bool) -> bool:
    """Whether two names can be taken for one person's without asking.

    Not two given names, nor two middle ones, nor names of which only one tells a
    generation, nor two that were surely read and differ by a letter. Names that are
    not the same, or not there, need an e-mail address of their own beside: couples
    share a mobile phone, and who follows in a job takes it over.

    Args:
        kept: one name; None where there is none.
        seen: the other.
        is_mail_own: whether both have one e-mail address that is a person's own.
    """
    if kept is None or seen is None or kept.value is None or seen.value is None:
        return is_mail_own
    if generation(kept.value) != generation(seen.value):
        return False
    relation = compare(kept.value, seen.value)
    if relation is Names.NEAR and kept.grade is seen.grade is Grade.SURE:
        return False
    return relation in _WHOLE or (is_mail_own and relation not in _APART)
