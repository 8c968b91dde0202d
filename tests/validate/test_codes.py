"""The table of problems."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cardtrail.model.field import FieldName
from cardtrail.model.followup import Step
from cardtrail.model.reading import Severity
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


_STEPS = {Step.NOTE: "note", Step.CALL: "call", Step.EMAIL: "e-mail"}
PAGE = Path(__file__).parents[2] / "docs" / "warnings.md"
ROW = re.compile(
    r"^\| `(?P<code>[a-z.-]+)`(?P<info> \(info\))? \|(?P<cells>.*)\|$", re.MULTILINE
)


def documented() -> dict[str, tuple[bool, list[str]]]:
    """By their codes: whether they are only to know, and the other cells."""
    return {
        row["code"]: (
            row["info"] is not None,
            [cell.strip() for cell in row["cells"].split("|")],
        )
        for row in ROW.finditer(PAGE.read_text(encoding="utf-8"))
    }


def test_every_code_is_documented_and_no_other() -> None:
    assert set(documented()) == set(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_page_says_what_a_code_means_blocks_and_asks_for(code: str) -> None:
    is_info, (means, example, blocks, to_do) = documented()[code]
    rule = CODES[code]
    assert means
    assert example
    assert to_do
    assert is_info == (rule.severity is Severity.INFO)
    assert blocks == ("" if rule.blocks is None else _STEPS[rule.blocks])
