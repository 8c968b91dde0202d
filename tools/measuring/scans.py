"""Scans of many drawn photos, as a person starts them: for benchmarks."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from measuring.drawn import MEASURING
from scenes import encode_jpeg, photograph
from scenes.sampling import random_scene

EVERY = 25
"""Photos between two words on how far it is."""


def drawn(folder: Path, count: int) -> list[Path]:
    """So many photos of scenes as files; those that are there are not drawn again."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{seed}.jpg" for seed in range(MEASURING, MEASURING + count)]
    for number, path in enumerate(paths):
        if not path.exists():
            told("drawn", number, count)
            scene = random_scene(int(path.stem))
            jpeg = encode_jpeg(
                photograph(scene).pixels,
                taken=scene.taken,
                orientation=scene.orientation,
                quality=scene.quality,
            )
            part = path.with_suffix(".part")
            part.write_bytes(jpeg)
            part.replace(path)
    return paths


@contextlib.contextmanager
def linked(paths: Sequence[Path]) -> Iterator[Path]:
    """A folder with these photos alone, and room beside them."""
    with tempfile.TemporaryDirectory() as home:
        photos = Path(home, "photos")
        photos.mkdir()
        for path in paths:
            (photos / path.name).symlink_to(path.absolute())
        yield Path(home)


def command(home: Path, *words: str) -> list[str]:
    """A command of cardtrail with a store of its own."""
    store = str(home / "kept.sqlite")
    return [sys.executable, "-m", "cardtrail", *words, "--store", store]


def scan(home: Path, jobs: int = 2) -> list[str]:
    """The command that scans the photos of a home."""
    words = ("scan", "--json", "--out", str(home / "out"), "--jobs", str(jobs))
    return [*command(home, *words), str(home / "photos")]


def output(line: Sequence[str]) -> str:
    """What a command prints; that a photo could not be read is no failure.

    Raises:
        RuntimeError: it failed.
    """
    run = subprocess.run(line, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    if run.returncode not in {0, 3}:
        raise RuntimeError(f"{line} ended with {run.returncode}: {run.stderr}")
    return run.stdout


def told(what: str, number: int, of: int, every: int = EVERY) -> None:
    """A word on how far it is, where nobody reads the tables."""
    if number % every == 0:
        print(f"{what}: {number} of {of}", file=sys.stderr, flush=True)
