"""What came of cards: they are kept, or it is told why not."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cardtrail.app.cards import cards_folder
from cardtrail.app.desk import Desk
from cardtrail.app.problems import problems
from cardtrail.app.resume import Done
from cardtrail.app.terms import Terms
from cardtrail.errors import StoreError
from cardtrail.model.contact import Contact
from cardtrail.model.followup import Facts, FollowUp, Interview
from cardtrail.model.reading import Problem, Reading, Status
from cardtrail.model.record import Record
from cardtrail.store.intake import Before, Kept, card_uid, keep, kept_before
from cardtrail.store.store import Store


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one card.

    Attributes:
        reading: what was read.
        interview: when it was handed over.
        plan: the three follow-ups; none where no card was read.
        record: the contact as kept; None in a dry run, or where none was kept.
        unsaved: why it could not be kept, one sentence.
        unpictured: why its picture could not be kept, one sentence.
        same_as: why the card was taken for that of somebody who was kept already.
        perhaps: the numbers of others who may be the same person, with the reasons.
        before: when the photo was read, where that was not in this run.
        picture: where the picture of the flat card is kept, if it is.
    """

    reading: Reading
    interview: Interview
    plan: tuple[FollowUp, ...] = ()
    record: Record | None = None
    unsaved: str | None = None
    unpictured: str | None = None
    same_as: str | None = None
    perhaps: tuple[tuple[int, str], ...] = ()
    before: dt.datetime | None = None
    picture: Path | None = None

    @property
    def contact(self) -> Contact:
        """The details, with the person's own changes where it is kept."""
        return self.reading.contact if self.record is None else self.record.contact

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the person should know about the details."""
        if self.record is None:
            return self.reading.problems
        return problems(self.record, self.reading)


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes cards into the store, one photo after the other.

    Attributes:
        terms: about the interviews.
        desk: whose store it is, and the present moment.
        store: where to keep the contacts, opened; None for a dry run.
        has_news: whether there is more to keep of photos that were read before than
            what was read.
    """

    terms: Terms
    desk: Desk
    store: Store | None
    has_news: bool = False

    def outcomes(self, done: Done) -> Iterator[Outcome]:
        """What came of the cards of a photo; each is kept before the next one."""
        today = done.at.astimezone(self.desk.now.tzinfo).date()
        interview = self.terms.interview(done.scanned.taken, today)
        beside = 0
        for reading in done.scanned.readings:
            outcome = self._outcome(reading, interview, beside, is_known=done.is_known)
            yield dataclasses.replace(
                outcome,
                before=done.at if done.is_known else None,
                unpictured=done.unpictured,
            )
            if outcome.record is not None:
                beside = beside or outcome.record.interview.id

    def _outcome(
        self, reading: Reading, interview: Interview, beside: int, *, is_known: bool
    ) -> Outcome:
        if reading.status is not Status.READ:
            return Outcome(reading, interview)
        plan = self.desk.plan(Facts(reading.contact, interview))
        if self.store is None:
            return Outcome(reading, interview, plan)
        try:
            if is_known and not self.has_news:
                before = kept_before(self.store, reading)
                if before is not None:
                    return self._held(reading, interview, before)
            kept = keep(self.store, reading, interview, self.desk.now, beside)
        except StoreError as error:
            # What was read still goes out to the person.
            return Outcome(reading, interview, plan, unsaved=str(error))
        return self._held(reading, interview, kept)

    def _held(self, reading: Reading, told: Interview, kept: Kept | Before) -> Outcome:
        """A card that is in the store, unless the person has deleted it since."""
        if kept.record is None:
            return Outcome(reading, told)
        picture = cards_folder(self.desk.path) / f"{card_uid(reading)}.jpg"
        return Outcome(
            reading,
            kept.record.interview,
            kept.record.plan,
            kept.record,
            same_as=kept.same_as,
            perhaps=kept.perhaps,
            picture=picture if picture.exists() else None,
        )
