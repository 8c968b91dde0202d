"""Names and addresses in the parts that address books keep them in."""

from __future__ import annotations

from cardtrail.export.plain import shown_name
from cardtrail.model.field import Field
from cardtrail.model.record import Record
from cardtrail.text import printable
from cardtrail.values.address import PostalAddress
from cardtrail.values.country import bare_country_name
from cardtrail.values.name import PersonName


def text_of(detail: Field[str] | None) -> str:
    """A detail that has no parts, printable; "" where there is none."""
    return printable(detail.text if detail else None)


def name_parts(record: Record) -> PersonName:
    """The name of a contact, each part printable, given or family name never empty.

    A name that was not taken apart is the given name as a whole, and so is whatever a
    contact without one is called: without a name in parts it has none in several
    address books.
    """
    name = record.contact.name
    value = (name and name.value) or PersonName("")
    given, family = printable(value.given), printable(value.family)
    if not given and not family:
        return PersonName(shown_name(record), given=shown_name(record))
    return PersonName(
        shown_name(record),
        prefix=printable(value.prefix),
        given=given,
        additional=printable(value.additional),
        family=family,
        suffix=printable(value.suffix),
    )


def address_parts(address: Field[PostalAddress]) -> PostalAddress | None:
    """An address, each part printable, the country in English; None if there is none.

    What was not taken apart goes whole into the street.
    """
    value = address.value
    if value is None or value.street is None:
        value = PostalAddress(address.text, street=address.text)
    street = printable(value.street)
    if not street:
        return None
    return PostalAddress(
        printable(address.text),
        street=street,
        locality=printable(value.locality),
        region=printable(value.region),
        postal_code=printable(value.postal_code),
        country=bare_country_name(value.country) if value.country else "",
    )
