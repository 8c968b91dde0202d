"""The cards of a run as a table for a spreadsheet: a row for each, read or not."""

from __future__ import annotations

from cardtrail.export.report.card import Card
from cardtrail.export.spoken import label, not_read, problem_sentence, value
from cardtrail.export.table import neutral, phone_cell, table_line
from cardtrail.model.contact import AnyField, Contact
from cardtrail.model.field import Field, FieldName
from cardtrail.model.followup import STEPS, Step
from cardtrail.model.reading import Reading, Status
from cardtrail.text import printable
from cardtrail.values.phone import PhoneKind, PhoneNumber

_MAIN: dict[FieldName, str] = {
    FieldName.NAME: "Name",
    FieldName.PHONE: "Phone",
    FieldName.EMAIL: "E-mail",
    FieldName.ADDRESS: "Postal address",
}
"""What the follow-up needs; each has a column beside it that says how sure it is."""

_GRADE = " is"
_DUE: dict[Step, str] = {step: f"{step.noun.capitalize()} due" for step in STEPS}

COLUMNS = (
    *("Contact", "Name", "Title", "Company", "Phone", "E-mail", "Postal address"),
    *(f"{column}{_GRADE}" for column in _MAIN.values()),
    *("Warnings", "Also on the card", "Interview", *_DUE.values()),
    *("Status", "Why not read", "Photo", "Page", "Card"),
)


def heading() -> str:
    """The first line: the names of the columns."""
    return table_line(COLUMNS)


def row(card: Card) -> str:
    """The line of a card. What begins like a formula has an apostrophe before it."""
    cells = _where(card.reading) | (_details(card) if card.is_read else {})
    return table_line(cells.get(column, "") for column in COLUMNS)


def _where(reading: Reading) -> dict[str, str]:
    why = "" if reading.status is Status.READ else not_read(reading)
    return {
        "Status": reading.status.value,
        "Why not read": _cell(why),
        "Photo": _cell(str(reading.photo)),
        "Page": str(reading.page),
        "Card": str(reading.card),
    }


def _details(card: Card) -> dict[str, str]:
    contact = card.contact
    main = _main(contact)
    shown = [*main.values(), contact.title, contact.company]
    return {
        "Contact": "" if card.number is None else str(card.number),
        "Title": _cell(contact.title.text if contact.title else ""),
        "Company": _cell(contact.company.text if contact.company else ""),
        **{_MAIN[name]: _main_cell(entry) for name, entry in main.items()},
        **{
            f"{column}{_GRADE}": main[name].grade.value if name in main else "missing"
            for name, column in _MAIN.items()
        },
        "Warnings": _cell(" ".join(map(problem_sentence, card.warnings))),
        "Also on the card": _cell(
            " | ".join(
                f"{label(name, entry)}: {value(entry)}"
                for name, entry in contact.fields()
                if entry not in shown
            )
        ),
        "Interview": card.interview.date.isoformat() if card.interview else "",
        **{
            _DUE[planned.step.step]: planned.step.due.isoformat()
            for planned in card.plan
            if planned.step.step in _DUE
            and (planned.is_ready or planned.step.is_blocked)
        },
    }


def _main(contact: Contact) -> dict[FieldName, AnyField]:
    """The first detail of each kind that the follow-up needs; a fax is no phone."""
    phones = [x for x in contact.phones if x.kind is not PhoneKind.FAX]
    firsts: dict[FieldName, AnyField | None] = {
        FieldName.NAME: contact.name,
        FieldName.PHONE: next(iter(phones), None),
        FieldName.EMAIL: next(iter(contact.emails), None),
        FieldName.ADDRESS: next(iter(contact.addresses), None),
    }
    return {name: entry for name, entry in firsts.items() if entry is not None}


def _main_cell(entry: AnyField) -> str:
    if isinstance(entry.value, PhoneNumber):
        extension = entry.value.extension
        number = phone_cell(Field(entry.value, entry.raw, 1.0, entry.grade))
        return number + (f" ext. {extension}" if extension else "")
    return _cell(value(entry))


def _cell(text: str) -> str:
    return neutral(printable(text))
