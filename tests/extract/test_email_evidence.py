"""What a name and a web site say of an e-mail address."""

from __future__ import annotations

import pytest

from cardtrail.extract.email_evidence import supported
from cardtrail.geometry import Box
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Word
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName

LEYLA = PersonName.parse("Leyla Brandhorst")


def seen(text: str) -> Candidate[EmailAddress]:
    """An address as the readers saw it."""
    word = Word(text, Box(0, 0, 300, 20), 0.9)
    value = EmailAddress.parse(text)
    return Candidate(value, text, (word,), (Signal("as read", 2),))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ibrandhorst@alder.example", "lbrandhorst@alder.example"),
        ("1.brandhorst@alder.example", "l.brandhorst@alder.example"),
        ("leyla.brandh0rst@alder.example", "leyla.brandhorst@alder.example"),
        ("Elbrandhorst@alder.example", "lbrandhorst@alder.example"),
        ("Mleyla@alder.example", "leyla@alder.example"),
        ("EI.brandhorst@alder.example", "l.brandhorst@alder.example"),
    ],
)
def test_a_look_alike_that_the_name_settles_is_read_as_printed(
    text: str, meant: str
) -> None:
    told = supported(seen(text), [LEYLA], [])
    assert str(told.value) == meant
    assert told.raw == text
    assert told.score > seen(text).score


def test_the_label_of_a_mailbox_that_is_nobodys_own_is_left_out_and_doubted() -> None:
    told = supported(seen("Einfo@alder.example"), [], [])
    assert str(told.value) == "info@alder.example"
    assert told.is_changed


def test_what_print_tells_apart_is_still_for_a_person_to_check() -> None:
    assert supported(seen("leyla.brandh0rst@alder.example"), [LEYLA], []).is_changed
    assert not supported(seen("Ibrandhorst@alder.example"), [LEYLA], []).is_changed


@pytest.mark.parametrize(
    "text",
    ["Info@alder.example", "Ivory@alder.example", "l0ft@alder.example"],
)
def test_without_a_name_that_says_so_nothing_is_read_otherwise(text: str) -> None:
    assert supported(seen(text), [LEYLA], []) == seen(text)


def test_a_name_as_it_is_spelt_keeps_the_letters_that_were_read() -> None:
    ines = PersonName.parse("Ines Elmore")
    assert supported(seen("Ielmore@alder.example"), [ines], []).value == EmailAddress(
        "Ielmore", "alder.example"
    )


@pytest.mark.parametrize(
    ("host", "is_said"),
    [("alder.example", True), ("jobs.alder.example", True), ("elder.example", False)],
)
def test_a_domain_that_stands_elsewhere_on_the_card_speaks_for_it(
    host: str, is_said: bool
) -> None:
    told = supported(seen("info@alder.example"), [], [host])
    assert (told.score > seen("info@alder.example").score) == is_said
