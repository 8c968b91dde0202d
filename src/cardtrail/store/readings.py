"""Readings as JSON, and back: every one comes back as it went in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from cardtrail.geometry import Box, Point, Quad
from cardtrail.model.field import FieldName
from cardtrail.model.followup import Step
from cardtrail.model.reading import Problem, Reading, Severity, Spot, Status
from cardtrail.store.rows import contact_of, corners, detail_rows


def readings_json(readings: Iterable[Reading]) -> str:
    """What was read on a photo, without the place where the photo is."""
    return json.dumps([_parts(reading) for reading in readings])


def readings_of(text: str, photo: Path) -> tuple[Reading, ...]:
    """The readings of a photo that JSON holds.

    Args:
        text: as ``readings_json`` writes it.
        photo: where the photo is now.

    Raises:
        KeyError, TypeError, ValueError: it holds what no version ever wrote.
    """
    return tuple(_reading(parts, photo) for parts in json.loads(text))


def without(text: str, digest: str, card: int) -> str:
    """The same readings but for that of one card."""
    return json.dumps(
        [
            parts
            for parts in json.loads(text)
            if (parts["digest"], parts["card"]) != (digest, card)
        ]
    )


def _parts(reading: Reading) -> dict[str, Any]:
    return {
        "digest": reading.digest,
        "card": reading.card,
        "status": reading.status,
        "error": reading.error,
        "outline": corners(reading.outline),
        "details": list(detail_rows(reading.contact)),
        "problems": [_problem_parts(problem) for problem in reading.problems],
        "lines": reading.lines,
        "seconds": reading.seconds,
        "page": reading.page,
        "spots": [_spot_parts(spot) for spot in reading.spots],
    }


def _reading(parts: dict[str, Any], photo: Path) -> Reading:
    outline = parts.pop("outline")
    return Reading(
        photo=photo,
        status=Status(parts.pop("status")),
        outline=outline and Quad(*(Point(x, y) for x, y in outline)),
        contact=contact_of(parts.pop("details")),
        problems=tuple(_problem(each) for each in parts.pop("problems")),
        lines=tuple(parts.pop("lines")),
        spots=tuple(_spot(*each) for each in parts.pop("spots")),
        **parts,
    )


def _problem_parts(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "field": problem.field,
        "message": problem.message,
        "severity": problem.severity,
        "suggestion": problem.suggestion,
        "blocks": problem.blocks,
    }


def _problem(parts: dict[str, Any]) -> Problem:
    problem = Problem(**parts)
    return replace(
        problem,
        field=FieldName(problem.field),
        severity=Severity(problem.severity),
        blocks=problem.blocks and Step(problem.blocks),
    )


def _spot_parts(spot: Spot) -> list[Any]:
    box = spot.box
    return [spot.field, spot.position, box.left, box.top, box.right, box.bottom]


def _spot(field: str, position: int, *sides: float) -> Spot:
    return Spot(FieldName(field), position, Box(*sides))
