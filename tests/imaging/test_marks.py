"""The network marks cards where they are, whatever the size of the photo."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import pytest

from cardtrail.imaging.marks import SIDE, mark
from cardtrail.model.photo import Pixels
from scenes import draw_lines

LINES = ("Nora Whitfield", "Alder & Finch Inc.", "916 555 0160", "nora@alder.example")


def on_a_desk(factor: float) -> tuple[Pixels, Pixels]:
    """A white card on a brown desk, and where it lies; 1200 x 900 times ``factor``."""
    photo = np.full((900, 1200, 3), (60, 80, 110), np.uint8)
    card = cv2.resize(draw_lines(LINES).pixels, (640, 380))
    photo[250:630, 300:940] = card
    inside = np.zeros((900, 1200), np.uint8)
    inside[250:630, 300:940] = 1
    noise = np.random.default_rng(4).normal(0, 3, photo.shape)
    noisy = np.clip(photo + noise, 0, 255).astype(np.uint8)
    resized = cv2.resize(noisy, None, fx=factor, fy=factor)
    return np.asarray(resized, np.uint8), inside


@pytest.mark.parametrize("factor", [0.2, 1.0, 3.0])
def test_the_card_is_marked_and_the_desk_is_not(factor: float) -> None:
    photo, inside = on_a_desk(factor)
    marks = mark(photo)
    size = marks.card.shape[::-1]
    there = cv2.resize(inside, size, interpolation=cv2.INTER_NEAREST) > 0
    assert (marks.card[there] > 0.5).mean() > 0.95
    assert (marks.card[~there] > 0.5).mean() < 0.05


def test_the_votes_of_a_card_meet_in_its_middle() -> None:
    photo, _ = on_a_desk(1.0)
    marks = mark(photo)
    x, y = np.median(marks.middle[:, marks.card > 0.5], axis=1) * marks.scale
    assert abs(x - 620) < 30
    assert abs(y - 440) < 30


@pytest.mark.parametrize("shape", [(1, 1), (40, 3000), (3000, 40), (5, 7)])
def test_a_photo_of_any_shape_is_marked(shape: tuple[int, int]) -> None:
    marks = mark(np.full((*shape, 3), 128, np.uint8))
    assert max(marks.card.shape) == SIDE // 2
    assert np.isfinite(marks.middle).all()


def test_threads_do_not_disturb_each_other() -> None:
    photos = [on_a_desk(factor)[0] for factor in (0.5, 1.0)] * 4
    alone = [mark(photo).card for photo in photos]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(mark, photos))
    assert all(
        np.allclose(one, other.card, atol=1e-4)
        for one, other in zip(alone, together, strict=True)
    )
