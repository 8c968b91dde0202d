"""Drafts: what is written, what stays blank, and when nothing is written."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.cards import MONDAY, contact
from tests.support.letters import ANNA, REJECTED, TALK, TUESDAY, planned

from cardtrail.errors import DraftError, TemplateError
from cardtrail.followup.drafts import WORDS, draft
from cardtrail.followup.grammar import VOICEMAIL
from cardtrail.followup.template import TEMPLATES, Templates, render
from cardtrail.followup.variables import VARIABLES
from cardtrail.followup.wording import Phrases
from cardtrail.model.contact import AnyField, Contact
from cardtrail.model.draft import Draft, Form, Sender
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import (
    Answer,
    DateSource,
    Event,
    EventKind,
    Interview,
    Step,
)
from cardtrail.model.record import Record
from cardtrail.text import fold, printable
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneNumber

BUILT_IN = Templates()
NOBODY = Sender()
UNTOLD = Interview(MONDAY, DateSource.TODAY)


def written(
    step: Step,
    record: Record | None = None,
    sender: Sender = ANNA,
    templates: Templates = BUILT_IN,
) -> Draft:
    """The draft of a step of contact 12 as of Tuesday."""
    events = REJECTED if step is Step.REPLY else ()
    return draft(record or planned(events=events), step, sender, TUESDAY, templates)


def test_the_note_is_a_letter_to_the_postal_address() -> None:
    note = written(Step.NOTE)

    assert note.form is Form.LETTER
    assert note.to == (
        "Nora Whitfield",
        "Alder & Finch Inc.",
        "410 Larkspur Avenue",
        "Sacramento, CA 95814",
    )
    assert note.subject is None
    assert note.day == "24 November 2026"
    assert note.text.startswith(
        "Dear Nora Whitfield,\n\nThank you for taking the time to meet me on Monday "
        "23 November to talk about the role of Data Engineer at Alder & Finch Inc. I "
    )
    assert "the move to one data platform and the on-call rota. It" in note.text
    assert note.text.endswith("\n\nAnna Weber")
    assert note.blanks == note.advice == ()


def test_without_an_address_the_thanks_go_by_email() -> None:
    found = written(Step.NOTE, planned(of=replace(contact(), addresses=())))

    assert found.form is Form.EMAIL
    assert found.to == ("nora@alderandfinch.example",)
    assert found.subject == "Thank you for our conversation on Monday 23 November"
    assert found.text.startswith("Dear Nora Whitfield,")
    assert found.text.endswith("Anna Weber\n+1 916 555 0142")


def test_the_call_says_where_and_when_and_what_to_say_to_voicemail() -> None:
    call = written(Step.CALL, planned(replace(TALK, decides=dt.date(2026, 11, 30))))

    assert call.form is Form.SCRIPT
    assert call.to == ("+1 916 555 0160",)
    assert call.text.startswith(
        "Call +1 916 555 0160 on Tuesday 1 December, 09:00-17:00 there, which is "
        "12:00-20:00 for you.\n"
    )
    assert "You said that you hoped to decide by Monday 30 November." in call.text
    assert "this is a message for Nora Whitfield from Anna Weber" in call.text


def test_a_call_tells_its_last_good_day() -> None:
    day = dt.date(2026, 11, 4)
    record = planned(replace(TALK, date=day, decides=None), today=day)
    now = dt.datetime.combine(day, dt.time(9), dt.UTC)

    assert (
        "on Monday 9 November (Tuesday 10 November at the latest), 09:00-17:00 there"
    ) in draft(record, Step.CALL, ANNA, now, BUILT_IN).text


def test_a_call_that_is_late_is_for_today() -> None:
    noted = Event(EventKind.DONE, dt.date(2026, 11, 10), step=Step.NOTE)
    talk = replace(TALK, date=dt.date(2026, 11, 9), decides=None)

    assert "Call +1 916 555 0160 on Tuesday 24 November, 09:00-17:00" in (
        written(Step.CALL, planned(talk, events=(noted,))).text
    )


def test_the_person_says_when_others_work() -> None:
    early = replace(ANNA, call_from=dt.time(7, 30), call_until=dt.time(15))

    assert "07:30-15:00 there, which is 10:30-18:00" in (
        written(Step.CALL, sender=early).text
    )


def test_a_number_of_no_country_is_called_in_working_hours() -> None:
    free = Field(PhoneNumber("+80012345678"), "800", 0.9, Grade.SURE)

    found = written(Step.CALL, planned(of=replace(contact(), phones=(free,))))

    assert ", in working hours there." in found.text


def test_a_call_through_a_switchboard_says_the_extension() -> None:
    desk = Field(PhoneNumber("+19165550160", "204"), "x204", 0.9, Grade.SURE)

    found = written(Step.CALL, planned(of=replace(contact(), phones=(desk,))))

    assert found.to == ("+1 916 555 0160 ext. 204",)
    assert found.text.startswith("Call +1 916 555 0160 ext. 204 on ")


def test_the_email_tells_interest_and_strengths() -> None:
    email = written(Step.EMAIL)

    assert email.form is Form.EMAIL
    assert email.subject == "The role of Data Engineer at Alder & Finch Inc."
    assert "I am keener than ever on the role of Data Engineer." in email.text
    for strength in ANNA.strengths:
        assert f"\n- {strength}\n" in email.text


def test_the_reply_to_a_rejection_keeps_the_door_open() -> None:
    reply = written(Step.REPLY)

    assert reply.subject == "Thank you"
    assert "I respect your decision" in reply.text
    assert "If another role comes up" in reply.text
    assert "again" in reply.text


def test_a_reply_goes_by_post_where_there_is_no_mailbox() -> None:
    card = replace(contact(), emails=())
    reply = written(Step.REPLY, planned(of=card, events=REJECTED))

    assert reply.form is Form.LETTER
    assert reply.subject is None
    assert reply.text.startswith("Dear Nora Whitfield,\n\nThank you for letting me")


def test_what_is_not_known_stays_a_blank_that_is_told() -> None:
    bare = Contact(
        name=contact().name, addresses=contact().addresses, emails=contact().emails
    )
    record = planned(interview=UNTOLD, of=bare)

    note = written(Step.NOTE, record, NOBODY)
    email = written(Step.EMAIL, record, NOBODY)

    assert note.blanks == (
        "the role",
        "the company",
        "what you talked about",
        "your name",
    )
    assert "the role of [the role] at [the company]." in note.text
    assert "to meet me to talk about" in note.text, "the day is only assumed"
    assert note.to[:2] == ("Nora Whitfield", "410 Larkspur Avenue")
    assert "- [your strengths]" in email.text
    assert email.subject == "The role of [the role] at [the company]"


def test_a_company_that_is_not_sure_is_a_blank() -> None:
    company = Field("Aldor & Fimch", "Aldor & Fimch", 0.4, Grade.CHECK)
    record = planned(interview=UNTOLD, of=replace(contact(), company=company))

    note = written(Step.NOTE, record)

    assert "the company" in note.blanks
    assert "Fimch" not in f"{note.text} {note.to}"


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize("is_full", [True, False])
def test_every_text_is_as_long_as_reads_well(name: str, is_full: bool) -> None:
    steps = {
        "note.txt": Step.NOTE,
        "note-email.txt": Step.NOTE,
        "voicemail.txt": Step.CALL,
        "email.txt": Step.EMAIL,
        "reply.txt": Step.REPLY,
    }
    talk = TALK if is_full else UNTOLD
    card = replace(contact(), addresses=()) if name == "note-email.txt" else None
    events = REJECTED if name == "reply.txt" else ()

    found = written(
        steps[name], planned(talk, card, events), ANNA if is_full else NOBODY
    )

    text = found.text.rpartition("VOICEMAIL\n")[2]
    fewest, most = WORDS[name]
    assert fewest <= len(text.split()) <= most
    assert found.advice == ()


def test_a_text_that_grew_too_long_is_told() -> None:
    talk = replace(TALK, notes=("the new office and " * 30,))

    (advice,) = written(Step.NOTE, planned(interview=talk)).advice

    assert re.fullmatch(r"note\.txt makes 2\d\d words; 80 to 140 read best\.", advice)


def test_a_voicemail_that_grew_too_long_is_told(tmp_path: Path) -> None:
    (tmp_path / VOICEMAIL).write_text("Hello " * 61, "utf-8")

    (advice,) = written(Step.CALL, templates=Templates(tmp_path)).advice

    assert advice == "voicemail.txt makes 61 words; up to 60 read best."


def test_the_persons_own_template_takes_the_place_of_the_built_in_one(
    tmp_path: Path,
) -> None:
    (tmp_path / "email.txt").write_text(
        "Subject: Hello {{ name }}\n\nHello {{ name }} ({{ title }})", "utf-8"
    )

    email = written(Step.EMAIL, templates=Templates(tmp_path))

    assert email.subject == "Hello Nora Whitfield"
    assert email.text == "Hello Nora Whitfield ([their job title])"
    assert email.blanks == ("their job title",)


def test_an_email_without_a_subject_is_told(tmp_path: Path) -> None:
    (tmp_path / "email.txt").write_text("{{ greeting }}", "utf-8")

    with pytest.raises(TemplateError, match=r"email\.txt, line 1: .* its subject"):
        written(Step.EMAIL, templates=Templates(tmp_path))


# What has to be confirmed, or added, first.


def test_a_name_that_is_not_sure_has_to_be_confirmed_first() -> None:
    name = Field(PersonName.parse("Nora Whitfeld"), "Nora Whitfeld", 0.5, Grade.CHECK)

    with pytest.raises(DraftError) as caught:
        written(Step.NOTE, planned(of=replace(contact(), name=name)))

    assert str(caught.value) == (
        "The name “Nora Whitfeld” has to be checked first. If the card says the same: "
        "cardtrail contacts confirm 12 name; if not: cardtrail contacts edit 12 --name "
        '"Nora Whitfield"'
    )
    assert caught.value.exit_code == 2


def test_nothing_is_written_to_nobody() -> None:
    with pytest.raises(DraftError, match="contacts edit 12 --name"):
        written(Step.EMAIL, planned(of=replace(contact(), name=None)))


DOUBTFUL: dict[Step, tuple[str, AnyField, str, str]] = {
    Step.NOTE: (
        "addresses",
        Field(PostalAddress("4l0 Larkspur Avenue"), "4l0", 0.4, Grade.CHECK),
        "postal address “4l0 Larkspur Avenue”",
        "contacts confirm 12 address",
    ),
    Step.CALL: (
        "phones",
        Field(PhoneNumber("+19165550168"), "916", 0.4, Grade.CHECK),
        "phone number “+19165550168”",
        "contacts confirm 12 phone",
    ),
    Step.EMAIL: (
        "emails",
        Field(EmailAddress("nora", "a1der.example"), "nora", 0.4, Grade.CHECK),
        "e-mail address “nora@a1der.example”",
        "contacts confirm 12 email",
    ),
}


@pytest.mark.parametrize("step", DOUBTFUL)
def test_a_doubtful_detail_has_to_be_confirmed_first(step: Step) -> None:
    attribute, field, shown, command = DOUBTFUL[step]
    card = replace(contact(), **{attribute: (field,)})  # type: ignore[arg-type]

    with pytest.raises(DraftError) as caught:
        written(step, planned(of=card))

    assert shown in str(caught.value)
    assert command in str(caught.value)


def test_a_mailbox_that_cannot_be_understood_has_to_be_put_in() -> None:
    unclear: Field[EmailAddress] = Field(None, "nora(at)alder", 0.4, Grade.CHECK)

    with pytest.raises(DraftError, match=r"can't be understood.*edit 12 --email"):
        written(Step.EMAIL, planned(of=replace(contact(), emails=(unclear,))))


def test_a_detail_that_is_missing_has_to_be_added() -> None:
    card = Contact(name=contact().name)

    with pytest.raises(DraftError, match=r"not known\. Add it: .* edit 12 --address"):
        written(Step.NOTE, planned(of=card))
    with pytest.raises(DraftError, match=r"not known\. Add it: .* edit 12 --email"):
        written(Step.REPLY, planned(of=card, events=REJECTED))


def test_a_doubt_about_another_detail_keeps_nothing_back() -> None:
    fax = Field(PhoneNumber("+19165550199"), "fax", 0.2, Grade.CHECK)
    card = replace(contact(), phones=(fax, *contact().phones))

    assert written(Step.CALL, planned(of=card)).to == ("+1 916 555 0160",)
    assert written(Step.NOTE, planned(of=card)).form is Form.LETTER


# Nothing is invented.


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


SOURCES = "".join(
    path.read_text("utf-8")
    for path in (Path(__file__).parents[2] / "src/cardtrail/followup/templates").glob(
        "*.txt"
    )
)
HOSTILE = st.text(
    alphabet=st.characters(exclude_categories=["Cs"])
    | st.sampled_from(list("{}%[]:\r\n\t<>\"'\u2028\u202e")),
    max_size=40,
)
DERIVED = words(
    "Dear and on at the latest Monday Tuesday Wednesday Thursday Friday Saturday"
    " Sunday January February March April May June July August September October"
    " November December 2026 " + " ".join(f"{one} {one:02}" for one in range(32))
) | words("1 916 555 0160 there which is for you in working hours")


@given(
    step=st.sampled_from(Step),
    texts=st.lists(HOSTILE, min_size=8, max_size=8),
    date=st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
)
def test_every_word_stands_in_the_template_or_in_the_facts(
    step: Step, texts: list[str], date: dt.date
) -> None:
    company, role, note, own, phone, strength, title, department = texts
    card = replace(
        contact(),
        title=Field(title, title, 0.9, Grade.SURE),
        department=Field(department, department, 0.9, Grade.SURE),
    )
    talk = Interview(
        date, DateSource.GIVEN, company, role, date, (note, note[::-1]), 12, 3
    )
    sender = Sender(own, (own,), phone, None, (strength,), "GB")

    now = dt.datetime.combine(date, dt.time(9), dt.UTC)
    heard = Event(EventKind.HEARD, date, answer=Answer.REJECTION)
    rejected = (heard,) if step is Step.REPLY else ()
    found = draft(planned(talk, card, rejected, date), step, sender, now, BUILT_IN)

    labels = " ".join(known.blank or "" for known in VARIABLES.values())
    facts = " ".join(field.text for _, field in card.fields())
    told = " ".join(map(printable, (*texts, note[::-1])))
    known = words(f"{SOURCES} {labels} {facts} {told} United States") | DERIVED
    assert words(f"{found.subject or ''} {found.text} {' '.join(found.to)}") <= known


@given(
    step=st.sampled_from(Step),
    texts=st.lists(HOSTILE, min_size=5, max_size=5),
)
def test_a_hostile_text_stays_on_its_line_and_in_its_place(
    step: Step, texts: list[str]
) -> None:
    company, role, note, own, phone = (f"x{text}x" for text in texts)
    talk = replace(TALK, company=company, role=role, notes=(note,))
    sender = replace(ANNA, name=own, phone=phone)
    events = REJECTED if step is Step.REPLY else ()
    plain = written(step)

    found = written(step, planned(talk, events=events), sender)

    assert found.text.count("\n") == plain.text.count("\n")
    assert len(found.to) == len(plain.to)
    assert (found.subject is None) == (plain.subject is None)
    assert "\n" not in f"{found.subject} {found.name} {found.to}"
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e\u2028]", found.text)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_can_be_filled_with_every_value(name: str) -> None:
    values: dict[str, str | Phrases] = {
        key: Phrases((f"<{key}>",)) if known.is_list else f"<{key}>"
        for key, known in VARIABLES.items()
    }

    text, blanks = render(name, values, BUILT_IN)

    assert blanks == ()
    assert "<my_name>" in text


def test_a_company_that_ends_with_a_full_stop_needs_no_other() -> None:
    assert ".." not in written(Step.NOTE).text
    assert "Inc. I enjoyed" in written(Step.NOTE).text


def test_full_stops_within_a_company_stay() -> None:
    found = written(Step.NOTE, planned(replace(TALK, company="Alder../../Finch Inc.")))

    assert "at Alder../../Finch Inc. I enjoyed" in found.text


def test_a_draft_says_all_that_is_needed_to_send_it() -> None:
    assert {field.name for field in fields(Draft)} == {
        "contact", "step", "form", "name", "to", "text", "subject", "country", "day",
        "blanks", "advice",
    }  # fmt: skip
    assert written(Step.NOTE).contact == 12
    assert written(Step.NOTE).name == "Nora Whitfield"
