"""One photo is read, or it is told why not."""

from __future__ import annotations

import dataclasses
import datetime as dt
import pickle
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image
from tests.support import readers as tools

from cardtrail.errors import EngineMissingError, ReaderError
from cardtrail.geometry import Homography
from cardtrail.model.limits import Limits
from cardtrail.model.photo import CardImage
from cardtrail.model.reading import Status
from cardtrail.ocr.names import NAMES
from cardtrail.scanner import Scanner, readers_of, scan_one

SCANNER = Scanner(("tesseract",), "US", tools.open_colour_readers)
REAL = Scanner(NAMES, "US")
BOTH = Scanner(("paddle", "tesseract"), "US", tools.open_colour_readers)


def test_a_photo_that_no_reader_reads_is_named_in_the_error(tmp_path: Path) -> None:
    path = tools.paint(tmp_path / "photo.png", tools.RAISE)
    (reading,) = scan_one(BOTH, path).readings
    assert reading.status is Status.FAILED
    assert str(path) in (reading.error or "")


@pytest.mark.parametrize("name", NAMES)
def test_of_two_readers_one_that_fails_says_so_in_a_way_that_costs_no_card(
    name: str,
) -> None:
    (reader,) = (each for each in readers_of(REAL) if each.name == name)
    flat = np.zeros((8,), dtype=np.uint8)  # no picture at all
    card = CardImage(flat, {}, Homography.identity(), None, 0.0)
    for ask in (reader.glance, reader.read):
        with pytest.raises(ReaderError, match=name):
            ask(card)


def test_a_reader_in_company_gets_no_more_seconds_than_are_set(tmp_path: Path) -> None:
    path = tools.paint(tmp_path / "photo.png", tools.HANG)
    scanner = dataclasses.replace(BOTH, limits=Limits(reader_seconds=1))
    (reading,) = scan_one(scanner, path).readings
    assert reading.status is Status.FAILED
    assert "no answer in 1 seconds" in (reading.error or "")


def test_the_limits_of_the_scanner_hold(tmp_path: Path) -> None:
    path = tools.bind(tmp_path / "stack.tif", *[tools.GOOD] * 3)
    scanner = dataclasses.replace(SCANNER, limits=Limits(pages=2))
    *read, last = scan_one(scanner, path).readings
    assert [reading.status for reading in read] == [Status.READ] * 2
    assert "more than 2 pages" in (last.error or "")


def test_a_fault_is_told_in_one_sentence_with_the_photo(tmp_path: Path) -> None:
    path = tools.paint(tmp_path / "photo.png", tools.RAISE)
    error = scan_one(SCANNER, path).readings[0].error or ""
    assert error.startswith(str(path))
    assert "not a page" in error
    assert "Traceback" not in error


def test_a_photo_that_cannot_be_opened_is_a_failed_reading(tmp_path: Path) -> None:
    scanned = scan_one(SCANNER, tmp_path / "nowhere.jpg")
    assert scanned.readings[0].status is Status.FAILED
    assert "nowhere.jpg" in (scanned.readings[0].error or "")
    assert scanned.readings[0].digest is None


def test_the_day_of_the_photo_comes_out(tmp_path: Path) -> None:
    picture = Image.new("RGB", tools.SIZE, tools.GOOD)
    exif = picture.getexif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = (
        "2026:11:19 16:20:00"
    )
    picture.save(tmp_path / "dated.jpg", exif=exif)
    scanned = scan_one(SCANNER, tmp_path / "dated.jpg")
    assert scanned.taken == dt.date(2026, 11, 19)


@pytest.mark.parametrize("suffix", ["tif", "pdf"])
def test_cards_are_numbered_through_the_pages_of_a_file(
    tmp_path: Path, suffix: str
) -> None:
    path = tools.bind(tmp_path / f"stack.{suffix}", *[tools.GOOD] * 3)
    readings = scan_one(SCANNER, path).readings
    assert [reading.card for reading in readings] == [1, 2, 3]
    assert [reading.page for reading in readings] == [1, 2, 3]
    assert len({reading.digest for reading in readings}) == 3


def test_the_empty_back_of_a_card_is_passed_over(tmp_path: Path) -> None:
    colours = [tools.BARE, tools.GOOD, tools.BARE, tools.GOOD, tools.BARE]
    path = tools.bind(tmp_path / "duplex.tif", *colours)
    readings = scan_one(SCANNER, path).readings
    assert [reading.status for reading in readings] == [Status.READ] * 2
    assert [(reading.card, reading.page) for reading in readings] == [(1, 2), (2, 4)]


def test_a_file_of_empty_pages_is_one_reading(tmp_path: Path) -> None:
    path = tools.bind(tmp_path / "blank.tif", *[tools.BARE] * 3)
    (reading,) = scan_one(SCANNER, path).readings
    assert reading.status is Status.NO_CARD
    assert (reading.card, reading.page) == (1, 1)


def test_a_page_that_fails_leaves_those_before_it(tmp_path: Path) -> None:
    path = tools.bind(tmp_path / "stack.tif", tools.GOOD, tools.RAISE, tools.GOOD)
    readings = scan_one(SCANNER, path).readings
    assert [(reading.card, reading.status) for reading in readings] == [
        (1, Status.READ),
        (2, Status.FAILED),
    ]


def test_the_patience_begins_anew_with_each_page(tmp_path: Path) -> None:
    path = tools.bind(tmp_path / "stack.tif", *[tools.GOOD] * 3)
    begun: list[int] = []
    scan_one(SCANNER, path, lambda: begun.append(1))
    assert len(begun) == 3


def test_engines_are_opened_once_however_many_photos_bring_the_scanner() -> None:
    photos = [pickle.loads(pickle.dumps(BOTH)) for _ in range(3)]  # noqa: S301 - ours
    assert {id(readers_of(each)) for each in photos} == {id(readers_of(BOTH))}


def test_a_missing_engine_is_told_before_any_photo() -> None:
    with pytest.raises(EngineMissingError, match="Install it"):
        readers_of(Scanner(("gone",), "US", tools.open_nothing))


def test_the_readers_are_opened_for_the_language_of_the_cards() -> None:
    scanner = Scanner(("gone",), "US", tools.open_nothing, language="eng+deu")
    with pytest.raises(EngineMissingError, match=r"for eng\+deu\."):
        readers_of(scanner)
