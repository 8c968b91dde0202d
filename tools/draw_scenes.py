"""Draws photos of invented business cards, with the truth about each.

    python tools/draw_scenes.py --seed 7 --count 20 --out scenes

writes ``scenes/000007.jpg`` and so on, and ``scenes/truth.jsonl`` with one JSON object
per photo, in the same order. A photo depends on its seed alone.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scenes import encode_jpeg, photograph
from scenes.sampling import random_scene

TRUTH = "truth.jsonl"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit code."""
    parser = argparse.ArgumentParser(description="Draw photos of invented cards.")
    parser.add_argument("--seed", type=int, default=0, help="of the first photo")
    parser.add_argument("--count", type=int, default=10, help="number of photos")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument(
        "--size",
        type=_size,
        help="of every photo, such as 2000x1500; left out, the seeds decide",
    )
    options = parser.parse_args(arguments)
    if options.seed < 0:
        parser.error("A seed can't be negative; give 0 or more.")
    options.out.mkdir(parents=True, exist_ok=True)
    with (options.out / TRUTH).open("w", encoding="utf-8") as truths:
        for seed in range(options.seed, options.seed + options.count):
            content, truth = draw(seed, options.size)
            (options.out / truth["file"]).write_bytes(content)
            truths.write(json.dumps(truth, ensure_ascii=False) + "\n")
            print(f"{truth['file']}: {len(truth['cards'])} cards")
    return 0


def draw(seed: int, size: tuple[int, int] | None) -> tuple[bytes, dict[str, Any]]:
    """The JPEG file of a seed, and the truth about it in JSON types."""
    scene = random_scene(seed, size)
    shot = photograph(scene)
    content = encode_jpeg(
        shot.pixels,
        taken=scene.taken,
        orientation=scene.orientation,
        quality=scene.quality,
    )
    taken = None if scene.taken is None else scene.taken.isoformat()
    about = {"file": f"{seed:06}.jpg", "seed": seed, "taken": taken}
    return content, {**about, **shot.to_json()}


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError("Give width and height, such as 2000x1500.")
    return int(width), int(height)


if __name__ == "__main__":
    sys.exit(main())
