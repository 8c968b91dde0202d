"""Three weeks of looking for a job, told morning by morning.

Two interviews, a panel of three, a missing number, a misprinted e-mail address that is
put right later, two holidays, a late note, an early answer, somebody who asks not to be
written to, and a slip that is taken back.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.support.cards import reading
from tests.support.people import doubtful, person, sure

from cardtrail.app import followups
from cardtrail.app.contacts import edit
from cardtrail.app.desk import Desk
from cardtrail.app.due import Due, due
from cardtrail.app.followups import Target
from cardtrail.followup.dates import day_to_come, short_date
from cardtrail.followup.sentences import headline
from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.model.followup import Answer, DateSource, Interview, Stop
from cardtrail.store.intake import keep
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress

PACIFIC = dt.timezone(dt.timedelta(hours=-8))
NOVEMBER = dt.date(2026, 11, 1)


SACRAMENTO = PostalAddress.parse("410 Larkspur Avenue, Sacramento, CA 95814", "US")
LONDON = PostalAddress.parse("12 Orchard Lane, London N1 9GU", "GB")
ALDER: dict[str, Any] = {
    "company": "Alder & Finch",
    "addresses": (sure(SACRAMENTO),),
}

NORA = replace(
    person("Nora Whitfield", mobile="+19165550160", **ALDER),
    emails=(doubtful(EmailAddress.parse("nora@aldorandfinch.example")),),
)
ADA = person(
    "Ada Quill", mobile="+19165550161", email="ada@alderandfinch.example", **ALDER
)
TOM = person(
    "Tom Okafor", mobile="+19165550162", email="tom@alderandfinch.example", **ALDER
)
IVO = person(
    "Ivo Marsh",
    company="Harbour Lane",
    email="ivo@harbour.example",
    addresses=(sure(LONDON),),
)


@dataclass
class Search:
    """A job search; each day is one in November 2026."""

    path: Path
    today: dt.date = NOVEMBER

    @property
    def desk(self) -> Desk:
        """Nine o'clock of the present day."""
        now = dt.datetime.combine(self.today, dt.time(9), PACIFIC)
        return Desk(self.path, now)

    def met(self, company: str, *people: Contact, decides: int | None = None) -> None:
        """An interview today; the cards are scanned in the evening."""
        answer = None if decides is None else NOVEMBER.replace(day=decides)
        told = Interview(self.today, DateSource.GIVEN, company, decides=answer)
        with self.desk.open() as kept:
            for number, each in enumerate(people):
                digest = f"{self.today:%d}{number:062}"
                keep(kept, reading(each, digest), told, self.desk.now)

    def morning(self, day: int) -> list[str]:
        """What ``cardtrail`` shows on that day."""
        self.today = NOVEMBER.replace(day=day)
        sections = due(self.desk).sections
        return [told(step) for section in sections for step in section.steps]

    def done(self, *ids: str) -> None:
        """What the person does today."""
        followups.done(self.desk, [Target.parse(each) for each in ids])


def told(step: Due) -> str:
    """A step on one line."""
    name = step.record.contact.name
    assert name is not None
    what = headline(step.follow_up, name.text)
    block = f" - {step.needs.block.reason}" if step.needs.block else ""
    return f"{step.when}, {short_date(step.follow_up.due)}: {step.id} {what}{block}"


def test_three_weeks_of_a_job_search(tmp_path: Path) -> None:
    search = Search(tmp_path / "kept.sqlite")

    # Tuesday: Nora leads an interview, Ada and Tom are there. The e-mail address on
    # Nora's card looks misprinted.
    assert search.morning(10) == []
    search.met("Alder & Finch", NORA, ADA, TOM)

    # Wednesday is Veterans Day: no post. Tom asks not to be written to.
    assert search.morning(11) == [
        "soon, Thu 12 Nov: 1n Post a thank-you note to Nora Whitfield",
        "soon, Thu 12 Nov: 2n Post a thank-you note to Ada Quill",
        "soon, Thu 12 Nov: 3n Post a thank-you note to Tom Okafor",
    ]
    followups.stop(search.desk, 3, Stop.ASKED)

    # Thursday: only Ada's note is posted; Nora's is ticked off by mistake. In the
    # evening there is the other interview, with Ivo in London, who will decide by the
    # 24th. There is no telephone number on his card.
    assert search.morning(12) == [
        "today, Thu 12 Nov: 1n Post a thank-you note to Nora Whitfield",
        "today, Thu 12 Nov: 2n Post a thank-you note to Ada Quill",
    ]
    search.done("2n")
    search.done("1n")
    followups.undo(search.desk)
    search.met("Harbour Lane", IVO, decides=24)

    # Friday: Ivo's note is posted, Nora's is forgotten over the weekend.
    assert search.morning(13) == [
        "overdue, Thu 12 Nov: 1n Post a thank-you note to Nora Whitfield",
        "today, Fri 13 Nov: 4n Post a thank-you note to Ivo Marsh",
    ]
    search.done("4n")
    for weekend in (14, 15):
        assert search.morning(weekend) == [
            "overdue, Thu 12 Nov: 1n Post a thank-you note to Nora Whitfield",
            "waiting, Wed 25 Nov: 4e E-mail Ivo Marsh",
        ]

    # Monday: Nora's note is posted at last; the call to her is counted from here.
    assert search.morning(16) == [
        "overdue, Thu 12 Nov: 1n Post a thank-you note to Nora Whitfield",
        "waiting, Wed 25 Nov: 4e E-mail Ivo Marsh",
    ]
    search.done("1n")
    assert search.morning(17) == [
        "soon, Fri 20 Nov: 1c Call Nora Whitfield",
        "waiting, Wed 25 Nov: 4e E-mail Ivo Marsh",
    ]
    for day in (18, 19):
        assert search.morning(day) == [
            "soon, Fri 20 Nov: 1c Call Nora Whitfield",
            "soon, Wed 25 Nov: 4e E-mail Ivo Marsh",
        ]

    # Friday: Nora is out until Monday.
    assert search.morning(20) == [
        "today, Fri 20 Nov: 1c Call Nora Whitfield",
        "soon, Wed 25 Nov: 4e E-mail Ivo Marsh",
    ]
    until = day_to_come("mon", search.today)
    followups.snooze(search.desk, Target.parse("1c"), until)
    for weekend in (21, 22):
        assert search.morning(weekend) == [
            "soon, Mon 23 Nov: 1c Call Nora Whitfield",
            "soon, Wed 25 Nov: 4e E-mail Ivo Marsh",
        ]

    # Monday: the call is made, and the e-mail would come next.
    assert search.morning(23) == [
        "today, Mon 23 Nov: 1c Call Nora Whitfield",
        "soon, Wed 25 Nov: 4e E-mail Ivo Marsh",
    ]
    search.done("1")
    blocked = "1e E-mail Nora Whitfield - The e-mail address has to be checked first"

    # Tuesday: Ivo writes before he was to be written to: it went to somebody else.
    assert search.morning(24) == [
        f"soon, Wed 25 Nov: {blocked}",
        "soon, Wed 25 Nov: 4e E-mail Ivo Marsh",
    ]
    followups.heard(search.desk, 4, Answer.REJECTION)
    assert search.morning(25) == [
        f"today, Wed 25 Nov: {blocked}",
        "today, Wed 25 Nov: 4r Thank Ivo Marsh for the answer by e-mail",
    ]
    search.done("4r")

    # Thanksgiving: time to put Nora's address right; on Friday she gets the e-mail.
    assert search.morning(26) == [f"overdue, Wed 25 Nov: {blocked}"]
    right = {FieldName.EMAIL: ["nora@alderandfinch.example"]}
    edit(search.desk, 1, right, "US")
    assert search.morning(27) == ["overdue, Wed 25 Nov: 1e E-mail Nora Whitfield"]
    search.done("1e")
    assert [search.morning(day) for day in (28, 29, 30)] == [[], [], []]
