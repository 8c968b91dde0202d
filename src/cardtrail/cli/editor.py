"""The person's editor."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from cardtrail.errors import EditorError

_USUAL = ("sensible-editor", "nano", "vi", "notepad")
"""What is tried where nobody says which."""


def edited(path: Path, environ: Mapping[str, str]) -> None:
    """Has the person edit a file, and waits until they close the editor.

    VISUAL goes before EDITOR. Either is a program with its arguments, as a shell would
    part them; no shell is there to do anything else with them.

    Raises:
        EditorError: there is no editor, it can't be started, or it failed.
    """
    command = _editor(environ)
    try:
        ended = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - theirs
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "unknown error"
        raise EditorError(
            f"Your editor {command[0]} can't be started: {reason}. Set EDITOR to the "
            "program that you write with, such as: export EDITOR=nano"
        ) from error
    if ended.returncode:
        how = (
            f"was ended by signal {-ended.returncode}"
            if ended.returncode < 0
            else f"ended with code {ended.returncode}"
        )
        raise EditorError(f"Your editor {command[0]} {how}; nothing was changed.")


def _editor(environ: Mapping[str, str]) -> list[str]:
    named = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        command = shlex.split(named)
    except ValueError as error:
        raise EditorError(
            f"Your editor is set to “{named}”, which has a quote without its end; "
            "mend VISUAL or EDITOR."
        ) from error
    if command:
        return command
    found = next((name for name in _USUAL if shutil.which(name)), None)
    if found is None:
        raise EditorError(
            "No editor was found. Set EDITOR to the program that you write with, such "
            "as: export EDITOR=nano"
        )
    return [found]
