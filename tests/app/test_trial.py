"""Each reader reads a drawn card, or it is told what it lacks."""

from __future__ import annotations

import re

import pytest

from cardtrail.app.trial import read_specimen
from cardtrail.errors import EngineMissingError
from cardtrail.model.finding import State
from cardtrail.ocr.names import NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_reader_reads_the_drawn_card(name: str) -> None:
    finding = read_specimen(name, "eng")
    assert finding.state is State.OK
    assert re.fullmatch(r"reads a drawn card in \d+\.\d seconds", finding.found)


def test_a_reader_that_can_not_be_used_says_so() -> None:
    with pytest.raises(EngineMissingError, match="xyz"):
        read_specimen("tesseract", "xyz")
