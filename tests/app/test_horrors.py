"""A folder of horrors read in this process, and photos that go away meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support import readers as tools
from tests.support.horrors import Horror, horrors
from tests.support.unprivileged import unprivileged

from cardtrail.batch import scan_all
from cardtrail.model.limits import Limits
from cardtrail.model.reading import Status
from cardtrail.pool import HERE, InProcesses, Pool
from cardtrail.scanner import Scanner, scan_one

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="not all exist there")

SCANNER = Scanner(
    ("tesseract",), "US", tools.open_colour_readers, limits=Limits(pages=1)
)


def wrong(horror: Horror, folder: Path) -> Iterator[str]:
    """What a file of the folder does that it must not, read in this process."""
    readings = scan_one(SCANNER, horror.put(folder)).readings
    # On a blank page these readers see a card.
    ends = horror.ends | ({"read"} if "no-card" in horror.ends else set())
    for reading in readings:
        error = reading.error or f"{horror.words}."
        if reading.status.value not in ends:
            yield f"ends as {reading.status}"
        if horror.words not in error or not error.endswith("."):
            yield f"says {error}"
        if "fault in cardtrail" in error or not error.isprintable():
            yield f"says {error}"


@pytest.mark.slow
def test_each_ends_in_this_process_as_it_should(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    found = {horror.name: list(wrong(horror, tmp_path)) for horror in horrors()}
    assert {name: words for name, words in found.items() if words} == {}
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("pool", [HERE, InProcesses(2)], ids=["here", "in processes"])
def test_photos_that_go_away_meanwhile_fail_in_a_sentence(
    tmp_path: Path, pool: Pool
) -> None:
    paths = [tools.paint(tmp_path / f"{i}.png", tools.GOOD, i) for i in range(4)]

    def going() -> Iterator[tuple[int, Path]]:
        for number, path in enumerate(paths):
            if number % 2:
                path.unlink()
            yield number, path

    ends = {i: scanned.readings[0] for i, scanned in scan_all(SCANNER, going(), pool)}
    assert {i for i, end in ends.items() if end.status is Status.READ} == {0, 2}
    assert "does not exist" in (ends[1].error or "")


def test_a_photo_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o755)
    path = tools.paint(Path("secret.png"), tools.GOOD)
    path.chmod(0)
    with unprivileged():
        (reading,) = scan_one(SCANNER, path).readings
    assert reading.status is Status.FAILED
    assert "secret.png can't be opened: Permission denied." in (reading.error or "")
