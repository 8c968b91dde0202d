"""Quantiles of tones: those of numpy, sooner."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from cardtrail.imaging.tones import median, quantiles

PICTURES = arrays(np.uint8, array_shapes(min_dims=1, max_dims=2, max_side=40))


@given(PICTURES, st.lists(st.floats(0, 1), min_size=1, max_size=3))
def test_quantiles_are_those_of_numpy(
    picture: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], shares: list[float]
) -> None:
    assert list(quantiles(picture, *shares)) == pytest.approx(
        np.quantile(picture, shares).tolist()
    )


@given(PICTURES)
def test_the_median_of_a_part_of_a_picture(
    picture: np.ndarray[tuple[int, ...], np.dtype[np.uint8]],
) -> None:
    part = picture[::2]
    assert median(part) == np.median(part)
