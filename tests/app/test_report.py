"""The files of a report: whole, or not there; no fault of theirs stops a run."""

from __future__ import annotations

import csv
import os
import stat
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.cards import contact, interview, reading, record
from tests.support.desk import NOW, steps_of
from tests.support.reports import NO_PHONE, Outline, draw_flat

from cardtrail.app.outcome import Outcome
from cardtrail.app.report import Reported, reporting, source_of
from cardtrail.errors import OutputError
from cardtrail.model.reading import Reading, Status


def good(number: int = 1, picture: Path | None = None) -> Outcome:
    kept = record(number)
    return Outcome(
        reading(kept.contact), kept.interview, kept.plan, kept, picture=picture
    )


def outcomes() -> Iterator[Outcome]:
    """One card of each kind, as they come."""
    yield good(1)
    yield Outcome(
        Reading(Path("photos/x.jpg"), None, 1, Status.FAILED, "It is empty."),
        interview(),
    )
    read = replace(contact("Ada Quill"), phones=())
    yield Outcome(
        replace(reading(read), problems=(NO_PHONE,)),
        interview(),
        steps_of(read, interview()),
        unsaved="The disk is full.",
    )
    yield replace(good(2), perhaps=((1, "the same name"),), same_as="the same phone")
    yield replace(good(3), before=NOW)


def write(folder: Path, cards: Iterator[Outcome] | None = None) -> Reported:
    with reporting(folder) as report:
        for outcome in outcomes() if cards is None else cards:
            report.add([outcome])
        return report.write(folder, "photos/", NOW)


def test_the_page_and_the_table_stand_beside_each_other(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "out"
    files = write(folder)
    assert sorted(folder.iterdir()) == [files.table, files.page]
    assert (files.page.name, files.table.name) == ("report.html", "contacts.csv")
    rows = list(csv.DictReader(files.table.read_text("utf-8-sig").splitlines()))
    assert [row["Contact"] for row in rows] == ["1", "", "", "2", "3"]
    assert [row["Status"] for row in rows] == ["read", "failed", *["read"] * 3]
    assert files.table.read_bytes().startswith(b"\xef\xbb\xbf")


def test_they_are_for_their_owner_only(tmp_path: Path) -> None:
    files = write(tmp_path)
    for path in (files.page, files.table):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_page_tells_all_that_a_person_has_to_look_after(tmp_path: Path) -> None:
    text = " ".join(Outline(write(tmp_path).page.read_text("utf-8")).text.split())
    for sentence in (
        "Read on Mon 23 Nov 2026, 18:00",
        "It is empty.",
        "This card is not kept: The disk is full.",
        "No phone number on the card: ask for it, or the call can't be made.",
        "If so: cardtrail contacts merge 1 2",
        "Added to contact 2, who is kept already: the same phone.",
        "Read on Mon 23 Nov 2026, and not again.",
        "Post a thank-you note to 410 Larkspur Avenue, Sacramento, CA 95814",
        "Interview: Mon 23 Nov 2026, as you said",
    ):
        assert sentence in text


def test_a_run_that_ends_early_leaves_the_last_report_as_it_was(
    tmp_path: Path,
) -> None:
    before = write(tmp_path).page.read_bytes()

    def stopped() -> Iterator[Outcome]:
        yield good(9)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, stopped())
    assert (tmp_path / "report.html").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "contacts.csv",
        "report.html",
    ]


def test_a_second_report_takes_the_place_of_the_first(tmp_path: Path) -> None:
    write(tmp_path)
    page = write(tmp_path, iter([good(7)])).page.read_text("utf-8")
    assert [x["id"] for x in Outline(page).named("article")] == ["contact-7"]


def test_a_report_that_is_written_grows_with_the_cards_that_follow(
    tmp_path: Path,
) -> None:
    whole = write(tmp_path / "whole")
    with reporting(tmp_path / "grown") as report:
        for number, outcome in enumerate(outcomes(), 1):
            report.add([outcome])
            report.write(tmp_path / "grown", "photos/", NOW)
            table = (tmp_path / "grown" / "contacts.csv").read_text("utf-8-sig")
            assert len(list(csv.DictReader(table.splitlines()))) == number
    for file in (whole.page, whole.table):
        assert (tmp_path / "grown" / file.name).read_bytes() == file.read_bytes()


def test_a_folder_that_takes_nothing_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with (
        pytest.raises(OutputError, match="Name another folder"),
        reporting(tmp_path / "file" / "out"),
    ):
        pass


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_what_goes_wrong_on_the_way_is_told_in_the_end(tmp_path: Path) -> None:
    with reporting(tmp_path) as report:
        full = os.open("/dev/full", os.O_WRONLY)
        os.dup2(full, report._table.fileno())  # noqa: SLF001 - the disk fills up now
        os.close(full)
        report.add([good(number) for number in range(1, 60)])
        report.add([good(60)])
        with pytest.raises(OutputError, match="No space left on device"):
            report.write(tmp_path, "photos/", NOW)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("paths", "title"),
    [
        (["photos"], "photos"),
        (["a.jpg", "b.jpg"], "a.jpg and b.jpg"),
        ([f"{i}.jpg" for i in range(9)], "0.jpg, 1.jpg, 2.jpg and 6 more"),
    ],
)
def test_the_title_names_the_first_paths(paths: list[str], title: str) -> None:
    assert source_of([Path(path) for path in paths]) == title


@pytest.mark.slow
def test_memory_does_not_grow_with_the_run(tmp_path: Path) -> None:
    picture = draw_flat(tmp_path / "card.jpg")

    def peak(cards: int) -> int:
        tracemalloc.start()
        write(tmp_path / "out", (good(i, picture) for i in range(1, cards + 1)))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(3)  # whatever is loaded once
    few, many = peak(60), peak(300)
    assert many < few + 400_000
    assert (tmp_path / "out" / "report.html").stat().st_size > 300 * 5_000
