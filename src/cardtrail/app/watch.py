"""Which photos have arrived in a folder, each as soon as all of it is there.

What the system tells of changes only says when to look: what counts is what is found
then. So a change that was not told costs time and no photo.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from watchfiles import Change, watch

from cardtrail.errors import EngineMissingError, NoPhotosError, WorkerError
from cardtrail.imaging.whole import is_whole
from cardtrail.scanner import Scanner, readers_of
from cardtrail.workers import Wind, Workers

SETTLED = 2.0
"""Seconds without a change after which a whole file is taken for complete."""

GIVEN_UP = 60.0
"""Seconds without a change after which a file that is not whole is handed on all the
same: it is damaged, and reading it says so."""

UNTOLD = 30.0
"""Seconds after which a folder is looked at though no change in it was told: some file
systems tell of none, and none tells of what lies behind a link."""

EVERY = 1.0
"""Seconds between two looks while a photo is coming in."""

_Signature = tuple[int, int, int]
Find = Callable[[], Iterable[Path]]
"""The photos that are in the folder.

Raises:
    NoPhotosError: there is none.
"""


@dataclass(slots=True)
class _Seen:
    """A file as it was last found.

    Attributes:
        signature: differs when its content may.
        since: when it was first found so, on the clock given.
        is_out: whether it was handed on so.
    """

    signature: _Signature
    since: float
    is_out: bool = False


@dataclass(slots=True)
class Arrivals:
    """What is known of the files in a folder.

    Attributes:
        folder: which one.
        find: the photos in it.
        clock: seconds that only ever grow.
        tell: is told a sentence when the folder goes, and when it is back.
    """

    folder: Path
    find: Find
    clock: Callable[[], float] = time.monotonic
    tell: Callable[[str], None] = lambda _sentence: None
    _seen: dict[Path, _Seen] = field(default_factory=dict)
    _looked: float = -UNTOLD
    _is_gone: bool = False

    def batches(self, changes: Iterable[bool]) -> Iterator[tuple[Path, ...]]:
        """The photos that are complete, those that came together in one batch.

        What was there before comes first. A file that is written again comes again;
        one that is gone before it was whole never comes.

        Args:
            changes: comes at least every few seconds; True if something has changed
                in the folder.
        """
        for is_changed in changes:
            if not (is_changed or self._is_coming or self._is_overdue):
                continue
            if batch := self._look():
                yield batch

    @property
    def _is_coming(self) -> bool:
        return any(not seen.is_out for seen in self._seen.values())

    @property
    def _is_overdue(self) -> bool:
        return self.clock() - self._looked >= UNTOLD

    def _look(self) -> tuple[Path, ...]:
        now = self._looked = self.clock()
        if not self._is_there():
            return ()
        try:
            found = tuple(self.find())
        except NoPhotosError:
            found = ()
        present = dict(_seen(self._seen, _signatures(found), now))
        # Of a drive that goes and comes back, what was handed on doesn't come again.
        gone = {path: seen for path, seen in self._seen.items() if seen.is_out}
        self._seen = gone | present
        complete = [x for x, seen in present.items() if _is_complete(x, seen, now)]
        for path in complete:
            present[path].is_out = True
        return tuple(complete)

    def _is_there(self) -> bool:
        """Whether the folder is; that it is not is told once."""
        is_gone = not self.folder.is_dir()
        if is_gone and not self._is_gone:
            self.tell(
                f"{self.folder} is gone; waiting for it to come back. Stop with Ctrl-C."
            )
        if self._is_gone and not is_gone:
            self.tell(f"{self.folder} is back.")
        self._is_gone = is_gone
        return not is_gone


def check_watchable(folder: Path) -> None:
    """Tells before the waiting what would never come to an end.

    Raises:
        NoPhotosError: ``folder`` is none, or can't be searched.
    """
    if not folder.is_dir():
        raise NoPhotosError(
            f"{folder} is no folder. Name the one in which your photos arrive; a photo "
            "is read with: cardtrail scan"
        )
    if not os.access(folder, os.R_OK | os.X_OK):
        raise NoPhotosError(
            f"{folder} can't be searched. Name a folder that you may read."
        )


def check_readers(scanner: Scanner) -> None:
    """Tells before the waiting if nobody could read the photos; loads nothing here.

    Raises:
        EngineMissingError: a reader can't be used on this machine.
    """
    with Workers(1, scanner.limits.photo_seconds) as workers:
        try:
            workers.submit(_open, scanner).result()
        except WorkerError as error:
            raise EngineMissingError(
                f"Opening the readers {error}. What is wrong tells: cardtrail doctor"
            ) from error


def changes_in(folder: Path, *, poll: bool = False) -> Iterator[bool]:
    """Tells of changes in a folder, at least every second, for ever.

    Args:
        folder: searched to the bottom; it may go and come back.
        poll: whether to compare what is there again and again: for network drives and
            other file systems that don't tell of changes.

    Raises:
        KeyboardInterrupt: the person stopped it.
    """
    while True:
        if not folder.is_dir():
            time.sleep(EVERY)
            yield True
            continue
        try:
            yield from _told(folder, poll=poll)
        except (OSError, RuntimeError):  # the latter is what watchfiles raises
            # Out of watches, or a file system that has none.
            poll = True
            yield True


def _told(folder: Path, *, poll: bool) -> Iterator[bool]:
    """The changes in one folder until it is gone, or another one."""
    which = _identity(folder)
    itself = {str(folder.absolute()), str(folder.resolve())}
    is_first = True  # what came before it began to look is a change, too
    for changes in watch(
        folder,
        watch_filter=None,
        rust_timeout=int(EVERY * 1000),
        yield_on_timeout=True,
        force_polling=poll or None,
        ignore_permission_denied=True,
    ):
        yield is_first or bool(changes)
        is_first = False
        # One that is made anew often gets the number of the one before.
        gone = any(how is Change.deleted and path in itself for how, path in changes)
        if gone or _identity(folder) != which:
            return


def _identity(folder: Path) -> tuple[int, int] | None:
    """The same for a folder as long as it is the same one; None if it is gone."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _open(scanner: Scanner, _wind: Wind) -> None:
    """In the worker."""
    readers_of(scanner)


def _signatures(paths: Iterable[Path]) -> Iterator[tuple[Path, _Signature]]:
    """Of the files that are still there."""
    for path in paths:
        with suppress(OSError):
            status = path.stat()
            yield path, (status.st_ino, status.st_size, status.st_mtime_ns)


def _seen(
    before: Mapping[Path, _Seen],
    signatures: Iterable[tuple[Path, _Signature]],
    now: float,
) -> Iterator[tuple[Path, _Seen]]:
    """Files as they are now; those that are as they were are what they were."""
    for path, signature in signatures:
        known = before.get(path)
        is_same = known is not None and known.signature == signature
        yield path, known if known and is_same else _Seen(signature, now)


def _is_complete(path: Path, seen: _Seen, now: float) -> bool:
    """Whether a file is to be handed on now."""
    age = now - seen.since
    if seen.is_out or age < SETTLED:
        return False
    return age >= GIVEN_UP or is_whole(path)
