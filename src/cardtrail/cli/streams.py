"""Standard output for results, standard error for all else.

Apart from what draws on a terminal, because loading that takes time.
"""

from __future__ import annotations

import os
import sys

from cardtrail.errors import OutputError
from cardtrail.text import printable


def write(text: str) -> None:
    """Puts a text and the end of a line on standard output, at once.

    Raises:
        OutputError: standard output is closed or full.
    """
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except OSError as error:
        # What is still in the buffer would fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        reason = error.strerror or "unknown error"
        raise OutputError(f"Standard output can't be written: {reason}.") from error


def say(message: str) -> None:
    """Tells the person something on standard error."""
    sys.stderr.write(f"cardtrail: {printable(message)}\n")
    sys.stderr.flush()
