"""What a person is told while a large store is planned anew."""

from __future__ import annotations

import pytest

from cardtrail.cli.renewal import Renewal


def told(capsys: pytest.CaptureFixture[str], *moments: tuple[float, int]) -> str:
    """What is said when so many of 1,000 contacts are done at these moments."""
    clock = iter([moment for moment, _ in moments])
    renewal = Renewal(lambda: next(clock))
    for _, done in moments:
        renewal(done, 1000)
    return capsys.readouterr().err


def test_what_is_quick_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, (5.0, 0), (5.4, 500), (5.9, 900)) == ""


def test_what_takes_long_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, (5.0, 0), (6.5, 100), (9.5, 300), (15.5, 700))

    assert said == (
        "cardtrail: The settings or cardtrail changed: 1,000 contacts are planned "
        "anew, which takes about 14 seconds more.\n"
    )
