"""The table of settings holds together."""

from __future__ import annotations

import pytest

from cardtrail.config.table import SETTINGS, Setting, setting
from cardtrail.errors import InvalidValueError


@pytest.mark.parametrize("entry", SETTINGS.values(), ids=list(SETTINGS))
def test_every_setting_is_documented_and_its_default_is_allowed(entry: Setting) -> None:
    assert entry.sentence.endswith(".")
    assert (entry.default is None) == bool(entry.otherwise)
    if entry.default is not None:
        assert entry.kind.read(entry.kind.plain(entry.default)) == entry.default


def test_every_setting_has_a_variable_of_its_own() -> None:
    variables = {entry.variable for entry in SETTINGS.values()}
    assert len(variables) == len(SETTINGS)
    assert SETTINGS["follow-up.call-days"].variable == "CARDTRAIL_FOLLOW_UP_CALL_DAYS"
    assert "CARDTRAIL_CONFIG" not in variables


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("contry", "country"),
        ("follow-up.call-day", "follow-up.call-days"),
        ("follow_up.email_days", "follow-up.email-days"),
        ("me.adress", "me.address"),
        ("", "cardtrail config"),
        ("x" * 100_000, "cardtrail config"),
    ],
)
def test_a_name_that_is_none_is_answered_with_the_nearest(name: str, near: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        setting(name)
    assert near in str(caught.value)
    assert len(str(caught.value)) < 200
