"""Small files that unfold to fill the memory: refused, or opened in little of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.bombs import BOMBS

ROOT = Path(__file__).parents[2]

OPENING = r"""
import json, re, sys
from pathlib import Path
from cardtrail.errors import PhotoError
from cardtrail.imaging.load import pages
from cardtrail.model.limits import Limits

peaks = {}
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        for photo in pages(path, limits=Limits(pages=1)):
            pass
    except PhotoError as error:
        assert "more memory" not in str(error), error
    # Not ru_maxrss, which a process has from the one that started it.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peaks[path.name] = int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024
print(json.dumps(peaks))
"""
"""Tells the most megabytes that the process had by the end of each file."""

MOST = 400
"""Megabytes for Python, the decoders and the largest page that is drawn."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="other systems count otherwise")
def test_no_bomb_takes_more_memory_than_a_photo(tmp_path: Path) -> None:
    for name, make, _, _ in BOMBS:
        make(tmp_path / name.decode())
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", OPENING, tmp_path],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    peaks: dict[str, float] = json.loads(run.stdout)
    assert len(peaks) == len(BOMBS)
    assert {name: peak for name, peak in peaks.items() if peak > MOST} == {}
    assert run.stderr == ""
