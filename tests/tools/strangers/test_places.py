"""Addresses of strangers are such as their post could deliver."""

from __future__ import annotations

import re

import numpy as np
import pytest

from cardtrail.values.postal import postal_rules
from strangers.coinage import Coinage
from strangers.lexicon import Lexicon
from strangers.places import address
from strangers.tables import countries


@pytest.mark.parametrize("key", ["US", "CA", "AU", "IT", "GB", "NL", "PL", "BE-fr"])
def test_postcodes_have_the_form_of_their_country(key: str) -> None:
    pattern = postal_rules(key[:2]).postcode
    assert pattern is not None
    for seed in range(20):
        lines = address(Lexicon(np.random.default_rng(seed), key))
        assert re.search(rf"\b{pattern.pattern}\b", " ".join(lines)), lines


def test_a_region_and_its_postcode_belong_together() -> None:
    for seed in range(30):
        lines = address(Lexicon(np.random.default_rng(seed), "US"))
        state = re.search(r"\b([A-Z]{2}) (\d{5})", " ".join(lines))
        assert state
        region = postal_rules("US").region(state[1])
        assert region
        assert region.zip_prefix
        assert region.zip_prefix.match(state[2])


def test_an_address_takes_one_line_to_five() -> None:
    counts = {
        len(address(Lexicon(np.random.default_rng(seed), key)))
        for seed in range(12)
        for key in countries()
    }
    assert {1, 2, 3, 4} <= counts <= {1, 2, 3, 4, 5, 6}


def test_a_coined_word_is_in_no_list() -> None:
    learnt = ["Marchbank", "Haldane", "Merriman", "Kelloway", "Pendarves", "Hallam"]
    coinage = Coinage(learnt)
    rng = np.random.default_rng(3)
    words = {coinage.word(rng) for _ in range(30)}
    assert len(words) > 5
    assert not words & {*learnt, ""}
