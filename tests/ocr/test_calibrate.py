"""A confidence is a probability, whatever the figures that were fitted."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.ocr.calibrate import Case, Evidence, logit, probability
from cardtrail.ocr.registry import NAMES

ASKED = sorted(
    pair
    for pair in itertools.product(Case, NAMES)
    # Where both saw the same the word is that of the first, by name.
    if pair != (Case.AGREED, max(NAMES))
)
"""Every case and reader that two pages can come to."""

shares = st.floats(0, 1)


@pytest.mark.parametrize(("case", "reader"), ASKED)
@given(own=shares, other=shares)
def test_every_case_gives_a_probability(
    case: Case, reader: str, own: float, other: float
) -> None:
    assert 0 < probability(Evidence(case, reader, own, other)) < 1


@pytest.mark.parametrize(("case", "reader"), ASKED)
@pytest.mark.parametrize("own", [0.0, 1.0])
@pytest.mark.parametrize("other", [0.0, 1.0])
def test_the_utmost_confidences_are_no_certainty(
    case: Case, reader: str, own: float, other: float
) -> None:
    told = probability(Evidence(case, reader, own, other))
    assert math.isfinite(told)
    assert 0 < told < 1


@pytest.mark.parametrize(("case", "reader"), ASKED)
@given(confidences=st.tuples(shares, shares), other=shares)
def test_a_reader_that_is_surer_makes_a_word_no_less_likely(
    case: Case, reader: str, confidences: tuple[float, float], other: float
) -> None:
    less, more = sorted(confidences)
    unsure = probability(Evidence(case, reader, less, other))
    assert unsure <= probability(Evidence(case, reader, more, other))


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
