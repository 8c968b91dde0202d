"""How much of a page counts as text."""

from __future__ import annotations

import pytest
from tests.ocr.pages import page

from cardtrail.ocr.legible import NOISE, legibility


def test_letters_and_digits_count_as_far_as_they_are_sure() -> None:
    assert legibility(page("Nora 12", confidence=0.7)) == pytest.approx(6 * 0.5)
    assert legibility(page("Nora 12", confidence=0.9)) == pytest.approx(6 * 0.7)


def test_marks_and_noise_count_nothing() -> None:
    assert legibility(page("--- | ...", confidence=0.9)) == 0
    assert legibility(page("Nora", confidence=NOISE)) == 0
    assert legibility(page()) == 0
