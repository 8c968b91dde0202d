"""Pictures of the steps: all there, under names of their own, or told why not."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.support.readers import GOOD, bind, open_colour_readers, paint
from tests.support.steps import card_of, photo_of

from cardtrail.app.pictures import StepPictures, pictures_of
from cardtrail.batch import scan_all
from cardtrail.errors import OutputError
from cardtrail.model.page import Page
from cardtrail.model.reading import Status
from cardtrail.pool import HERE, InProcesses, Pool
from cardtrail.scanner import Scanner

STEPS = ("colour.png", "flat.png", "grey.png", "levelled.png", "outline.jpg")
EVERY = sorted([*STEPS, "words.jpg"])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def scanner(observer: StepPictures) -> Scanner:
    return Scanner(("tesseract",), "US", open_colour_readers, observer)


@pytest.mark.parametrize("pool", [HERE, InProcesses(2)])
def test_every_card_leaves_a_picture_of_each_step(tmp_path: Path, pool: Pool) -> None:
    paths = [paint(tmp_path / f"{mark}.png", GOOD, mark) for mark in range(2)]
    observer = pictures_of(paths, tmp_path / "new" / "debug")
    finished = dict(scan_all(scanner(observer), enumerate(paths), pool))
    assert {x.readings[0].status for x in finished.values()} == {Status.READ}
    assert names(tmp_path / "new" / "debug") == [
        f"{mark}-card1-{step}" for mark in range(2) for step in EVERY
    ]
    for path in (tmp_path / "new" / "debug").iterdir():
        with Image.open(path) as picture:
            assert min(picture.size) > 300


def test_photos_of_one_name_keep_pictures_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    paths = [
        paint(tmp_path / "card.png", GOOD, 1),
        paint(tmp_path / "CARD.bmp", GOOD, 2),
        paint(tmp_path / "other" / "card.png", GOOD, 3),
        paint(tmp_path / "else.png", GOOD, 4),
    ]
    folder = tmp_path / "debug"
    list(scan_all(scanner(pictures_of(paths, folder)), enumerate(paths), HERE))
    written = [name for name in names(folder) if name.endswith("-words.jpg")]
    assert len({name.casefold() for name in written}) == len(paths)
    assert "else-card1-words.jpg" in written


def test_the_same_photo_writes_the_same_names_again(tmp_path: Path) -> None:
    paths = [paint(tmp_path / "card.png", GOOD)]
    folder = tmp_path / "debug"
    for _ in range(2):
        list(scan_all(scanner(pictures_of(paths, folder)), enumerate(paths), HERE))
    assert names(folder) == [f"card-card1-{step}" for step in EVERY]


def test_every_page_of_a_file_keeps_its_pictures(tmp_path: Path) -> None:
    path = bind(tmp_path / "stack.tif", GOOD, GOOD)
    folder = tmp_path / "debug"
    list(scan_all(scanner(pictures_of([path], folder)), [(0, path)], HERE))
    assert names(folder) == sorted(
        f"stack{page}-card1-{step}" for page in ("", "-page2") for step in EVERY
    )


@given(st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=120))
def test_any_name_of_a_photo_gives_a_safe_name(name: str) -> None:
    seen = StepPictures(Path("debug")).name_of(
        photo_of(path=Path("a") / f"{name}.jpg"), 1
    )
    assert seen.isascii()
    assert not set(seen) & set('<>:"/\\|?* ')
    assert not seen.startswith((".", "-"))
    assert seen.endswith("-card1")
    assert len(seen) < 100


def test_the_observer_travels_to_worker_processes(tmp_path: Path) -> None:
    observer = pictures_of([Path("a.jpg"), Path("A.png")], tmp_path)
    assert pickle.loads(pickle.dumps(observer)) == observer  # noqa: S301 - our own
    assert hash(observer) == hash(pictures_of([Path("a.jpg"), Path("A.png")], tmp_path))


def test_a_folder_below_a_file_is_told_before_any_reading(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=r"Nothing can be written to .*file.debug"):
        pictures_of([Path("a.jpg")], tmp_path / "file" / "debug")


def test_a_folder_that_goes_away_is_told_in_a_sentence(tmp_path: Path) -> None:
    observer = pictures_of([Path("a.jpg")], tmp_path / "debug")
    (tmp_path / "debug").touch()
    with pytest.raises(OutputError, match="Name another folder"):
        observer.prepared(photo_of(), 1, card_of())
    with pytest.raises(OutputError, match="Name another folder"):
        observer.read(photo_of(), 1, card_of(), Page("agreed", 640, 400, ()))


def test_a_card_whose_pictures_cannot_be_kept_says_so(tmp_path: Path) -> None:
    path = paint(tmp_path / "card.png", GOOD)
    observer = StepPictures(tmp_path / "debug")
    (tmp_path / "debug").touch()
    ((_, scanned),) = scan_all(scanner(observer), [(0, path)], HERE)
    assert scanned.readings[0].status is Status.FAILED
    assert (scanned.readings[0].error or "").startswith("Nothing can be written to")
