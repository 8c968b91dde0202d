"""The cards of strangers print what they say, in places where nothing collides."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys

import pytest

from cardtrail.text import fold
from cardtrail.values.phone import PhoneKind
from scenes.population import countries as drawn_countries
from strangers import Stranger, stranger
from strangers.tables import countries
from strangers.typeset import WIDTH

CARDS = [stranger(seed) for seed in range(910_000, 910_150)]


def printed(card: Stranger) -> str:
    return " ".join(line.text for line in card.page.lines)


def test_the_same_seed_gives_the_same_card() -> None:
    assert stranger(910_001) == stranger(910_001)
    assert stranger(910_001) != stranger(910_002)


def test_cards_are_the_same_in_every_process() -> None:
    command = "from strangers import stranger; print(stranger(70, 'IT').page.lines)"
    path = os.pathsep.join(sys.path)
    cards = {
        subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", command],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(cards) == 1


@pytest.mark.parametrize("country", countries())
def test_every_country_has_cards(country: str) -> None:
    card = stranger(910_003, country)
    assert card.country == country[:2]
    assert any(True for _ in card.page.words)


def test_a_card_prints_what_it_means() -> None:
    for card in CARDS:
        text, person = printed(card), card.person
        for part in (person.title, person.company, person.email or ""):
            assert fold(part) in fold(text)
        for line in (*person.address, *itertools.chain(*person.branches)):
            assert " ".join(line.split()) in text
        assert all(phone.text in text for phone in person.phones)


def test_some_cards_name_nobody_and_some_cannot_be_answered() -> None:
    assert any(not card.person.name for card in CARDS)
    assert any(not card.person.phones and not card.person.email for card in CARDS)


def test_no_two_lines_of_a_card_collide_and_all_stand_on_it() -> None:
    for card in CARDS:
        for line in card.page.lines:
            assert 0 <= line.box.left < line.box.right <= WIDTH
            assert 0 <= line.box.top < line.box.bottom <= card.page.height
        pairs = itertools.combinations(card.page.lines, 2)
        assert all(one.box.overlap(other.box) == 0 for one, other in pairs)


def test_kinds_of_all_lines_are_drawn() -> None:
    kinds = {phone.kind for card in CARDS for phone in card.person.phones}
    assert kinds == {PhoneKind.WORK, PhoneKind.MOBILE, PhoneKind.FAX}


def test_towns_and_streets_are_not_those_of_the_drawn_cards() -> None:
    drawn = {
        fold(entry)
        for country in drawn_countries().values()
        for entry in (*country["streets"], *(town[0] for town in country["towns"]))
    }
    own = {
        fold(entry)
        for country in countries().values()
        for entry in (
            *country.get("streets", ()),
            *(town[0] for town in country.get("towns", ())),
        )
    }
    assert own
    assert not own & drawn
