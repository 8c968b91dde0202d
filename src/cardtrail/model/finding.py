"""What a look at one part of the installation found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a part is."""

    OK = "ok"
    ATTENTION = "attention"
    UNTRIED = "untried"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part as it was found.

    Attributes:
        state: ``ATTENTION`` works, with something to mend; ``UNTRIED`` stands on a part
            that is missing or broken.
        found: what is there, or what is wrong with it; no end of a sentence.
        remedy: what to do about it, in sentences; "" where there is nothing to do.
    """

    state: State
    found: str
    remedy: str = ""


def told(state: State, error: Exception) -> Finding:
    """What an error of ours says: what is wrong, and after that what to do."""
    found, *rest = re.split(r"[.;] ", str(error), maxsplit=1)
    remedy = "".join(rest)
    return Finding(state, found, f"{remedy[:1].upper()}{remedy[1:]}")
