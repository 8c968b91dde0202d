"""A test as somebody who may not read everything, whoever runs the tests."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

NOBODY = 65534
"""The user that owns nothing, on every Linux and most other systems."""


@contextlib.contextmanager
def unprivileged() -> Iterator[None]:
    """The superuser becomes nobody for a while; anybody else stays who they are.

    Below a folder that only the superuser may enter, paths have to be relative.
    """
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if user == 0:
            os.seteuid(user)
