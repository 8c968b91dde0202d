"""Which photos are meant by the paths that a person gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cardtrail.errors import NoPhotosError
from cardtrail.imaging.load import SUFFIXES


@dataclass(frozen=True, slots=True)
class Found:
    """The photos, and what was passed over on the way.

    Attributes:
        photos: every file named and every picture in a folder named, each once.
        empty: folders in which there is no picture.
        unread: the reason why a folder can't be listed, by folder.
        subfolders: folders inside a folder named; their pictures are not read.
    """

    photos: tuple[Path, ...]
    empty: tuple[Path, ...] = ()
    unread: tuple[tuple[Path, str], ...] = ()
    subfolders: tuple[Path, ...] = ()

    @property
    def failures(self) -> tuple[str, ...]:
        """A sentence for every path at which nothing can be read."""
        return (
            *(f"There is no picture in the folder {path}." for path in self.empty),
            *(f"{path} can't be listed: {reason}." for path, reason in self.unread),
        )

    @property
    def passed_over(self) -> tuple[str, ...]:
        """A sentence for everything at the paths that is not read."""
        return (
            *self.failures,
            *(
                f"{path} is a folder in a folder; name it to have it read."
                for path in self.subfolders
            ),
        )


def find_photos(paths: Sequence[Path]) -> Found:
    """The pictures at ``paths``, folders in natural order (card2 before card10).

    A path that is no folder is taken for a photo, whatever it is called: opening it
    tells what is wrong with it. Hidden files in folders are passed over.

    Raises:
        NoPhotosError: there is none.
    """
    photos: dict[Path, None] = {}
    empty, unread, subfolders = [], [], []
    for path in paths:
        if not path.is_dir():
            photos[path] = None
            continue
        try:
            entries = [x for x in path.iterdir() if not x.name.startswith(".")]
        except OSError as error:
            unread.append((path, error.strerror or "unknown error"))
            continue
        pictures = [x for x in entries if x.suffix.lower() in SUFFIXES and x.is_file()]
        photos |= dict.fromkeys(_natural(pictures))
        subfolders += _natural(x for x in entries if x.is_dir())
        if not pictures:
            empty.append(path)
    found = Found(tuple(photos), tuple(empty), tuple(unread), tuple(subfolders))
    if not found.photos:
        advice = "Name a photo, or a folder that holds some."
        raise NoPhotosError(" ".join([*found.failures, advice]))
    return found


def _natural(paths: Iterable[Path]) -> list[Path]:
    """Sorted as people count: runs of digits by their number."""
    return sorted(paths, key=lambda path: (_natural_key(path.name), path.name))


def _natural_key(name: str) -> list[tuple[int, str]]:
    runs = re.findall(r"[0-9]+|[^0-9]+", name.casefold())
    return [(int(run), "") if run.isdecimal() else (-1, run) for run in runs]
