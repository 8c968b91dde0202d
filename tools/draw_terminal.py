"""Draws the pictures of the README: a scan of samples, and a morning days later."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

ROOT = Path(__file__).parents[1]
SHOWN = "samples/07-no-email.jpg samples/08-misprinted-email.jpg"
SCAN = f"scan --dry-run --interview 2026-11-19 {SHOWN}"
COLUMNS = 88

FRAME = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">
<style>
.{unique_id}-matrix {{ font: {char_height}px ui-monospace, Menlo, Consolas, monospace;
  line-height: {line_height}px }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})"
 clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""
"""Rich's own frame, without the typeface that it would fetch from the web."""


def main() -> None:
    """Runs the commands as on a terminal and draws what they print."""
    draw("scan", run(*SCAN.split()), f"cardtrail {SCAN}")
    with tempfile.TemporaryDirectory() as folder:
        draw("due", morning(Path(folder)), "cardtrail")


def morning(folder: Path) -> str:
    """What is due some days after three interviews, one of them in London."""
    today = dt.datetime.now().astimezone().date()
    own = {
        "CARDTRAIL_STORE": str(folder / "kept.sqlite"),
        "CARDTRAIL_CONFIG": str(folder / "config.toml"),
        "CARDTRAIL_OUT": str(folder),
    }
    before = [today - dt.timedelta(days=days) for days in (7, 5, 3)]
    for photo, role, day in zip(
        ("05-british.jpg", "01-on-wood.jpg", "08-misprinted-email.jpg"),
        ("Analyst", "Data Engineer", "Planner"),
        before,
        strict=True,
    ):
        run("scan", f"samples/{photo}", "--interview", str(day), "--role", role, **own)
    for step, day in zip(("1n", "2n"), before, strict=False):
        run("done", step, "--on", str(day + dt.timedelta(days=1)), **own)
    return run(**own)


def run(*arguments: str, **more: str) -> str:
    """What a command prints in an environment with some more variables."""
    environment = os.environ | {
        "COLUMNS": str(COLUMNS),
        "FORCE_COLOR": "1",
        "LC_ALL": "en_US.UTF-8",
    }
    finished = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "cardtrail", *arguments],
        cwd=ROOT,
        env=environment | more,
        capture_output=True,
        check=True,
        text=True,
    )
    return finished.stdout.strip("\n")


def draw(name: str, output: str, command: str) -> None:
    """Writes docs/NAME.svg: a terminal on which a command has printed its output."""
    console = Console(record=True, width=COLUMNS, file=open(os.devnull, "w"))  # noqa: PTH123, SIM115 - it only records
    console.print(Text.from_ansi(f"$ {command}\n{output.rstrip()}"))
    svg = console.export_svg(
        title="cardtrail", theme=SVG_EXPORT_THEME, code_format=FRAME, unique_id=name
    )
    picture = ROOT / "docs" / f"{name}.svg"
    picture.write_text(svg, encoding="utf-8")
    print(f"{picture.relative_to(ROOT)} drawn")


if __name__ == "__main__":
    main()
