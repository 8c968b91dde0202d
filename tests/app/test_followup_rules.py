"""Whatever is noted in whatever order: what holds of every follow-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from tests.support.cards import reading
from tests.support.people import doubtful, person, sure

from cardtrail.app import followups
from cardtrail.app.contacts import edit
from cardtrail.app.desk import Desk
from cardtrail.app.due import due
from cardtrail.app.followups import Target
from cardtrail.app.history import history
from cardtrail.errors import FollowUpError
from cardtrail.followup.moves import LONGEST_SNOOZE
from cardtrail.followup.plan import plan
from cardtrail.followup.workdays import day_off
from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.model.followup import (
    Answer,
    DateSource,
    Interview,
    State,
    Step,
    Stop,
    next_step,
)
from cardtrail.model.place import place_of
from cardtrail.model.record import Record
from cardtrail.store.intake import keep
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.phone import PhoneNumber

FIRST = dt.date(
    2026, 11, 9
)  # holidays lie ahead: Veterans Day, Thanksgiving, Christmas
DAY = dt.timedelta(days=1)
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
NAMES = ("Nora Whitfield", "Ada Quill", "Ivo Marsh")
OFFICE = "+19165550100"  # of all three: nobody is called on it twice
AHEAD = (State.OPEN, State.WAITING, State.BLOCKED)
CONTACTS = st.sampled_from([1, 1, 1, 2, 3])  # the first one leads
STEPS = st.none() | st.sampled_from(list(Step))
PLACES = st.sampled_from(
    [
        (),
        (sure(PostalAddress.parse("410 Larkspur Ave, Sacramento, CA 95814", "US")),),
        (doubtful(PostalAddress.parse("4 Larkspur Row, London SW1A 1AA", "GB")),),
        (sure(PostalAddress.parse("Larkspurstr. 4, 80331 München", "DE")),),
    ]
)


@st.composite
def people(draw: st.DrawFn, number: int) -> Contact:
    """Somebody whose card has some details, and some of them in doubt."""
    name = NAMES[number - 1]
    sureness = st.sampled_from([sure, doubtful])
    email = EmailAddress.parse(f"{name.split(maxsplit=1)[0].lower()}@a.example")
    mobile, office = PhoneNumber(f"+1916555016{number}"), PhoneNumber(OFFICE)
    numbers = draw(st.sampled_from([(), (mobile,), (office,), (mobile, office)]))
    return replace(
        person(name, company="Alder & Finch"),
        addresses=draw(PLACES),
        phones=tuple(draw(sureness)(each) for each in numbers),
        emails=tuple(
            draw(sureness)(each) for each in [email][: draw(st.integers(0, 1))]
        ),
    )


class FollowUps(RuleBasedStateMachine):
    """Three people of one interview, on a real store, while the days go by."""

    @initialize(
        met=st.tuples(people(1), people(2), people(3)),
        decides=st.none() | st.integers(0, 30),
    )
    def interview(self, met: tuple[Contact, ...], decides: int | None) -> None:
        """Where it begins."""
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "kept.sqlite"
        self.today = FIRST
        self.before: list[tuple[Record, ...]] = []
        answer = None if decides is None else FIRST + decides * DAY
        told = Interview(FIRST, DateSource.GIVEN, "Alder & Finch", decides=answer)
        with self.desk.open() as kept:
            for number, each in enumerate(met):
                keep(kept, reading(each, f"{number:064}"), told, self.desk.now)

    @property
    def desk(self) -> Desk:
        """Noon of the present day."""
        return Desk(self.path, dt.datetime.combine(self.today, dt.time(12), dt.UTC))

    def records(self) -> tuple[Record, ...]:
        """All three, with their plans as of today."""
        with self.desk.open() as kept:
            return kept.records()

    def state(self) -> tuple[Record, ...]:
        """All that is kept, but for how often and when it changed."""
        return tuple(
            replace(each, revision=0, updated=EPOCH, plan=(), planned=frozenset())
            for each in self.records()
        )

    def attempt(self, deed: Callable[[], object]) -> None:
        """Whatever can't be noted changes nothing."""
        before = self.state()
        try:
            deed()
        except FollowUpError:
            assert self.state() == before
        else:
            assert self.state() != before
            self.before.append(before)

    @rule(days=st.integers(1, 9))
    def days_go_by(self, days: int) -> None:
        self.today += days * DAY

    @rule(number=CONTACTS, days=st.integers(0, 4))
    def what_comes_next(self, number: int, days: int) -> None:
        self.today += days * DAY
        self.attempt(lambda: followups.done(self.desk, [Target(number)]))

    @rule(number=CONTACTS, step=STEPS, by=STEPS, ago=st.integers(-1, 4))
    def done(self, number: int, step: Step | None, by: Step | None, ago: int) -> None:
        way = by if by is not Step.REPLY else None
        target, day = Target(number, step), self.today - ago * DAY
        self.attempt(lambda: followups.done(self.desk, [target], day, way))

    @rule(number=CONTACTS, step=STEPS)
    def skip(self, number: int, step: Step | None) -> None:
        self.attempt(lambda: followups.skip(self.desk, [Target(number, step)]))

    @rule(number=CONTACTS, days=st.integers(-3, LONGEST_SNOOZE.days + 3))
    def snooze(self, number: int, days: int) -> None:
        until = self.today + days * DAY
        self.attempt(lambda: followups.snooze(self.desk, Target(number), until))

    @precondition(lambda self: self.today > FIRST + 7 * DAY)
    @rule(number=CONTACTS, answer=st.sampled_from(Answer), ago=st.integers(-1, 2))
    def heard(self, number: int, answer: Answer, ago: int) -> None:
        day = self.today - ago * DAY
        self.attempt(lambda: followups.heard(self.desk, number, answer, day))

    @precondition(lambda self: self.today > FIRST + 14 * DAY)
    @rule(number=CONTACTS, why=st.sampled_from(Stop))
    def stop(self, number: int, why: Stop) -> None:
        self.attempt(lambda: followups.stop(self.desk, number, why))

    @rule(number=CONTACTS, phone=st.sampled_from(["", "+1 916 555 0177", OFFICE]))
    def another_number(self, number: int, phone: str) -> None:
        before, done = self.state(), len(history(self.desk, None, 1000))
        edit(self.desk, number, {FieldName.PHONE: [phone]}, "US")
        if len(history(self.desk, None, 1000)) > done:
            self.before.append(before)

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        followups.undo(self.desk)
        assert self.state() == self.before.pop()

    @invariant()
    def every_step_has_a_working_day_of_its_own_after_what_it_follows(self) -> None:
        for record in self.records():
            place = place_of(record.contact, "US")
            ahead = [step for step in record.plan if step.state in AHEAD]
            contacted = [x.due for x in record.plan if x.state is State.DONE]
            days = [*contacted, *(x.due for x in ahead)]
            assert all(one < other for one, other in pairwise(days)), record.plan
            assert not any(day_off(x.due, *place) for x in ahead)
            assert not any(day_off(x.latest, *place) for x in ahead)
            assert all(FIRST < x.due <= x.latest for x in ahead)
            for before, step in combinations(record.plan, 2):
                if before.state.is_over and step.state in AHEAD:
                    is_replaced = before.state is State.REPLACED
                    assert is_replaced or before.due <= step.due

    @invariant()
    def one_step_at_a_time_comes_next_and_never_a_fourth(self) -> None:
        for record in self.records():
            steps = [step.step for step in record.plan]
            assert steps == [step for step in Step if step in steps]
            assert len(steps) <= (4 if record.leads else 1)
            open_ones = [x for x in record.plan if x.state is State.OPEN]
            assert len(open_ones) <= 1

    @invariant()
    def nobody_is_called_twice_on_one_number(self) -> None:
        used = [
            event.using
            for record in self.records()
            for event in record.events
            if event.by is Step.CALL and event.using
        ]
        assert len(used) == len(set(used))

    @invariant()
    def what_comes_next_is_due_on_the_same_day_whatever_day_it_is(self) -> None:
        for record in self.records():
            facts = record.facts
            told = repr(facts)
            assert plan(facts, self.today) == plan(facts, self.today) == record.plan
            later = plan(facts, self.today + 100 * DAY)
            assert next_step(later) == next_step(record.plan)
            assert repr(facts) == told

    @invariant()
    def the_list_of_the_day_has_whatever_comes_next(self) -> None:
        listed = {
            step.record.id: step.follow_up
            for section in due(self.desk, however_late=True).sections
            for step in section.steps
        }
        planned = {each.id: next_step(each.plan) for each in self.records()}
        assert listed == {number: step for number, step in planned.items() if step}

    def teardown(self) -> None:
        """Leaves nothing behind."""
        self.folder.cleanup()


FollowUps.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestWhateverIsNoted = FollowUps.TestCase
