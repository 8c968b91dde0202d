"""Whether a number can be called."""

from __future__ import annotations

from collections.abc import Iterator

from cardtrail.model.field import Field
from cardtrail.model.reading import Problem
from cardtrail.validate.codes import problem
from cardtrail.values.country import country_name
from cardtrail.values.phone import PhoneKind, PhoneNumber


def check_phone(entry: Field[PhoneNumber]) -> Iterator[Problem]:
    """What the numbering plan has against a number; no step uses a fax number."""
    number = entry.value
    if number is None and entry.kind is PhoneKind.FAX:
        yield problem("phone.doubtful", value=entry.text, why="is not a whole number")
    elif number is None:
        yield problem("phone.unparseable", value=entry.text)
    elif entry.kind is not PhoneKind.FAX and not number.is_valid:
        country = country_name(number.region) if number.region else "any country"
        yield problem("phone.invalid", value=number.formatted, country=country)
