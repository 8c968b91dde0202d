"""What a number without a label tells of itself."""

from __future__ import annotations

import pytest

from cardtrail.extract.phone_kind import kind_of
from cardtrail.values.phone import PhoneKind, PhoneNumber


@pytest.mark.parametrize(
    ("number", "country", "kind"),
    [
        ("+44 7400 123456", "GB", PhoneKind.MOBILE),
        ("+44 20 7946 0123", "GB", PhoneKind.WORK),
        ("916 555 0160", "US", PhoneKind.WORK),
        ("95555-0160", "BR", PhoneKind.MOBILE),
        ("3555-0160", "BR", PhoneKind.WORK),
    ],
)
def test_the_numbering_plan_tells_even_where_the_area_code_is_left_out(
    number: str, country: str, kind: PhoneKind
) -> None:
    assert kind_of(PhoneNumber.parse(number, country)) is kind


def test_a_number_of_no_known_plan_may_be_anything() -> None:
    assert kind_of(None) is PhoneKind.OTHER
