"""Readers by name."""

from __future__ import annotations

import pytest

from cardtrail.errors import EngineMissingError
from cardtrail.ocr.registry import READERS, open_readers


def test_readers_come_in_the_order_of_their_names() -> None:
    names = list(READERS)
    assert [reader.name for reader in open_readers(names)] == names


def test_the_same_name_twice_gives_two_readers() -> None:
    first, second = open_readers(["tesseract", "tesseract"])
    assert first is not second


def test_no_names_give_no_readers() -> None:
    assert open_readers([]) == ()


@pytest.mark.parametrize("names", [["abbyy"], ["tesseract", "abbyy"], [""]])
def test_an_unknown_name_is_answered_with_the_known_ones(names: list[str]) -> None:
    with pytest.raises(EngineMissingError) as caught:
        open_readers(names)
    message = str(caught.value)
    assert names[-1] in message
    assert all(known in message for known in READERS)
    assert message.endswith(".")


def test_every_unknown_name_is_named() -> None:
    with pytest.raises(EngineMissingError, match="abbyy, ocrad"):
        open_readers(["abbyy", "tesseract", "ocrad"])
