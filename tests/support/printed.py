"""The contact that a perfect reading of a drawn card gives."""

from __future__ import annotations

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneNumber
from scenes.people import Person


def printed_contact(person: Person) -> Contact:
    """Everything as it is printed on the card of somebody in the US with an e-mail."""
    assert person.email is not None
    return Contact(
        name=Field(PersonName.parse(person.name), person.name, 0.9, Grade.SURE),
        addresses=(
            Field(
                PostalAddress.parse(", ".join(person.address), "US"),
                ", ".join(person.address),
                0.9,
                Grade.SURE,
            ),
        ),
        phones=tuple(
            Field(
                PhoneNumber.parse(phone.number, "US"),
                phone.text,
                0.9,
                Grade.SURE,
                kind=phone.kind,
            )
            for phone in person.phones
        ),
        emails=(
            Field(EmailAddress.parse(person.email), person.email, 0.9, Grade.SURE),
        ),
    )
