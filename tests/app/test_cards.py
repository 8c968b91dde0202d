"""The pictures of cards: kept whole and for their owner, and gone in their time."""

from __future__ import annotations

import datetime as dt
import io
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ExifTags, Image
from tests.support import readers as tools
from tests.support.desk import NOW, desk

from cardtrail.app.cards import cards_folder, expire_cards, keep_card, remove_cards
from cardtrail.app.outcome import Outcome
from cardtrail.app.scan import Task, scan
from cardtrail.errors import OutputError
from cardtrail.pool import HERE, InProcesses, Pool
from cardtrail.scanner import Scanner

UID = "00000000-0000-4000-8000-000000000001"
SCANNER = Scanner(("tesseract",), "US", tools.open_colour_readers, gives_pictures=True)


def scanned(
    store: Path, *photos: Path, pool: Pool = HERE, again: bool = False
) -> list[Outcome]:
    here = desk(store)
    with here.open() as opened:
        results = scan(photos, Task(SCANNER, pool, again=again), here, opened)
        return [outcome for of_photo in results for outcome in of_photo]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "data" / "kept.sqlite"


def located(path: Path) -> Path:
    """A photo that says where it was taken."""
    picture = Image.new("RGB", (1600, 1000), tools.GOOD)
    exif = picture.getexif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    exif[ExifTags.Base.Make] = "Camera of Nora"
    picture.save(path, exif=exif)
    return path


def test_the_flat_card_is_kept_small_and_bare(tmp_path: Path, store: Path) -> None:
    (outcome,) = scanned(store, located(tmp_path / "card.jpg"))
    assert outcome.record is not None
    path = cards_folder(store) / f"{outcome.record.uid}.jpg"
    with Image.open(path) as picture:
        assert picture.format == "JPEG"
        assert max(picture.size) <= 1000
        assert set(picture.info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
        }
    assert b"Camera of Nora" not in path.read_bytes()
    assert [x.name for x in cards_folder(store).iterdir()] == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_nobody_else_can_see_a_card(tmp_path: Path, store: Path) -> None:
    scanned(store, tools.paint(tmp_path / "card.png", tools.GOOD))
    (path,) = cards_folder(store).iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_each_page_has_a_picture_and_so_has_each_part_of_a_contact(
    tmp_path: Path, store: Path
) -> None:
    pages = tools.bind(tmp_path / "stack.pdf", *[tools.GOOD] * 2)
    other = tools.paint(tmp_path / "card.png", tools.GOOD)
    outcomes = scanned(store, pages, other, pool=InProcesses(2))
    assert {x.record.id for x in outcomes if x.record} == {1}
    assert len(list(cards_folder(store).iterdir())) == 3


def test_a_photo_of_which_nothing_was_read_leaves_no_picture(
    tmp_path: Path, store: Path
) -> None:
    scanned(store, tools.paint(tmp_path / "bare.png", tools.BARE))
    assert not cards_folder(store).exists()


def test_a_dry_run_keeps_no_picture(tmp_path: Path, store: Path) -> None:
    photo = tools.paint(tmp_path / "card.png", tools.GOOD)
    list(scan([photo], Task(SCANNER, HERE), desk(store), None))
    assert not store.parent.exists()


def test_a_folder_that_is_none_costs_no_contact(tmp_path: Path, store: Path) -> None:
    store.parent.mkdir()
    cards_folder(store).write_text("in the way", encoding="ascii")
    photo = tools.paint(tmp_path / "card.png", tools.GOOD)

    (outcome,) = scanned(store, photo)

    assert outcome.record is not None
    assert outcome.unsaved is None
    assert "can't be kept" in (outcome.unpictured or "")
    assert "The contact is kept" in (outcome.unpictured or "")
    with desk(store).open() as opened:
        assert len(opened.records()) == 1
    cards_folder(store).unlink()
    assert scanned(store, photo)[0].unpictured is None
    assert len(list(cards_folder(store).iterdir())) == 1


def test_a_picture_that_can_not_take_its_place_leaves_no_half(
    tmp_path: Path, store: Path
) -> None:
    (outcome,) = scanned(store, tools.paint(tmp_path / "card.png", tools.GOOD))
    assert outcome.record is not None
    (path,) = cards_folder(store).iterdir()
    before = path.read_bytes()
    path.unlink()
    path.mkdir()  # a name that no file can take
    with pytest.raises(OutputError, match="can't be kept"):
        keep_card(cards_folder(store), outcome.record.uid, before, NOW)
    assert [x.name for x in cards_folder(store).iterdir()] == [path.name]


def kept(folder: Path, days: int, uid: str = UID) -> Path:
    keep_card(folder, uid, b"picture", NOW - dt.timedelta(days=days))
    return folder / f"{uid}.jpg"


@pytest.mark.parametrize(("days", "stays"), [(9, True), (11, False)])
def test_a_picture_goes_when_its_days_are_over(
    tmp_path: Path, days: int, stays: bool
) -> None:
    path = kept(tmp_path, days)
    assert expire_cards(tmp_path, NOW, 10) == (0 if stays else 1)
    assert path.exists() is stays


def test_no_days_keep_no_picture(tmp_path: Path) -> None:
    path = kept(tmp_path, 0)
    expire_cards(tmp_path, NOW, 0)
    assert not path.exists()


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    mine = tmp_path / "holiday.jpg"
    mine.write_bytes(b"beach")
    os.utime(mine, (0, 0))
    expire_cards(tmp_path, NOW, 0)
    remove_cards(tmp_path, [UID])
    assert mine.exists()


def test_what_a_killed_run_left_half_written_goes(tmp_path: Path) -> None:
    half = tmp_path / ".abc123.jpg"
    half.write_bytes(b"half a")
    remove_cards(tmp_path, [])
    assert not half.exists()


def test_a_picture_that_cannot_be_taken_away_is_told(tmp_path: Path) -> None:
    (tmp_path / f"{UID}.jpg").mkdir()
    with pytest.raises(OutputError, match="by hand"):
        remove_cards(tmp_path, [UID])


def test_a_folder_that_is_not_there_has_nothing_to_lose(tmp_path: Path) -> None:
    assert expire_cards(tmp_path / "cards", NOW, 1) == 0
    assert remove_cards(tmp_path / "cards", [UID]) == ()


def test_a_picture_can_go_into_a_vcard(tmp_path: Path, store: Path) -> None:
    scanned(store, tools.paint(tmp_path / "card.png", tools.GOOD))
    (path,) = cards_folder(store).iterdir()
    with Image.open(io.BytesIO(path.read_bytes())) as picture:
        assert picture.size == (1000, 625)


def test_pictures_come_only_where_they_are_asked_for(
    tmp_path: Path, store: Path
) -> None:
    photo = tools.paint(tmp_path / "card.png", tools.GOOD)
    bare = replace(SCANNER, gives_pictures=False)
    here = desk(store)
    with here.open() as opened:
        list(scan([photo], Task(bare, HERE), here, opened))
    assert not cards_folder(store).exists()
