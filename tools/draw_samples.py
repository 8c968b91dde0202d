"""Draws the sample photos, with what is printed on them, into samples/.

    python tools/draw_samples.py            draw them anew
    python tools/draw_samples.py --check    tell whether they are up to date

The same library versions on the same kind of processor give the same bytes. Elsewhere a
rounding may fall the other way, so the check lets invisible differences pass.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from scenes import encode_jpeg, photograph
from scenes.samples import SAMPLES, Sample
from scenes.truth import Shot, details

FOLDER = Path(__file__).resolve().parent.parent / "samples"
_BLOCK = 8  # pixels: a JPEG block
_VISIBLE = 4.0  # grey levels by which the mean of a block may differ unseen


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit code."""
    parser = argparse.ArgumentParser(description="Draw the sample photos.")
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit with 1 if a file of the samples is not up to date",
    )
    parser.add_argument(
        "--into", type=Path, default=FOLDER, help="folder of the samples"
    )
    options = parser.parse_args(arguments)
    if options.check:
        return _report(list(outdated(options.into, SAMPLES)))
    write(options.into, SAMPLES)
    return 0


def write(folder: Path, samples: Sequence[Sample]) -> None:
    """Draws the samples into ``folder`` and prints the size of each file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files(samples):
        (folder / name).write_bytes(content)
        print(f"{name}: {len(content) / 1000:.0f} kB")


def files(samples: Sequence[Sample]) -> Iterator[tuple[str, bytes]]:
    """The name and content of every file of the samples: pictures, labels, README."""
    labels = []
    for sample in samples:
        shot = photograph(sample.scene)
        labels.append(label(sample, shot))
        yield sample.file, picture(sample, shot)
    yield "expected.json", _json(labels)
    yield "README.md", _readme(samples).encode()


def picture(sample: Sample, shot: Shot) -> bytes:
    """The JPEG file of a photo."""
    scene = sample.scene
    return encode_jpeg(shot.pixels, taken=scene.taken, orientation=scene.orientation)


def label(sample: Sample, shot: Shot) -> dict[str, Any]:
    """What a perfect reader says about the photo."""
    taken = sample.scene.taken
    (truth,) = shot.truths
    return {
        "file": sample.file,
        **details(sample.person),
        "warnings": list(sample.warnings),
        "taken": None if taken is None else taken.isoformat(),
        "outline": [[round(p.x, 1), round(p.y, 1)] for p in truth.outline.points],
    }


def outdated(folder: Path, samples: Sequence[Sample]) -> Iterator[str]:
    """One sentence for each file in ``folder`` that is not as it would be drawn.

    The contents are compared, which takes a while, only where no file is missing.
    """
    pictures = {sample.file for sample in samples}
    for path in sorted(folder.glob("*.jpg")):
        if path.name not in pictures:
            yield f"{path.name} is not one of the samples."
    names = [*sorted(pictures), "expected.json", "README.md"]
    missing = [name for name in names if not (folder / name).exists()]
    if missing:
        yield from (f"{name} is missing." for name in missing)
        return
    for name, content in files(samples):
        if not same((folder / name).read_bytes(), content):
            yield f"{name} has changed."


def same(kept: bytes, drawn: bytes) -> bool:
    """Whether two files are equal, or are photos that no eye can tell apart."""
    if kept == drawn:
        return True
    if not (_is_jpeg(kept) and _is_jpeg(drawn)):
        return False
    first, second = Image.open(io.BytesIO(kept)), Image.open(io.BytesIO(drawn))
    if first.size != second.size or first.info.get("exif") != second.info.get("exif"):
        return False
    apart = np.asarray(first, dtype=np.float32) - np.asarray(second, dtype=np.float32)
    height, width = (side // _BLOCK * _BLOCK for side in apart.shape[:2])
    blocks = apart[:height, :width].reshape(
        height // _BLOCK, _BLOCK, width // _BLOCK, _BLOCK, 3
    )
    return bool(np.abs(blocks.mean(axis=(1, 3))).max() <= _VISIBLE)


def _is_jpeg(content: bytes) -> bool:
    return content.startswith(b"\xff\xd8")


def _report(findings: Sequence[str]) -> int:
    for finding in findings:
        print(finding)
    print(
        "Draw the samples anew: python tools/draw_samples.py"
        if findings
        else "The samples are up to date."
    )
    return 1 if findings else 0


def _json(labels: Sequence[dict[str, Any]]) -> bytes:
    return (json.dumps(labels, ensure_ascii=False, indent=1) + "\n").encode()


def _readme(samples: Sequence[Sample]) -> str:
    rows = "\n".join(
        f"| `{sample.file}` | {sample.about} | {_codes(sample)} |" for sample in samples
    )
    return _README.format(rows=rows)


def _codes(sample: Sample) -> str:
    return ", ".join(f"`{code}`" for code in sample.warnings) or "none"


_README = """\
# Samples

Photos of business cards to try cardtrail on. Nobody on them exists: the people, firms
and streets are invented, the telephone numbers are those reserved for fiction, and the
domains end in `.example`; the misprinted e-mail address is there to be warned about.

| Photo | What it shows | Warnings to expect |
| --- | --- | --- |
{rows}

`expected.json` says for each photo what is printed on the card: the details in the
form in which `cardtrail scan --json` gives them, the codes of the warnings, the time
that the photo's EXIF data give (or `null`), and the card's corners in pixels of the
upright photo, clockwise from the text's top left.

All of it is drawn, by `python tools/draw_samples.py`, which needs the extra `samples`
(free typefaces); `--check` tells whether the folder is up to date. Change a sample in
`tools/scenes/samples.py`, never here. `python tools/draw_scenes.py --count 20 --out
FOLDER` draws any number of other cards and photos, with the truth about each.
"""


if __name__ == "__main__":
    sys.exit(main())
