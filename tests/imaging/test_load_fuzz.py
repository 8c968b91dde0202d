"""Files that are nearly right are read, or refused in one sentence; see `make fuzz`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardtrail.errors import PhotoError
from cardtrail.imaging.load import pages
from cardtrail.model.limits import Limits
from fuzzing.mutate import case
from fuzzing.seeds import seeds

LIMITS = Limits(megapixels=20, pages=5)


@pytest.mark.parametrize("name", seeds())
def test_the_files_that_are_changed_are_read_as_they_are(name: str) -> None:
    photos = list(pages(Path(name), seeds()[name], LIMITS))
    assert 1 <= len(photos) <= 3
    assert all(photo.pixels.std() > 1 for photo in photos)


@settings(max_examples=400, deadline=None)
@given(number=st.integers(0, 10**9))
def test_a_file_changed_where_it_hurts_is_read_or_refused(number: int) -> None:
    name, data = case(0, number)
    path = Path(f"{name}.bin")
    try:
        for photo in pages(path, data, LIMITS):
            assert photo.pixels.ndim == 3
            assert photo.pixels.size
    except PhotoError as error:
        message = str(error)
        assert str(path) in message
        assert message.endswith(".")
        assert "\n" not in message
        assert "Error" not in message
