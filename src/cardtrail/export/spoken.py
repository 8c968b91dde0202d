"""What there is to say about a card, in the words of the screen and the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cardtrail.model.contact import AnyField, Contact
from cardtrail.model.field import FieldName, Grade
from cardtrail.model.reading import Problem, Reading, Status
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.profile import Profile

LABELS: dict[FieldName, str] = {
    FieldName.NAME: "Name",
    FieldName.OTHER_NAME: "Other name",
    FieldName.TITLE: "Title",
    FieldName.DEPARTMENT: "Department",
    FieldName.COMPANY: "Company",
    FieldName.ADDRESS: "Address",
    FieldName.PHONE: "Phone",
    FieldName.EMAIL: "E-mail",
    FieldName.WEBSITE: "Website",
    FieldName.PROFILE: "Profile",
    FieldName.CARD: "Card",
}
_PHONES: dict[PhoneKind, str] = {
    PhoneKind.MOBILE: "Mobile",
    PhoneKind.WORK: "Work phone",
    PhoneKind.HOME: "Home phone",
    PhoneKind.FAX: "Fax",
    PhoneKind.OTHER: "Phone",
}
_GAPS: dict[FieldName, str] = {
    FieldName.NAME: "no name",
    FieldName.ADDRESS: "no postal address",
    FieldName.PHONE: "no phone number",
    FieldName.EMAIL: "no e-mail address",
}
_NOT_READ: dict[Status, str] = {
    Status.NO_CARD: "{photo}: no business card was found. Take the picture again, "
    "with the whole card in it and nothing else that has writing.",
    Status.UNREADABLE: "{photo}: a card was found, but nothing on it could be read. "
    "Take the picture again, from straight above and in more light.",
    Status.FAILED: "{error}",
}


def label(name: FieldName, field: AnyField) -> str:
    """What a detail is called, such as ``Direct line``."""
    if field.is_direct:
        return "Direct line"
    return _PHONES[field.kind] if field.kind else LABELS[name]


def value(field: AnyField) -> str:
    """Numbers and handles as people write them, all else in its normal form."""
    if isinstance(field.value, Profile):
        return field.value.spoken
    if isinstance(field.value, PhoneNumber):
        return field.value.formatted
    return field.text


def problem_sentence(problem: Problem) -> str:
    """The message, and the suggestion where the message does not name it."""
    suggestion = problem.suggestion
    if suggestion is None or suggestion in problem.message:
        return problem.message
    return f"{problem.message} Perhaps {suggestion}?"


def gaps(problems: Iterable[Problem]) -> tuple[str, ...]:
    """What the card lacks for the follow-up, such as ``no phone number``."""
    missing = {x.field for x in problems if x.code.endswith(".missing")}
    return tuple(words for field, words in _GAPS.items() if field in missing)


def verdict(contact: Contact, problems: Sequence[Problem]) -> str:
    """In one sentence: can the person follow up, or should they ask for something."""
    of_whom = f" of {contact.name.text}" if contact.name else ""
    if lacking := gaps(problems):
        return f"Ask before you leave: {listed(lacking)} on the card{of_whom}."
    doubtful = dict.fromkeys(
        label(name, field).lower()
        for name, field in contact.fields()
        if field.grade is Grade.CHECK
    )
    name = contact.name.text if contact.name else "this contact"
    checks = f"; check the {listed(doubtful)} first" if doubtful else ""
    return f"Ready to follow up with {name}{checks}."


def not_read(reading: Reading) -> str:
    """Why a photo gave no details, and what to do about it."""
    pattern = _NOT_READ[reading.status]
    return pattern.format(photo=reading.photo, error=reading.error)


def listed(words: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
