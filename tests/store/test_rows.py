"""Every contact comes back from its rows as it went in."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.desk import kept_by, rules

from cardtrail.geometry import Point, Quad
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import DateSource, Interview
from cardtrail.model.reading import Reading, Status
from cardtrail.store.store import Store
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.profile import Profile, Service
from cardtrail.values.web import Website

V = TypeVar("V")
TEXT = st.text(max_size=20)
MAYBE = st.none() | TEXT
PIXELS = st.floats(allow_nan=False, allow_infinity=False)
NUMBERS = st.integers(10_000_000, 99_999_999).map("+1916{}".format)
POINTS = st.builds(Point, PIXELS, PIXELS)


def fields(values: st.SearchStrategy[V]) -> st.SearchStrategy[Field[V]]:
    return st.builds(
        Field,
        value=st.none() | values,
        raw=TEXT,
        confidence=st.floats(0, 1),
        grade=st.sampled_from(Grade),
        box=st.none() | st.builds(Quad, POINTS, POINTS, POINTS, POINTS),
        readers=st.dictionaries(TEXT, TEXT, max_size=2),
        kind=st.none() | st.sampled_from(PhoneKind),
        is_direct=st.booleans(),
    )


CONTACTS = st.builds(
    Contact,
    name=st.none()
    | fields(st.builds(PersonName, TEXT, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE)),
    title=st.none() | fields(TEXT),
    department=st.none() | fields(TEXT),
    company=st.none() | fields(TEXT),
    addresses=st.lists(
        fields(st.builds(PostalAddress, TEXT, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE)),
        max_size=2,
    ).map(tuple),
    phones=st.lists(fields(st.builds(PhoneNumber, NUMBERS, MAYBE)), max_size=2).map(
        tuple
    ),
    emails=st.lists(fields(st.builds(EmailAddress, TEXT, TEXT)), max_size=2).map(tuple),
    websites=st.lists(fields(st.builds(Website, TEXT)), max_size=2).map(tuple),
    others=st.lists(
        fields(st.builds(PersonName, TEXT, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE)),
        max_size=2,
    ).map(tuple),
    profiles=st.lists(
        fields(
            st.builds(Profile, st.none() | st.sampled_from(Service), TEXT, MAYBE),
        ),
        max_size=2,
    ).map(tuple),
)
INTERVIEWS = st.builds(
    Interview,
    date=st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)),
    source=st.sampled_from(DateSource),
    company=MAYBE,
    role=MAYBE,
    decides=st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)),
    notes=st.lists(TEXT, max_size=2).map(tuple),
)


@settings(deadline=None)
@given(contact=CONTACTS, interview=INTERVIEWS)
def test_any_contact_comes_back_from_its_rows(
    contact: Contact, interview: Interview
) -> None:
    reading = Reading(Path("a.jpg"), "d", 1, Status.READ, contact=contact)
    now = dt.datetime(2026, 11, 21, 9, tzinfo=dt.timezone(dt.timedelta(hours=-8)))

    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "contacts.db", rules()) as store,
    ):
        saved = kept_by(store, reading, interview, now)
        (found,) = store.records()

    assert found == saved
    told = replace(interview, id=1, lead=1)
    assert (found.contact, found.interview, found.updated) == (contact, told, now)
