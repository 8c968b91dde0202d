"""Every card that a scan reads is explained, and nothing else is."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from tests.support.readers import BARE, GOOD, bind, open_colour_readers, paint

from cardtrail.app.explain import Explanation, Lead, explain, lead
from cardtrail.extract.candidates import Candidates
from cardtrail.geometry import Box
from cardtrail.model.field import Candidate, FieldName, Signal
from cardtrail.model.page import Word
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


def candidate(text: str, **weights: float) -> Candidate[str]:
    """One that these signals speak for, on words of its own."""
    signals = tuple(
        Signal(name.replace("_", " "), weight) for name, weight in weights.items()
    )
    place = Box(0, 0, 10 * len(text), 30)
    return Candidate(text, text, (Word(text, place, 0.9),), signals)


ALDER = candidate("Alder", legal_form=2.5, large_print=1.0)
FINCH = candidate("Finch", large_print=1.0, words_of_firms=1.0)


def test_a_lead_is_told_by_the_signals_that_make_it_up() -> None:
    won = lead(Candidates(companies=(ALDER, FINCH)), FieldName.COMPANY)
    assert won == Lead(FINCH, 1.5, (Signal("legal form", 2.5),))


def test_what_was_rejected_may_be_the_next_best() -> None:
    found = Candidates(companies=(ALDER,), rejected={FieldName.COMPANY: (FINCH,)})
    won = lead(found, FieldName.COMPANY)
    assert won is not None
    assert won.over is FINCH


def test_a_part_of_the_winner_is_no_rival() -> None:
    part = dataclasses.replace(ALDER, signals=(Signal("large print", 1.0),))
    won = lead(Candidates(companies=(ALDER, part)), FieldName.COMPANY)
    assert won == Lead(None, 3.5, ALDER.signals)


def test_where_nothing_was_taken_nothing_won() -> None:
    found = Candidates(rejected={FieldName.COMPANY: (FINCH,)})
    assert lead(found, FieldName.COMPANY) is None
