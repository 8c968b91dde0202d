"""Looks at an installation that lacks something, by a Python of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from cardtrail.model.finding import Finding, State

SOURCE = Path(__file__).parents[2] / "src"

PROGRAM = """
import importlib, json, sys
module, function = sys.argv[1].split(":")
look = getattr(importlib.import_module(module), function)
finding = look(*json.loads(sys.argv[2]))
print(json.dumps([finding.state, finding.found, finding.remedy]))
"""


def looked(look: str, *given: object, first: Path, **environment: str) -> Finding:
    """What a look finds where ``first`` goes before everything that is installed.

    Args:
        look: as ``room:function``.
        given: what it gets.
        first: a folder of modules.
        environment: further variables.
    """
    room, _, function = look.partition(":")
    command = (f"cardtrail.{room}.checkup:{function}", json.dumps(given))
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, *command],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join([str(first), str(SOURCE)]),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    state, found, remedy = json.loads(run.stdout.splitlines()[-1])
    return Finding(State(state), found, remedy)
