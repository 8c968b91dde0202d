"""Which words of a card can be seen: not cut off, nothing lying over them."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from cardtrail.geometry import Box
from cardtrail.model.page import Page
from scenes.bend import Values
from scenes.camera import Camera
from scenes.clutter import Clutter, covered
from scenes.table import rim
from scenes.warp import Warp


def visible_words(
    page: Page, warp: Warp, above: Sequence[Warp], clutter: Sequence[Clutter]
) -> tuple[bool, ...]:
    """For each word of the page, whether all of it can be seen.

    Args:
        page: of the card.
        warp: of the card, to the camera's own pixels.
        above: the cards that lie over it.
        clutter: what lies over all cards.
    """
    return tuple(
        not _hidden(*warp.seen(*_spots(word.box)), warp.camera, above, clutter)
        for word in page.words
    )


def _spots(box: Box) -> tuple[Values, Values]:
    """Points all over a box."""
    x, y = np.meshgrid(
        np.linspace(box.left, box.right, 7), np.linspace(box.top, box.bottom, 3)
    )
    return x.ravel(), y.ravel()


def _hidden(
    u: Values,
    v: Values,
    camera: Camera,
    above: Sequence[Warp],
    clutter: Sequence[Clutter],
) -> bool:
    outside = (u < 0) | (v < 0) | (u >= camera.width) | (v >= camera.height)
    if outside.any() or any(covered(thing, camera, u, v).any() for thing in clutter):
        return True
    edges = [
        np.stack(card.seen(*rim(card)), axis=1).astype(np.float32) for card in above
    ]
    return any(
        cv2.pointPolygonTest(edge, spot, measureDist=False) >= 0
        for edge in edges
        for spot in zip(u.tolist(), v.tolist(), strict=True)
    )
