"""The samples, read by the real engine: every detail right, every warning there."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cardtrail.ocr.code_text import READER

SAMPLES = Path(__file__).parents[1] / "samples"
EXPECTED: list[dict[str, Any]] = json.loads(
    (SAMPLES / "expected.json").read_text(encoding="utf-8")
)


DETAILS = ("name", "title", "company", "addresses", "phones", "emails", "websites")
NEAR = 25.0  # pixels: one in a hundred of a sample's diagonal


@pytest.fixture(scope="module")
def readings() -> dict[str, dict[str, Any]]:
    command = [sys.executable, "-m", "cardtrail", "scan", "--dry-run", "--json"]
    run = subprocess.run(  # noqa: S603 - our own program
        [*command, "--country", "US", str(SAMPLES)],
        capture_output=True,
        check=True,
        text=True,
    )
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    return {Path(line["photo"]).name: line for line in lines}


def values(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["value"] for entry in entries]


def value(entry: dict[str, Any] | None) -> str | None:
    return entry["value"] if entry else None


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda sample: sample["file"])
def test_a_sample_is_read_right_in_every_detail(
    expected: dict[str, Any], readings: dict[str, dict[str, Any]]
) -> None:
    fields = readings[expected["file"]]["fields"]

    assert {
        "name": value(fields["name"]),
        "title": value(fields["title"]),
        "company": value(fields["company"]),
        "addresses": values(fields["addresses"]),
        "phones": [
            {"number": phone["value"], "kind": phone["kind"]}
            for phone in fields["phones"]
        ],
        "emails": values(fields["emails"]),
        "websites": values(fields["websites"]),
    } == {key: expected[key] for key in DETAILS}


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda sample: sample["file"])
def test_a_sample_carries_the_warnings_that_it_should(
    expected: dict[str, Any], readings: dict[str, dict[str, Any]]
) -> None:
    codes = {warning["code"] for warning in readings[expected["file"]]["warnings"]}

    assert set(expected["warnings"]) <= codes


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda sample: sample["file"])
def test_a_sample_is_outlined_from_the_texts_own_top_left(
    expected: dict[str, Any], readings: dict[str, dict[str, Any]]
) -> None:
    found = readings[expected["file"]]["outline"]

    for corner, true in zip(found, expected["outline"], strict=True):
        assert math.dist(corner, true) < NEAR


def test_every_detail_of_the_card_with_a_code_has_the_code_for_a_witness(
    readings: dict[str, dict[str, Any]],
) -> None:
    reading = readings["14-qr-code.jpg"]
    assert reading["warnings"] == []
    for name in DETAILS:
        told = reading["fields"][name]
        for detail in told if isinstance(told, list) else [told]:
            assert READER in detail["readers"], name
            assert len(detail["readers"]) > 1, name
