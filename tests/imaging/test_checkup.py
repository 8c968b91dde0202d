"""What is wrong with the libraries that pictures need is told with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.looks import looked
from tests.support.missing import without

from cardtrail.imaging.checkup import formats, network, opencv
from cardtrail.imaging.specimen import specimen
from cardtrail.model.finding import State


def test_here_everything_is_in_order() -> None:
    for look in (opencv, network, formats):
        finding = look()
        assert (finding.state, finding.remedy) == (State.OK, "")


def test_every_format_is_opened() -> None:
    assert formats().found == "JPEG, PNG, WebP, TIFF, BMP, HEIC, AVIF, PDF"


@pytest.mark.parametrize(
    "library", ["libGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0"]
)
def test_a_library_of_the_system_that_opencv_lacks_is_named_with_its_package(
    tmp_path: Path, library: str
) -> None:
    reason = f"{library}: cannot open shared object file: No such file or directory"
    (tmp_path / "cv2.py").write_text(f"raise ImportError({reason!r})", "utf-8")
    finding = looked("imaging:opencv", first=tmp_path)
    assert finding.state is State.BROKEN
    assert library in finding.found
    assert "libgl1" in finding.remedy
    assert "libglib2.0-0" in finding.remedy


def test_opencv_that_is_not_there_is_missing(tmp_path: Path) -> None:
    finding = looked("imaging:opencv", first=without("cv2", tmp_path / "hidden"))
    assert finding.state is State.MISSING
    assert "pip install" in finding.remedy
    assert "opencv-python" in finding.remedy


def test_a_folder_that_another_package_left_behind_is_no_opencv(
    tmp_path: Path,
) -> None:
    (tmp_path / "cv2").mkdir()
    (tmp_path / "cv2" / "__init__.py").touch()
    finding = looked("imaging:opencv", first=tmp_path)
    assert finding.state is State.BROKEN
    assert "--force-reinstall" in finding.remedy


def test_two_opencvs_of_different_versions_are_to_be_brought_to_the_newer_one(
    tmp_path: Path,
) -> None:
    for name, version in (("opencv_python", "99.0"), ("opencv_python_headless", "9.9")):
        info = tmp_path / f"{name}-{version}.dist-info"
        info.mkdir()
        about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        (info / "METADATA").write_text(about, encoding="utf-8")
    finding = looked("imaging:opencv", first=tmp_path)
    assert finding.state is State.ATTENTION
    assert '"opencv-python==99.0" "opencv-python-headless==99.0"' in finding.remedy


def test_a_format_that_does_not_open_is_named_with_its_package(tmp_path: Path) -> None:
    (tmp_path / "pillow_heif.py").write_text(
        "def register_heif_opener(): pass", encoding="utf-8"
    )
    finding = looked("imaging:formats", first=tmp_path)
    assert finding.state is State.ATTENTION
    assert "not HEIC" in finding.found
    assert "PDF" in finding.found.partition(";")[0]
    assert "pillow-heif" in finding.remedy


def test_the_drawn_card_is_always_the_same() -> None:
    assert specimen().tobytes() == specimen().tobytes()
    assert specimen().size == (1050, 600)
