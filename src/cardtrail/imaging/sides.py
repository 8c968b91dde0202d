"""Proposes outlines from straight edges: quads whose sides are segments on the photo.

It finds what regions can't: white on white, cards on print, a card under a finger.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from cardtrail.geometry import Point, Quad

SHORTEST = 0.06
"""Shortest segment that may be part of a side, as a share of the longer frame side."""

MOST_LINES = 22
"""So many of the longest lines are combined; more cost time and brought no card."""

MOST_QUADS = 40
"""So many of the best covered quads are proposed."""

LEAST_COVERED = 0.35
"""Least share of its outline that a quad must have segments on."""

OFF_LINE = 3.0
"""Segments within this many pixels of one line belong to one side."""

Floats = NDArray[np.float64]


def quads_of_segments(lab: MatLike, least_area: float) -> Iterator[Quad]:
    """Quads whose sides lie on straight edges, the best covered first.

    Args:
        lab: the picture in CIE L*a*b*, uint8.
        least_area: of a card, in square pixels.
    """
    height, width = lab.shape[:2]
    segments = _segments(lab, SHORTEST * max(height, width))
    lines = _merged(segments)[:MOST_LINES]
    if len(lines) < 4:
        return
    frame = np.array([width, height], dtype=np.float64)
    ranked = sorted(
        _covered_quads(np.array(lines), frame, least_area), key=lambda found: -found[0]
    )
    for covered, corners in ranked[:MOST_QUADS]:
        if covered >= LEAST_COVERED:
            a, b, c, d = (Point(float(x), float(y)) for x, y in corners)
            yield Quad(a, b, c, d)


def _segments(lab: MatLike, shortest: float) -> Floats:
    """Straight edges (x1, y1, x2, y2) on any channel: LSD, von Gioi et al. 2010."""
    detector = cv2.createLineSegmentDetector(cv2.LSD_REFINE_STD)
    found = []
    for channel in cv2.split(lab):
        segments = detector.detect(channel)[0]
        if segments is not None:
            found.append(np.asarray(segments, dtype=np.float64).reshape(-1, 4))
    if not found:
        return np.empty((0, 4))
    every = np.concatenate(found)
    lengths = np.hypot(every[:, 2] - every[:, 0], every[:, 3] - every[:, 1])
    order = np.argsort(-lengths)
    return every[order[lengths[order] > shortest]][:120]


def _merged(segments: Floats) -> list[Floats]:
    """Segments of one straight line made one, the longest first."""
    merged: list[Floats] = []
    for segment in segments:
        for index, line in enumerate(merged):
            if _collinear(line, segment):
                merged[index] = _span(line, segment)
                break
        else:
            merged.append(segment)
    return sorted(merged, key=lambda line: -_length(line))


def _length(line: Floats) -> float:
    return float(np.hypot(line[2] - line[0], line[3] - line[1]))


def _collinear(line: Floats, segment: Floats) -> bool:
    """Whether a segment lies within three pixels of a line, near its ends."""
    along = (line[2:] - line[:2]) / _length(line)
    normal = np.array([-along[1], along[0]])
    ends = segment.reshape(2, 2) - line[:2]
    if max(abs(float(away)) for away in ends @ normal) > OFF_LINE:
        return False
    reach = np.sort(ends @ along)
    length = _length(line)
    gap = max(reach[0] - length, -reach[1])
    return float(gap) < 0.4 * float(length + reach[1] - reach[0])


def _span(line: Floats, segment: Floats) -> Floats:
    """The longest segment between the four ends."""
    ends = np.concatenate([line.reshape(2, 2), segment.reshape(2, 2)])
    pairs = itertools.combinations(range(4), 2)
    first, second = max(
        pairs, key=lambda p: float(np.hypot(*(ends[p[0]] - ends[p[1]])))
    )
    return np.concatenate([ends[first], ends[second]])


def _covered_quads(
    lines: Floats, frame: Floats, least_area: float
) -> Iterator[tuple[float, Floats]]:
    """Quads of two pairs of lines, and which share of their outline is covered."""
    directions = np.arctan2(lines[:, 3] - lines[:, 1], lines[:, 2] - lines[:, 0])
    apart = np.abs((directions[:, None] - directions[None, :] + np.pi / 2) % np.pi)
    apart = np.abs(apart - np.pi / 2)  # 0 parallel .. pi/2 square
    crossings = _crossings(lines)
    opposite = [
        (i, j)
        for i, j in itertools.combinations(range(len(lines)), 2)
        if apart[i, j] < np.radians(35)
    ]
    for (a, c), (b, d) in itertools.combinations(opposite, 2):
        if len({a, b, c, d}) < 4 or apart[a, b] < np.radians(30):
            continue
        corners = np.array(
            [crossings[a, b], crossings[b, c], crossings[c, d], crossings[d, a]]
        )
        if not _fits(corners, frame, least_area):
            continue
        yield _coverage(corners, lines[[b, c, d, a]]), _clockwise(corners)


def _crossings(lines: Floats) -> Floats:
    """Where each two lines meet, n x n x 2; far outside where they are parallel."""
    homogeneous = np.cross(
        np.column_stack([lines[:, :2], np.ones(len(lines))]),
        np.column_stack([lines[:, 2:], np.ones(len(lines))]),
    )
    meet = np.cross(homogeneous[:, None, :], homogeneous[None, :, :])
    w = np.where(np.abs(meet[..., 2]) < 1e-9, 1e-9, meet[..., 2])
    return np.asarray(meet[..., :2] / w[..., None])


def _fits(corners: Floats, frame: Floats, least_area: float) -> bool:
    """Whether the corners are in the frame, or nearly, and far enough apart."""
    slack = 0.02 * frame.max()
    if (corners < -slack).any() or (corners > frame + slack).any():
        return False
    x, y = corners[:, 0], corners[:, 1]
    return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2 > least_area


def _coverage(corners: Floats, lines: Floats) -> float:
    """The share of the outline that lies on the segments; the weakest side twice."""
    shares = []
    for start, end, line in zip(
        corners, np.roll(corners, -1, axis=0), lines, strict=True
    ):
        length = float(np.hypot(*(end - start))) or 1.0
        along = (end - start) / length
        reach = np.clip(np.sort((line.reshape(2, 2) - start) @ along), 0, length)
        shares.append(float(reach[1] - reach[0]) / length)
    return (sum(shares) + min(shares)) / 5


def _clockwise(corners: Floats) -> Floats:
    """Corners clockwise from the one nearest the frame's top left."""
    middle = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    ordered = corners[np.argsort(angles)]
    return np.roll(ordered, -int(np.argmin(ordered.sum(axis=1))), axis=0)
