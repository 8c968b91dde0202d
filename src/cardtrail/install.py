"""What to type on this system to get what is missing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping

Which = Callable[[str], str | None]
"""Where a program is, if it is installed."""

LIB_GL: Mapping[str, str] = {
    "apt-get": "libgl1", "dnf": "mesa-libGL", "zypper": "Mesa-libGL1",
    "pacman": "libglvnd", "apk": "mesa-gl",
}  # fmt: skip
"""The package with libGL.so.1, by the program that installs packages."""

GLIB: Mapping[str, str] = {
    "apt-get": "libglib2.0-0", "dnf": "glib2", "zypper": "libglib-2_0-0",
    "pacman": "glib2", "apk": "glib",
}  # fmt: skip
"""The package with libglib-2.0.so.0 and libgthread-2.0.so.0."""

TESSERACT: Mapping[str, str] = {
    "apt-get": "tesseract-ocr", "dnf": "tesseract", "zypper": "tesseract-ocr",
    "pacman": "tesseract", "apk": "tesseract-ocr", "brew": "tesseract",
    "winget": "UB-Mannheim.TesseractOCR",
}  # fmt: skip
"""The package with the program tesseract."""

_COMMANDS: Mapping[str, str] = {
    "apt-get": "apt-get install", "dnf": "dnf install", "zypper": "zypper install",
    "pacman": "pacman -S", "apk": "apk add", "brew": "brew install",
    "winget": "winget install",
}  # fmt: skip
"""By the program that installs packages, the likeliest first."""

_FOR_ANYBODY = frozenset({"brew", "winget"})
"""Programs that ask for the rights that they need themselves."""


def pip(*packages: str, again: bool = False) -> str:
    """The command that installs Python packages.

    Args:
        packages: as PyPI names them, extras in brackets.
        again: whether they are there and have to be put in anew.
    """
    # Double quotes, as Windows knows no others, and no shell takes [ for a pattern.
    names = " ".join(f'"{x}"' if set(x) & set("[<>=") else x for x in packages)
    return f"pip install {'--force-reinstall ' * again}{names}"


def system(*packages: Mapping[str, str], which: Which = shutil.which) -> str:
    """How to install packages of this system, as a sentence.

    Args:
        packages: their names, by the program that installs them.
        which: finds programs.
    """
    for program, command in _COMMANDS.items():
        if all(program in package for package in packages) and which(program):
            names = " ".join(package[program] for package in packages)
            needs_sudo = program not in _FOR_ANYBODY and which("sudo")
            return f"Install with: {'sudo ' if needs_sudo else ''}{command} {names}"
    names = " and ".join(package["apt-get"] for package in packages)
    return f"Install from your system's packages; Debian calls it {names}."
