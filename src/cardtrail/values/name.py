"""A person's name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in normal case and its parts, as in the N property of RFC 6350."""

    text: str
    prefix: str | None = None
    given: str | None = None
    additional: str | None = None
    family: str | None = None
    suffix: str | None = None

    def __str__(self) -> str:
        return self.text
