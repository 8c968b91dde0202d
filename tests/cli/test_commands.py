"""The list of commands, the command that runs without a name, and completion."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from tests.cli.conftest import Cardtrail, environment

from cardtrail.cli.commands import COMMANDS

SHELLS = ("bash", "zsh", "fish")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_list_is_there_and_has_help(
    tmp_path: Path, cardtrail: Cardtrail, name: str
) -> None:
    module, _, attribute = COMMANDS[name].app.partition(":")
    assert isinstance(getattr(importlib.import_module(module), attribute), typer.Typer)
    run = cardtrail(tmp_path, name, "-h")
    assert run.stdout.startswith(f"Usage: cardtrail {name} ")


def test_the_help_lists_each_command_with_its_whole_line(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    text = " ".join(cardtrail(tmp_path, "--help").stdout.split())
    assert all(f"{name} {entry.line}" in text for name, entry in COMMANDS.items())


def test_a_bare_call_lists_what_is_due(tmp_path: Path, cardtrail: Cardtrail) -> None:
    bare, named = cardtrail(tmp_path), cardtrail(tmp_path, "due")
    assert bare.returncode == 0
    assert (bare.stdout, bare.stderr) == (named.stdout, named.stderr)


def test_a_slip_in_the_name_of_a_command_is_answered_with_the_nearest(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    assert "Did you mean 'scan'" in cardtrail(tmp_path, "sacn").stderr


def test_an_argument_of_the_wrong_kind_is_told_at_the_command_that_takes_it(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    run = cardtrail(tmp_path, "contacts", "show", "first")
    assert run.returncode == 2
    assert "Usage: cardtrail contacts show" in run.stderr
    assert "Invalid value for 'ID'" in run.stderr


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_its_own_script(
    tmp_path: Path, cardtrail: Cardtrail, shell: str
) -> None:
    # typer looks at the parent process for the shell, which is none of them here.
    named = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    run = cardtrail(tmp_path, "--show-completion", shell, **named)
    assert run.returncode == 0
    assert f"_CARDTRAIL_COMPLETE=complete_{shell}" in run.stdout
    assert "cardtrail" in run.stdout


def test_completion_is_installed_for_a_shell(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    named = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    run = cardtrail(tmp_path, "--install-completion", "bash", **named)
    assert run.returncode == 0
    script = tmp_path / ".bash_completions" / "cardtrail.sh"
    assert "_CARDTRAIL_COMPLETE" in script.read_text(encoding="utf-8")
    assert str(script) in (tmp_path / ".bashrc").read_text(encoding="utf-8")


def asking(shell: str, line: str) -> dict[str, str]:
    """The environment in which the script of a shell asks how to go on with a line."""
    words = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        },
    }
    return {"_CARDTRAIL_COMPLETE": f"complete_{shell}", **words[shell]}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("cardtrail sc", {"scan"}),
        ("cardtrail contacts sh", {"show"}),
        ("cardtrail due --un", {"--until"}),
    ],
)
def test_names_of_commands_and_options_are_completed(
    tmp_path: Path, cardtrail: Cardtrail, shell: str, line: str, found: set[str]
) -> None:
    run = cardtrail(tmp_path, **asking(shell, line))
    assert run.returncode == 0
    assert all(word in run.stdout for word in found)
    assert "explain" not in run.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["cardtrail", "sc"], ["scan"]),
        (["cardtrail", "contacts", "sh"], ["show"]),
        (["cardtrail", "config", "get", "me.n"], ["me.name"]),
    ],
)
def test_bash_itself_completes(
    tmp_path: Path, words: list[str], found: list[str]
) -> None:
    program = tmp_path / "cardtrail"
    line = f'#!/bin/sh\nexec "{sys.executable}" -m cardtrail "$@"\n'
    program.write_text(line, encoding="utf-8")
    program.chmod(0o755)
    script = (
        'eval "$(cardtrail --show-completion bash)"\n'
        'COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))\n'
        "_cardtrail_completion cardtrail\n"
        'echo "${COMPREPLY[@]}"'
    )
    run = subprocess.run(  # noqa: S603 - our own program
        ["bash", "-c", script, "bash", *words],  # noqa: S607 - any bash
        env=environment(tmp_path)
        | {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
        | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == found


def test_completing_the_name_of_a_command_loads_none_of_them(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from cardtrail.cli import main\n"
        "main()\n"
        "sys.exit('cv2' in sys.modules or 'cardtrail.cli.scan' in sys.modules)"
    )
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code],
        env=environment(tmp_path) | asking("bash", "cardtrail sc"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.split() == ["scan"]
    assert run.returncode == 0
