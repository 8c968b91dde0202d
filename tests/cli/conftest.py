"""Runs ``cardtrail`` as a person does: a program in a folder of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Cardtrail = Callable[..., "subprocess.CompletedProcess[str]"]

SOURCE = Path(__file__).parents[2] / "src"


def environment(home: Path) -> dict[str, str]:
    """A calm environment: own home, own store, plain locale, no colour settings."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "en_US.UTF-8",
        "CARDTRAIL_STORE": str(home / "kept.sqlite"),
        "PYTHONPATH": str(SOURCE),
    }


@pytest.fixture(scope="session", autouse=True)
def heed_ctrl_c() -> None:
    """Programs that are started here can be stopped with Ctrl-C.

    Where a shell started the tests in the background, Ctrl-C is ignored, and what they
    start would ignore it, too.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def cardtrail() -> Cardtrail:
    """``cardtrail(folder, *arguments, **environment)``, with ``folder`` as its home."""

    def run(
        home: Path, *arguments: object, **more: str
    ) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "cardtrail", *map(str, arguments)]
        finished = subprocess.run(  # noqa: S603 - our own program
            command,
            cwd=home,
            env=environment(home) | more,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert "Traceback" not in finished.stderr
        return finished

    return run
