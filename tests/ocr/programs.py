"""Programs that are called tesseract and do what the real one does not on demand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ANSWERS = """\
case "$1" in
  --version) echo "tesseract 5.3.0"; exit 0 ;;
  --list-langs) echo "List of available languages (1):"; echo eng; exit 0 ;;
esac
"""
CRASH = ANSWERS + "kill -SEGV $$"
FAIL = ANSWERS + "echo 'Error: no memory' >&2; exit 1"
HANG = ANSWERS + "exec sleep 3600"
SILENCE = ANSWERS + "exit 0"
GARBAGE = ANSWERS + 'printf \'5\\t1\\t"\\n\\nlevel\\t5\\n\' > "$2.tsv"'
BYTES = ANSWERS + "printf '\\377\\376' > \"$2.tsv\""
NOT_TESSERACT = "echo 'Welcome!'"
BROKEN = "echo 'error while loading shared libraries' >&2; exit 127"
WITHOUT_ENGLISH = ANSWERS.replace("echo eng;", "")


def install(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes ``script`` what the shell finds under the name tesseract."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
