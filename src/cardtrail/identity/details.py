"""What of a contact is a person's own, and what they share with a whole office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

from cardtrail.identity.spelling import letters, skeleton
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field
from cardtrail.values.domain import public_suffix
from cardtrail.values.email import EmailAddress
from cardtrail.values.mailbox import ROLES, is_spelt_from
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.providers import PROVIDERS

V = TypeVar("V")


class Mailbox(StrEnum):
    """Whose a mailbox is, as far as its address tells."""

    OWN = "own"
    PRIVATE = "private"
    UNTOLD = "untold"
    OFFICE = "office"


def mailbox(address: EmailAddress, names: Sequence[PersonName]) -> Mailbox:
    """Whose mailbox it is, if these are the names of whoever uses it.

    OWN is spelt from more of a name than the family's, which relatives share; PRIVATE
    is any other with a provider; OFFICE is a role such as info@ (RFC 2142 and custom);
    of UNTOLD nothing tells.
    """
    if letters(address.local) in ROLES:
        return Mailbox.OFFICE
    if any(tells_person(name, address.local) for name in names):
        return Mailbox.OWN
    return Mailbox.PRIVATE if address.domain in PROVIDERS else Mailbox.UNTOLD


def tells_person(name: PersonName, handle: str) -> bool:
    """Whether a local part or handle is spelt from more of a name than the family's."""
    rest = " ".join(filter(None, (name.additional, name.family)))
    if not name.given or not rest:  # a single word may be the family's
        return False
    return is_spelt_from(name, handle) and not is_spelt_from(PersonName(rest), handle)


def is_own_line(entry: Field[PhoneNumber]) -> bool:
    """Whether one person answers: a mobile phone or an extension, no home."""
    number = entry.value
    if number is None or entry.kind is PhoneKind.FAX:
        return False
    is_mobile = entry.kind is PhoneKind.MOBILE or number.is_mobile
    return is_mobile or number.extension is not None


def has_own(contact: Contact) -> bool:
    """Whether anything is told by which a person differs from a namesake beside."""
    return any(map(is_own_line, contact.phones)) or any(
        letters(address.local) not in ROLES for address in _values(contact.emails)
    )


def line(number: PhoneNumber) -> str:
    """A number as it is compared: in E.164, with its extension behind ``x``."""
    return f"{number.e164}x{number.extension}" if number.extension else number.e164


def domain_name(host: str) -> str:
    """What was registered, without its ending: ``alder`` of ``www.alder.co.uk``.

    A firm has one name under the endings of many countries.
    """
    suffix = public_suffix(host)
    bare = host.lower().removesuffix(f".{suffix}") if suffix else host
    return bare.rpartition(".")[2]


def firm_names(contact: Contact) -> frozenset[str]:
    """The firm's names on the Internet, as skeletons; those of providers are none's."""
    return frozenset(skeleton(domain_name(host)) for host in _hosts(contact))


def _hosts(contact: Contact) -> Iterator[str]:
    for email in _values(contact.emails):
        if email.domain not in PROVIDERS:
            yield email.domain
    yield from (site.host for site in _values(contact.websites))


def _values(entries: Iterable[Field[V]]) -> Iterator[V]:
    return (entry.value for entry in entries if entry.value is not None)
