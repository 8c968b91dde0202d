"""Which photos are meant by the paths that a person gives."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import translate
from pathlib import Path, PurePosixPath

from cardtrail.config.table import OUT
from cardtrail.errors import NoPhotosError
from cardtrail.imaging.load import SUFFIXES

SKIPPED = (
    ".*",  # hidden on Unix; macOS's ._card.jpg, Android's .trashed-card.jpg
    "__macosx", "@eadir", "#recycle", "$recycle.bin",  # macOS, Synology, Windows
    "system volume information", "lost+found",
    "~$*", "~syncthing~*", "*.part", "*.crdownload", "*.download",  # not whole yet
    OUT.name,
)  # fmt: skip
"""Names of files and folders in a folder that hold no photo, in small letters."""

_IS_SKIPPED = re.compile("|".join(map(translate, SKIPPED))).match

_HIDDEN_ON_WINDOWS = stat.FILE_ATTRIBUTE_HIDDEN | stat.FILE_ATTRIBUTE_SYSTEM

_Identity = tuple[int, ...]
"""What is the same for two paths of one file."""


@dataclass(frozen=True, slots=True)
class Found:
    """The photos, and the folders in which there are none.

    Attributes:
        photos: every file named and every picture in a folder named, each once.
        empty: folders named in which there is no picture.
        unread: the reason why a folder can't be searched, or not all of it.
        is_chosen: whether patterns chose among the pictures of folders.
    """

    photos: tuple[Path, ...]
    empty: tuple[Path, ...] = ()
    unread: tuple[tuple[Path, str], ...] = ()
    is_chosen: bool = False

    @property
    def failures(self) -> tuple[str, ...]:
        """A sentence for every path at which nothing can be read."""
        what = "that the patterns choose " if self.is_chosen else ""
        return (
            *(
                f"There is no picture {what}in the folder {path}."
                for path in self.empty
            ),
            *(f"{path} can't be searched: {reason}." for path, reason in self.unread),
        )


@dataclass(frozen=True, slots=True)
class _Choice:
    """What counts in a folder; patterns and names in small letters.

    Attributes:
        include: patterns; without any, every picture counts.
        exclude: patterns of what doesn't.
        own: the folders that are cardtrail's, by identity.
    """

    include: tuple[str, ...]
    exclude: tuple[str, ...]
    own: frozenset[_Identity]

    def includes(self, below: PurePosixPath) -> bool:
        """Whether a file, or all of a folder, is chosen."""
        return any(below.match(pattern) for pattern in self.include)

    def leaves_out(self, below: PurePosixPath) -> bool:
        """Whether a file or folder is passed over."""
        if _IS_SKIPPED(below.name):
            return True
        return any(below.match(pattern) for pattern in self.exclude)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file or folder on the way.

    Attributes:
        path: as it is told.
        below: the path below the folder named, in small letters.
        status: what the system says of it; None where there is nothing.
        is_included: whether the patterns choose it.
    """

    path: Path
    below: PurePosixPath
    status: os.stat_result | None
    is_included: bool

    @property
    def is_folder(self) -> bool:
        """Whether it may hold pictures."""
        return self.status is not None and stat.S_ISDIR(self.status.st_mode)

    @property
    def is_hidden(self) -> bool:
        """Whether the system doesn't show it, for another reason than its name."""
        attributes = getattr(self.status, "st_file_attributes", 0)  # on Windows
        flags = getattr(self.status, "st_flags", 0)  # on macOS
        return bool(attributes & _HIDDEN_ON_WINDOWS or flags & stat.UF_HIDDEN)

    @property
    def identity(self) -> _Identity | Path:
        """The same for two paths of one file."""
        return self.path if self.status is None else _identity(self.status)


def find_photos(
    paths: Iterable[Path],
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    own: Iterable[Path] = (),
) -> Found:
    """The pictures at ``paths``, those in folders in natural order of their paths.

    Folders are searched to the bottom, through links, too. A picture that is reached
    more than once counts where it is reached first. Hidden files, those of the system
    and those that are still being copied are passed over.

    A path that is no folder is taken for a photo, whatever it is called: opening it
    tells what is wrong with it. So is what has the name of a picture and is no file.

    Args:
        paths: of photos and folders.
        include: patterns such as ``*.jpg``, of which the pictures of folders fit one,
            or a folder that they are in does. Capitals don't matter; ``*`` stands for
            anything but a slash, and a pattern is compared with as many names at the
            end of the path as it has itself.
        exclude: patterns of pictures and folders that are passed over.
        own: folders that are passed over because cardtrail writes to them; a folder
            named in ``paths`` is searched all the same.

    Raises:
        NoPhotosError: there is none.
    """
    statuses = (_status(path) for path in own)
    choice = _Choice(
        tuple(pattern.casefold() for pattern in include),
        tuple(pattern.casefold() for pattern in exclude),
        frozenset(_identity(status) for status in statuses if status is not None),
    )
    photos: dict[_Identity | Path, Path] = {}
    empty: dict[Path, None] = {}
    unread: dict[Path, str] = {}
    for path in paths:
        named = _Entry(path, PurePosixPath(), _status(path), not include)
        is_bare = True
        for entry in _below(named, choice, unread):
            photos.setdefault(entry.identity, entry.path)
            is_bare = False
        if is_bare and path not in unread:
            empty[path] = None
    found = Found(
        tuple(photos.values()),
        tuple(empty),
        tuple(unread.items()),
        is_chosen=bool(include or exclude),
    )
    if not found.photos:
        advice = "Name a photo, or a folder that holds some."
        raise NoPhotosError(" ".join([*found.failures, advice]))
    return found


def _below(named: _Entry, choice: _Choice, unread: dict[Path, str]) -> Iterator[_Entry]:
    """What is to be read at a path; folders that can't be searched go to ``unread``.

    There are no calls inside calls: folders can be nested deeper than they.
    """
    entered: set[_Identity | Path] = set()
    ahead = [named]
    while ahead:
        entry = ahead.pop()
        if not entry.is_folder:
            yield entry
            continue
        if entry.identity in entered:  # a link leads back to it
            continue
        entered.add(entry.identity)
        ahead += reversed(_listed(entry, choice, unread))


def _listed(folder: _Entry, choice: _Choice, unread: dict[Path, str]) -> list[_Entry]:
    """The folders in a folder and the pictures that are chosen, in natural order."""
    listed = []
    try:
        paths = sorted(folder.path.iterdir(), key=_natural_key)
    except OSError as error:
        unread[folder.path] = error.strerror or "unknown error"
        return []
    for path in paths:
        try:
            entry = _entry(folder, path, choice)
        except OSError as error:
            unread[folder.path] = error.strerror or "unknown error"
        else:
            listed += [entry] if entry else []
    return listed


def _entry(folder: _Entry, path: Path, choice: _Choice) -> _Entry | None:
    """What lies in a folder, if it counts.

    Raises:
        OSError: it may be a folder, and can't be asked.
    """
    below = folder.below / path.name.casefold()
    if choice.leaves_out(below):
        return None
    is_included = folder.is_included or choice.includes(below)
    is_picture = below.suffix in SUFFIXES
    entry = _Entry(path, below, _status(path, must=not is_picture), is_included)
    if entry.is_folder:
        counts = entry.identity not in choice.own
    else:
        counts = is_included and is_picture
    return entry if counts and not entry.is_hidden else None


def _status(path: Path, *, must: bool = False) -> os.stat_result | None:
    """What the system says of a path; None where there is nothing.

    Raises:
        OSError: there is something, which can't be asked, and ``must`` be.
    """
    try:
        return path.stat()
    except OSError as error:
        if must and error.errno not in {errno.ENOENT, errno.ELOOP}:
            raise
        return None


def _identity(status: os.stat_result) -> _Identity:
    # Some network drives give several files one number.
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _natural_key(path: Path) -> tuple[list[tuple[int, str]], str]:
    """Sorts names as people count: runs of digits by their number."""
    runs = re.findall(r"[0-9]+|[^0-9]+", path.name.casefold())
    keys = [(int(run), "") if run.isdecimal() else (-1, run) for run in runs]
    return keys, path.name
