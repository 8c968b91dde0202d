"""Measures the scanner on the private dev set and guards the floors in floors.json.

Usage:
    PYTHONPATH=tools accuracy.py FOLDER [--readers both|tesseract|paddle ...]
                                        [--keep FOLDER]

FOLDER holds dev/photos/, dev/labels.jsonl (one object per photo, with its tier) and
score.py, which compares labels with readings and prints figures as JSON. The photos are
read by both readers, and by each of them alone. What the scorer leaves out, titles,
companies and kinds of numbers, is scored here (tools/measuring/labelled.py).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import cast

from measuring.labelled import Scorer
from measuring.labelled import figures as labelled

FLOORS = Path(__file__).with_name("floors.json")

COLUMNS = (
    "cards",
    "slots_right",
    "records_right",
    "silent_rate",
    "false_alarm_rate",
    "addresses_exact",
    "kinds_right",
    "titles_right",
    "companies_right",
    "seconds_median",
)

READERS = ("both", "tesseract", "paddle")

READ = (0, 3)
"""The exit codes of a whole scan: 3 says that some photos hold no card."""

Figures = dict[str, float]
Bounds = dict[str, Figures]
Floors = dict[str, dict[str, Bounds]]


def read_photos(photos: Path, readers: str, readings: Path) -> None:
    """Scans all photos; what comes out goes to ``readings``."""
    command = [sys.executable, "-m", "cardtrail", "scan", "--dry-run", "--json"]
    command += ["--readers", readers]
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
    """What is right in the readings, by some of the labels."""
    labels = folder / "labels.jsonl"
    labels.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(scorer), str(labels), str(readings), "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - the scorer beside the labels
    figures: Figures = json.loads(run.stdout)
    read = readings.read_text(encoding="utf-8").splitlines()
    more = labelled(map(json.loads, lines), map(json.loads, read), module_at(scorer))
    return {**figures, **more}


def module_at(scorer: Path) -> Scorer:
    """The scorer as a module: it tells which reading of a photo a label is of."""
    spec = importlib.util.spec_from_file_location(scorer.stem, scorer)
    if spec is None or spec.loader is None:
        sys.exit(f"{scorer} is no Python file; name a folder that holds score.py.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Scorer", module)


def shortfalls(who: str, figures: Figures, bounds: Bounds) -> list[str]:
    """A sentence for each figure that is worse than its floor (or ceiling)."""
    low = [
        f"{who}: {key} is {figures[key]:.3f}, below its floor of {floor:.3f}."
        for key, floor in bounds.get("at_least", {}).items()
        if figures[key] < floor
    ]
    high = [
        f"{who}: {key} is {figures[key]:.3f}, above its ceiling of {ceiling:.3f}."
        for key, ceiling in bounds.get("at_most", {}).items()
        if figures[key] > ceiling
    ]
    return low + high


def row(tier: str, figures: Figures) -> str:
    """One line of the table."""
    cells = (f"{figures[key]:>{len(key)}.3g}" for key in COLUMNS)
    return f"{tier:<13}" + "  ".join(cells)


def measured(cards: Path, readers: str, readings: Path) -> dict[str, Figures]:
    """The figures of each tier, as these readers read it."""
    read_photos(cards / "dev" / "photos", readers, readings)
    tiers = labels_by_tier(cards / "dev" / "labels.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        return {
            tier: score(cards / "score.py", lines, readings, Path(folder))
            for tier, lines in sorted(tiers.items())
        }


def main() -> int:
    """Prints the tables and what fell below its floor; 1 if anything did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--readers", nargs="+", choices=READERS, default=READERS)
    parser.add_argument("--keep", type=Path, help="keep the readings in this folder")
    arguments = parser.parse_args()
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    missed = []
    with tempfile.TemporaryDirectory() as scratch:
        folder: Path = arguments.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for readers in arguments.readers:
            readings = folder / f"{readers}.jsonl"
            print(f"{readers:<13}" + "  ".join(COLUMNS))
            for tier, figures in measured(arguments.folder, readers, readings).items():
                print(row(tier, figures))
                bounds = floors.get(readers, {}).get(tier, {})
                missed += shortfalls(f"{readers}, {tier}", figures, bounds)
    print("\n".join(missed) or "Every figure holds its floor.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
