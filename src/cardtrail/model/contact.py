"""The person on a card, as far as the card tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cardtrail.model.field import Field, FieldName
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneNumber
from cardtrail.values.profile import Profile
from cardtrail.values.web import Website

AnyField = (
    Field[PersonName]
    | Field[str]
    | Field[PostalAddress]
    | Field[PhoneNumber]
    | Field[EmailAddress]
    | Field[Website]
    | Field[Profile]
)


@dataclass(frozen=True, slots=True)
class Contact:
    """The details of one card; what is not printed is None or empty.

    ``name`` is the person whom the follow-up is for, ``others`` are whoever else shares
    the card.
    """

    name: Field[PersonName] | None = None
    title: Field[str] | None = None
    department: Field[str] | None = None
    company: Field[str] | None = None
    addresses: tuple[Field[PostalAddress], ...] = ()
    phones: tuple[Field[PhoneNumber], ...] = ()
    emails: tuple[Field[EmailAddress], ...] = ()
    websites: tuple[Field[Website], ...] = ()
    profiles: tuple[Field[Profile], ...] = ()
    others: tuple[Field[PersonName], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was found."""
        return not any(True for _ in self.fields())

    def fields(self) -> Iterator[tuple[FieldName, AnyField]]:
        """Every detail with the name of its field, in the order people read a card."""
        for single in (
            (FieldName.NAME, self.name),
            (FieldName.TITLE, self.title),
            (FieldName.DEPARTMENT, self.department),
            (FieldName.COMPANY, self.company),
        ):
            if single[1] is not None:
                yield single[0], single[1]
        yield from ((FieldName.ADDRESS, entry) for entry in self.addresses)
        yield from ((FieldName.PHONE, entry) for entry in self.phones)
        yield from ((FieldName.EMAIL, entry) for entry in self.emails)
        yield from ((FieldName.WEBSITE, entry) for entry in self.websites)
        yield from ((FieldName.PROFILE, entry) for entry in self.profiles)
        yield from ((FieldName.OTHER_NAME, entry) for entry in self.others)
