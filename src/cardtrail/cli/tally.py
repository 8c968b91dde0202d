"""What a run amounts to, counted card by card: no run is too long for it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from cardtrail.app.outcome import Outcome
from cardtrail.app.photos import Found
from cardtrail.cli.options import who
from cardtrail.errors import INTERRUPTED, OutputError, PhotoError, StoreError
from cardtrail.followup.dates import long_date
from cardtrail.followup.sentences import DATE_SOURCES
from cardtrail.model.followup import DateSource, Interview
from cardtrail.model.reading import Severity, Status
from cardtrail.model.record import Record

_HINTS = {DateSource.TODAY: "; give another with --interview DATE"}


@dataclass(slots=True)
class _Panel:
    """The people of one interview.

    Attributes:
        interview: as the card that was read last tells it.
        people: their names by the numbers of the contacts.
        leads: whether that card is of who led it.
    """

    interview: Interview
    people: dict[int, str]
    leads: bool


@dataclass(slots=True)
class Tally:
    """The counts of one run.

    Attributes:
        photos: how many were finished.
        read: cards.
        unread: photos on which none was read.
        warnings: about the details of cards.
        before: photos that were read before this run, or by another one.
        unsaved: cards that could not be kept.
        unpictured: why pictures of cards could not be kept.
        contacts: the numbers of the contacts, in the order of the cards.
        interrupted: whether the person stopped the run before its end.
    """

    photos: int = 0
    read: int = 0
    unread: int = 0
    warnings: int = 0
    before: int = 0
    unsaved: int = 0
    unpictured: dict[str, None] = field(default_factory=dict)
    contacts: dict[int, None] = field(default_factory=dict)
    interrupted: bool = False
    _dates: Counter[tuple[dt.date, DateSource]] = field(default_factory=Counter)
    _panels: dict[int, _Panel] = field(default_factory=dict)

    def add(self, of_photo: tuple[Outcome, ...]) -> None:
        """Counts the cards of one photo."""
        self.photos += 1
        self.before += any(outcome.before is not None for outcome in of_photo)
        for outcome in of_photo:
            self._add(outcome)

    def _add(self, outcome: Outcome) -> None:
        if outcome.reading.status is not Status.READ:
            self.unread += 1
            return
        self.read += 1
        self.warnings += sum(x.severity is Severity.WARNING for x in outcome.problems)
        self.unsaved += outcome.unsaved is not None
        if outcome.unpictured is not None:
            self.unpictured[outcome.unpictured] = None
        if outcome.record is not None or outcome.before is None:
            interview = outcome.interview
            self._dates[interview.date, interview.source] += 1
        if outcome.record is not None:
            self._keep(outcome.record)

    def _keep(self, record: Record) -> None:
        self.contacts[record.id] = None  # two photos of one card are one contact
        interview = record.interview
        panel = self._panels.setdefault(
            interview.id, _Panel(interview, {}, record.leads)
        )
        panel.people.pop(record.id, None)
        panel.people[record.id] = who(record)
        panel.interview, panel.leads = interview, record.leads

    @property
    def cards(self) -> str:
        """How many cards were read, and how many were not."""
        return f"{self.read} read" + (
            f", {self.unread} not read" if self.unread else ""
        )

    def dates(self) -> Iterator[str]:
        """Each interview date that was used, where it is from, for how many cards."""
        for (day, source), cards in sorted(self._dates.items()):
            times = f" ({cards} cards)" if cards > 1 else ""
            hint = _HINTS.get(source, "")
            yield f"{long_date(day)}, {DATE_SOURCES[source]}{times}{hint}"

    def panels(self) -> Iterator[str]:
        """Of each interview with several people who led it, and how that is known."""
        for number, panel in sorted(self._panels.items()):
            if len(panel.people) < 2 and panel.leads:
                continue
            lead = panel.interview.lead or 0
            known = panel.people.get(lead)
            name = f"contact {lead}" if known is None else f"{known} ({lead})"
            if panel.interview.is_lead_given:
                yield f"interview {number}: {name} led it, as you said"
            else:
                why = "assumed: theirs was the first card"
                yield f"interview {number}: {name} led it, {why}"
                edit = f"cardtrail interviews edit {number} --lead ID"
                yield f"if it was somebody else: {edit}"

    def exit_code(self, found: Found) -> int:
        """0 if everything named was read, else the code of what kept it from that."""
        codes = {
            INTERRUPTED: self.interrupted,
            StoreError.exit_code: self.unsaved,
            OutputError.exit_code: self.unpictured,
            PhotoError.exit_code: self.unread or found.failures,
        }
        return next((code for code, holds in codes.items() if holds), 0)
