"""All checks of one contact, in their order."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from typing import TypeVar

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.model.reading import Problem
from cardtrail.validate.address import check_address
from cardtrail.validate.consistency import (
    check_email_capital,
    check_email_host,
    check_email_label,
    check_email_spelling,
    check_name_spelling,
    check_phone_country,
    missing_details,
)
from cardtrail.validate.email import check_email
from cardtrail.validate.grade import graded
from cardtrail.validate.name import check_name, check_others
from cardtrail.validate.phone import check_phone
from cardtrail.validate.web import check_website
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind

V = TypeVar("V")
_Check = Callable[[Field[V]], Iterable[Problem]]
_Checked = tuple[tuple[Field[V], ...], tuple[Problem, ...]]

_EMAIL_IN_CONTACT = (
    check_email_host,
    check_email_label,
    check_email_spelling,
    check_email_capital,
)
"""Checks of an e-mail address against the rest of the contact."""


def validate(contact: Contact) -> tuple[Contact, tuple[Problem, ...]]:
    """The contact with every field graded, and what a person should know about it.

    Values stay as they are. Each field graded ``check`` has a warning, and so has each
    of the four details that the card doesn't have; ``codes.CODES`` lists them all.

    Returns:
        The graded contact, and the problems, field by field.
    """
    foreign = partial(check_phone_country, contact=contact)
    names, of_name = _validate_names(contact)
    others, of_others = _checked(FieldName.OTHER_NAME, contact.others)
    titles, of_title = _checked(FieldName.TITLE, [contact.title])
    departments, of_department = _checked(FieldName.DEPARTMENT, [contact.department])
    companies, of_company = _checked(FieldName.COMPANY, [contact.company])
    addresses, of_addresses = _checked(
        FieldName.ADDRESS, contact.addresses, check_address
    )
    phones, of_phones = _checked(FieldName.PHONE, contact.phones, check_phone, foreign)
    emails, of_emails = validate_emails(contact)
    websites, of_websites = _checked(FieldName.WEBSITE, contact.websites, check_website)
    profiles, of_profiles = _checked(FieldName.PROFILE, contact.profiles)
    checked = Contact(
        name=next(iter(names), None),
        title=next(iter(titles), None),
        department=next(iter(departments), None),
        company=next(iter(companies), None),
        addresses=addresses,
        phones=phones,
        emails=emails,
        websites=websites,
        profiles=profiles,
        others=others,
    )
    missing = tuple(missing_details(contact))
    found = of_name + of_addresses + of_phones + of_emails
    found += (
        of_title + of_department + of_company + of_websites + of_profiles + of_others
    )
    return checked, missing + found


def _validate_names(contact: Contact) -> _Checked[PersonName]:
    """The person's name, graded, and whoever else may be meant."""
    spelt = partial(check_name_spelling, contact=contact)
    names, found = _checked(FieldName.NAME, [contact.name], check_name, spelt)
    shared = tuple(check_others(contact))
    if shared:
        names = tuple(dataclasses.replace(name, grade=Grade.CHECK) for name in names)
    return names, found + shared


def validate_emails(
    contact: Contact, *more: _Check[EmailAddress]
) -> _Checked[EmailAddress]:
    """The e-mail addresses of a contact, graded, and what is wrong with them.

    Args:
        contact: all of it, since its details are checked against each other.
        more: further checks, such as whether a domain takes mail.
    """
    within = (partial(check, contact=contact) for check in _EMAIL_IN_CONTACT)
    return _checked(FieldName.EMAIL, contact.emails, check_email, *within, *more)


def _checked(
    name: FieldName, entries: Iterable[Field[V] | None], *checks: _Check[V]
) -> _Checked[V]:
    """The entries of one field with their grades, and all their problems.

    A step is not blocked while another entry of the field can do its work.
    """
    results = [
        graded(entry, name, chain.from_iterable(check(entry) for check in checks))
        for entry in entries
        if entry is not None
    ]
    is_served = any(
        entry.kind is not PhoneKind.FAX and not any(each.blocks for each in problems)
        for entry, problems in results
    )
    problems = [each for _, found in results for each in found]
    if is_served:
        problems = [dataclasses.replace(each, blocks=None) for each in problems]
    return tuple(entry for entry, _ in results), tuple(problems)
