"""The photo of a scene agrees with the truth that comes with it."""

from __future__ import annotations

import dataclasses
import functools

import cv2
import numpy as np
import pytest

from cardtrail.geometry import Point, Quad
from scenes import Item, Print, Scene, Shot, photograph
from scenes.camera import Camera
from scenes.invented import ALDER
from scenes.layout import Layout, Mark
from scenes.layouts import LAYOUTS
from scenes.light import Light
from scenes.palettes import PALETTES
from scenes.sensor import Sensor
from scenes.table import Table
from scenes.warp import Place

SMALL = Camera(width=640, height=480)
PLAIN = Scene(
    (Item(Print(ALDER, LAYOUTS["stacked"], PALETTES["mono"], "roboto")),),
    table=Table("walnut"),
    camera=SMALL,
    seed=7,
)
SPOTS = ((20.0, 12.0), (70.0, 12.0), (70.0, 40.0), (20.0, 40.0))  # millimetres
SPOTTED = Layout(
    88.9,
    50.8,
    columns=(),
    marks=tuple(Mark("disc", x - 2, y - 2, x + 2, y + 2) for x, y in SPOTS),
)
VIEWS = {
    "from above": (Camera(width=800, height=600), 0.0),
    "rolled": (Camera(width=800, height=600, fill=0.5), 33.0),
    "tilted": (Camera(width=800, height=600, tilt=24, towards=15), -8.0),
    "steep": (Camera(width=800, height=600, tilt=40, towards=-30, fill=0.6), 12.0),
    "on its side": (Camera(width=600, height=800, tilt=10), 90.0),
    "upside down": (Camera(width=800, height=600, tilt=15), 180.0),
}


def laid(scene: Scene, place: Place) -> Scene:
    """The scene with its only card at another place."""
    (item,) = scene.items
    return dataclasses.replace(scene, items=(dataclasses.replace(item, place=place),))


def printed(scene: Scene, layout: Layout) -> Scene:
    """The scene with its only card printed in another layout."""
    (item,) = scene.items
    print_ = dataclasses.replace(item.print, layout=layout)
    return dataclasses.replace(scene, items=(dataclasses.replace(item, print=print_),))


@functools.cache
def spotted(view: str) -> Shot:
    """A card with four dark discs and nothing else."""
    camera, turn = VIEWS[view]
    return photograph(
        dataclasses.replace(
            printed(laid(PLAIN, Place(turn=turn)), SPOTTED),
            camera=camera,
            sensor=Sensor(noise=0.001, vignette=0.0, aperture=0.0),
        )
    )


def edge_offsets(shot: Shot) -> list[float]:
    """For each side, how far outside the truth its strongest edge is, in pixels."""
    grey = cv2.cvtColor(shot.pixels, cv2.COLOR_BGR2GRAY).astype(np.float32)
    corners = shot.truths[0].outline.points
    return [
        _offset(grey, a, b)
        for a, b in zip(corners, corners[1:] + corners[:1], strict=True)
    ]


def _offset(grey: np.ndarray, a: Point, b: Point) -> float:
    length = a.distance(b)
    outward = ((b.y - a.y) / length, -(b.x - a.x) / length)
    reach = np.arange(-5, 5.01, 0.25)
    found = []
    for share in np.linspace(0.1, 0.9, 41):
        x = a.x + share * (b.x - a.x) + reach * outward[0] - 0.5
        y = a.y + share * (b.y - a.y) + reach * outward[1] - 0.5
        profile = cv2.remap(
            grey,
            x[None].astype(np.float32),
            y[None].astype(np.float32),
            cv2.INTER_LINEAR,
        )[0]
        fall = np.maximum(profile[:-2] - profile[2:], 0)
        found.append(float(reach[1:-1][np.argmax(fall)]))
    return float(np.median(found))


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_the_corners_agree_with_the_drawn_pixels_to_a_pixel(view: str) -> None:
    assert max(map(abs, edge_offsets(spotted(view)))) <= 1.0


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_what_is_printed_comes_to_lie_where_the_map_says(view: str) -> None:
    shot = spotted(view)
    grey = cv2.cvtColor(shot.pixels, cv2.COLOR_BGR2GRAY)
    for x, y in SPOTS:
        wanted = shot.truths[0].warp.map(Point(x * 18, y * 18))
        left, top = int(wanted.x) - 20, int(wanted.y) - 20
        window = grey[top : top + 40, left : left + 40].astype(np.float64)
        dark = np.clip(window.max() - 60 - window, 0, None)
        rows, columns = np.mgrid[0:40, 0:40] + 0.5
        assert left + (dark * columns).sum() / dark.sum() == pytest.approx(
            wanted.x, abs=1.0
        )
        assert top + (dark * rows).sum() / dark.sum() == pytest.approx(
            wanted.y, abs=1.0
        )


def test_the_first_corner_is_the_texts_own_top_left() -> None:
    upright = photograph(PLAIN).truths[0].outline
    turned = photograph(laid(PLAIN, Place(turn=180.0))).truths[0].outline
    assert upright.top_left.y < upright.bottom_left.y
    assert turned.top_left.y > turned.bottom_left.y
    assert turned.top_left.x > turned.top_right.x
    assert is_clockwise(upright)
    assert is_clockwise(turned)


def is_clockwise(quad: Quad) -> bool:
    """Whether the corners follow each other clockwise, as seen on screen."""
    return quad.is_convex and quad.area > 0


def test_the_same_seed_gives_the_same_pixels() -> None:
    first, second = photograph(PLAIN), photograph(PLAIN)
    assert np.array_equal(first.pixels, second.pixels)
    assert first.to_json() == second.to_json()


def test_another_seed_gives_another_table_but_the_same_truth() -> None:
    first = photograph(PLAIN)
    second = photograph(dataclasses.replace(PLAIN, seed=8))
    assert not np.array_equal(first.pixels[:50], second.pixels[:50])
    assert first.to_json() == second.to_json()


def test_a_leaning_camera_sees_the_far_side_shorter() -> None:
    shot = photograph(dataclasses.replace(PLAIN, camera=_tilted(35.0)))
    far = shot.truths[0].outline.top_left.distance(shot.truths[0].outline.top_right)
    near = shot.truths[0].outline.bottom_left.distance(
        shot.truths[0].outline.bottom_right
    )
    assert far < 0.9 * near


def _tilted(degrees: float) -> Camera:
    return dataclasses.replace(SMALL, tilt=degrees)


def test_the_side_near_the_lamp_is_brighter() -> None:
    blank = dataclasses.replace(
        printed(PLAIN, Layout(88.9, 50.8, columns=())), sensor=Sensor(vignette=0.0)
    )
    from_left = photograph(
        dataclasses.replace(blank, light=Light(lamp=(-200.0, 0.0, 200.0)))
    )
    from_right = photograph(
        dataclasses.replace(blank, light=Light(lamp=(200.0, 0.0, 200.0)))
    )
    assert left_minus_right(from_left) > 5
    assert left_minus_right(from_right) < -5


def left_minus_right(shot: Shot) -> float:
    """By how many grey levels the card is brighter on its left."""
    box = shot.truths[0].outline.box
    row = shot.pixels[int(box.centre.y) - 40 : int(box.centre.y) + 40].mean(axis=(0, 2))
    left = row[int(box.left) + 10 : int(box.left) + 60].mean()
    right = row[int(box.right) - 60 : int(box.right) - 10].mean()
    return float(left - right)


def test_the_card_throws_a_shadow_away_from_the_lamp() -> None:
    shot = photograph(
        dataclasses.replace(
            PLAIN, table=Table("desk"), light=Light(lamp=(-250.0, 0.0, 250.0))
        )
    )
    box = shot.truths[0].outline.box
    middle = slice(int(box.centre.y) - 60, int(box.centre.y) + 60)
    beside = shot.pixels[middle, int(box.right) + 3 : int(box.right) + 8].mean()
    beyond = shot.pixels[middle, int(box.right) + 50 : int(box.right) + 60].mean()
    assert beside < beyond - 5


def test_what_is_out_of_focus_is_softer() -> None:
    camera = _tilted(40.0)
    sharp = photograph(
        dataclasses.replace(
            PLAIN, camera=camera, sensor=Sensor(aperture=0.0, noise=0.0)
        )
    )
    soft = photograph(
        dataclasses.replace(
            PLAIN, camera=camera, sensor=Sensor(aperture=190.0, noise=0.0)
        )
    )
    assert detail(soft) < 0.7 * detail(sharp)


def detail(shot: Shot) -> float:
    """Mean contrast between neighbouring pixels, on the lower part of the card."""
    box = shot.truths[0].outline.box
    part = shot.pixels[
        int(box.centre.y) : int(box.bottom), int(box.left) : int(box.right)
    ]
    grey = cv2.cvtColor(part, cv2.COLOR_BGR2GRAY).astype(np.float32)
    return float(np.abs(np.diff(grey, axis=1)).mean())
