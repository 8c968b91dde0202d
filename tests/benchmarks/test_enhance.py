"""What the benchmark of the versions draws, and what it counts as read."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from benchmarks.enhance import KINDS, cases, coloured, read_share

from cardtrail.imaging.enhance import grey
from scenes.sampling import random_scene


def test_a_word_counts_as_often_as_it_is_printed_and_read() -> None:
    wanted = [Counter(["a", "a", "b"]), Counter(["c"])]
    read = [Counter(["a", "b", "b"]), Counter(["C"])]
    assert read_share(wanted, read) == pytest.approx(2 / 4)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_gives_flat_cards_with_words(kind: str) -> None:
    case = next(cases(kind, range(800_000, 800_020)))
    assert min(case.card.pixels.shape[:2]) > 100
    assert case.words.total() > 3


def test_ink_of_coloured_cards_is_hardly_lighter_than_its_paper() -> None:
    seed = next(s for s in range(800_000, 800_020) if len(random_scene(s).items) == 1)
    scene = coloured(random_scene(seed), np.random.default_rng(3))
    palette = scene.items[0].print.palette
    tones = np.array([[palette.paper, palette.text]], dtype=np.uint8)[..., ::-1]
    paper, text = grey(tones)[0].astype(int)
    assert abs(paper - text) < 30
