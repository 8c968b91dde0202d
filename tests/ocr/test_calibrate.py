"""A confidence is a probability, whatever the figures that were fitted."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.ocr.calibrate import Case, Evidence, probability
from cardtrail.ocr.names import NAMES

ASKED = sorted(
    pair
    for pair in itertools.product(Case, NAMES)
    # Where both saw the same the word is that of the first, by name.
    if pair != (Case.AGREED, max(NAMES))
)
"""Every case and reader that two pages can come to."""

shares = st.floats(0, 1)


def evidence(case: Case, reader: str, own: float, other: float) -> Evidence:
    """As it comes: where only one reader saw the word, there is no other."""
    is_lone = case in {Case.SINGLE, Case.ALONE}
    return Evidence(case, reader, own, None if is_lone else other)


@pytest.mark.parametrize(("case", "reader"), ASKED)
@given(own=shares, other=shares)
def test_every_case_gives_a_probability(
    case: Case, reader: str, own: float, other: float
) -> None:
    assert 0 < probability(evidence(case, reader, own, other)) < 1


@pytest.mark.parametrize(("case", "reader"), ASKED)
@pytest.mark.parametrize("own", [0.0, 1.0])
@pytest.mark.parametrize("other", [0.0, 1.0])
def test_the_utmost_confidences_are_no_certainty(
    case: Case, reader: str, own: float, other: float
) -> None:
    told = probability(evidence(case, reader, own, other))
    assert math.isfinite(told)
    assert 0 < told < 1


@pytest.mark.parametrize(("case", "reader"), ASKED)
@given(confidences=st.tuples(shares, shares), other=shares)
def test_a_reader_that_is_surer_makes_a_word_no_less_likely(
    case: Case, reader: str, confidences: tuple[float, float], other: float
) -> None:
    less, more = sorted(confidences)
    unsure = probability(evidence(case, reader, less, other))
    assert unsure <= probability(evidence(case, reader, more, other))
