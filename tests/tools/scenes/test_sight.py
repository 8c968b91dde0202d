"""A word counts as visible only where the picture really shows it."""

from __future__ import annotations

import dataclasses

from scenes import Item, Print, Scene, photograph
from scenes.camera import Camera
from scenes.clutter import Clutter
from scenes.invented import ALDER
from scenes.layouts import LAYOUTS
from scenes.palettes import PALETTES
from scenes.warp import Place

PRINT = Print(ALDER, LAYOUTS["stacked"], PALETTES["mono"], "roboto")
WHOLE = Scene((Item(PRINT),), camera=Camera(width=480, height=360))


def unseen(scene: Scene, card: int = 0) -> set[str]:
    """The words of a card that can't be seen."""
    truth = photograph(scene).truths[card]
    words = zip(truth.page.words, truth.visible, strict=True)
    return {word.text for word, visible in words if not visible}


def test_all_of_an_open_card_is_seen() -> None:
    assert unseen(WHOLE) == set()


def test_what_the_frame_cuts_off_is_not_seen() -> None:
    camera = Camera(width=480, height=360, shift=(-0.35, 0.0))
    cut = unseen(dataclasses.replace(WHOLE, camera=camera))
    assert {"Nora", "Manager", "410"} <= cut
    assert "Finch" not in cut


def test_what_a_finger_covers_is_not_seen() -> None:
    finger = Clutter("finger", (-20.0, 13.0), 110.0, 18.0, 300.0)
    scene = dataclasses.replace(WHOLE, clutter=(finger,))
    assert "Nora" not in unseen(scene)
    assert "nora@alderandfinch.example" in unseen(scene)
    bare, under = photograph(WHOLE).pixels, photograph(scene).pixels
    assert abs(bare.astype(int) - under).max() > 60


def test_a_card_hides_words_of_those_below_and_not_the_other_way_round() -> None:
    above = Item(PRINT, Place(x=50.0, y=0.0, lift=0.7))
    scene = dataclasses.replace(WHOLE, items=(*WHOLE.items, above))
    assert "Finch" in unseen(scene)
    assert "Nora" not in unseen(scene)
    assert "Nora" not in unseen(scene, card=1)
