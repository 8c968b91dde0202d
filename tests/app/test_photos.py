"""Which files count as photos."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardtrail.app.photos import find_photos
from cardtrail.errors import NoPhotosError


def touch(folder: Path, *names: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = [folder / name for name in names]
    for path in paths:
        path.touch()
    return paths


def test_the_pictures_of_a_folder_come_in_natural_order(tmp_path: Path) -> None:
    touch(tmp_path, "card10.jpg", "card2.JPG", "Card1.png")
    names = [path.name for path in find_photos([tmp_path]).photos]
    assert names == ["Card1.png", "card2.JPG", "card10.jpg"]


def test_a_pdf_in_a_folder_counts_as_a_picture(tmp_path: Path) -> None:
    touch(tmp_path, "scan.PDF", "card.jpg")
    names = [path.name for path in find_photos([tmp_path]).photos]
    assert names == ["card.jpg", "scan.PDF"]


def test_other_files_of_a_folder_are_passed_over(tmp_path: Path) -> None:
    touch(tmp_path, "card.heic", "notes.txt", "labels.jsonl", ".hidden.jpg")
    assert [path.name for path in find_photos([tmp_path]).photos] == ["card.heic"]


def test_a_file_that_is_named_is_a_photo_whatever_it_is_called(tmp_path: Path) -> None:
    (path,) = touch(tmp_path, "scan.tmp")
    assert find_photos([path]).photos == (path,)


def test_a_file_that_does_not_exist_stays_in_its_place(tmp_path: Path) -> None:
    (card,) = touch(tmp_path, "card.jpg")
    gone = tmp_path / "gone.jpg"
    assert find_photos([gone, card]).photos == (gone, card)


def test_paths_are_kept_as_given_and_read_once(tmp_path: Path) -> None:
    (card,) = touch(tmp_path, "card.jpg")
    assert find_photos([card, tmp_path, card]).photos == (card,)


def test_folders_in_a_folder_are_named_and_not_read(tmp_path: Path) -> None:
    touch(tmp_path, "card.jpg")
    touch(tmp_path / "more", "other.jpg")
    found = find_photos([tmp_path])
    assert [path.name for path in found.photos] == ["card.jpg"]
    assert found.subfolders == (tmp_path / "more",)
    assert any("more" in sentence for sentence in found.passed_over)


def test_a_folder_without_pictures_beside_a_photo_is_told(tmp_path: Path) -> None:
    (card,) = touch(tmp_path, "card.jpg")
    (tmp_path / "empty").mkdir()
    found = find_photos([tmp_path / "empty", card])
    assert found.photos == (card,)
    assert [str(tmp_path / "empty") in text for text in found.failures] == [True]


def test_nothing_but_empty_folders_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoPhotosError, match="no picture in the folder"):
        find_photos([tmp_path])
