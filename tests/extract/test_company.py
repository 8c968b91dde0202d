"""Firms whose logo is misread, or whose name goes on over rows that tell of units."""

from __future__ import annotations

import pytest
from tests.extract.conftest import Read

from cardtrail.model.field import Grade

PERSON = "\n\n^Nora Whitfield\nManager\n\nnora@{domain}"


@pytest.mark.parametrize(
    ("logo", "domain", "firm"),
    [
        ("LARKSPVR", "larkspur.example", "Larkspur"),
        ("Larkspul", "larkspur.example", "Larkspur"),
        ("TANNERI", "tannerie.example", "Tannerie"),
    ],
)
def test_one_misread_letter_of_a_logo_is_spelt_by_the_domain_and_to_be_checked(
    read: Read, logo: str, domain: str, firm: str
) -> None:
    found = read(logo + PERSON.format(domain=domain)).company
    assert found is not None
    assert (found.text, found.raw, found.grade) == (firm, logo, Grade.CHECK)


@pytest.mark.parametrize(
    ("logo", "domain"),
    [("Tanner", "tanners.example"), ("Müller", "mueller.example")],
)
def test_a_plural_or_an_umlaut_in_the_domain_changes_no_logo(
    read: Read, logo: str, domain: str
) -> None:
    found = read(f"^{logo}" + PERSON.format(domain=domain)).company
    assert found is None or found.text == logo


def test_a_firm_that_begins_like_a_unit_goes_on_in_the_next_row(read: Read) -> None:
    contact = read(
        "Institute for Larkspur Sciences, Social Informatics\n"
        "and Telecommunications Engineering\n\n"
        "^Nora Whitfield\nCoordinator\n\nnora.whitfield@lsite.example"
    )
    assert contact.department is None
    assert contact.company is not None
    assert contact.company.text == (
        "Institute for Larkspur Sciences, Social Informatics"
        " and Telecommunications Engineering"
    )


def test_a_word_of_any_firm_is_less_than_a_name_with_such_words(read: Read) -> None:
    found = read("^LAB\n\nNora Whitfield\nManager\n\nAlder Technology Forum").company
    assert found is not None
    assert found.text == "Alder Technology Forum"


def test_a_line_that_ends_open_is_no_department(read: Read) -> None:
    printed = "Alder & Finch Inc.\n\nNora Whitfield\nManager\n\nCentre for"
    assert read(printed).department is None
