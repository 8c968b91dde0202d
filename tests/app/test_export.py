"""Files for other programs are whole, or not there."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest
import vobject
from tests.support.cards import contact, record

from cardtrail.app.export import export
from cardtrail.app.files import check_folder
from cardtrail.errors import OutputError

RECORDS = (record(1), record(2, contact("Ada Quill")))


def test_every_contact_has_a_file_and_a_place_in_the_combined_one(
    tmp_path: Path,
) -> None:
    files = export(RECORDS, tmp_path / "new" / "out")
    assert [path.name for path in files.cards] == [
        "1-nora-whitfield.vcf",
        "2-ada-quill.vcf",
    ]
    combined = files.contacts.read_text(encoding="utf-8")
    names = [card.fn.value for card in vobject.readComponents(combined)]
    assert names == ["Nora Whitfield", "Ada Quill"]


def test_the_calendar_holds_the_steps_of_all(tmp_path: Path) -> None:
    files = export(RECORDS, tmp_path)
    calendar = icalendar.Calendar.from_ical(files.calendar.read_bytes())
    assert len(calendar.walk("VEVENT")) == 6


def test_writing_again_takes_the_place_of_the_files(tmp_path: Path) -> None:
    export(RECORDS, tmp_path)
    files = export(RECORDS[:1], tmp_path)
    assert files.contacts.read_bytes() == files.cards[0].read_bytes()


def test_nothing_half_written_stays_behind(tmp_path: Path) -> None:
    (tmp_path / "contacts.vcf" / "in the way").mkdir(parents=True)
    with pytest.raises(OutputError):
        export(RECORDS, tmp_path)
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("check", [check_folder, lambda path: export(RECORDS, path)])
def test_a_folder_below_a_file_is_told_in_a_sentence(
    tmp_path: Path, check: object
) -> None:
    (tmp_path / "file").touch()
    assert callable(check)
    with pytest.raises(OutputError, match=r"Nothing can be written to .*file.out"):
        check(tmp_path / "file" / "out")


def test_the_check_makes_nothing(tmp_path: Path) -> None:
    check_folder(tmp_path / "new" / "out")
    assert not list(tmp_path.iterdir())
