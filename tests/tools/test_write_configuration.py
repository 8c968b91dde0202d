"""The page on the settings says what the program checks."""

from __future__ import annotations

import tomllib

from cardtrail.config.file import parsed
from cardtrail.config.table import SETTINGS
from write_configuration import PAGE, page


def test_the_page_is_current() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == page(), "run: python tools/write_configuration.py"


def test_the_page_tells_of_every_setting_what_is_allowed() -> None:
    rows = [line for line in page().splitlines() if line.startswith("| `")]
    assert len(rows) == len(SETTINGS)
    for row, setting in zip(rows, SETTINGS.values(), strict=True):
        assert row.count("|") == 5
        assert f"`{setting.name}`" in row
        assert setting.allowed in row


def test_the_example_of_the_page_is_allowed() -> None:
    example = page().partition("```toml\n")[2].partition("```")[0]
    assert parsed(example, PAGE).keys() >= {"country", "me.address"}
    assert tomllib.loads(example)["follow-up"]["call-days"] == 5
