"""Measures the scanner on the private dev set and guards the floors in floors.json.

Usage:
    accuracy.py FOLDER [--keep READINGS.jsonl]

FOLDER holds dev/photos/, dev/labels.jsonl (one object per photo, with its tier) and
score.py, which compares labels with readings and prints figures as JSON.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")

COLUMNS = (
    "cards",
    "slots_right",
    "records_right",
    "silent_rate",
    "false_alarm_rate",
    "addresses_exact",
    "seconds_median",
)

READ = (0, 3)
"""The exit codes of a whole scan: 3 says that some photos hold no card."""

Figures = dict[str, float]
Floors = dict[str, dict[str, Figures]]


def read_photos(photos: Path, readings: Path) -> None:
    """Scans all photos; what comes out goes to ``readings``."""
    command = [sys.executable, "-m", "cardtrail", "scan", "--dry-run", "--json"]
    with readings.open("w", encoding="utf-8") as output:
        run = subprocess.run([*command, str(photos)], stdout=output, check=False)  # noqa: S603 - our own program
    if run.returncode not in READ:
        sys.exit(f"The scan ended with code {run.returncode}; nothing was measured.")


def labels_by_tier(labels: Path) -> dict[str, list[str]]:
    """The lines of the label file, by their tier."""
    tiers: dict[str, list[str]] = defaultdict(list)
    for line in labels.read_text(encoding="utf-8").splitlines():
        tiers[json.loads(line)["tier"]].append(line)
    return tiers


def score(scorer: Path, lines: list[str], readings: Path, folder: Path) -> Figures:
    """What the scorer says of the readings against some of the labels."""
    labels = folder / "labels.jsonl"
    labels.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(scorer), str(labels), str(readings), "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - the scorer beside the labels
    figures: Figures = json.loads(run.stdout)
    return figures


def shortfalls(tier: str, figures: Figures, floors: Floors) -> list[str]:
    """A sentence for each figure that is worse than its floor (or ceiling)."""
    bounds = floors.get(tier, {})
    low = [
        f"{tier}: {key} is {figures[key]:.3f}, below its floor of {floor:.3f}."
        for key, floor in bounds.get("at_least", {}).items()
        if figures[key] < floor
    ]
    high = [
        f"{tier}: {key} is {figures[key]:.3f}, above its ceiling of {ceiling:.3f}."
        for key, ceiling in bounds.get("at_most", {}).items()
        if figures[key] > ceiling
    ]
    return low + high


def row(tier: str, figures: Figures) -> str:
    """One line of the table."""
    cells = (f"{figures[key]:>{len(key)}.3g}" for key in COLUMNS)
    return f"{tier:<13}" + "  ".join(cells)


def main() -> int:
    """Prints the table and what fell below its floor; 1 if anything did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep", type=Path, help="keep the readings in this file")
    arguments = parser.parse_args()
    cards: Path = arguments.folder
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    missed = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        readings = arguments.keep or folder / "readings.jsonl"
        read_photos(cards / "dev" / "photos", readings)
        print(" " * 13 + "  ".join(COLUMNS))
        for tier, lines in sorted(
            labels_by_tier(cards / "dev" / "labels.jsonl").items()
        ):
            figures = score(cards / "score.py", lines, readings, folder)
            print(row(tier, figures))
            missed += shortfalls(tier, figures, floors)
    print("\n".join(missed) or "Every figure holds its floor.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
