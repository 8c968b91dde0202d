"""What the network is taught: marks that lie where the cards are."""

from __future__ import annotations

import numpy as np
import pytest

from locator.augment import SIDE, varied
from locator.examples import Example

GREEN = (40, 200, 40)


def plain(seed: int) -> Example:
    """A green card with a red margin of table around it, somewhere on a photo."""
    rng = np.random.default_rng(seed)
    pixels = np.full((384, 512, 3), (30, 30, 160), np.uint8)
    left, top = rng.integers(20, 220), rng.integers(20, 160)
    right, bottom = left + 240, top + 150
    pixels[top:bottom, left:right] = GREEN
    rim = [(left, top), (right, top), (right, bottom), (left, bottom)]
    centre = [((left + right) / 2, (top + bottom) / 2)]
    return Example(
        pixels, (np.array(rim, np.float32),), (np.array(centre, np.float32),)
    )


@pytest.mark.parametrize("seed", range(40))
def test_marks_lie_on_the_card_and_point_to_its_middle(seed: int) -> None:
    pixels, marks = varied(plain(seed), [], np.random.default_rng(seed))
    assert pixels.shape == (SIDE, SIDE, 3)
    on_card = marks.card > 0.5
    if not on_card.any():
        return
    rows, columns = np.indices(on_card.shape) + 0.5
    half = SIDE / 2
    middles = np.stack([columns + half * marks.way[0], rows + half * marks.way[1]])
    assert np.ptp(middles[:, on_card], axis=1).max() < 0.01


@pytest.mark.parametrize("seed", range(10))
def test_the_same_chance_shows_the_same_photo(seed: int) -> None:
    first, _ = varied(plain(1), [], np.random.default_rng(seed))
    again, _ = varied(plain(1), [], np.random.default_rng(seed))
    assert np.array_equal(first, again)


def test_a_card_under_another_one_is_marked_where_it_is_seen() -> None:
    lower, upper = plain(1), plain(2)
    both = Example(lower.pixels, lower.rims + upper.rims, lower.centres + upper.centres)
    _, marks = varied(both, [], np.random.default_rng(3))
    rows, columns = np.indices(marks.card.shape) + 0.5
    half = SIDE / 2
    x = np.round((columns + half * marks.way[0])[marks.card > 0.5], 1)
    y = np.round((rows + half * marks.way[1])[marks.card > 0.5], 1)
    assert len(set(zip(x.tolist(), y.tolist(), strict=True))) == 2
