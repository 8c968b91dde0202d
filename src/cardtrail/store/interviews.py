"""Interviews and who was met at them; the caller holds the transaction."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from dataclasses import replace

from cardtrail.model.followup import DateSource, Interview
from cardtrail.store.faults import whole
from cardtrail.text import fold

# Who led it, as far as they are still there: with whom they were merged, else the first
# one of all. The number itself stays, so that whoever comes back leads again.
_SELECT = """
    SELECT id, date, source, company, role, decides, notes,
        coalesce(noted, first, lead) AS lead,
        is_lead_given AND noted IS NOT NULL AS is_lead_given
    FROM (
        SELECT interview.*,
            (
                SELECT kept.id FROM contact AS led
                JOIN contact AS kept ON kept.id = coalesce(led.merged_into, led.id)
                JOIN participant ON participant.contact_id = kept.id
                WHERE led.id = interview.lead AND kept.deleted IS NULL
                    AND participant.interview_id = interview.id
            ) AS noted,
            (
                SELECT min(contact.id) FROM participant
                JOIN contact ON contact.id = contact_id
                WHERE interview_id = interview.id
                    AND deleted IS NULL AND merged_into IS NULL
            ) AS first
        FROM interview
    ) AS interview
"""
_WRITE = """
    UPDATE interview SET date = :date, source = :source, company = :company,
        role = :role, decides = :decides, notes = :notes, firm = :firm
    WHERE id = :id
"""
_INSERT = """
    INSERT INTO interview (
        date, source, company, role, decides, notes, lead, firm, employer
    ) VALUES (
        :date, :source, :company, :role, :decides, :notes, :lead, :firm, :employer
    )
"""
_OF_EMPLOYER = """
    SELECT max(id) AS id FROM interview
    WHERE date = :date AND employer = :employer AND employer <> ''
"""
_OF_FIRM = f"""
    SELECT max(id) AS id FROM (
        SELECT id FROM interview WHERE date = :date AND firm = :firm
        UNION ALL
        {_OF_EMPLOYER} AND firm = ''
    )
"""  # noqa: S608 - no value is in it
_NEWEST = f"""
    {_SELECT} WHERE interview.id = (
        SELECT interview.id FROM participant
        JOIN interview ON interview.id = participant.interview_id
        WHERE participant.contact_id = ?
        ORDER BY interview.date DESC, interview.id DESC LIMIT 1
    )
"""  # noqa: S608 - no value is in it
_HELD = """
    FROM interview WHERE EXISTS (
        SELECT 1 FROM participant JOIN contact ON contact.id = contact_id
        WHERE interview_id = interview.id
            AND deleted IS NULL AND merged_into IS NULL
    )
"""
_PEOPLE = """
    SELECT contact.id FROM participant JOIN contact ON contact.id = contact_id
    WHERE interview_id = ? AND deleted IS NULL AND merged_into IS NULL
    ORDER BY contact.id
"""


def get(db: sqlite3.Connection, interview_id: int) -> Interview | None:
    """The interview with this number, if there is one."""
    row = db.execute(f"{_SELECT} WHERE interview.id = ?", (interview_id,)).fetchone()
    return None if row is None else _interview(row)


def newest_of(db: sqlite3.Connection, contact_id: int) -> Interview | None:
    """The newest interview at which a contact was met."""
    row = db.execute(_NEWEST, (contact_id,)).fetchone()
    return None if row is None else _interview(row)


def newest(db: sqlite3.Connection, most: int | None) -> tuple[Interview, ...]:
    """The newest interviews at which somebody was met first; all, or ``most``."""
    rows = db.execute(
        f"SELECT id {_HELD} ORDER BY date DESC, id DESC LIMIT ?",
        (-1 if most is None else most,),
    ).fetchall()
    found = (get(db, row["id"]) for row in rows)
    return tuple(interview for interview in found if interview is not None)


def count(db: sqlite3.Connection) -> int:
    """How many interviews there are at which somebody was met."""
    (found,) = db.execute(f"SELECT count(*) {_HELD}").fetchone()
    return int(found)


def people_of(db: sqlite3.Connection, interview_id: int) -> tuple[int, ...]:
    """The numbers of those who were met at an interview."""
    return tuple(row["id"] for row in db.execute(_PEOPLE, (interview_id,)))


def count_of(db: sqlite3.Connection, contact_id: int) -> int:
    """At how many interviews a contact was met."""
    (count,) = db.execute(
        "SELECT count(*) FROM participant WHERE contact_id = ?", (contact_id,)
    ).fetchone()
    return int(count)


def met_with(db: sqlite3.Connection, contact_id: int) -> tuple[int, ...]:
    """A contact and all who were met with them: their plans hang together."""
    rows = db.execute(
        """
        SELECT contact_id FROM participant WHERE interview_id IN (
            SELECT interview_id FROM participant WHERE contact_id = ?
        )
        """,
        (contact_id,),
    )
    with whole(f"An interview of contact {contact_id}"):
        return tuple(sorted({contact_id, *(row["contact_id"] for row in rows)}))


def fitting(db: sqlite3.Connection, told: Interview, employer: str) -> Interview | None:
    """The interview of the same day with the same employer, if one is kept.

    Two for which the person named two companies are two, whoever was met: an agency
    sends people to several.
    """
    firm = _folded(told.company)
    row = db.execute(
        _OF_FIRM if firm else _OF_EMPLOYER,
        {"date": told.date.isoformat(), "firm": firm, "employer": employer},
    ).fetchone()
    return None if row is None or row["id"] is None else get(db, row["id"])


def _folded(company: str | None) -> str:
    """A company without case, accents and marks; "" for none."""
    return "".join(filter(str.isalnum, fold(company or "")))


def insert(db: sqlite3.Connection, interview: Interview, employer: str) -> Interview:
    """Adds an interview and gives it its number; the one that it has doesn't count."""
    db.execute(_INSERT, _row(interview) | {"employer": employer})
    (number,) = db.execute("SELECT last_insert_rowid()").fetchone()
    return replace(interview, id=number)


def update(db: sqlite3.Connection, interview: Interview) -> None:
    """Writes an interview in the place of the one with its number; not who led it."""
    db.execute(_WRITE, _row(interview) | {"id": interview.id})


def employer_of(db: sqlite3.Connection, interview_id: int) -> str:
    """The key of the employer with whom an interview was; "" if unknown."""
    row = db.execute(
        "SELECT employer FROM interview WHERE id = ?", (interview_id,)
    ).fetchone()
    return "" if row is None else row["employer"]


def set_lead(
    db: sqlite3.Connection, interview_id: int, lead: int | None, *, is_given: bool
) -> None:
    """Notes who led an interview; None lets the first one of all count."""
    db.execute(
        "UPDATE interview SET lead = ?, is_lead_given = ? WHERE id = ?",
        (lead, is_given, interview_id),
    )


def join(db: sqlite3.Connection, interview: Interview, contact_id: int) -> None:
    """Notes that a contact was met; the first one of all counts for who led it."""
    db.execute(
        "INSERT OR IGNORE INTO participant VALUES (?, ?)", (contact_id, interview.id)
    )
    if interview.lead is None:
        set_lead(db, interview.id, contact_id, is_given=False)


def _row(interview: Interview) -> dict[str, object]:
    decides = interview.decides
    return {
        "date": interview.date.isoformat(),
        "source": interview.source.value,
        "company": interview.company,
        "firm": _folded(interview.company),
        "role": interview.role,
        "decides": None if decides is None else decides.isoformat(),
        "notes": json.dumps(interview.notes),
        "lead": interview.lead,
    }


def _interview(row: sqlite3.Row) -> Interview:
    with whole(f"Interview {row['id']}"):
        return _read(row)


def _read(row: sqlite3.Row) -> Interview:
    decides = row["decides"]
    return Interview(
        date=dt.date.fromisoformat(row["date"]),
        source=DateSource(row["source"]),
        company=row["company"],
        role=row["role"],
        decides=None if decides is None else dt.date.fromisoformat(decides),
        notes=tuple(json.loads(row["notes"])),
        lead=row["lead"],
        id=row["id"],
        is_lead_given=bool(row["is_lead_given"]),
    )
