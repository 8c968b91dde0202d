"""Every reading comes back from its JSON as it went in."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.test_rows import CONTACTS, POINTS

from cardtrail.geometry import Box, Quad
from cardtrail.model.field import FieldName
from cardtrail.model.followup import Step
from cardtrail.model.reading import Problem, Reading, Severity, Spot, Status
from cardtrail.store.readings import readings_json, readings_of, without

TEXT = st.text(max_size=20)
SHARES = st.floats(0, 1)
PROBLEMS = st.builds(
    Problem,
    code=TEXT,
    field=st.sampled_from(FieldName),
    message=TEXT,
    severity=st.sampled_from(Severity),
    suggestion=st.none() | TEXT,
    blocks=st.none() | st.sampled_from(Step),
)
PHOTO = Path("cards/nora.jpg")
READINGS = st.builds(
    Reading,
    photo=st.just(PHOTO),
    digest=st.none() | st.sampled_from(["d1", "d2"]),
    card=st.integers(1, 3),
    status=st.sampled_from(Status),
    error=st.none() | TEXT,
    outline=st.none() | st.builds(Quad, POINTS, POINTS, POINTS, POINTS),
    contact=CONTACTS,
    problems=st.lists(PROBLEMS, max_size=2).map(tuple),
    lines=st.lists(TEXT, max_size=3).map(tuple),
    seconds=st.floats(0, 100),
    page=st.integers(1, 50),
    spots=st.lists(
        st.builds(
            Spot,
            st.sampled_from(FieldName),
            st.integers(0, 3),
            st.builds(Box, SHARES, SHARES, SHARES, SHARES),
        ),
        max_size=2,
    ).map(tuple),
)


@settings(max_examples=50)
@given(st.lists(READINGS, max_size=2).map(tuple))
def test_a_reading_comes_back_as_it_went_in(readings: tuple[Reading, ...]) -> None:
    assert readings_of(readings_json(readings), PHOTO) == readings


def test_a_reading_is_of_the_photo_where_it_lies_now() -> None:
    text = readings_json([Reading(PHOTO, "d1", 1, Status.READ)])
    (moved,) = readings_of(text, Path("elsewhere.jpg"))
    assert moved.photo == Path("elsewhere.jpg")
    assert "nora" not in text


@given(READINGS, READINGS)
def test_one_card_is_taken_out_and_no_other(one: Reading, other: Reading) -> None:
    gone = dataclasses.replace(one, digest="d1", card=1)
    stays = dataclasses.replace(other, digest="d1", card=2)
    left = without(readings_json([gone, stays]), "d1", 1)
    assert readings_of(left, PHOTO) == (stays,)
