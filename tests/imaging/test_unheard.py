"""Libraries say nothing on the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cardtrail.errors import PhotoError
from cardtrail.imaging.load import pages
from cardtrail.imaging.unheard import unheard
from fuzzing.seeds import seeds


def test_what_is_written_inside_goes_nowhere_and_what_comes_after_is_heard(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with unheard():
        os.write(2, b"line 7 is damaged\n")
    os.write(2, b"afterwards\n")
    assert capfd.readouterr().err == "afterwards\n"


def test_after_a_fault_everything_is_heard_again(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(ValueError, match="fault"), unheard():
        raise ValueError("fault")
    os.write(2, b"afterwards\n")
    assert capfd.readouterr().err == "afterwards\n"


@pytest.mark.parametrize(
    "kind", ["tiff tiff_lzw", "tiff group4", "tiff jpeg", "tiff packbits"]
)
def test_a_damaged_tiff_is_refused_without_a_word_of_its_decoder(
    kind: str, capfd: pytest.CaptureFixture[str]
) -> None:
    data = bytearray(seeds()[kind])
    for cut in range(8, len(data), 97):
        data[cut : cut + 9] = bytes(9)
        with pytest.raises(PhotoError):
            list(pages(Path("card.tif"), bytes(data[: len(data) - 40])))
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes it there")
def test_a_closed_standard_error_keeps_nothing_from_being_read(tmp_path: Path) -> None:
    (tmp_path / "card.png").write_bytes(seeds()["png"])
    program = (
        "import os; os.close(2); from pathlib import Path; "
        "from cardtrail.imaging.load import load; print(load(Path('card.png')).page)"
    )
    source = Path(__file__).parents[2] / "src"
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(source)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert run.stdout == "1\n"
