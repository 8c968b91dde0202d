"""Runs ``cardtrail`` as a person does: a program in a folder of its own."""

from __future__ import annotations

import os
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
