"""The address of a web site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Website:
    """A URL with its scheme."""

    url: str

    def __str__(self) -> str:
        return self.url
