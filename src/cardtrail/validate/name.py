"""Whether a name can be the name of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field
from cardtrail.model.reading import Problem
from cardtrail.text import PARTICLES, fold
from cardtrail.validate.codes import problem
from cardtrail.values.name import PersonName

_FIRM_WORDS = frozenset(
    "agency associates bank center centre college company consulting corp corporation"
    " department engineering foundation gmbh group hospital hotel inc institute"
    " international limited llc llp ltd plc restaurant sales school services solutions"
    " systems technologies travel university".split()
)


_SMALL = PARTICLES.union("ap dal dalla degli dei ibn las lo los op zum zur".split())
_WORD = re.compile(r"[^\W\d_][\w'.-]*")

LONG = 4
"""Letters of a word that nobody's name has twice."""

VOUCHED = 1.0
"""The confidence of what a person gave; what is read stays below it."""


def check_others(contact: Contact) -> Iterator[Problem]:
    """``name.two-people`` where the card names others, until a person gave the name."""
    name = contact.name
    if name is not None and contact.others and name.confidence < VOUCHED:
        *first, last = (name.text, *(other.text for other in contact.others))
        yield problem("name.two-people", people=f"{', '.join(first)} and {last}")


def _has_small_word(text: str) -> bool:
    """Whether a word begins small, as a cut one does; particles such as "von" may."""
    words = _WORD.findall(text)
    small = [word for word in words if word[0].islower() and word not in _SMALL]
    return bool(small) and any(word[0].isupper() for word in words)


def _is_repeated(text: str) -> bool:
    """Whether a word stands twice, as where a firm's name was taken with it."""
    words = [word for word in _WORD.findall(fold(text)) if len(word) >= LONG]
    return len(set(words)) < len(words)


def check_name(entry: Field[PersonName]) -> Iterator[Problem]:
    """One ``name.doubtful`` with the first reason, if there is one."""
    name = entry.value
    if name is None:
        why = "has no word that could be a name"
    elif any(char.isdigit() for char in name.text):
        why = "has a digit in it"
    elif _FIRM_WORDS.intersection(re.findall(r"\w+", fold(name.text))):
        why = "may be the name of a firm"
    elif not (name.given and name.family):
        why = "is a single word"
    elif _has_small_word(name.text):
        why = "has a word that begins small"
    elif _is_repeated(name.text):
        why = "has a word twice"
    else:
        return
    yield problem("name.doubtful", value=entry.text, why=why)
