"""What to type to get what is missing."""

from __future__ import annotations

import shlex
from collections.abc import Callable

import pytest

from cardtrail.install import GLIB, LIB_GL, TESSERACT, pip, system


def having(*programs: str) -> Callable[[str], str | None]:
    """A system on which these programs are installed."""
    return lambda name: f"/usr/bin/{name}" if name in programs else None


def test_extras_and_versions_reach_pip_whole() -> None:
    command = pip("cardtrail[second-reader]", "opencv-python==5.0", "numpy")
    words = shlex.split(command)
    assert words[2:] == ["cardtrail[second-reader]", "opencv-python==5.0", "numpy"]


def test_what_is_there_is_put_in_anew() -> None:
    assert pip("rapidocr", again=True) == "pip install --force-reinstall rapidocr"


@pytest.mark.parametrize(
    ("programs", "said"),
    [
        (["apt-get"], "Install with: apt-get install libgl1 libglib2.0-0"),
        (
            ["apt-get", "sudo"],
            "Install with: sudo apt-get install libgl1 libglib2.0-0",
        ),
        (["dnf"], "Install with: dnf install mesa-libGL glib2"),
        (["apk"], "Install with: apk add mesa-gl glib"),
    ],
)
def test_packages_of_the_system_are_named_as_it_names_them(
    programs: list[str], said: str
) -> None:
    assert system(LIB_GL, GLIB, which=having(*programs)) == said


def test_homebrew_is_not_run_with_the_rights_of_root() -> None:
    said = system(TESSERACT, which=having("brew", "sudo"))
    assert said == "Install with: brew install tesseract"


@pytest.mark.parametrize("programs", [[], ["brew"]])
def test_where_no_known_program_has_them_debians_names_are_told(
    programs: list[str],
) -> None:
    said = system(LIB_GL, GLIB, which=having(*programs))
    assert said == (
        "Install from your system's packages; Debian calls it libgl1 and libglib2.0-0."
    )
