"""Programs that run without a network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

GUARD = """\
import pathlib
import socket
import sys

def refuse(*_, **__):
    module = sys._getframe(1).f_globals["__name__"]
    with pathlib.Path(__file__).with_name("asked").open("a") as asked:
        print(module, file=asked)
    raise OSError("no network")

class Refused(socket.socket):  # a class, as others inherit from it
    __init__ = refuse

socket.socket = Refused
socket.getaddrinfo = socket.create_connection = refuse
"""


def refuse_sockets(folder: Path) -> None:
    """Makes every Python that finds ``folder`` on its path refuse to open a socket."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(GUARD, encoding="utf-8")


def asked_by(folder: Path) -> set[str]:
    """The modules of programs cut off by ``folder`` that have asked for a socket."""
    asked = folder / "asked"
    return set(asked.read_text("utf-8").split()) if asked.exists() else set()


def is_cut_off(path: str) -> bool:
    """Whether a program with this PYTHONPATH is refused a socket."""
    tried = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket()"],
        env={"PYTHONPATH": path},
        stderr=subprocess.PIPE,
        check=False,
    )
    return b"no network" in tried.stderr
