"""What else is on the card, for details that are known by their company."""

from __future__ import annotations

from dataclasses import dataclass

from cardtrail.model.page import Line


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What on the card speaks for or against a name or a firm.

    Attributes:
        local_parts: of the e-mail addresses, folded.
        domains: hosts of the e-mails and web sites.
        lines: all lines of the card.
        usual_height: median height of the card's lines in pixels.
        country: ISO 3166-1 alpha-2, where the card is from.
    """

    local_parts: tuple[str, ...]
    domains: tuple[str, ...]
    lines: tuple[Line, ...]
    usual_height: float
    country: str
