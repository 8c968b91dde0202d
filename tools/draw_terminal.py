"""Draws docs/scan.svg, the README's picture of real output on two of the samples."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "scan.svg"
SHOWN = "samples/07-no-email.jpg samples/08-misprinted-email.jpg"
COMMAND = f"cardtrail scan --dry-run --interview 2026-11-19 {SHOWN}"
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
    """Runs the command as on a terminal and draws what it prints."""
    environment = os.environ | {
        "COLUMNS": str(COLUMNS),
        "FORCE_COLOR": "1",
        "LC_ALL": "en_US.UTF-8",
    }
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", *COMMAND.split()],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )
    console = Console(record=True, width=COLUMNS, file=open(os.devnull, "w"))  # noqa: PTH123, SIM115 - it only records
    console.print(Text.from_ansi(f"$ {COMMAND}\n{run.stdout.rstrip()}"))
    svg = console.export_svg(
        title="cardtrail", theme=SVG_EXPORT_THEME, code_format=FRAME, unique_id="scan"
    )
    PICTURE.write_text(svg, encoding="utf-8")
    print(f"{PICTURE.relative_to(ROOT)} drawn")


if __name__ == "__main__":
    main()
