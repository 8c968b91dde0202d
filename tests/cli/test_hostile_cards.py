"""Cards of strangers who mean harm, from the photo to every output: text, and no more.

The cards are drawn, read by the real readers, and handed out in every way there is.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from tests.cli.conftest import environment
from tests.support import harmless
from tests.support.codes import draw_code, lay
from tests.support.desk import desk

from cardtrail.app.contacts import contacts
from cardtrail.model.record import Record

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="has no such file names"),
]

CANARY = "owned"

EMPLOYERS = {
    "$(touch owned);touch owned.png": "Alder $(touch owned) Inc.",
    "<img src=x onerror=alert(1)>.png": "Birch <img src=x onerror=alert(1)> Inc.",
    "'; DROP TABLE contact;--.png": "Cedar'); DROP TABLE contact;-- Inc.",
    "=1+1.png": "+cmd|'/c calc'!A1 Ltd",
    "-rf.png": "Damson</td><script>alert(1)</script> Ltd",
    "a\nEND:VCARD\nBEGIN:VCARD\nFN:Mallory.png": (
        "Elder\\nEND:VCARD\\nBEGIN:VCARD Inc."
    ),
    "a\r\nATTACH:x.png": "Garnet;ATTACH:file:///etc/passwd Inc.",
    "\x1b]0;owned\x07\x1b[2J\u202e.png": "Hazel [bold red]Finch[/] Inc.",
    "{{ 7*7 }}{% include 'x' %}.png": "Juniper {% include 'x' %} {{ my_name }} Inc.",
    "C:..\\..\\owned.png": "../../../../tmp/owned Inc.",
}
"""What stands on a card as the employer, by the name of its photo."""

ESCAPES = "\x1b]0;owned\x07\x1b[2J\u202e"
CODE = "\r\n".join(
    [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:Whitfield{ESCAPES};Nora;;;",
        f"FN:Nora{ESCAPES} Whitfield",
        f"ORG:Kestrel{ESCAPES} & Finch Inc.",
        f"TITLE:Hiring{ESCAPES} Manager",
        "ADR:;;410 Larkspur Avenue\\nEND:VCARD\\nATTACH:x;Sacramento;CA;95814;USA",
        "TEL:+1 916 555 0199",
        "EMAIL:nora@code.example\\nBcc: mallory@example.com",
        "URL:javascript:alert(1)",
        "NOTE:x\\nEND:VCARD\\nBEGIN:VCARD\\nFN:Mallory",
        "END:VCARD",
    ]
)
"""What a printed line can't say: controls, line breaks, text that runs backwards."""


@dataclass(frozen=True)
class Home:
    """A home in which these cards were scanned and handed out.

    Attributes:
        path: the folder.
        printed: what each command printed on standard output.
        told: what each command printed on standard error.
        records: the contacts that are kept.
    """

    path: Path
    printed: dict[str, bytes] = field(default_factory=dict)
    told: dict[str, bytes] = field(default_factory=dict)
    records: dict[int, Record] = field(default_factory=dict)

    def run(self, *arguments: object, **more: str) -> None:
        """Runs a command, which must end well."""
        command = [sys.executable, "-m", "cardtrail", *map(str, arguments)]
        run = subprocess.run(  # noqa: S603 - our own program
            command,
            cwd=self.path,
            env=environment(self.path) | more,
            capture_output=True,
            check=False,
            timeout=180,
        )
        assert run.returncode == 0, run.stderr
        name = " ".join(map(str, [*arguments, *more]))
        self.printed[name], self.told[name] = run.stdout, run.stderr

    @property
    def files(self) -> dict[str, Path]:
        """The files written, by their path below the home."""
        photos = self.path / "photos"
        return {
            str(path.relative_to(self.path)): path
            for path in self.path.rglob("*")
            if path.is_file() and photos not in path.parents
        }


def draw_cards(folder: Path) -> None:
    """A card for each of EMPLOYERS, and one with CODE."""
    folder.mkdir()
    font = ImageFont.load_default(44)
    for number, (name, employer) in enumerate(EMPLOYERS.items()):
        picture = Image.new("RGB", (1250, 640), "white")
        pen = ImageDraw.Draw(picture)
        lines = (
            "Nora Whitfield",
            "Hiring Manager",
            employer,
            "410 Larkspur Avenue",
            "Sacramento, CA 95814",
            f"916 555 01{number:02}",
            f"nora@firm{number}.example",
        )
        for row, line in enumerate(lines):
            pen.text((60, 60 + 76 * row), line, font=font, fill="black")
        picture.save(folder / name, format="PNG")
    blank = np.full((620, 1250, 3), 255, np.uint8)
    coded = Image.fromarray(lay(blank, draw_code(CODE, 5), 700, 60))
    ImageDraw.Draw(coded).text((60, 280), "Nora", font=font, fill="black")
    coded.save(folder / "code.png")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Everything is done once: scanned, shown, drafted, exported."""
    made = Home(tmp_path_factory.mktemp("home"))
    draw_cards(made.path / "photos")
    made.run("scan", "photos", "--debug", "debug")
    made.run("scan", "photos", "--json")
    found = contacts(desk(made.path / "kept.sqlite"))
    made.records.update({record.id: record for record in found})
    for number in made.records:
        made.run("contacts", "show", number)
        made.run("contacts", "confirm", number, "--yes")
        made.run("draft", f"{number}n", "--pdf", f"{number}.pdf")
        made.run("draft", f"{number}n")
        made.run("draft", f"{number}c")
        made.run("draft", f"{number}e", "--eml", f"{number}.eml")
        made.run("draft", f"{number}e", "--mailto")
    made.run("export", "--photo")
    for command in ("contacts", "due", "history", "interviews", "search nora"):
        made.run(*command.split())
        made.run(*command.split(), FORCE_COLOR="1")
    for command in ("contacts", "due", "history", "interviews"):
        made.run(command, "--json")
    made.run("explain", "photos/code.png")
    return made


def employers(home: Home) -> Iterator[str]:
    """What is kept as the employers, of those that have something odd in them."""
    for record in home.records.values():
        company = record.contact.company
        if company is not None and not company.text.replace(" ", "").isalpha():
            yield company.text


def squeezed(text: str) -> str:
    """Without gaps: where lines are broken does not matter."""
    return "".join(text.split())


def test_the_readers_did_read_what_was_meant_to_do_harm(home: Home) -> None:
    assert len(home.records) == len(EMPLOYERS) + 1
    read = "\n".join(employers(home))
    for part in ("$(touch", "<img src=x", "DROP TABLE", "+cmd|", "<script>", "/etc/pa"):
        assert part in read
    for part in ("END:VCARD", "[bold red]", "{% include"):
        assert part in read


def test_no_command_was_run_and_no_file_is_where_none_belongs(home: Home) -> None:
    assert [path for path in home.path.rglob("*") if path.name == CANARY] == []
    assert not Path("/tmp", CANARY).exists()  # noqa: S108 - where a card pointed to
    known = {"photos", "cards", "cardtrail-out", "debug", "kept.sqlite"}
    known |= {f"kept.sqlite-{part}" for part in ("wal", "shm")}
    known |= {f"{number}.eml" for number in home.records}
    known |= {f"{number}.pdf" for number in home.records}
    known |= {f"{number}-envelope.pdf" for number in home.records}
    assert {path.name for path in home.path.iterdir()} - known <= {".cache"}


def test_names_of_files_are_plain(home: Home) -> None:
    plain = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-._/")
    named = [
        name for name in home.files if name.startswith(("cardtrail-out", "cards/"))
    ]
    assert len(named) > 2 * len(home.records)
    assert [name for name in named if not set(name) <= plain] == []


def test_pictures_of_steps_stay_in_their_folder(home: Home) -> None:
    folder = home.path / "debug"
    seen = [path for path in folder.rglob("*") if path.is_file()]
    assert len(seen) >= len(home.records)
    for path in seen:
        assert path.parent == folder
        assert path.name.isprintable()
        assert not set(path.name) & set("<>|;$`'\"\\\x1b\n\r\u202e*?")


def test_the_terminal_shows_text_alone(home: Home) -> None:
    for name, data in (*home.printed.items(), *home.told.items()):
        styled = name.endswith("FORCE_COLOR")
        if "--json" not in name:
            harmless.terminal(data, styled=styled)


def test_each_contact_is_shown_with_what_is_on_its_card(home: Home) -> None:
    for number, record in home.records.items():
        company = record.contact.company
        shown = harmless.terminal(home.printed[f"contacts show {number}"])
        assert company is None or squeezed(company.text) in squeezed(shown)


def test_lines_for_programs_are_whole(home: Home) -> None:
    kinds = [name for name in home.printed if "--json" in name]
    assert len(kinds) == 5
    texts = {name: harmless.json_lines(home.printed[name]) for name in kinds}
    for employer in employers(home):
        assert employer in texts["contacts --json"]
        assert employer in texts["scan photos --json"]


def written(home: Home) -> Mapping[str, str]:
    """The text of each file that was exported, having looked at what else is in it."""
    count = len(home.records)
    one = partial(harmless.vcards, count=1)
    steps = sum(len(record.plan) for record in home.records.values())
    checks: dict[str, harmless.Check] = {
        "contacts.vcf": partial(harmless.vcards, count=count),
        "contacts-4.0.vcf": partial(harmless.vcards, count=count),
        "google.csv": partial(harmless.table, count=count),
        "outlook.csv": partial(harmless.table, count=count),
        "contacts.csv": partial(harmless.table, count=count),
        "follow-ups.ics": partial(harmless.calendar, count=steps),
        "contacts.jsonl": harmless.json_lines,
        ".vcf": one,
        ".html": harmless.page,
        ".jpg": harmless.picture,
    }
    texts = {}
    for name, path in home.files.items():
        if name.startswith(("cardtrail-out", "cards/")):
            check = checks.get(path.name) or checks[path.suffix]
            texts[name] = check(path.read_bytes())
    return texts


def test_what_other_programs_get_is_text_in_its_place(home: Home) -> None:
    texts = written(home)
    for name in (
        "contacts.vcf",
        "contacts-4.0.vcf",
        "google.csv",
        "outlook.csv",
        "contacts.csv",
        "follow-ups.ics",
        "contacts.jsonl",
        "report.html",
    ):
        # An apostrophe keeps a spreadsheet from taking a cell for a formula.
        text = squeezed(texts[f"cardtrail-out/{name}"]).replace("'", "")
        for employer in employers(home):
            assert squeezed(employer).replace("'", "") in text, name


def test_drafts_say_it_as_it_is_printed(home: Home) -> None:
    for number, record in home.records.items():
        company = record.contact.company
        note = harmless.terminal(home.printed[f"draft {number}n"])
        assert company is None or squeezed(company.text) in squeezed(note)
        call = harmless.terminal(home.printed[f"draft {number}c"])
        assert "49" not in note
        assert "49" not in call


def test_letters_and_mails_hold_text_alone(home: Home) -> None:
    for number, record in home.records.items():
        company = record.contact.company
        (address, *_) = record.contact.emails
        mail = harmless.mail((home.path / f"{number}.eml").read_bytes(), address.text)
        letter = harmless.letter((home.path / f"{number}.pdf").read_bytes())
        harmless.letter((home.path / f"{number}-envelope.pdf").read_bytes())
        if company is not None:
            assert squeezed(company.text) in squeezed(mail)
            assert squeezed(company.text) in squeezed(letter)
        link = home.printed[f"draft {number}e --mailto"].decode("ascii")
        assert link.startswith(f"mailto:{address.text}?subject=")
        assert link.count("&") == link.count("&body=") == 1


def test_the_store_holds_it_as_text(home: Home) -> None:
    with closing(sqlite3.connect(home.path / "kept.sqlite")) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("SELECT count(*) FROM contact").fetchone()[0] >= len(
            home.records
        )
        texts = "\n".join(
            str(cell) for row in db.execute("SELECT * FROM detail") for cell in row
        )
    for employer in employers(home):
        assert employer in texts


def test_nothing_runs_in_the_shell_that_gets_a_name(home: Home) -> None:
    folder = home.path / "cardtrail-out" / "contacts"
    script = 'for name in *; do sh -c "ls -l $name" > "$1"; done'
    before = set(home.path.iterdir())
    subprocess.run(  # noqa: S603 - the names are what is tested
        ["sh", "-c", script, "sh", os.devnull],  # noqa: S607 - any shell
        cwd=folder,
        check=True,
    )
    assert set(home.path.iterdir()) == before
    assert not (folder / CANARY).exists()
