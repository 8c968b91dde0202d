"""File names that every file system takes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.export.filename import file_stem
from cardtrail.model.field import Field, Grade
from cardtrail.model.record import Record
from cardtrail.values.name import PersonName

RecordWith = Callable[..., Record]


def named(text: str) -> Field[PersonName]:
    return Field(PersonName(text), text, 0.9, Grade.SURE)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Nora Whitfield", "12-nora-whitfield"),
        ("Zoë O'Hara-Łukasik", "12-zoe-o-hara-lukasik"),
        ("Jørgen Weiß", "12-jorgen-weiss"),
        ("Deniz Y\u0131ld\u0131z", "12-deniz-yildiz"),
        ("../../etc/passwd", "12-etc-passwd"),
        ("CON", "12-con"),
        ("山田花子", "12-contact"),
    ],
)
def test_a_name_becomes_a_readable_file_name(
    record_with: RecordWith, name: str, stem: str
) -> None:
    assert file_stem(record_with(name=named(name))) == stem


def test_a_card_without_a_name_is_called_by_its_company(
    record_with: RecordWith,
) -> None:
    assert file_stem(record_with(name=None)) == "12-alder-finch"


@given(st.text(max_size=300))
def test_no_name_makes_a_file_name_that_is_unsafe(
    record_with: RecordWith, name: str
) -> None:
    stem = file_stem(record_with(name=named(name)))

    assert re.fullmatch(r"12-[a-z0-9]+(-[a-z0-9]+)*", stem)
    assert len(stem) <= 60


def test_a_long_name_is_cut_without_a_hyphen_at_the_end(
    record_with: RecordWith,
) -> None:
    stem = file_stem(record_with(name=named("Nora Whitfield " * 20)))

    assert stem.startswith("12-nora-whitfield-nora-whitfield")
    assert 50 <= len(stem) <= 60
    assert not stem.endswith("-")
