"""A photo comes once, when all of it is there, whatever it took to get there."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from tests.support.cards import draw
from tests.support.readers import open_colour_readers, open_nothing

from cardtrail.app.photos import find_photos
from cardtrail.app.watch import (
    GIVEN_UP,
    SETTLED,
    UNTOLD,
    Arrivals,
    changes_in,
    check_readers,
)
from cardtrail.errors import EngineMissingError
from cardtrail.ocr.reader import Reader
from cardtrail.scanner import Scanner

Step = Callable[[], object]

PATIENCE = 30.0


@dataclass
class Scene:
    """A folder in which something happens each second, and who watches it.

    Attributes:
        folder: watched.
        time: seconds since the start.
        told: sentences.
    """

    folder: Path
    time: float = 0.0
    told: list[str] = field(default_factory=list)

    def watched(
        self, steps: Sequence[Step | None], *, told: bool = True
    ) -> list[tuple[float, tuple[str, ...]]]:
        """The names of the photos of each batch, and when it came.

        Args:
            steps: what happens, one each second; None for nothing.
            told: whether the system tells of what happens.
        """

        def changes() -> Iterator[bool]:
            yield told
            for step in steps:
                self.time += 1
                if step is not None:
                    step()
                yield told and step is not None

        arrivals = Arrivals(
            self.folder,
            lambda: find_photos([self.folder]).photos,
            lambda: self.time,
            self.told.append,
        )
        return [
            (self.time, tuple(str(path.relative_to(self.folder)) for path in batch))
            for batch in arrivals.batches(changes())
        ]


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """An empty folder."""
    folder = tmp_path / "photos"
    folder.mkdir()
    return Scene(folder)


@pytest.fixture
def photo(tmp_path: Path) -> bytes:
    """A photo as a phone writes it."""
    return draw(tmp_path / "drawn.jpg").read_bytes()


def grown(path: Path, data: bytes) -> Step:
    """Adds to a file, as a slow copy does."""

    def step() -> None:
        with path.open("ab") as file:
            file.write(data)

    return step


def wait(seconds: float) -> list[None]:
    return [None] * int(seconds)


def test_what_is_there_already_comes_first_and_in_order(
    scene: Scene, photo: bytes
) -> None:
    for name in ("card10.jpg", "card2.jpg", "card1.jpg"):
        (scene.folder / name).write_bytes(photo)
    assert scene.watched(wait(9)) == [
        (SETTLED, ("card1.jpg", "card2.jpg", "card10.jpg"))
    ]


def test_a_photo_comes_when_it_is_there_and_only_once(
    scene: Scene, photo: bytes
) -> None:
    path = scene.folder / "card.jpg"
    steps = [None, partial(path.write_bytes, photo), *wait(90)]
    assert scene.watched(steps) == [(2 + SETTLED, ("card.jpg",))]


def test_a_photo_that_comes_in_slowly_is_handed_on_once_when_it_is_whole(
    scene: Scene, photo: bytes
) -> None:
    path = scene.folder / "card.jpg"
    size = len(photo) // 20 + 1
    parts = [photo[at : at + size] for at in range(0, len(photo), size)]
    steps: list[Step | None] = []
    for part in parts:
        # Between two parts it rests for longer than a copy that is done has to.
        steps += [grown(path, part), *wait(SETTLED + 1)]
    came = scene.watched([*steps, *wait(90)])
    assert came == [(len(steps) - 1, ("card.jpg",))]


def test_a_name_for_the_time_of_the_copy_is_no_photo(
    scene: Scene, photo: bytes
) -> None:
    half, whole = scene.folder / ".card.jpg.part", scene.folder / "card.jpg"
    steps = [
        partial(half.write_bytes, photo),
        *wait(5),
        partial(half.rename, whole),
        *wait(9),
    ]
    assert scene.watched(steps) == [(7 + SETTLED, ("card.jpg",))]


def test_photos_in_new_folders_come_too(scene: Scene, photo: bytes) -> None:
    def step() -> None:
        (scene.folder / "new" / "deep").mkdir(parents=True)
        (scene.folder / "new" / "deep" / "card.jpg").write_bytes(photo)
        (scene.folder / "note.txt").write_text("no photo", encoding="utf-8")

    came = scene.watched([step, *wait(9)])
    assert [names for _, names in came] == [(str(Path("new", "deep", "card.jpg")),)]


def test_a_photo_that_is_gone_before_it_is_whole_never_comes(
    scene: Scene, photo: bytes
) -> None:
    path = scene.folder / "card.jpg"
    steps = [partial(path.write_bytes, photo[:5000]), *wait(1), path.unlink, *wait(90)]
    assert scene.watched(steps) == []


@pytest.mark.parametrize("how", ["written again", "touched"])
def test_a_photo_that_is_written_again_comes_again(
    scene: Scene, photo: bytes, how: str
) -> None:
    path = scene.folder / "card.jpg"
    path.write_bytes(photo)
    again: Step = (
        partial(path.write_bytes, photo + b"\0")
        if how == "written again"
        else partial(os.utime, path, (1, 1))
    )
    came = scene.watched([*wait(5), again, *wait(9)])
    assert came == [(SETTLED, ("card.jpg",)), (6 + SETTLED, ("card.jpg",))]


@pytest.mark.parametrize("name", ["card.jpg", "card.png", "card.heic", "card.pdf"])
def test_a_file_that_stays_damaged_is_handed_on_in_the_end(
    scene: Scene, photo: bytes, name: str
) -> None:
    (scene.folder / name).write_bytes(photo[:5000])
    assert scene.watched(wait(90)) == [(GIVEN_UP, (name,))]


def test_a_photo_of_which_nothing_was_told_is_found_all_the_same(
    scene: Scene, photo: bytes
) -> None:
    step = partial((scene.folder / "card.jpg").write_bytes, photo)
    came = scene.watched([step, *wait(2 * UNTOLD)], told=False)
    assert came == [(UNTOLD + SETTLED, ("card.jpg",))]


def test_a_folder_that_goes_is_told_once_and_waited_for(
    scene: Scene, photo: bytes
) -> None:
    away = scene.folder.with_name("away")
    for name in ("a.jpg", "b.jpg"):
        (scene.folder / name).write_bytes(photo)
    steps = [
        *wait(5),
        partial(scene.folder.rename, away),
        *wait(2 * UNTOLD),
        partial((away / "c.jpg").write_bytes, photo),
        partial(away.rename, scene.folder),
        *wait(9),
    ]
    came = scene.watched(steps)
    assert [names for _, names in came] == [("a.jpg", "b.jpg"), ("c.jpg",)]
    gone, back = scene.told
    assert gone.startswith(f"{scene.folder} is gone; waiting for it")
    assert back == f"{scene.folder} is back."


def test_a_drive_that_is_taken_out_and_put_in_again_is_not_read_twice(
    scene: Scene, photo: bytes
) -> None:
    path, elsewhere = scene.folder / "card.jpg", scene.folder.with_name("card.jpg")
    path.write_bytes(photo)
    steps = [
        *wait(5),
        partial(path.rename, elsewhere),
        *wait(5),
        partial(elsewhere.rename, path),
        *wait(9),
    ]
    assert scene.watched(steps) == [(SETTLED, ("card.jpg",))]


def copied(folder: Path, photo: bytes) -> None:
    """A photo comes in by parts, the next one in a folder that is new."""
    path = folder / "slow.jpg"
    for at in range(0, len(photo), 20_000):
        grown(path, photo[at : at + 20_000])()
        time.sleep(0.2)
    (folder / "new").mkdir()
    (folder / "new" / "card.jpg").write_bytes(photo)


@pytest.mark.parametrize("poll", [False, True])
def test_the_system_tells_of_what_happens(
    scene: Scene, photo: bytes, poll: bool
) -> None:
    (scene.folder / "before.jpg").write_bytes(photo)
    arrivals = Arrivals(scene.folder, lambda: find_photos([scene.folder]).photos)
    batches = arrivals.batches(changes_in(scene.folder, poll=poll))
    assert [path.name for path in next(batches)] == ["before.jpg"]
    copy = threading.Thread(target=copied, args=(scene.folder, photo))
    copy.start()
    came: list[str] = []
    started = time.monotonic()
    while len(came) < 2:
        assert time.monotonic() - started < min(PATIENCE, UNTOLD)
        came += [path.name for path in next(batches)]
    copy.join()
    assert sorted(came) == ["card.jpg", "slow.jpg"]


def open_nobody(names: Sequence[str], language: str) -> tuple[Reader, ...]:
    """An opener whose library crashes as it loads."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError((names, language))


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
def test_readers_that_can_not_be_opened_are_told_before_the_waiting() -> None:
    check_readers(Scanner(("tesseract",), "US", open_colour_readers))
    with pytest.raises(EngineMissingError, match="There is no tesseract"):
        check_readers(Scanner(("tesseract",), "US", open_nothing))
    with pytest.raises(EngineMissingError, match=r"crash.*cardtrail doctor"):
        check_readers(Scanner(("tesseract",), "US", open_nobody))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="keeps what is open")
def test_a_folder_that_comes_back_is_watched_again(scene: Scene, photo: bytes) -> None:
    changes = changes_in(scene.folder)
    assert next(changes)
    shutil.rmtree(scene.folder)
    assert [next(changes) for _ in range(3)] == [True] * 3
    scene.folder.mkdir()
    started = time.monotonic()
    while next(changes):  # until all of that has been told
        assert time.monotonic() - started < PATIENCE
    (scene.folder / "card.jpg").write_bytes(photo)
    while not next(changes):
        assert time.monotonic() - started < PATIENCE
