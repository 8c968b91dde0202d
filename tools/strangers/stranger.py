"""A stranger's card from a seed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cardtrail.model.page import Page
from scenes.chance import one_of
from scenes.people import Person
from strangers.contents import contents
from strangers.designs import lay_out
from strangers.lexicon import Lexicon
from strangers.tables import countries

_SEED = 20_261_124


@dataclass(frozen=True, slots=True)
class Stranger:
    """One card.

    Attributes:
        country: ISO 3166-1 alpha-2.
        person: what it means; the name is empty where it names nobody.
        page: its words, as they are printed.
    """

    country: str
    person: Person
    page: Page


def stranger(seed: int, country: str | None = None) -> Stranger:
    """The card of a seed, of somebody of that entry of ``countries.toml`` or of any."""
    rng = np.random.default_rng((_SEED, seed))
    key = country or one_of(rng, sorted(countries()))
    card = contents(Lexicon(rng, key))
    return Stranger(key[:2], card.person, lay_out(rng, card))
