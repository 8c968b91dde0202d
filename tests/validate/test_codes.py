"""The table of problems."""

from __future__ import annotations

import pytest

from cardtrail.model.field import FieldName
from cardtrail.validate.codes import CODES, problem
from cardtrail.validate.grade import THRESHOLDS


def test_every_field_that_is_graded_can_be_doubtful() -> None:
    for name in THRESHOLDS:
        assert f"{name}.doubtful" in CODES


def test_every_code_begins_with_a_field_and_every_message_is_a_sentence() -> None:
    fields = {str(name) for name in FieldName}
    for code, rule in CODES.items():
        assert code.partition(".")[0] in fields
        assert rule.message.endswith(".")
        assert ": " in rule.message  # what is wrong: what to do


def test_braces_on_a_card_stay_braces() -> None:
    found = problem("title.doubtful", value="{of} {0}", why="may be misread")
    assert "“{of} {0}”" in found.message


def test_a_code_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(KeyError):
        problem("title.unheard-of")
