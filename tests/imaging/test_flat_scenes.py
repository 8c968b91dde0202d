"""Flat cards of drawn scenes show what was printed, where it was printed."""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
import pytest

from cardtrail.geometry import Point
from cardtrail.imaging.flatten import flatten
from cardtrail.imaging.locate import Outline
from cardtrail.model.photo import CardImage, Photo
from scenes import Item, Print, Scene, Shot, photograph
from scenes.bend import Bend
from scenes.camera import Camera
from scenes.invented import ALDER
from scenes.layouts import LAYOUTS
from scenes.palettes import PALETTES
from scenes.table import Table
from scenes.warp import Place

VIEWS = {
    "from above": (Camera(width=1600, height=1200), Place(turn=6.0)),
    "tilted": (Camera(width=1600, height=1200, tilt=40, towards=35), Place(turn=-8.0)),
    "rolled up": (Camera(width=1600, height=1200, tilt=12), Place(bend=Bend(0, 110))),
    "arched": (
        Camera(width=1600, height=1200, tilt=20),
        Place(turn=90.0, bend=Bend(0, 130, arched=True)),
    ),
    "rolled along the lines": (
        Camera(width=1600, height=1200, tilt=10, shift=(0.02, 0.1)),
        Place(bend=Bend(90, 80)),
    ),
    "a curled corner": (
        Camera(width=1600, height=1200, tilt=15),
        Place(bend=Bend(30, 60, start=26, both=False)),
    ),
}


@functools.cache
def seen(view: str) -> tuple[Shot, CardImage]:
    """A photo, and its card laid flat from where it truly lies."""
    camera, place = VIEWS[view]
    print_ = Print(ALDER, LAYOUTS["stacked"], PALETTES["mono"], "roboto")
    scene = Scene((Item(print_, place),), table=Table("walnut"), camera=camera, seed=7)
    shot = photograph(scene)
    photo = Photo(Path("scene.jpg"), shot.pixels, "0" * 64, None)
    return shot, flatten(photo, Outline(shot.truths[0].outline, 1.0))


def off_straight(points: list[Point]) -> float:
    """How far some points leave the line that is nearest to all of them."""
    places = np.array([(point.x, point.y) for point in points])
    centred = places - places.mean(axis=0)
    return float(np.abs(centred @ np.linalg.svd(centred)[2][1]).max())


@pytest.mark.parametrize("view", ["from above", "tilted"])
def test_every_word_of_a_flat_card_stands_where_it_was_printed(view: str) -> None:
    shot, card = seen(view)
    (truth,) = shot.truths
    height, width = card.pixels.shape[:2]
    sheet = truth.warp.sheet
    for word in truth.page.words:
        printed = word.box.centre
        there = card.to_photo.inverse().map(truth.warp.map(printed))
        wanted = Point(
            printed.x * width / sheet.width, printed.y * height / sheet.height
        )
        assert there.distance(wanted) < 1
    assert width / height == pytest.approx(sheet.width / sheet.height, rel=0.01)


@pytest.mark.parametrize("view", VIEWS)
def test_lines_of_text_are_straight_on_the_flat_card(view: str) -> None:
    shot, card = seen(view)
    (truth,) = shot.truths
    for line in truth.page.lines:
        box = line.box
        baseline = [
            Point(x, box.bottom) for x in np.linspace(box.left, box.right, 9).tolist()
        ]
        places = [card.to_photo.inverse().map(p) for p in truth.warp.map_all(baseline)]
        assert off_straight(places) < 1


@pytest.mark.parametrize("view", ["rolled up", "arched"])
def test_the_upper_side_of_a_rolled_card_becomes_straight(view: str) -> None:
    shot, card = seen(view)
    (truth,) = shot.truths
    top = [Point(x, 0) for x in np.linspace(0, truth.warp.sheet.width, 9).tolist()]
    assert off_straight(list(truth.warp.map_all(top))) > 5
    places = [card.to_photo.inverse().map(p) for p in truth.warp.map_all(top)]
    assert off_straight(places) < 2
    assert all(abs(place.y) < 2 for place in places)
