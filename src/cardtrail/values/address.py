"""A postal address."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """An address as printed on one line, and the parts that were understood in it.

    ``country`` is an ISO 3166-1 alpha-2 code. Parts that are not printed are None.
    """

    text: str
    street: str | None = None
    locality: str | None = None
    region: str | None = None
    postal_code: str | None = None
    country: str | None = None

    def __str__(self) -> str:
        return self.text
