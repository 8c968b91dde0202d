"""What an error says of a part of the installation."""

from __future__ import annotations

import pytest

from cardtrail.errors import EngineMissingError, StoreError
from cardtrail.model.finding import State, told


@pytest.mark.parametrize(
    ("error", "found", "remedy"),
    [
        (
            EngineMissingError("It is not there. Install it with: pip install it"),
            "It is not there",
            "Install it with: pip install it",
        ),
        (
            StoreError("/a/b.sqlite is damaged; put a copy in its place."),
            "/a/b.sqlite is damaged",
            "Put a copy in its place.",
        ),
        (StoreError("It broke"), "It broke", ""),
    ],
)
def test_what_is_wrong_is_parted_from_what_to_do(
    error: Exception, found: str, remedy: str
) -> None:
    finding = told(State.BROKEN, error)
    assert (finding.state, finding.found, finding.remedy) == (
        State.BROKEN,
        found,
        remedy,
    )
