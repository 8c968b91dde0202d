"""docs/drafts.md says what holds."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from tests.support.letters import ANNA, REJECTED, TUESDAY, planned

from cardtrail.app.json_format import draft_line
from cardtrail.followup.drafts import WORDS, draft
from cardtrail.followup.grammar import FILTERS
from cardtrail.followup.template import EMAIL, TEMPLATES, Templates
from cardtrail.followup.variables import LOOP, VARIABLES
from cardtrail.model.draft import Form
from cardtrail.model.followup import Step

PAGE = (Path(__file__).parents[2] / "docs" / "drafts.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(\w[\w.-]*)` \| (.*) \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("step", Step)
def test_the_drafts_on_the_page_are_real(step: Step) -> None:
    events = REJECTED if step is Step.REPLY else ()
    made = draft(planned(events=events), step, ANNA, TUESDAY, Templates())
    above = {
        Form.LETTER: [*made.to, "", made.day, "", ""],
        Form.EMAIL: [f"To: {made.to[0]}", f"Subject: {made.subject}", "", ""],
        Form.SCRIPT: [""],
    }[made.form]

    assert "```text\n" + "\n".join(above) + made.text + "\n```" in PAGE


def test_the_page_has_every_template_with_what_it_is() -> None:
    told = {name: what for name, what in ROWS if name.endswith(".txt")}

    assert told == TEMPLATES


def test_the_page_has_every_variable_with_its_blank() -> None:
    told = {name: what for name, what in ROWS if not name.endswith(".txt")}

    assert told == {
        name: f"{known.meaning}{' (a list)' if known.is_list else ''} | "
        + (f"`[{known.blank}]`" if known.blank else "is always known")
        for name, known in VARIABLES.items()
    }


def test_the_page_has_all_that_a_template_can_say() -> None:
    named = set(re.findall(r"`([\w.]+)`", PAGE))

    assert set(FILTERS) | {f"loop.{part}" for part in LOOP} <= named


def test_the_page_has_every_key_for_programs() -> None:
    made = draft(planned(), Step.EMAIL, ANNA, TUESDAY, Templates())
    keys = set(re.findall(r'"(\w+)": ', draft_line(made)))

    assert {field.name for field in fields(made)} == keys
    assert keys <= set(re.findall(r"`(\w+)`", PAGE))


def test_the_page_tells_how_long_texts_may_be() -> None:
    told = " ".join(PAGE.split())

    assert "fewer than {} or more than {} words".format(*WORDS["note.txt"]) in told
    assert f"an e-mail of more than {WORDS['email.txt'][1]} and" in told
    assert f"voicemail of more than {WORDS['voicemail.txt'][1]} are told" in told


def test_the_template_on_the_page_can_be_used(tmp_path: Path) -> None:
    found = re.search(r"```text\n(Subject: .*?\{% endfor %\}.*?)```", PAGE, re.DOTALL)
    assert found is not None
    (tmp_path / EMAIL).write_text(found[1], "utf-8")

    made = draft(planned(), Step.EMAIL, ANNA, TUESDAY, Templates(tmp_path))

    assert made.subject == "The role of Data Engineer"
    assert "It was good to meet you on Monday 23 November.\n- eight years" in made.text
    assert made.text.endswith("at night\n\nAnna Weber")
