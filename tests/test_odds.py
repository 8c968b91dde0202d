"""Log odds are finite, and what is weighed is a probability."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.odds import BIAS, SUREST, logistic, logit, read_weights

shares = st.floats(0, 1)
weights = st.floats(-5, 5)


@given(shares, shares)
def test_log_odds_are_finite_and_rise(first: float, second: float) -> None:
    less, more = sorted((first, second))
    assert math.isfinite(logit(less))
    assert logit(less) <= logit(more)


@given(st.floats(0.01, 0.99))
def test_log_odds_of_the_opposite_are_the_opposite(share: float) -> None:
    assert logit(1 - share) == pytest.approx(-logit(share), abs=1e-9)


def test_even_odds_are_nought() -> None:
    assert logit(0.5) == 0


@pytest.mark.parametrize("share", [SUREST, 1.0, 7.0])
def test_what_is_all_but_certain_counts_no_more_than_the_surest(share: float) -> None:
    assert logit(share) == logit(SUREST)
    assert logit(1 - share) == pytest.approx(-logit(SUREST))


@given(st.floats(0.01, 0.99))
def test_a_clue_that_is_a_log_odds_gives_its_probability_back(share: float) -> None:
    told = logistic({BIAS: 0.0, "own": 1.0}, {"own": logit(share)})
    assert told == pytest.approx(share)


def test_without_clues_the_bias_is_the_log_odds() -> None:
    assert logistic({BIAS: math.log(3)}, {}) == pytest.approx(0.75)
    assert logistic({BIAS: 0.0, "own": 9.0}, {}) == 0.5


def test_clues_add_up() -> None:
    told = logistic({BIAS: -1.0, "a": 2.0, "b": -0.5}, {"a": 1.5, "b": 2.0})
    assert told == pytest.approx(1 / (1 + math.exp(-(-1.0 + 3.0 - 1.0))))


@given(weights, weights, shares)
def test_what_is_weighed_is_a_probability(
    bias: float, weight: float, share: float
) -> None:
    # A float can't tell what is nearly certain from what is certain.
    assert 0 <= logistic({BIAS: bias, "own": weight}, {"own": logit(share)}) <= 1


def test_a_clue_that_nobody_weighed_is_an_error() -> None:
    with pytest.raises(KeyError, match="colour"):
        logistic({BIAS: 1.0}, {"colour": 1.0})


@pytest.mark.parametrize("package", ["cardtrail.ocr", "cardtrail.extract"])
def test_the_weights_of_a_package_are_finite_and_have_a_bias(package: str) -> None:
    table = read_weights(package)
    assert table
    for fitted in table.values():
        assert BIAS in fitted
        assert all(math.isfinite(weight) for weight in fitted.values())


def test_a_package_without_weights_is_an_error() -> None:
    with pytest.raises(FileNotFoundError, match=str(Path("calibration.json"))):
        read_weights("cardtrail.model")
