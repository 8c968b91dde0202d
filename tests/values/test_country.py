"""Countries as they are printed."""

from __future__ import annotations

import pytest

from cardtrail.values.country import country_at_end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Santiago, Chile", ("CL", "Chile")),
        ("Wien, ÖSTERREICH.", ("AT", "ÖSTERREICH")),
        ("410 Larkspur Avenue", None),
        ("Santiago, \N{ACCOUNT OF}hile", None),
        ("", None),
    ],
)
def test_a_country_is_found_at_the_end_as_it_is_printed(
    text: str, expected: tuple[str, str] | None
) -> None:
    assert country_at_end(text) == expected
