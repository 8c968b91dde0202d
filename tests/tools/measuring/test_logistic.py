"""Weights are found again that samples were drawn by, and shares are what they are."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.odds import BIAS, logistic
from measuring.logistic import (
    BINS,
    RISING,
    Bin,
    Sample,
    calibration_error,
    fitted,
    judged,
    reliability,
)

KNOWN = {BIAS: -1.0, "own": 1.5, "short": -2.0}


def drawn(count: int, weights: dict[str, float], seed: int = 5) -> list[Sample]:
    """Samples whose chance to be right is what the weights say."""
    rng = np.random.default_rng(seed)
    samples = []
    for group in range(count):
        clues = {name: float(rng.normal(0, 1)) for name in weights if name != BIAS}
        is_right = bool(rng.random() < logistic(weights, clues))
        samples.append(Sample(group, "drawn", clues, is_right))
    return samples


def test_the_weights_that_samples_were_drawn_by_are_found_again() -> None:
    (weights,) = fitted(drawn(20_000, KNOWN)).values()
    assert weights == pytest.approx(KNOWN, abs=0.15)


def test_few_samples_don_t_make_wild_weights() -> None:
    samples = [Sample(i, "a", {"own": 1.0}, is_right=True) for i in range(3)]
    (weights,) = fitted(samples).values()
    assert all(0 < weight < 3 for weight in weights.values())
    assert 0.5 < logistic(weights, {"own": 1.0}) < 0.99


def test_each_kind_has_weights_of_its_own() -> None:
    same, other = (
        [Sample(i, kind, {"short": 1.0}, is_right) for i in range(50)]
        for kind, is_right in (("good", True), ("bad", False))
    )
    mixed = [sample for pair in zip(same, other, strict=True) for sample in pair]
    table = fitted(mixed)
    assert table == {**fitted(same), **fitted(other)}
    assert logistic(table["good"], {"short": 1.0}) > 0.9
    assert logistic(table["bad"], {"short": 1.0}) < 0.1


def test_nothing_gives_no_weights() -> None:
    assert fitted([]) == {}


@pytest.mark.parametrize("name", sorted(RISING))
def test_a_clue_that_can_only_speak_for_a_thing_never_speaks_against(
    name: str,
) -> None:
    falling = {BIAS: 0.5, name: -1.0, "short": -1.0}
    (weights,) = fitted(drawn(3000, falling)).values()
    assert set(weights) == set(falling)
    assert weights[name] == 0
    assert weights["short"] < -0.5


def test_any_other_clue_may_speak_against() -> None:
    (weights,) = fitted(drawn(3000, {BIAS: 0.5, "changed": -1.0})).values()
    assert weights["changed"] < -0.5


samples_by_chance = st.lists(
    st.builds(
        lambda group, clues, right: Sample(
            group, "a", dict(zip(("own", "page", "short"), clues, strict=True)), right
        ),
        st.integers(0, 9),
        st.tuples(*[st.floats(-7, 7)] * 3),
        st.booleans(),
    ),
    min_size=1,
    max_size=30,
)


@given(samples_by_chance)
def test_whatever_the_samples_weights_are_finite_and_what_rises_rises(
    samples: list[Sample],
) -> None:
    (weights,) = fitted(samples).values()
    assert set(weights) == {BIAS, "own", "page", "short"}
    assert all(math.isfinite(weight) for weight in weights.values())
    assert min(weights["own"], weights["page"]) >= 0


def test_a_scene_is_judged_by_weights_of_the_others() -> None:
    # Each scene disagrees with all others: one judged by itself would be right.
    samples = [
        Sample(group, "a", {"short": 1.0}, is_right=group == 0)
        for group in range(5)
        for _ in range(40)
    ]
    told = judged(samples, 5)
    assert len(told) == len(samples)
    assert all(said < 0.1 for said, is_right in told if is_right)


def test_a_kind_that_only_one_scene_has_is_not_judged() -> None:
    common = [Sample(i, "a", {"short": 1.0}, is_right=True) for i in range(4)]
    rare = [Sample(0, "b", {"short": 1.0}, is_right=True)]
    assert len(judged(common + rare, 2)) == len(common)


def test_what_is_said_stands_beside_what_is_right() -> None:
    told = [(0.91, True), (0.95, False), (0.99, True), (0.31, False), (0.35, True)]
    bins = list(reliability(told))
    assert [one.count for one in bins] == [2, 3]
    assert [one.said for one in bins] == pytest.approx([0.33, 0.95])
    assert [one.right for one in bins] == pytest.approx([0.5, 2 / 3])


def test_certainty_is_in_the_last_bin() -> None:
    (one,) = reliability([(1.0, True), (0.95, True)])
    assert (one.count, one.right) == (2, 1.0)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=40))
def test_every_sample_is_in_one_bin(told: list[tuple[float, bool]]) -> None:
    bins = list(reliability(told))
    assert sum(one.count for one in bins) == len(told)
    assert len(bins) <= BINS
    assert [one.said for one in bins] == sorted(one.said for one in bins)
    assert 0 <= calibration_error(bins) <= 1


def test_the_error_is_the_mean_distance_of_shares_from_what_was_said() -> None:
    bins = [Bin(10, 0.2, 0.3), Bin(30, 0.9, 0.7)]
    assert calibration_error(bins) == pytest.approx((10 * 0.1 + 30 * 0.2) / 40)
    assert calibration_error([Bin(7, 0.75, 0.75)]) == 0
    assert calibration_error([]) == 0
