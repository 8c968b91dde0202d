"""Whether the fields of one card agree with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName
from cardtrail.model.reading import Problem
from cardtrail.text import fold
from cardtrail.validate.codes import problem
from cardtrail.validate.email import is_near
from cardtrail.values.country import country_name
from cardtrail.values.domain import is_under_suffix
from cardtrail.values.email import EmailAddress
from cardtrail.values.mailbox import is_spelt_from, slip
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.providers import PROVIDERS

_LONE_CAPITAL = re.compile(r"^(?=.*I)(?=.*[a-z])[^A-HJ-Z]+$")

LABELS = frozenset("EM")
"""Letters that cards print before an e-mail address."""


def missing_details(contact: Contact) -> Iterator[Problem]:
    """``<field>.missing`` for each of the four details that the card doesn't have.

    A fax number is no number to call.
    """
    present = {
        FieldName.NAME: contact.name is not None,
        FieldName.ADDRESS: bool(contact.addresses),
        FieldName.PHONE: any(phone.kind != PhoneKind.FAX for phone in contact.phones),
        FieldName.EMAIL: bool(contact.emails),
    }
    of = f" of {contact.name.text}" if contact.name else ""
    for field, is_there in present.items():
        if not is_there:
            yield problem(f"{field}.missing", of=of)


def check_phone_country(
    entry: Field[PhoneNumber], contact: Contact
) -> Iterator[Problem]:
    """``phone.foreign`` where no address has the country code of the number."""
    if entry.value is None or entry.kind is PhoneKind.FAX:
        return
    countries = [
        address.value.country
        for address in contact.addresses
        if address.value and address.value.country
    ]
    codes = set(map(phonenumbers.country_code_for_region, countries))
    if codes and entry.value.country_code not in codes:
        where = country_name(countries[0])
        yield problem("phone.foreign", value=entry.value.formatted, country=where)


def check_email_label(
    entry: Field[EmailAddress], contact: Contact
) -> Iterator[Problem]:
    """``email.doubtful`` where the label in front has become the first letter.

    “E leyla@...” is read as “Eleyla@...” by every reader where the gap is narrow; what
    gives it away is that the rest begins like the name, and the whole does not.
    """
    address, name = entry.value, contact.name
    if address is None or name is None or name.value is None:
        return
    label, rest = address.local[:1], address.local[1:]
    given, family = (
        "".join(filter(str.isalpha, fold(part or "")))
        for part in (name.value.given, name.value.family)
    )
    if label not in LABELS or not rest[:1].islower() or not given or not family:
        return
    whole, without = (
        "".join(filter(str.isalpha, fold(text))) for text in (address.local, rest)
    )
    starts = (given, family, given[0] + family, family + given[0])
    if without.startswith(starts) and not whole.startswith(starts):
        meant = str(EmailAddress(rest, address.domain))
        why = "may begin with the letter of its label"
        yield problem("email.doubtful", value=entry.text, why=why, suggestion=meant)


def check_name_spelling(
    entry: Field[PersonName], contact: Contact
) -> Iterator[Problem]:
    """``name.spelling-differs`` where an e-mail address has nearly that name."""
    for email in contact.emails:
        if _slip(entry, email) is not None:
            yield problem("name.spelling-differs", value=entry.text, email=email.text)
            return


def check_email_spelling(
    entry: Field[EmailAddress], contact: Contact
) -> Iterator[Problem]:
    """``email.spelling-differs`` where it has nearly the name of the person."""
    address, name = entry.value, contact.name
    local = _slip(name, entry) if name else None
    if address is not None and name is not None and local is not None:
        meant = str(EmailAddress(local, address.domain))
        yield problem(
            "email.spelling-differs", value=entry.text, name=name.text, suggestion=meant
        )


def _slip(name: Field[PersonName], email: Field[EmailAddress]) -> str | None:
    """The local part as it is if the name is right; None where they agree."""
    if name.value is None or email.value is None:
        return None
    return slip(name.value, email.value.local)


def check_email_capital(
    entry: Field[EmailAddress], contact: Contact
) -> Iterator[Problem]:
    """``email.doubtful`` where a capital I stands among small letters.

    It prints like a small L, and an address that is printed small has no capitals. One
    that the name is spelt with is right.
    """
    address, name = entry.value, contact.name
    if address is None or not _LONE_CAPITAL.search(address.local):
        return
    if name and name.value and is_spelt_from(name.value, address.local):
        return
    meant = str(EmailAddress(address.local.replace("I", "l"), address.domain))
    why = "has a capital I, which prints like a small L"
    yield problem("email.doubtful", value=entry.text, why=why, suggestion=meant)


def check_email_host(entry: Field[EmailAddress], contact: Contact) -> Iterator[Problem]:
    """``email.domain-differs`` where the domain is nearly that of a web site.

    Entirely different domains are no problem: many people write from a provider.
    """
    address = entry.value
    if address is None or address.domain in PROVIDERS:
        return
    hosts = [
        site.value.host.removeprefix("www.")
        for site in contact.websites
        if site.value is not None
    ]
    if any(address.is_at(host) for host in hosts):
        return
    for host in hosts:
        if is_near(address.domain, host) and not _is_sister(address.domain, host):
            meant = str(EmailAddress(address.local, host))
            yield problem(
                "email.domain-differs", value=entry.text, host=host, suggestion=meant
            )
            return


def _is_sister(domain: str, host: str) -> bool:
    """Whether both are one name in two countries, such as example.de and example.dk.

    One ending that is cut from the other (.co and .com) is a slip all the same.
    """
    name, _, ending = domain.partition(".")
    other_name, _, other_ending = host.partition(".")
    if name != other_name or not (is_under_suffix(domain) and is_under_suffix(host)):
        return False
    return not (ending.startswith(other_ending) or other_ending.startswith(ending))
