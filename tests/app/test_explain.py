"""Every card that a scan reads is explained, and nothing else is."""

from __future__ import annotations

from pathlib import Path

from tests.support.readers import BARE, GOOD, bind, open_colour_readers, paint

from cardtrail.app.explain import Explanation, explain
from cardtrail.model.field import FieldName
from cardtrail.model.reading import Reading, Status
from cardtrail.scanner import Scanner, scan_one

SCANNER = Scanner(("tesseract",), "US", open_colour_readers)


def test_the_details_of_a_scan_are_among_the_candidates(tmp_path: Path) -> None:
    path = paint(tmp_path / "card.png", GOOD)
    (card,) = explain(SCANNER, path)
    assert isinstance(card, Explanation)
    (scanned,) = scan_one(SCANNER, path).readings
    assert card.reading.contact == scanned.contact
    assert tuple(line.text for line in card.page.lines) == scanned.lines
    candidates = card.candidates.fields()
    for name, entry in scanned.contact.fields():
        assert entry.raw in [candidate.raw for candidate in candidates[name]]
    assert candidates[FieldName.ADDRESS] == ()


def test_each_page_of_a_file_has_an_explanation_of_its_own(tmp_path: Path) -> None:
    path = bind(tmp_path / "stack.tif", GOOD, BARE, GOOD)
    cards = [card for card in explain(SCANNER, path) if isinstance(card, Explanation)]
    assert [card.reading.page for card in cards] == [1, 3]
    assert all(card.candidates.phones for card in cards)


def test_what_is_no_card_is_a_bare_reading(tmp_path: Path) -> None:
    (blank,) = explain(SCANNER, paint(tmp_path / "blank.png", BARE))
    assert isinstance(blank, Reading)
    assert blank.status is Status.NO_CARD
    (gone,) = explain(SCANNER, tmp_path / "nowhere.png")
    assert isinstance(gone, Reading)
    assert gone.status is Status.FAILED
