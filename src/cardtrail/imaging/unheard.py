"""Native libraries say nothing on the terminal: we tell what is wrong ourselves."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator

_STANDARD_ERROR = 2

logging.getLogger("PIL").addHandler(logging.NullHandler())
logging.getLogger("PIL").propagate = False


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """What is written to standard error inside goes nowhere, that of C code, too.

    libtiff reports each damaged line there and can't be asked not to.
    """
    try:
        kept = os.dup(_STANDARD_ERROR)
    except OSError:  # it is closed
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STANDARD_ERROR)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
