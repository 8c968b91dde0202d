"""Photos for benchmarks of many."""

from __future__ import annotations

from pathlib import Path

from measuring.scans import drawn


def test_photos_are_drawn_once(tmp_path: Path) -> None:
    paths = drawn(tmp_path / "new", 1)
    before = paths[0].stat().st_mtime_ns
    assert drawn(tmp_path / "new", 1) == paths
    assert paths[0].stat().st_mtime_ns == before
