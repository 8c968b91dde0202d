"""The format for programs: whole, ASCII, and as its page describes it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.support.cards import contact, interview, reading, record
from tests.support.desk import steps_of

from cardtrail.app.json_format import record_line
from cardtrail.app.outcome import Outcome
from cardtrail.cli.json_lines import reading_line
from cardtrail.model.field import Field, Grade
from cardtrail.model.reading import Reading, Status
from cardtrail.values.name import PersonName
from cardtrail.values.profile import Profile

PAGE = Path(__file__).parents[2] / "docs" / "scan-json.md"


PROFILES = tuple(
    Field(Profile.parse(text), text, 0.9, Grade.SURE)
    for text in ("linkedin.com/in/nora-w", "Skype: nora.w", "@alderfinch")
)


def outcome() -> Outcome:
    card = replace(contact(), profiles=PROFILES)
    return Outcome(reading(card), interview(), steps_of(card, interview()), record())


@given(st.text(max_size=50))
def test_any_text_survives_on_one_ascii_line(text: str) -> None:
    card = replace(contact(), company=Field(text, text, 0.9, Grade.SURE))
    line = reading_line(Outcome(reading(card), interview()))
    assert line.isascii()
    assert "\n" not in line
    assert json.loads(line)["fields"]["company"]["value"] == text


def test_the_page_names_every_key() -> None:
    described = set(re.findall(r"`([a-z_]+)`", PAGE.read_text(encoding="utf-8")))
    printed = json.loads(reading_line(outcome()))
    keys = set(printed) | set(printed["fields"]) | set(printed["fields"]["phones"][0])
    keys |= set(printed["fields"]["profiles"][0])
    keys |= set(printed["follow_ups"][0]) | set(printed["interview"])
    assert keys - described == set()


def test_whoever_shares_the_card_is_told() -> None:
    other = Field(PersonName.parse("Theo Abernathy"), "THEO ABERNATHY", 0.9, Grade.SURE)
    card = replace(contact(), others=(other,))
    printed = json.loads(reading_line(Outcome(reading(card), interview())))["fields"]
    assert printed["name"]["value"] == "Nora Whitfield"
    (told,) = printed["other_names"]
    assert told["value"] == "Theo Abernathy"
    assert told["parts"]["family"] == "Abernathy"


def test_what_is_not_there_is_null_or_empty() -> None:
    failed = Reading(Path("x.jpg"), None, 1, Status.FAILED, "x.jpg is empty.")
    card = json.loads(reading_line(Outcome(failed, interview())))
    assert (card["error"], card["contact"]) == ("x.jpg is empty.", None)
    assert card["fields"]["name"] is None
    assert card["fields"]["emails"] == card["text"] == card["warnings"] == []


def test_a_phone_that_cannot_be_parsed_is_given_as_printed() -> None:
    (phone,) = contact().phones
    card = replace(contact(), phones=(replace(phone, value=None, raw="916 55"),))
    line = reading_line(Outcome(reading(card), interview()))
    (seen,) = json.loads(line)["fields"]["phones"]
    assert (seen["value"], seen["kind"]) == ("916 55", "mobile")
    assert seen["extension"] is None


def test_a_profile_has_its_address_or_else_its_handle() -> None:
    printed = json.loads(reading_line(outcome()))["fields"]["profiles"]
    assert [(one["value"], one["service"], one["handle"]) for one in printed] == [
        ("https://www.linkedin.com/in/nora-w", "linkedin", "nora-w"),
        ("nora.w", "skype", "nora.w"),
        ("@alderfinch", None, "alderfinch"),
    ]


def test_a_department_is_one_detail_or_null() -> None:
    human = Field("Human Resources", "HUMAN RESOURCES", 0.9, Grade.SURE)
    card = replace(contact(), department=human)
    told = json.loads(reading_line(Outcome(reading(card), interview())))["fields"]
    assert told["department"]["value"] == "Human Resources"
    assert json.loads(reading_line(outcome()))["fields"]["department"] is None


def test_a_kept_contact_has_its_identity_and_plan() -> None:
    kept = json.loads(record_line(record(3), []))
    assert kept["contact"] == 3
    assert kept["uid"].endswith("3")
    assert [step["step"] for step in kept["follow_ups"]] == ["note", "call", "email"]
