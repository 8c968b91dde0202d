"""Whole cards: what is printed comes out, under the right heading, and nothing else."""

from __future__ import annotations

import pytest
from tests.extract import cards_americas, cards_asia, cards_europe
from tests.extract.conftest import Read
from tests.extract.printed import Card, Details

from cardtrail.model.contact import Contact

CARDS = cards_americas.CARDS + cards_europe.CARDS + cards_asia.CARDS


def told(contact: Contact) -> Details:
    """What was understood, in the form of the tables."""
    return Details(
        name=contact.name.text if contact.name else None,
        title=contact.title.text if contact.title else None,
        company=contact.company.text if contact.company else None,
        addresses=tuple(entry.text for entry in contact.addresses),
        phones=tuple(
            f"{entry.kind} {entry.text}"
            + (
                f" x{entry.value.extension}"
                if entry.value and entry.value.extension
                else ""
            )
            for entry in contact.phones
        ),
        emails=tuple(entry.text for entry in contact.emails),
        websites=tuple(entry.text for entry in contact.websites),
    )


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_is_understood(card: Card, read: Read) -> None:
    assert told(read(card.page)) == card.says
