"""Everything that can go wrong in a way a person can mend.

Each leaf is one situation; its message is a sentence that says what to do next, and its
``exit_code`` is what the command line ends with. README.md lists the codes.
"""

from __future__ import annotations

from typing import ClassVar

INTERRUPTED = 130
"""The exit code for Ctrl-C, which is no error: 128 and the number of SIGINT, as shells
have it."""


class CardtrailError(Exception):
    """The base of all errors that cardtrail raises on purpose."""

    exit_code: ClassVar[int] = 1


class InvalidValueError(CardtrailError):
    """A text is not a well-formed value; the message says why, for the end user."""


class PhotoError(CardtrailError):
    """One photo can't be read; the others can."""

    exit_code = 3


class ReaderError(PhotoError):
    """One reader gave no page of a card; another one may."""


class WorkerError(PhotoError):
    """Reading one photo ended its process, or came to no end; the message says which.

    It goes on from the name of the photo: ``gave no result within 90 seconds``.
    """


class NoPhotosError(PhotoError):
    """There is nothing to read at the paths given."""


class EngineMissingError(CardtrailError):
    """No OCR engine can be used on this machine."""

    exit_code = 4


class ClusterError(EngineMissingError):
    """The machines that were to read can't be reached, can't read, or have gone."""


class OutputError(CardtrailError):
    """A result can't be written where it was asked for."""

    exit_code = 5


class StoreError(CardtrailError):
    """The contact store can't be opened, read or written."""

    exit_code = 6


class NoSuchContactError(StoreError):
    """The person named a contact that is not in the store: wrong usage, like exit 2."""

    exit_code = 2


class FollowUpError(CardtrailError):
    """What a person wants to note can't have happened to the follow-up; nothing is."""

    exit_code = 2


class EditorError(CardtrailError):
    """The person's editor can't be used, or failed; nothing was changed."""

    exit_code = 2


class DraftError(CardtrailError):
    """There is nothing to write, or something has to be confirmed or mended first."""

    exit_code = 2


class TemplateError(DraftError):
    """A template of the person's own can't be used; the message names the line."""


class ConfigError(CardtrailError):
    """The file of settings, or a setting in it or in the environment, can't be used."""

    exit_code = 7


class LetterError(OutputError):
    """A letter can't be set: its extra is missing, or no font has its characters."""
