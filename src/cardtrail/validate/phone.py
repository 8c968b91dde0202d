"""Whether a number can be called."""

from __future__ import annotations

from collections.abc import Iterator

from cardtrail.model.field import Field
from cardtrail.model.reading import Problem
from cardtrail.validate.codes import problem
from cardtrail.values.country import country_name
from cardtrail.values.phone import PhoneKind, PhoneNumber


def check_phone(entry: Field[PhoneNumber]) -> Iterator[Problem]:
    """What the numbering plan has against a number, unless it is a fax number.

    No step uses those: whether one is as it is printed is all that counts of it.
    """
    number = entry.value
    if entry.kind is PhoneKind.FAX:
        return
    if number is None:
        yield problem("phone.unparseable", value=entry.text)
    elif not number.is_valid:
        country = country_name(number.region) if number.region else "any country"
        yield problem("phone.invalid", value=number.formatted, country=country)
