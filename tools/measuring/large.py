"""Stores of many invented people who were met over three years."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from pathlib import Path
from typing import Any

from cardtrail.app.desk import Desk
from cardtrail.extract.lexicon import entries
from cardtrail.model.action import ActionKind
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import (
    Answer,
    DateSource,
    Event,
    EventKind,
    Interview,
    Step,
)
from cardtrail.model.reading import Reading, Status
from cardtrail.store import interviews, journal, tables
from cardtrail.store.rules import Rules
from cardtrail.store.store import Store
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber

DAYS = 3 * 365
"""Over how many days the interviews are spread, the present day the last one."""

PANELS = 50
"""One interview in so many has several people."""

BATCH = 5000
"""Contacts in one transaction."""

_GIVEN = sorted(name.title() for name in entries("given_names") if name.isascii())
_FAMILY = sorted(name.title() for name in entries("family_names") if name.isascii())
_FIRMS = ("Alder", "Birch", "Cedar", "Finch", "Heron", "Larkspur", "Rowan", "Wren")
_ENDINGS = ("Labs", "Partners", "Systems", "Works", "Ltd", "Group", "& Sons", "Foods")
_TITLES = ("Hiring Manager", "Head of Design", "Recruiter", "Team Lead", "Director")
_STREETS = ("Larkspur Row", "Finch Lane", "Alder Street", "Mill Road", "High Street")
_NOTES = ("Asked about gardens.", "Team of seven.", "Wants a sketch.", "Knows Ada.")
_ROLES = ("Analyst", "Engineer", "Editor", "Designer", None)
_NEVER_TOLD = 0.03  # of whom nothing was noted, however long ago


def reading_of(number: int, today: dt.date) -> tuple[Reading, Interview]:
    """The card with this number, the same each time, and the interview it is from."""
    chance = random.Random(number)  # noqa: S311 - not for secrets
    given, family = chance.choice(_GIVEN), chance.choice(_FAMILY)
    firm = f"{chance.choice(_FIRMS)} {chance.choice(_FAMILY)} {chance.choice(_ENDINGS)}"
    domain = "".join(char for char in firm.lower() if char.isalpha()) + ".example"
    street = f"{chance.randrange(1, 200)} {chance.choice(_STREETS)}"
    contact = Contact(
        name=_read(PersonName(f"{given} {family}", given=given, family=family)),
        title=_read(chance.choice(_TITLES)),
        company=_read(firm),
        addresses=(
            _read(
                PostalAddress(
                    f"{street}, Sacramento, CA 95814",
                    street=street,
                    locality="Sacramento",
                    region="CA",
                    postal_code="95814",
                    country="US",
                )
            ),
        ),
        phones=(
            _read(_number(chance), PhoneKind.WORK),
            _read(_number(chance), PhoneKind.MOBILE),
        ),
        emails=(_read(EmailAddress(f"{given}.{family}".lower(), domain)),),
    )
    day = today - dt.timedelta(days=int(chance.triangular(0, DAYS, DAYS)))
    told = Interview(
        day,
        DateSource.GIVEN,
        company=firm,
        role=chance.choice(_ROLES),
        notes=tuple(chance.sample(_NOTES, chance.randrange(3))),
    )
    photo = Path("photos") / f"{day.isoformat()}-{number}.jpg"
    reading = Reading(photo, f"{number:064x}", 1, Status.READ, contact=contact)
    return reading, told


def fill(desk: Desk, count: int) -> None:
    """Puts so many contacts into an empty store.

    The rows are those that keeping one card after the other gives, but for the
    derived ones, which all come at the end: as after an update of the program.
    """
    with Store.open(desk.path, Rules(desk.today, lambda _: ())) as store:
        store.database.connection.execute("PRAGMA synchronous = OFF")
        for first in range(0, count, BATCH):
            _batch(store, range(first, min(first + BATCH, count)), desk.today)
    with desk.open():
        pass


def _batch(store: Store, numbers: range, today: dt.date) -> None:
    with store.database.writing() as db:
        held = None
        for number in numbers:
            chance = random.Random(-number)  # noqa: S311 - not for secrets
            reading, told = reading_of(number, today)
            if held is None or chance.randrange(PANELS):
                held = interviews.insert(db, told, "")
            now = dt.datetime.combine(held.date, dt.time(17), dt.UTC)
            contact = tables.insert(db, str(uuid.UUID(int=number)), now)
            tables.add_sighting(db, contact, reading, now)
            tables.write_details(db, contact, reading.contact)
            interviews.join(db, held, contact)
            journal.write(db, ActionKind.READ, now, contact=contact, interview=held.id)
            for event in _events(chance, held.date, today, leads=held.lead is None):
                journal.write(
                    db,
                    ActionKind(event.kind),
                    dt.datetime.combine(event.day, dt.time(18), dt.UTC),
                    contact=contact,
                    interview=held.id,
                    data=journal.event_data(event),
                    before=(),
                )
            held = interviews.get(db, held.id)


def _events(
    chance: random.Random, met: dt.date, today: dt.date, *, leads: bool
) -> list[Event]:
    """What happened to one follow-up up to the present day."""
    if chance.random() < _NEVER_TOLD:
        return []
    found = []
    day = met
    for step, days in ((Step.NOTE, 1), (Step.CALL, 6), (Step.EMAIL, 3)):
        if step is not Step.NOTE and not leads:
            break
        day += dt.timedelta(days=days)
        if chance.random() < 0.1:
            until = day + dt.timedelta(days=2)
            found.append(Event(EventKind.SNOOZED, day, step=step, until=until))
            day = until
        if chance.random() < 0.1:
            found.append(Event(EventKind.SKIPPED, day, step=step))
        elif chance.random() < 0.1:
            answer = chance.choice(list(Answer))
            found.append(Event(EventKind.HEARD, day, answer=answer))
            break
        else:
            found.append(Event(EventKind.DONE, day, step=step, by=step))
    return [event for event in found if event.day <= today]


def _read(value: Any, kind: PhoneKind | None = None) -> Field[Any]:  # noqa: ANN401 - any detail
    text = str(value)
    readers = {"tesseract": text, "paddle": text}
    return Field(value, text, 0.97, Grade.SURE, readers=readers, kind=kind)


def _number(chance: random.Random) -> PhoneNumber:
    """A number that is reserved for fiction, in any of the area codes of America."""
    area = f"{chance.randrange(2, 10)}{chance.randrange(10):1}{chance.randrange(1, 9)}"
    return PhoneNumber(f"+1{area}55501{chance.randrange(100):02}")
