"""Makes many photos of a drawn one: other crops, turns, grounds, colours, cameras."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from cardtrail.model.photo import Pixels
from locator.examples import Example, Rim
from scenes.chance import between, often, one_of

SIDE = 256
"""Side in pixels of the squares that the network sees; the rest of one is black."""

FINER = 4
"""Pixels along one of the marks on which cards are drawn to see how much they cover."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Marks:
    """What the network should say of a square, each SIDE/2 x SIDE/2.

    Attributes:
        card: the share of each pixel that cards cover.
        edge: 1 on the visible edges of cards.
        way: from each pixel of a card to the card's middle, in shares of the square's
            side, 2 x SIDE/2 x SIDE/2.
    """

    card: Floats
    edge: Floats
    way: Floats


def varied(
    example: Example, pictures: Sequence[Pixels], rng: np.random.Generator
) -> tuple[Pixels, Marks]:
    """A square that shows the example in another way, and its marks.

    Args:
        example: a drawn photo.
        pictures: of surfaces, any size; some are laid under the cards.
        rng: decides.
    """
    shown = _cropped(example, rng)
    if pictures and often(rng, 0.55):
        shown = _on_other_ground(shown, one_of(rng, pictures), rng)
    if shown.rims and often(rng, 0.35):
        shown = _with_panel(shown, rng)
    if often(rng, 0.25):
        shown = _alike(shown, rng)
    square = np.zeros((SIDE, SIDE, 3), np.uint8)
    height, width = shown.pixels.shape[:2]
    square[:height, :width] = _as_taken(shown.pixels, rng)
    return square, _marks(shown)


def mask(example: Example) -> Floats:
    """1 on cards, softly falling to 0 at their edges: height x width."""
    height, width = example.pixels.shape[:2]
    cards = np.zeros((height, width), np.float32)
    for rim in example.rims:
        cv2.fillPoly(cards, [np.round(rim * 8).astype(np.int32)], 1.0, cv2.LINE_AA, 3)
    return np.asarray(cv2.GaussianBlur(cards, (0, 0), 0.7), np.float32)


def _with_panel(example: Example, rng: np.random.Generator) -> Example:
    """One card with a part of it, along a side or two, in another colour.

    Often in nearly that of the ground: the part is easily taken for the ground.
    """
    rim = one_of(rng, example.rims)
    a, b, c, d = np.roll(rim[:: len(rim) // 4], int(rng.integers(4)), axis=0)
    share = between(rng, 0.02, 0.12) if often(rng, 0.5) else between(rng, 0.12, 0.7)
    end = share if often(rng, 0.8) else between(rng, 0.12, 0.7)
    panel = np.array([a, b, b + (c - b) * end, a + (d - a) * share])
    cover = np.zeros(example.pixels.shape[:2], np.float32)
    cv2.fillPoly(cover, [np.round(panel * 8).astype(np.int32)], 1, cv2.LINE_AA, 3)
    cover *= between(rng, 0.4, 0.95)
    ground = example.pixels[mask(example) < 0.1]
    colour = rng.uniform(0, 255, 3)
    if ground.size and often(rng, 0.5):
        colour = np.clip(np.median(ground, axis=0) + rng.normal(0, 25, 3), 0, 255)
    mixed = example.pixels * (1 - cover[..., None]) + colour * cover[..., None]
    return replace(example, pixels=mixed.astype(np.uint8))


def _on_other_ground(
    example: Example, picture: Pixels, rng: np.random.Generator
) -> Example:
    """The cards on a picture of something, in the light and shadow of their photo."""
    height, width = example.pixels.shape[:2]
    zoom = max(height / picture.shape[0], width / picture.shape[1])
    zoom *= between(rng, 1.0, 1.8)
    size = (int(picture.shape[1] * zoom) + 1, int(picture.shape[0] * zoom) + 1)
    grown = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    top = int(rng.integers(grown.shape[0] - height + 1))
    left = int(rng.integers(grown.shape[1] - width + 1))
    ground = grown[top : top + height, left : left + width].astype(np.float32)
    if often(rng, 0.5):
        ground = ground[:, ::-1]
    cards = mask(example)[..., None]
    around = 1.001 - cards
    light = example.pixels.mean(axis=2, keepdims=True).astype(np.float32)
    soft, share = (
        cv2.GaussianBlur(values, (0, 0), 9)[..., None]
        for values in (light * around, around)
    )
    shade = np.asarray(soft / share, np.float32)
    table = shade[cards < 0.5]
    shade = shade / max(1.0, float(np.median(table)) if table.size else 1.0)
    lit = ground * np.clip(shade, 0.25, 1.3) ** between(rng, 0.3, 1.0)
    mixed = example.pixels * cards + lit * (1 - cards)
    pixels = np.clip(mixed, 0, 255).astype(np.uint8)
    return replace(example, pixels=pixels)


def _alike(example: Example, rng: np.random.Generator) -> Example:
    """The ground in nearly the tone of the cards: white on white, dark on dark."""
    cards = mask(example)[..., None]
    inside = cards[..., 0] > 0.9
    outside = cards[..., 0] < 0.1
    if not inside.any() or not outside.any():
        return example
    paper = np.median(example.pixels[inside], axis=0)
    ground = np.median(example.pixels[outside], axis=0)
    moved = paper + rng.normal(0, 14, 3) - ground
    contrast = between(rng, 0.3, 1.0)
    other = ground + (example.pixels - ground) * contrast + moved
    mixed = example.pixels * cards + other * (1 - cards)
    pixels = np.clip(mixed, 0, 255).astype(np.uint8)
    return replace(example, pixels=pixels)


def _cropped(example: Example, rng: np.random.Generator) -> Example:
    """A part of the photo, turned or mirrored, no larger than the square."""
    left, top, right, bottom = _part(example, rng)
    factor = SIDE / max(right - left, bottom - top)
    factor *= between(rng, 0.55, 1.0) if often(rng, 0.25) else 1.0
    cos, sin = one_of(rng, ((1, 0), (0, 1), (-1, 0), (0, -1)))
    flip = one_of(rng, (1.0, -1.0))
    linear = factor * np.array([[cos * flip, -sin], [sin * flip, cos]])
    corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
    placed = corners @ linear.T
    matrix = np.column_stack([linear, -placed.min(axis=0)]).astype(np.float32)
    width, height = np.ptp(placed, axis=0).astype(int).tolist()
    smooth = cv2.GaussianBlur(example.pixels, (0, 0), 0.35 / min(factor, 0.99))
    shown = cv2.warpAffine(
        smooth, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE
    )
    return Example(
        np.asarray(shown, np.uint8),
        tuple(_mapped(rim, matrix) for rim in example.rims),
        tuple(_mapped(centre, matrix) for centre in example.centres),
    )


def _part(example: Example, rng: np.random.Generator) -> tuple[float, ...]:
    """Left, top, right and bottom of what is shown."""
    if example.rims and often(rng, 0.25):
        return _close(example, rng)
    height, width = example.pixels.shape[:2]
    share = rng.uniform(0.6, 1.0, 2)
    left, top = rng.random(2) * (1 - share) * (width, height)
    return left, top, left + width * share[0], top + height * share[1]


def _close(example: Example, rng: np.random.Generator) -> tuple[float, ...]:
    """Around one card, so that it fills the frame as on a scan, or nearly."""
    rim = one_of(rng, example.rims)
    height, width = example.pixels.shape[:2]
    low, high = rim.min(axis=0), rim.max(axis=0)
    if often(rng, 0.5):  # within the card: none of its edges is seen
        middle = (low + high) / 2
        low, high = (middle + (side - middle) * 0.72 for side in (low, high))
    left, top = np.clip(low, 0, (width - 40, height - 40))
    right, bottom = np.clip(high, (left + 39, top + 39), (width, height))
    room = rng.normal(0, 0.04, 4) * max(right - left, bottom - top)
    return (
        max(0.0, left + room[0]),
        max(0.0, top + room[1]),
        min(float(width), right + room[2]),
        min(float(height), bottom + room[3]),
    )


def _as_taken(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """Other exposure, colours, noise, blur and compression."""
    tones = np.linspace(0, 1, 256)[:, None] ** between(rng, 0.6, 1.6)
    gains = rng.uniform(0.75, 1.2, 3) * between(rng, 0.7, 1.15)
    table = np.clip(255 * tones * gains, 0, 255).astype(np.uint8)
    taken = np.asarray(cv2.LUT(pixels, table[:, None]), np.uint8)
    if often(rng, 0.2):
        taken = taken[..., rng.permutation(3)]
    if often(rng, 0.12):
        taken[:] = taken.mean(axis=2, keepdims=True).astype(np.uint8)
    if often(rng, 0.25):
        taken = np.asarray(cv2.GaussianBlur(taken, (0, 0), between(rng, 0.4, 1.4)))
    noise = rng.standard_normal(taken.shape, np.float32) * between(rng, 0, 8)
    taken = np.clip(taken + noise, 0, 255).astype(np.uint8)
    if often(rng, 0.2):
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 85))]
        _, data = cv2.imencode(".jpg", taken, quality)
        taken = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
    return taken


def _marks(shown: Example) -> Marks:
    half = SIDE // 2
    card, edge = np.zeros((half, half), np.float32), np.zeros((half, half), np.float32)
    way = np.zeros((2, half, half), np.float32)
    rows, columns = np.indices((half, half), np.float32) + 0.5
    for rim, centre in zip(shown.rims, shown.centres, strict=True):
        cover = _cover(np.asarray(rim / 2, np.float32), half)
        mostly = cover > 0.5
        edge[mostly] = 0
        card = np.maximum(card, cover)
        outline = [np.round((rim / 2 - 0.5) * 16).astype(np.int32)]
        cv2.polylines(edge, outline, True, 1.0, 2, cv2.LINE_8, 4)
        x, y = centre[0] / 2
        way[0][mostly] = (x - columns[mostly]) / half
        way[1][mostly] = (y - rows[mostly]) / half
    height, width = (side // 2 for side in shown.pixels.shape[:2])
    card[height:] = edge[height:] = 0
    card[:, width:] = edge[:, width:] = 0
    return Marks(card, edge, way)


def _cover(rim: Rim, side: int) -> Floats:
    """The share of each pixel that lies within a rim: side x side.

    Drawn larger, since OpenCV fills every pixel that the border touches.
    """
    large = np.zeros((FINER * side, FINER * side), np.uint8)
    points = np.round((rim * FINER - 0.5) * 16).astype(np.int32)
    cv2.fillPoly(large, [points], 255, cv2.LINE_8, 4)
    small = cv2.resize(large, (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(small / np.float32(255), np.float32)


def _mapped(points: Rim, matrix: Floats) -> Rim:
    return np.asarray(points @ matrix[:, :2].T + matrix[:, 2], np.float32)
