"""A photo of a telephone takes as much memory as its pixels, while it is being read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]

READING = r"""
import re, sys
from pathlib import Path
from cardtrail.imaging.load import pages

def held(what):
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(what + r":\s+(\d+)", status).group(1)) / 1024

before = held("VmRSS")
for photo in pages(Path(sys.argv[1])):
    pixels = photo.pixels.nbytes / 2**20
    print((held("VmRSS") - before) / pixels, (held("VmHWM") - before) / pixels)
"""
"""Tells how many times its pixels a photo takes while it is read, and took at most."""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count otherwise")
@pytest.mark.parametrize("turn", [1, 6])
def test_a_photo_that_is_being_read_is_held_once(tmp_path: Path, turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    path = tmp_path / "large.jpg"
    Image.new("RGB", (4000, 3000), "beige").save(path, exif=exif)
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", READING, path],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    reading, most = map(float, run.stdout.split())
    assert 0.9 < reading < 1.4
    assert most < 4
