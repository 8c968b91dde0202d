"""What else is on the card, for details that are known by their company."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from cardtrail.extract.title_words import title_words
from cardtrail.model.page import Line
from cardtrail.text import unify

_PARTLY_FRENCH = frozenset({"BE", "CA", "CH", "LU", "MC"})
_FRENCH = re.compile(
    r"[éèêçÉÈÊÇ]|\b(?:avenue de|boulevard|chemin|courriel|directeur|directrice|mail :"
    r"|place|quai|qc|quebec|route|rue|suisse)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
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

    @cached_property
    def is_french(self) -> bool:
        """Whether the card is in French, as far as its country and its words tell."""
        return self.country == "FR" or (
            self.country in _PARTLY_FRENCH
            and any(_FRENCH.search(unify(line.text)) for line in self.lines)
        )

    @cached_property
    def titled(self) -> tuple[Line, ...]:
        """The lines with words of work."""
        return tuple(line for line in self.lines if title_words(line.text))
