"""The words that exporters share, made safe for other formats.

What stands on a card is anybody's text: a printed or coded line must never become a
property of its own in a file that another program reads.
"""

from __future__ import annotations

from cardtrail.model.followup import DateSource, Interview
from cardtrail.model.record import Record
from cardtrail.text import printable

_DATE_SOURCES: dict[DateSource, str] = {
    DateSource.GIVEN: "",
    DateSource.EXIF: " (date of the photo)",
    DateSource.TODAY: " (date assumed: the day of the scan)",
}


def shown_name(record: Record) -> str:
    """What to call the contact, never empty.

    The person's name, else the company, else the first detail there is, else the
    contact's number.
    """
    contact = record.contact
    candidates = [
        contact.name,
        contact.company,
        *contact.emails,
        *contact.phones,
        *contact.websites,
        *contact.profiles,
        contact.title,
        contact.department,
        *contact.addresses,
    ]
    texts = (printable(field.text) for field in candidates if field is not None)
    return next(filter(None, texts), f"Contact {record.id}")


def shown_employer(record: Record) -> str:
    """The company that the person named for the interview, else the card's, else ""."""
    company = record.contact.company
    given = printable(record.interview.company)
    return given or printable(None if company is None else company.text)


def interview_line(interview: Interview) -> str:
    """The interview in one line, and where its date comes from unless it was given."""
    role = printable(interview.role)
    company = printable(interview.company)
    job = (f" for {role}" if role else "") + (f" at {company}" if company else "")
    return (
        f"Interview on {interview.date.isoformat()}{job}"
        + (_DATE_SOURCES[interview.source])
    )
