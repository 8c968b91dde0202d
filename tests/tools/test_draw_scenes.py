"""The command line writes photos with their truth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image, ImageOps

import draw_scenes


def test_every_photo_has_its_line_of_truth(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--seed", "7", "--count", "3", "--size", "320x240"]
    assert draw_scenes.main([*arguments, "--out", str(tmp_path / "new")]) == 0
    lines = (tmp_path / "new" / "truth.jsonl").read_text("utf-8").splitlines()
    truths = [json.loads(line) for line in lines]
    assert [truth["file"] for truth in truths] == [
        "000007.jpg", "000008.jpg", "000009.jpg",
    ]  # fmt: skip
    for truth in truths:
        with Image.open(tmp_path / "new" / truth["file"]) as picture:
            upright = ImageOps.exif_transpose(picture)
        assert upright.size == (truth["width"], truth["height"])
    assert "000007.jpg: " in capsys.readouterr().out


def test_a_photo_depends_on_its_seed_alone() -> None:
    assert draw_scenes.draw(4, (240, 180)) == draw_scenes.draw(4, (240, 180))
    assert draw_scenes.draw(4, (240, 180)) != draw_scenes.draw(5, (240, 180))


@pytest.mark.parametrize("wrong", [["--size", "wide"], ["--seed", "-1"]])
def test_what_cannot_be_drawn_is_told(
    wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        draw_scenes.main([*wrong, "--out", str(tmp_path)])
    assert "ive " in capsys.readouterr().err
