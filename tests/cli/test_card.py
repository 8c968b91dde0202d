"""What a card looks like, whatever is printed on it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import RenderableType
from tests.support.cards import contact, interview, reading
from tests.support.desk import steps_of

from cardtrail.app.outcome import Outcome
from cardtrail.cli.card_screen import card_view
from cardtrail.cli.terminal import console
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.model.reading import Problem, Severity
from cardtrail.values.profile import Profile


def rendered(thing: RenderableType) -> str:
    screen = console()
    with screen.capture() as captured:
        screen.print(thing)
    return captured.get()


def outcome(of: Contact, *problems: Problem) -> Outcome:
    return Outcome(
        replace(reading(of), problems=problems), interview(), steps_of(of, interview())
    )


def test_a_suggestion_that_the_message_names_is_not_repeated() -> None:
    message = "Is nora@example.com meant?"
    problem = Problem("e.x", FieldName.EMAIL, message, suggestion="nora@example.com")
    assert "Perhaps" not in rendered(card_view(outcome(contact(), problem)))


def test_a_suggestion_is_shown_as_a_question() -> None:
    problem = Problem(
        "email.domain-misspelt",
        FieldName.EMAIL,
        "The domain looks misspelt.",
        Severity.WARNING,
        "nora@example.com",
    )
    shown = rendered(card_view(outcome(contact(), problem)))
    assert "Perhaps nora@example.com?" in shown


def test_a_department_and_profiles_are_shown_where_there_are_any() -> None:
    human = Field("Human Resources", "HUMAN RESOURCES", 0.9, Grade.SURE)
    skype = Field(Profile.parse("Skype: nora.w"), "nora.w", 0.9, Grade.CHECK)
    card = replace(contact(), department=human, profiles=(skype,))
    shown = " ".join(rendered(card_view(outcome(card))).split())
    assert "Department Human Resources sure" in shown
    assert "Profile Skype: nora.w check" in shown
    assert "check the profile first" in shown
    bare = rendered(card_view(outcome(contact())))
    assert "Department" not in bare
    assert "Profile" not in bare


HOSTILE = [
    "[bold red]Acme[/bold red]",
    "\x1b[2J\x1b]0;owned\x07Acme",
    "Acme\r\nReady to follow up with Somebody Else.",
    "Acme \u202egnp.exe",
    ":smile: [link=https://example.com]Acme[/link]",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_plain_text(text: str) -> None:
    card = replace(contact(), company=Field(text, text, 0.9, Grade.SURE))
    lines = rendered(card_view(outcome(card))).splitlines()
    assert not any(line.startswith("Ready to follow up with Some") for line in lines)
    assert "\x1b" not in "".join(lines)
    (shown,) = (line for line in lines if "Company" in line)
    assert "Acme" in shown or "gnp" in shown


def test_markup_is_not_obeyed() -> None:
    text = "[bold]Acme[/bold]"
    card = replace(contact(), company=Field(text, text, 0.9, Grade.SURE))
    assert text in rendered(card_view(outcome(card)))


@given(st.text(min_size=1, max_size=200))
def test_no_text_brings_control_characters_to_the_terminal(text: str) -> None:
    (phone,) = contact().phones
    card = Contact(
        company=Field(text, text, 0.9, Grade.SURE),
        phones=(replace(phone, value=None, raw=text),),
    )
    problem = Problem("phone.unparseable", FieldName.PHONE, text, suggestion=text)
    shown = rendered(card_view(outcome(card, problem))).replace("\n", "")
    assert not {char for char in shown if unicodedata.category(char) in {"Cc", "Cs"}}
