"""``cardtrail due``, ``done`` and its like, ``undo`` and ``history`` at the shell."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.cli.conftest import Cardtrail
from tests.cli.test_commands import SHELLS, asking
from tests.support.cards import interview, reading
from tests.support.desk import desk
from tests.support.people import doubtful, person, sure

from cardtrail.followup.moves import WAYS
from cardtrail.model.followup import Answer
from cardtrail.store.intake import keep
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress

HOSTILE = "Nora [bold]Whitfield\x1b\u202e"
DAYS = dt.timedelta(days=1)
ADDRESS = PostalAddress.parse("410 Larkspur Avenue, Sacramento, CA 95814", "US")


def now() -> dt.datetime:
    return dt.datetime.now().astimezone()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A store with Nora, met a fortnight ago, and Ivo, met today; nothing is done."""
    nora = person(
        HOSTILE,
        title="Hiring Manager",
        company="Alder & Finch",
        mobile="+19165550160",
        email="nora@alderandfinch.example",
        addresses=(sure(ADDRESS),),
    )
    ivo = replace(
        person("Ivo Marsh", company="Birch", office="+442079460100"),
        emails=(doubtful(EmailAddress.parse("ivo@birch.example")),),
    )
    with desk(tmp_path / "kept.sqlite", now()).open() as store:
        for number, each in enumerate((nora, ivo)):
            held = interview((now() - (14 - 14 * number) * DAYS).date())
            keep(store, reading(each, f"{number:064}"), held, now())
    return tmp_path


def flat(run: CompletedProcess[str]) -> str:
    assert run.returncode == 0, run.stderr
    return " ".join(run.stdout.split())


def test_the_list_has_each_step_with_what_it_needs(
    home: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(home)
    text = flat(run)
    assert run.stdout.startswith("Overdue\n")
    assert "1n Post a thank-you note to" in text
    assert "Hiring Manager, Alder & Finch; interview on" in text
    assert "410 Larkspur Avenue Sacramento, CA 95814" in text
    assert "the day after the interview" in text
    assert "When it is done: cardtrail done 1n" in text
    assert all(len(line) <= 80 for line in run.stdout.splitlines())


def test_a_blocked_step_has_the_commands_that_unblock_it(
    home: Path, cardtrail: Cardtrail
) -> None:
    text = flat(cardtrail(home))
    assert "2n Thank Ivo Marsh by e-mail" in text
    assert "! The e-mail address has to be checked first: ivo@birch.example" in text
    assert "if it is right: cardtrail contacts confirm 2 email" in text
    assert "if it is not: cardtrail contacts edit 2 --email ADDRESS" in text


def test_text_from_cards_has_no_effect_on_the_terminal(
    home: Path, cardtrail: Cardtrail
) -> None:
    cardtrail(home, "done", "1n")
    for command in ("due", "history", "undo"):
        run = cardtrail(home, command)
        assert "Nora [bold]Whitfield" in run.stdout
        assert not {"\x1b", "\u202e"} & set(run.stdout)


def test_the_call_is_dated_from_the_note_that_is_done(
    home: Path, cardtrail: Cardtrail
) -> None:
    text = flat(cardtrail(home, "done", "1", "--on", "yesterday"))
    assert text.startswith("Noted 1n done by letter on")
    assert "Next 1c Call Nora" in text
    assert "4 days after the note" in text
    due = flat(cardtrail(home, "due", "--within", "2w"))
    assert "+1 916 555 0160 it is" in due
    assert "call on" in due
    assert "there now" in due


def test_several_steps_are_noted_together_or_not_at_all(
    home: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(home, "done", "1n", "2c")
    assert run.returncode == 2
    assert "cardtrail" in run.stderr
    assert "1n done" not in cardtrail(home, "history").stdout


def test_what_is_skipped_or_put_off_is_told(home: Path, cardtrail: Cardtrail) -> None:
    assert "Noted 1n put off until" in flat(cardtrail(home, "snooze", "1n", "3d"))
    assert "you put it off" in flat(cardtrail(home))
    assert "Noted 1n skipped" in flat(cardtrail(home, "skip", "1n"))


def test_a_rejection_offers_a_reply_and_its_draft(
    home: Path, cardtrail: Cardtrail
) -> None:
    text = flat(cardtrail(home, "heard", "1", "--outcome", "rejection"))
    assert "Noted they turned you down on" in text
    assert "Next 1r Thank Nora [bold]Whitfield for the answer by e-mail" in text
    assert text.endswith("Draft cardtrail draft 1r")
    drafted = cardtrail(home, "draft", "1r")
    assert drafted.returncode == 0, drafted.stderr


def test_whoever_asked_not_to_be_contacted_is_left_alone(
    home: Path, cardtrail: Cardtrail
) -> None:
    text = flat(cardtrail(home, "stop", "1", "--asked-not-to"))
    assert text.endswith("Next nothing: they asked not to be contacted")
    assert "1n" not in cardtrail(home).stdout


def test_things_are_taken_back_one_by_one_until_nothing_is_left(
    home: Path, cardtrail: Cardtrail
) -> None:
    cardtrail(home, "done", "1n")
    cardtrail(home, "stop", "1")
    assert "Taken back follow-up stopped" in flat(cardtrail(home, "undo"))
    text = flat(cardtrail(home, "undo"))
    assert "Taken back 1n done by letter" in text
    assert "Next 1n Post a thank-you note" in text
    last = cardtrail(home, "undo")
    assert last.returncode == 2
    assert "There is nothing to take back" in last.stderr


def test_the_history_tells_what_was_done_and_what_was_taken_back(
    home: Path, cardtrail: Cardtrail
) -> None:
    cardtrail(home, "done", "1n")
    cardtrail(home, "undo")
    assert "1n done by letter on" in flat(cardtrail(home, "history", "1"))
    assert "(taken back)" in flat(cardtrail(home, "history", "1"))
    assert "1n done" not in flat(cardtrail(home, "history", "2"))
    newest = cardtrail(home, "history", "--last", "1", "--json").stdout
    assert [json.loads(line)["contact"] for line in newest.splitlines()] == [1]
    assert cardtrail(home, "history", "7").returncode == 2


def lines(run: CompletedProcess[str]) -> list[dict[str, object]]:
    assert run.returncode == 0, run.stderr
    assert run.stdout.isascii()
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_every_command_speaks_to_programs(home: Path, cardtrail: Cardtrail) -> None:
    first, second = lines(cardtrail(home, "due", "--json", "--within", "9"))
    assert (first["id"], first["when"], first["state"]) == ("1n", "overdue", "open")
    assert (second["id"], second["when"], second["state"]) == ("2n", "soon", "blocked")
    (done,) = lines(cardtrail(home, "done", "1", "--json"))
    assert isinstance(done["noted"], dict)
    assert (done["noted"]["id"], done["noted"]["by"]) == ("1n", "note")
    assert isinstance(done["next"], dict)
    assert done["next"]["id"] == "1c"
    (heard,) = lines(cardtrail(home, "heard", "1", "--outcome", "offer", "--json"))
    assert heard["next"] is None
    (undone,) = lines(cardtrail(home, "undo", "--json"))
    assert isinstance(undone["undone"], dict)
    assert undone["undone"]["kind"] == "heard"
    *_, last = lines(cardtrail(home, "history", "--json"))
    assert last["undone_at"] is not None


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["done"], "Missing argument"),
        (["done", "12x"], "is no step"),
        (["done", "1n", "--on", "soon"], "is no day"),
        (["done", "1n", "--by", "pigeon"], "letter, email, phone"),
        (["snooze", "1n", "later"], "is no day"),
        (["heard", "1", "--outcome", "silence"], "next-round"),
        (["due", "--within", "long"], "is no number of days"),
        (["history", "nora"], "is no step"),
    ],
)
def test_a_slip_of_the_fingers_is_told_at_the_command(
    home: Path, cardtrail: Cardtrail, arguments: list[str], told: str
) -> None:
    run = cardtrail(home, *arguments)
    assert run.returncode == 2
    assert "Usage: cardtrail" in run.stderr
    assert told in " ".join(run.stderr.split())


@pytest.mark.parametrize("shell", SHELLS)
def test_the_steps_that_come_next_are_completed_in_each_shell(
    home: Path, cardtrail: Cardtrail, shell: str
) -> None:
    run = cardtrail(home, **asking(shell, "cardtrail done "))
    assert run.returncode == 0
    assert all(word in run.stdout for word in ("1n", "2n"))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("cardtrail skip 2", ["2n"]),
        ("cardtrail snooze 1", ["1n"]),
        ("cardtrail heard ", ["1", "2"]),
        ("cardtrail history 2", ["2"]),
        ("cardtrail done 1n --by ", list(WAYS.values())),
        ("cardtrail heard 1 --outcome ", list(Answer)),
    ],
)
def test_numbers_and_ways_are_completed(
    home: Path, cardtrail: Cardtrail, line: str, found: list[str]
) -> None:
    run = cardtrail(home, **asking("bash", line))
    assert run.stdout.split() == found


def test_completion_makes_no_store_and_no_noise(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(tmp_path, **asking("bash", "cardtrail done "))
    assert (run.stdout.strip(), run.stderr) == ("", "")
    assert not (tmp_path / "kept.sqlite").exists()


def test_a_new_store_says_how_to_begin(tmp_path: Path, cardtrail: Cardtrail) -> None:
    run = cardtrail(tmp_path)
    assert (run.returncode, run.stdout) == (0, "")
    assert "cardtrail scan PHOTO" in run.stderr


def test_a_day_without_anything_to_do_says_so(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    with desk(tmp_path / "kept.sqlite", now()).open() as store:
        held = interview(now().date() + 30 * DAYS)
        keep(store, reading(person("Ivo Marsh")), held, now())
    text = flat(cardtrail(tmp_path))
    assert text.startswith("Nothing to do today,")
    assert "Waiting 1n Post a thank-you note to Ivo Marsh" in text
