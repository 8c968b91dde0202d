"""Readers by name."""

from __future__ import annotations

import pytest

from cardtrail.errors import EngineMissingError
from cardtrail.ocr.names import NAMES
from cardtrail.ocr.registry import open_readers


@pytest.mark.parametrize("names", [NAMES, NAMES[::-1]])
def test_readers_come_in_one_order_however_they_are_named(
    names: tuple[str, ...],
) -> None:
    assert [reader.name for reader in open_readers(names)] == ["paddle", "tesseract"]


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_may_read_alone(name: str) -> None:
    assert [reader.name for reader in open_readers([name])] == [name]


def test_a_reader_that_is_named_twice_is_opened_once() -> None:
    names = [reader.name for reader in open_readers(["tesseract", "tesseract"])]
    assert names == ["tesseract"]


def test_no_names_give_no_readers() -> None:
    assert open_readers([]) == ()


def test_a_language_without_data_is_told() -> None:
    with pytest.raises(EngineMissingError, match="'xyz' is not installed"):
        open_readers(["tesseract"], "xyz")


@pytest.mark.parametrize("names", [["abbyy"], ["tesseract", "abbyy"], [""]])
def test_an_unknown_name_is_answered_with_the_known_ones(names: list[str]) -> None:
    with pytest.raises(EngineMissingError) as caught:
        open_readers(names)
    message = str(caught.value)
    assert names[-1] in message
    assert all(known in message for known in NAMES)
    assert message.endswith(".")


def test_every_unknown_name_is_named() -> None:
    with pytest.raises(EngineMissingError, match="abbyy, ocrad"):
        open_readers(["abbyy", "tesseract", "ocrad"])


def test_of_two_languages_the_one_without_data_is_named() -> None:
    with pytest.raises(EngineMissingError, match="tesseract-ocr-xyz"):
        open_readers(["tesseract"], "eng+xyz")
