"""What is due, how urgent it is, and what each step needs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.cards import contact, interview, reading
from tests.support.desk import desk

from cardtrail.app.desk import Desk
from cardtrail.app.due import MOST, MOST_WAITING, Due, When, due
from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName, Grade
from cardtrail.model.followup import Step
from cardtrail.store.intake import keep
from cardtrail.values.email import EmailAddress
from cardtrail.values.phone import PhoneNumber

THURSDAY = dt.date(2026, 11, 19)
NOTE = dt.date(2026, 11, 20)
_DAY = dt.timedelta(days=1)


def at(path: Path, today: dt.date, time: dt.time = dt.time(18)) -> Desk:
    return desk(path / "kept.sqlite", dt.datetime.combine(today, time, dt.UTC))


def kept(path: Path, *, of: Contact | None = None, on: dt.date = THURSDAY) -> Path:
    """A store with one more contact."""
    here = at(path, on)
    with here.open() as store:
        digest = f"{len(store.records()):064}"
        keep(store, reading(of, digest), interview(on), here.now)
    return path


def somebody(number: int) -> Contact:
    """One of a hundred people who have nothing in common but their employer."""
    tens, ones = divmod(number, 10)
    given = "Ada Bo Cleo Dan Eve Finn Gus Hal Ivo Jo".split()[tens]
    family = "Quill Marsh Okafor Prado Ek Lindgren Novak Tran Wu Zell".split()[ones]
    email = EmailAddress.parse(f"{given}.{family}@alderandfinch.example")
    whole = contact(f"{given} {family}")
    (phone,), (mail,) = whole.phones, whole.emails
    return replace(
        whole,
        phones=(replace(phone, value=PhoneNumber(f"+191655501{number:02}")),),
        emails=(replace(mail, value=email),),
    )


def only(path: Path, today: dt.date, time: dt.time = dt.time(18)) -> Due:
    (section,) = due(at(path, today, time)).sections
    (step,) = section.steps
    return step


def sections(path: Path, today: dt.date, until: dt.date | None = None) -> list[When]:
    return [section.when for section in due(at(path, today), until).sections]


def test_a_week_is_looked_ahead_and_the_rest_waits(tmp_path: Path) -> None:
    kept(tmp_path)
    assert sections(tmp_path, THURSDAY) == [When.SOON]
    assert sections(tmp_path, NOTE - 8 * _DAY) == [When.WAITING]


def test_the_last_day_can_be_given(tmp_path: Path) -> None:
    kept(tmp_path)
    assert sections(tmp_path, THURSDAY, THURSDAY) == [When.WAITING]
    assert sections(tmp_path, THURSDAY, NOTE) == [When.SOON]


@pytest.mark.parametrize(
    ("today", "when"),
    [(NOTE - _DAY, When.SOON), (NOTE, When.TODAY), (NOTE + _DAY, When.OVERDUE)],
)
def test_a_step_is_overdue_only_after_its_last_day(
    tmp_path: Path, today: dt.date, when: When
) -> None:
    assert only(kept(tmp_path), today).when is when


def test_what_is_late_for_two_weeks_is_only_counted(tmp_path: Path) -> None:
    kept(tmp_path)
    assert sections(tmp_path, NOTE + 14 * _DAY) == [When.OVERDUE]
    late = due(at(tmp_path, NOTE + 15 * _DAY))
    assert (late.sections, late.forgotten) == ((), 1)
    whole = due(at(tmp_path, NOTE + 15 * _DAY), however_late=True)
    assert [each.when for each in whole.sections] == [When.OVERDUE]
    assert whole.forgotten == 0


def test_the_most_urgent_comes_first(tmp_path: Path) -> None:
    kept(tmp_path)
    kept(tmp_path, of=somebody(0), on=dt.date(2026, 11, 17))
    found = due(at(tmp_path, NOTE + _DAY)).sections
    assert [str(x.id) for each in found for x in each.steps] == ["2n", "1n"]


@pytest.mark.parametrize(("today", "most"), [(NOTE, MOST), (None, MOST_WAITING)])
def test_a_long_list_is_cut_and_says_how_long_it_is(
    tmp_path: Path, today: dt.date | None, most: int
) -> None:
    here = at(tmp_path, today or NOTE - 30 * _DAY)
    with here.open() as store:
        for number in range(MOST + 3):
            card = reading(somebody(number), f"{number:064}")
            keep(store, card, interview(THURSDAY), here.now)
    (section,) = due(here).sections
    assert (len(section.steps), section.count) == (most, MOST + 3)
    (section,) = due(here, however_many=True).sections
    assert len(section.steps) == MOST + 3


def test_a_note_has_the_address_block_beside_it(tmp_path: Path) -> None:
    assert only(kept(tmp_path), NOTE).needs.lines == (
        "Nora Whitfield",
        "Alder & Finch",
        "410 Larkspur Avenue",
        "Sacramento, CA 95814",
    )


def test_a_note_without_an_address_has_the_email_address(tmp_path: Path) -> None:
    kept(tmp_path, of=replace(contact(), addresses=()))
    assert only(tmp_path, NOTE).needs.email == "nora@alderandfinch.example"


def call(path: Path, today: dt.date, time: dt.time = dt.time(18)) -> Due:
    """The call to somebody who has neither an address nor e-mail, due Tue 24 Nov."""
    kept(path, of=replace(contact(), addresses=(), emails=()))
    return only(path, today, time)


def test_a_call_has_the_number_and_the_time_there(tmp_path: Path) -> None:
    step = call(tmp_path, dt.date(2026, 11, 24))
    assert step.follow_up.step is Step.CALL
    assert step.needs.number == "+1 916 555 0160"
    assert step.needs.here is not None
    assert f"{step.needs.here:%H:%M}" == "10:00"
    assert step.needs.hours is not None
    assert step.needs.hours.is_open(dt.datetime(2026, 11, 24, 18, tzinfo=dt.UTC))


@pytest.mark.parametrize(
    ("today", "time", "day"),
    [
        ("2026-11-23", "18:00", "2026-11-24"),  # not due yet
        ("2026-11-25", "00:30", "2026-11-24"),  # 16:30 of the day before, there
        ("2026-11-25", "01:30", "2026-11-25"),  # after hours
        ("2026-11-28", "01:30", "2026-11-30"),  # after hours on a Friday
        ("2026-11-28", "20:00", "2026-11-30"),  # on a Saturday
    ],
)
def test_a_call_says_on_which_day_the_hours_are(
    tmp_path: Path, today: str, time: str, day: str
) -> None:
    step = call(tmp_path, dt.date.fromisoformat(today), dt.time.fromisoformat(time))
    assert step.needs.hours is not None
    assert step.needs.hours.day == dt.date.fromisoformat(day)


def test_a_doubtful_detail_says_how_to_mend_it_and_what_else_will_do(
    tmp_path: Path,
) -> None:
    (address,) = contact().addresses
    unsure = replace(address, grade=Grade.CHECK)
    kept(tmp_path, of=replace(contact(), addresses=(unsure,)))
    block = only(tmp_path, NOTE).needs.block
    assert block is not None
    assert block.reason == "The postal address has to be checked first"
    assert block.detail == "410 Larkspur Avenue, Sacramento, CA 95814"
    assert (block.confirm, block.since) == (FieldName.ADDRESS, NOTE)
    assert (block.other, block.using) == (Step.EMAIL, "nora@alderandfinch.example")


def test_a_doubtful_address_that_stands_in_is_what_has_to_be_checked(
    tmp_path: Path,
) -> None:
    (email,) = contact().emails
    unsure = replace(email, grade=Grade.CHECK)
    kept(tmp_path, of=replace(contact(), addresses=(), emails=(unsure,)))
    block = only(tmp_path, NOTE).needs.block
    assert block is not None
    assert block.reason == "The e-mail address has to be checked first"
    assert (block.confirm, block.other) == (FieldName.EMAIL, None)


def test_a_doubtful_name_keeps_every_channel_closed(tmp_path: Path) -> None:
    name = contact().name
    assert name is not None
    kept(tmp_path, of=replace(contact(), name=replace(name, grade=Grade.CHECK)))
    block = only(tmp_path, NOTE).needs.block
    assert block is not None
    assert (block.confirm, block.detail) == (FieldName.NAME, "Nora Whitfield")
    assert block.other is None


def test_a_missing_name_can_only_be_added(tmp_path: Path) -> None:
    kept(tmp_path, of=replace(contact(), name=None))
    block = only(tmp_path, NOTE).needs.block
    assert block is not None
    assert (block.confirm, block.edit) == (None, "--name NAME")


def test_a_store_without_contacts_is_told_from_one_without_steps(
    tmp_path: Path,
) -> None:
    assert due(at(tmp_path, NOTE)).is_new
    kept(tmp_path)
    assert not due(at(tmp_path, NOTE + 30 * _DAY)).is_new
