"""The accuracy benchmark: real readings of a set, and what falls below its floor."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from benchmarks.accuracy import main, measured, shortfalls
from tests.support.cards import draw

SCORER = """
import json, sys

def best_reading(label, readings):
    return readings[0] if readings else None

def phone_key(text, country):
    return text

if __name__ == "__main__":
    labels, readings, _ = sys.argv[1:]
    read = [json.loads(line) for line in open(readings)]
    wanted = [json.loads(line) for line in open(labels)]
    names = [one["fields"]["name"]["value"] for one in read]
    right = sum(one["name"] in names for one in wanted) / len(wanted)
    keys = "records_right silent_rate false_alarm_rate addresses_exact seconds_median"
    figures = {**dict.fromkeys(keys.split(), 0.0), "cards": len(wanted)}
    print(json.dumps({**figures, "slots_right": right}))
"""
"""A scorer of names alone."""


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """A set of one card in each of two tiers; the label of the second is wrong."""
    (tmp_path / "dev" / "photos").mkdir(parents=True)
    (tmp_path / "score.py").write_text(SCORER)
    draw(tmp_path / "dev" / "photos" / "nora.png")
    labels = [
        {"name": "Nora Whitfield", "title": "Hiring Manager", "tier": "core"},
        {"name": "Theo Abernathy", "title": "Engineer", "tier": "hard"},
    ]
    lines = "\n".join(json.dumps({**label, "file": "nora.png"}) for label in labels)
    (tmp_path / "dev" / "labels.jsonl").write_text(lines)
    return tmp_path


def test_each_tier_is_scored_on_what_the_readers_named_have_read(
    cards: Path, tmp_path: Path
) -> None:
    figures = measured(cards, "tesseract", tmp_path / "read.jsonl")
    assert {tier: one["slots_right"] for tier, one in figures.items()} == {
        "core": 1.0,
        "hard": 0.0,
    }
    assert {tier: one["titles_right"] for tier, one in figures.items()} == {
        "core": 1.0,
        "hard": 0.0,
    }
    (reading,) = map(json.loads, (tmp_path / "read.jsonl").read_text().splitlines())
    assert set(reading["fields"]["name"]["readers"]) == {"tesseract"}


def test_a_tier_below_its_floor_is_named_and_makes_the_run_fail(
    cards: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["accuracy.py", str(cards), "--readers", "both"]
    monkeypatch.setattr(sys, "argv", command)
    assert main() == 1
    said = capsys.readouterr().out
    assert "both, hard: slots_right is 0.000, below its floor of" in said


def test_bounds_that_hold_give_nothing_to_say() -> None:
    bounds = {"at_least": {"slots_right": 0.9}, "at_most": {"silent_rate": 0.1}}
    assert (
        shortfalls("both, core", {"slots_right": 0.9, "silent_rate": 0.1}, bounds) == []
    )
    (low, high) = shortfalls("x", {"slots_right": 0.8, "silent_rate": 0.2}, bounds)
    assert "below its floor of 0.900" in low
    assert "above its ceiling of 0.100" in high
    assert shortfalls("x", {"slots_right": 0.0}, {}) == []
