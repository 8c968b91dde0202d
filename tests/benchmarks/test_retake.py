"""What the benchmark of retake warnings counts as right, as spoilt and as asked for."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from benchmarks.retake import (
    Card,
    asked,
    judged,
    report,
)
from tests.support.printed import printed_contact

from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.model.reading import Reading, Status
from cardtrail.validate.codes import problem
from measuring.drawn import ReadCard
from scenes.samples import SAMPLES
from scenes.scene import photograph

SCENE = SAMPLES[0].scene
PERSON = SAMPLES[0].person
NEEDED = frozenset(
    (FieldName.NAME, FieldName.ADDRESS, FieldName.PHONE, FieldName.EMAIL)
)


@pytest.fixture
def contact() -> Contact:
    """Everything as it is printed on the first sample."""
    return printed_contact(PERSON)


def test_a_detail_is_spoilt_only_if_the_print_itself_is_read_right(
    contact: Contact,
) -> None:
    truth = photograph(SCENE).truths[0]
    nothing = Reading(Path("scene.jpg"), None, 1, Status.UNREADABLE)
    assert judged(ReadCard(7, 0, truth, nothing, None), SCENE).spoilt == NEEDED
    someone = dataclasses.replace(PERSON, email="nobody@example.org")
    other = dataclasses.replace(truth, person=someone)
    read = dataclasses.replace(nothing, contact=contact)
    card = judged(ReadCard(7, 0, other, read, None), SCENE)
    assert card.wrong == {FieldName.EMAIL}
    assert card.spoilt == frozenset()


def test_only_what_asks_for_another_photo_counts() -> None:
    problems = (
        problem("email.missing", of=""),
        dataclasses.replace(
            problem("card.blurred", what="the name"), field=FieldName.NAME
        ),
    )
    read = Reading(Path("a"), None, 1, Status.READ, problems=problems)
    assert asked(read) == ("card.blurred",)
    assert asked(dataclasses.replace(read, status=Status.NO_CARD)) == ("no-card",)
    assert asked(None) == ()


def test_the_report_parts_spoilt_cards_from_those_read_right() -> None:
    def card(status: Status | None, wrong: bool, spoilt: bool, *codes: str) -> Card:
        some = frozenset({FieldName.EMAIL})
        none: frozenset[FieldName] = frozenset()
        return Card(
            1, 0, status, some if wrong else none, some if spoilt else none, codes
        )

    lines = list(
        report(
            [
                card(Status.READ, True, True, "card.blurred", "card.blurred"),
                card(Status.READ, True, True),
                card(None, True, True),
                card(Status.READ, True, False),
                card(Status.READ, False, False, "card.blurred"),
                card(Status.READ, False, False),
            ]
        )
    )
    figures = {line[:34].strip(): line[34:] for line in lines}
    assert figures["a detail spoilt by the photo"] == "2, asked for again 0.500"
    assert figures["read right"] == "2, asked for again 0.500"
    assert figures["without a reading of their own"] == "1"
    assert figures["card.blurred"] == "2, 1 of them on cards read right"
