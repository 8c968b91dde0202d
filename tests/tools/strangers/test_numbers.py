"""Numbers of strangers are numbers of the plan, in whichever form they are printed."""

from __future__ import annotations

import numpy as np
import phonenumbers
import pytest

from cardtrail.values.phone import PhoneKind
from strangers.numbers import draw_line, written
from strangers.tables import countries

REGIONS = sorted({(key[:2], entry.get("trunk")) for key, entry in countries().items()})


@pytest.mark.parametrize(("region", "trunk"), REGIONS)
def test_a_number_is_dialled_the_same_in_every_form(
    region: str, trunk: str | None
) -> None:
    rng = np.random.default_rng(7)
    for kind in (PhoneKind.WORK, PhoneKind.MOBILE, PhoneKind.FAX) * 8:
        line = draw_line(rng, region, kind, trunk)
        assert phonenumbers.is_valid_number_for_region(line.parsed, region)
        text = written(rng, line)
        assert phonenumbers.parse(text.replace("(0)", ""), region) == line.parsed, text


def test_forms_differ_from_those_of_the_library() -> None:
    rng = np.random.default_rng(8)
    line = draw_line(rng, "AT", PhoneKind.WORK)
    forms = {written(rng, line) for _ in range(80)}
    assert len(forms) > 20
    assert any("/" in form for form in forms)
    assert any("(0)" in form for form in forms)


def test_a_mobile_number_says_so_and_others_may_be_of_either_kind() -> None:
    rng = np.random.default_rng(9)
    assert draw_line(rng, "PT", PhoneKind.MOBILE).kind is PhoneKind.MOBILE
    assert draw_line(rng, "US", PhoneKind.MOBILE).kind is PhoneKind.WORK


def test_a_sibling_ends_otherwise() -> None:
    line = draw_line(np.random.default_rng(10), "AT", PhoneKind.WORK)
    assert line.sibling("42").e164 == line.e164[:-2] + "42"
