"""What the benchmark of reading counts as held, as right and as agreed."""

from __future__ import annotations

import pytest
from benchmarks.reading import BOTH, Card, Detail, held, judged, report
from tests.ocr.pages import page

from cardtrail.model.field import FieldName
from cardtrail.ocr.registry import open_readers
from measuring.drawn import read_scene

NEEDED = (FieldName.NAME, FieldName.ADDRESS, FieldName.PHONE, FieldName.EMAIL)
READ = page(
    "NORA",
    "WHITFIELD",
    "Tel +1 (916) 555-0160 / Fax 0161",
    "nora @alder. example",
    "410 Larkspur Ave., Sacramento",
)


@pytest.mark.parametrize(
    ("name", "printed", "share"),
    [
        (FieldName.NAME, "Nora Whitfield", 1.0),
        (FieldName.NAME, "Nora Whitfiold", 0.0),
        (FieldName.PHONE, "Mobile: 916 555 0160", 1.0),
        (FieldName.PHONE, "+1 916 555 0160", 1.0),
        (FieldName.PHONE, "916 555 0168", 0.0),
        (FieldName.EMAIL, "nora@alder.example", 1.0),
        (FieldName.EMAIL, "nora@aldcr.example", 0.0),
        (FieldName.ADDRESS, "410 Larkspur Ave Sacramento", 1.0),
        (FieldName.ADDRESS, "410 Larkspur Avenue Sacramento", 0.75),
        (FieldName.ADDRESS, "99 Wren Court", 0.0),
    ],
)
def test_a_value_is_held_if_it_is_somewhere_in_the_text(
    name: FieldName, printed: str, share: float
) -> None:
    assert held(name, printed, READ) == share


@pytest.mark.parametrize("name", NEEDED)
def test_an_empty_page_holds_nothing(name: FieldName) -> None:
    assert held(name, "410 916 Nora", page()) == 0


def test_digits_of_two_lines_are_no_number() -> None:
    assert held(FieldName.PHONE, "916 555 0160", page("916 555", "0160")) == 0


def test_a_scene_that_is_read_for_real_holds_what_it_prints() -> None:
    (read,) = read_scene(900_012, open_readers(["tesseract"]))
    card = judged(read)
    assert card.printed[FieldName.NAME] == 1
    assert card.printed[FieldName.PHONE] == 2
    assert set(card.held) == {BOTH, "tesseract"}
    for share in card.held.values():
        assert share[FieldName.NAME] == 1
        assert share[FieldName.EMAIL] == card.printed[FieldName.EMAIL]
    assert {detail.field for detail in card.details} == set(NEEDED)
    assert all(detail.is_right for detail in card.details)
    assert not any(detail.is_agreed for detail in card.details)  # one reader


def card(both: float, paddle: float, tesseract: float, *details: Detail) -> Card:
    """A card that prints one value of each detail, held so by each reader."""
    return Card(
        dict.fromkeys(NEEDED, 1),
        {
            who: dict.fromkeys(NEEDED, share)
            for who, share in (
                (BOTH, both),
                ("paddle", paddle),
                ("tesseract", tesseract),
            )
        },
        details,
    )


def test_the_report_gives_shares_of_what_is_printed_and_of_what_was_understood() -> (
    None
):
    email = FieldName.EMAIL
    lines = list(
        report(
            [
                card(1, 1, 0.5, Detail(email, 0.95, True, True, True, True)),
                card(0.5, 0, 0, Detail(email, 0.95, False, False, True, True)),
                card(1, 0, 1, Detail(email, 0.35, False, True, False, False)),
                Card({}, {}, ()),
            ]
        )
    )
    figures = {line.split()[0]: line.split()[1:] for line in lines if line.strip()}
    assert figures["cards"] == ["4"]
    assert figures["both"] == ["0.833"] * 4
    assert figures["paddle"] == ["0.333"] * 4
    assert figures["tesseract"] == ["0.500"] * 4
    assert figures["right"][NEEDED.index(email)] == "0.333"
    assert figures["sure"][NEEDED.index(email)] == "0.667"
    assert figures["silent"][NEEDED.index(email)] == "0.333"
    assert figures["agreed"][-3:] == ["0.5000", "of", "2"]
    assert figures["calibration"][-1] == f"{(2 * 0.45 + 0.35) / 3:.3f}"
    assert "  said 0.350  right 0.000  of 1" in lines
    assert "  said 0.950  right 0.500  of 2" in lines


def test_the_report_of_nothing_is_no_error() -> None:
    assert next(report([])) == "cards 0"
    assert len(list(report([]))) > 5
