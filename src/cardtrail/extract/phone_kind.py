"""What a telephone number without a label tells of itself."""

from __future__ import annotations

import phonenumbers

from cardtrail.values.phone import PhoneKind, PhoneNumber

_EXAMPLES = (
    phonenumbers.PhoneNumberType.FIXED_LINE,
    phonenumbers.PhoneNumberType.MOBILE,
)


def kind_of(value: PhoneNumber | None) -> PhoneKind:
    """Mobile where the numbering plan says so, else the office's, as most are.

    A number that is printed without its area code is in no plan: it counts as what it
    would be with that of libphonenumber's example for its country. Brazil, for one,
    has a ninth digit for mobiles alone (Anatel, Resolução 553/2010).
    """
    if value is None:
        return PhoneKind.OTHER
    number = phonenumbers.parse(value.e164)
    is_mobile = _is_mobile(number) if value.is_valid else _is_locally_mobile(number)
    return PhoneKind.MOBILE if is_mobile else PhoneKind.WORK


def _is_mobile(number: phonenumbers.PhoneNumber) -> bool:
    kind = phonenumbers.number_type(number)
    return bool(kind == phonenumbers.PhoneNumberType.MOBILE)


def _is_locally_mobile(number: phonenumbers.PhoneNumber) -> bool:
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    local = phonenumbers.national_significant_number(number)
    for kind in _EXAMPLES:
        example = phonenumbers.example_number_for_type(region, kind)
        if example is None:
            continue
        digits = phonenumbers.national_significant_number(example)
        area = phonenumbers.length_of_geographical_area_code(example)
        if area and area + len(local) == len(digits):
            dialled = f"+{number.country_code}{digits[:area]}{local}"
            whole = phonenumbers.parse(dialled)
            if phonenumbers.is_valid_number(whole):
                return _is_mobile(whole)
    return False
