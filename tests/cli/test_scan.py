"""``cardtrail scan`` on cards that Tesseract reads for real."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import icalendar
import pytest
import vobject
from PIL import ExifTags, Image
from tests.cli.conftest import Cardtrail
from tests.support.cards import NORA, draw

NO_EMAIL = ("Ada Quill", "Head of Research", *NORA[2:5], "Mobile: 916 555 0172")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with photos/: a whole card, one without e-mail, an empty file."""
    home = tmp_path_factory.mktemp("home")
    photos = home / "photos"
    photos.mkdir()
    draw(photos / "card2.png")
    draw(photos / "card10.png", NO_EMAIL)
    (photos / "card11.jpg").touch()
    return home


@pytest.fixture(scope="module")
def shown(home: Path, cardtrail: Cardtrail) -> CompletedProcess[str]:
    return cardtrail(home, "scan", "photos", "--interview", "2026-11-19")


@pytest.fixture(scope="module")
def printed(
    home: Path, shown: CompletedProcess[str], cardtrail: Cardtrail
) -> CompletedProcess[str]:
    """The same photos once more, for programs, after they were shown to a person."""
    assert shown.stdout
    return cardtrail(home, "scan", "photos", "--json", "--out", "elsewhere")


def objects(run: CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_each_card_begins_with_the_verdict(shown: CompletedProcess[str]) -> None:
    verdicts = [
        line
        for line in shown.stdout.splitlines()
        if line.startswith(("Ready to follow up with", "Ask before you leave:"))
    ]
    assert verdicts[0].startswith("Ready to follow up with Nora Whitfield")
    assert verdicts[1].startswith("Ask before you leave: no e-mail address on the card")


def test_details_and_dates_are_shown(shown: CompletedProcess[str]) -> None:
    for text in ("Nora Whitfield", "+1 916-555-0160", "nora@alderandfinch.example"):
        assert text in shown.stdout
    for day in ("Fri 20 Nov", "Thu 19 Nov 2026"):
        assert day in " ".join(shown.stdout.split())


def test_a_bad_photo_stops_nothing_and_tells_the_exit_code(
    shown: CompletedProcess[str],
) -> None:
    assert shown.returncode == 3
    assert "card11.jpg is empty" in shown.stderr
    assert "2 read, 1 not read" in shown.stdout


def test_it_says_where_files_lie_and_where_the_date_is_from(
    shown: CompletedProcess[str],
) -> None:
    assert "cardtrail-out/contacts.vcf" in shown.stdout
    assert "cardtrail-out/follow-ups.ics" in shown.stdout
    assert "cardtrail-out/report.html" in shown.stdout
    assert "cardtrail-out/contacts.csv" in shown.stdout
    assert "Thu 19 Nov 2026, as you said (2 cards)" in shown.stdout


def test_no_library_talks_to_the_person(
    shown: CompletedProcess[str], printed: CompletedProcess[str]
) -> None:
    said = [line for run in (shown, printed) for line in run.stderr.splitlines()]
    assert said
    assert [line for line in said if "card" not in line and line.strip()] == []
    assert not any("leaked" in line or "nanobind" in line for line in said)


def test_output_that_is_no_terminal_has_no_colour_and_fits_80_columns(
    shown: CompletedProcess[str],
) -> None:
    assert "\x1b" not in shown.stdout + shown.stderr
    assert max(len(line) for line in shown.stdout.splitlines()) <= 80


def test_vcards_and_calendar_can_be_imported(
    home: Path, shown: CompletedProcess[str]
) -> None:
    assert shown.returncode == 3
    out = home / "cardtrail-out"
    combined = (out / "contacts.vcf").read_text(encoding="utf-8")
    assert len(list(vobject.readComponents(combined))) == 2
    events = icalendar.Calendar.from_ical((out / "follow-ups.ics").read_bytes())
    days = {event.decoded("DTSTART") for event in events.walk("VEVENT")}
    assert dt.date(2026, 11, 20) in days


def test_the_report_shows_each_card_and_tells_of_each_photo(
    home: Path, shown: CompletedProcess[str]
) -> None:
    assert shown.returncode == 3
    out = home / "cardtrail-out"
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "<title>Cards from photos</title>" in page
    assert page.count('alt="The card of Nora Whitfield"') == 1
    assert "card11.jpg is empty" in page
    table = (out / "contacts.csv").read_text(encoding="utf-8-sig").splitlines()
    cells = list(csv.DictReader(table))
    assert [row["Status"] for row in cells] == ["read", "read", "failed"]


def test_json_is_one_object_for_each_card_and_nothing_else(
    home: Path, printed: CompletedProcess[str]
) -> None:
    assert [(x["photo"], x["status"]) for x in objects(printed)] == [
        ("photos/card2.png", "read"),
        ("photos/card10.png", "read"),
        ("photos/card11.jpg", "failed"),
    ]
    assert "elsewhere/contacts.vcf" in printed.stderr
    assert (home / "elsewhere" / "follow-ups.ics").is_file()


def test_json_holds_what_was_read(printed: CompletedProcess[str]) -> None:
    card = objects(printed)[0]
    assert card["fields"]["name"]["parts"]["family"] == "Whitfield"
    assert card["fields"]["phones"][0]["value"] == "+19165550160"
    assert card["fields"]["emails"][0]["readers"]
    assert "nora@alderandfinch.example" in card["text"]
    assert card["seconds"] > 0


def test_a_second_scan_knows_the_contacts_and_the_given_date(
    printed: CompletedProcess[str],
) -> None:
    numbers = {x["contact"] for x in objects(printed)}  # in the order of finishing
    assert numbers == {1, 2, None}
    known = objects(printed)[0]["interview"]
    assert (known["date"], known["source"]) == ("2026-11-19", "given")


def test_a_dry_run_leaves_nothing_behind(tmp_path: Path, cardtrail: Cardtrail) -> None:
    draw(tmp_path / "card.png")
    run = cardtrail(tmp_path, "scan", "--dry-run", "--json", "card.png")
    assert run.returncode == 0
    assert objects(run)[0]["contact"] is None
    assert [path.name for path in tmp_path.iterdir()] == ["card.png"]


@pytest.mark.parametrize(
    ("readers", "versions"),
    [("both", {"levelled", "colour"}), ("tesseract", {"levelled", "colour"})],
)
def test_debug_leaves_pictures_of_every_step(
    tmp_path: Path, cardtrail: Cardtrail, readers: str, versions: set[str]
) -> None:
    draw(tmp_path / "card.png")
    scan = ("scan", "card.png", "--dry-run", "--readers", readers)
    run = cardtrail(tmp_path, *scan, "--debug", "pictures/debug")
    assert run.returncode == 0
    names = {path.name for path in (tmp_path / "pictures" / "debug").iterdir()}
    steps = {"outline.jpg", "flat.png", "words.jpg"} | {f"{x}.png" for x in versions}
    assert names == {f"card-card1-{step}" for step in steps}


def test_a_photo_that_cuts_off_text_is_asked_for_again(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    with Image.open(draw(tmp_path / "whole.png")) as picture:
        picture.crop((0, 0, 520, 600)).save(tmp_path / "cut.png")
    run = cardtrail(tmp_path, "scan", "cut.png", "whole.png", "--dry-run", "--json")
    cut, whole = (
        [x["code"] for x in card["warnings"] if x["code"].startswith("card.")]
        for card in objects(run)
    )
    assert set(cut) == {"card.cut"}
    assert whole == []


def test_the_photo_dates_the_interview(tmp_path: Path, cardtrail: Cardtrail) -> None:
    draw(tmp_path / "flat.png")
    picture = Image.open(tmp_path / "flat.png")
    exif = picture.getexif()
    taken = exif.get_ifd(ExifTags.IFD.Exif)
    taken[ExifTags.Base.DateTimeOriginal] = "2026:11:12 16:20:00"
    picture.save(tmp_path / "dated.jpg", quality=95, exif=exif)
    run = cardtrail(tmp_path, "scan", "--dry-run", "dated.jpg", "--role", "Analyst")
    assert "Thu 12 Nov 2026, the day the photo was taken" in run.stdout
    assert "Interview for Analyst" in run.stdout


def test_a_persons_own_value_survives_a_rescan(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    draw(tmp_path / "card.png")
    cardtrail(tmp_path, "scan", "card.png")
    own = "nora.whitfield@example.org"
    assert cardtrail(tmp_path, "contacts", "edit", "1", "--email", own).returncode == 0
    again = cardtrail(tmp_path, "scan", "card.png")
    assert own in again.stdout
    assert "nora@alderandfinch.example" not in again.stdout
    cards = (tmp_path / "cardtrail-out" / "contacts.vcf").read_text(encoding="utf-8")
    assert own in cards


def test_two_copies_of_a_photo_are_one_contact(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    draw(tmp_path / "a.png")
    draw(tmp_path / "b.png")
    run = cardtrail(tmp_path, "scan", "--json", "a.png", "b.png")
    assert [x["contact"] for x in objects(run)] == [1, 1]
    cards = (tmp_path / "cardtrail-out" / "contacts.vcf").read_text(encoding="utf-8")
    assert cards.count("BEGIN:VCARD") == 1


def test_the_locale_or_the_option_gives_the_country(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    draw(tmp_path / "card.png", [*NORA[:3], "Phone: 020 7946 0958"])
    scan = ("scan", "--dry-run", "--json", "card.png")
    for run in (
        cardtrail(tmp_path, *scan, LANG="en_GB.UTF-8"),
        cardtrail(tmp_path, *scan, "--country", "gb"),
    ):
        assert objects(run)[0]["fields"]["phones"][0]["value"] == "+442079460958"


def test_a_picture_that_cannot_be_kept_costs_no_contact(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    draw(tmp_path / "card.png")
    (tmp_path / "cards").write_text("in the way", encoding="ascii")
    run = cardtrail(tmp_path, "scan", "card.png", "--readers", "tesseract")
    assert run.returncode == 5
    assert run.stderr.count("picture of a card can't be kept") == 1
    assert "Nora Whitfield" in cardtrail(tmp_path, "contacts", "show", "1").stdout


@pytest.mark.parametrize(("days", "pictures"), [("0", 0), ("30", 1)])
def test_pictures_are_kept_as_long_as_is_set(
    tmp_path: Path, cardtrail: Cardtrail, days: str, pictures: int
) -> None:
    draw(tmp_path / "card.png")
    setting = {"CARDTRAIL_PHOTOS_KEEP_DAYS": days}
    cardtrail(tmp_path, "scan", "card.png", "--readers", "tesseract", **setting)
    assert len(list((tmp_path / "cards").glob("*.jpg"))) == pictures


def test_the_same_card_on_another_photo_is_said_to_be_the_same(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    draw(tmp_path / "a.png")
    draw(tmp_path / "b.png", mark=3)
    draw(tmp_path / "c.png", ("Nora Whitfield", "Birch & Sons Ltd", "Head of Sales"))
    shown = cardtrail(tmp_path, "scan", "a.png", "b.png", "--readers", "tesseract")
    text = " ".join(shown.stdout.split())
    assert "Added to contact 1, who is kept already: the same e-mail address" in text
    run = cardtrail(tmp_path, "scan", "c.png", "--json", "--readers", "tesseract")
    (card,) = objects(run)
    assert (card["contact"], card["same_as"]) == (3, None)
    assert [other["contact"] for other in card["perhaps"]] == [1]
