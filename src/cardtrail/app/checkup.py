"""Whether the folders of results and pictures, and this machine, are as they should."""

from __future__ import annotations

import datetime as dt
import importlib
import importlib.util
import os
import pkgutil
import re
import shutil
import sys
import zoneinfo
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

import cardtrail
from cardtrail.app.cards import cards_folder
from cardtrail.app.files import check_folder
from cardtrail.errors import OutputError
from cardtrail.install import pip
from cardtrail.model.finding import Finding, State, told

LITTLE_ROOM = 500
"""Megabytes below which a disk is nearly full: the pictures of 1,000 cards take 200."""

NO_ROOM = 20
"""Megabytes below which not even a store with its journal has room to grow."""


def pictures(store: Path) -> Finding:
    """The folder of the flat cards beside the store."""
    folder = cards_folder(store)
    if not folder.exists():
        return Finding(State.OK, f"{folder}, which the first scan makes")
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return Finding(
            State.ATTENTION,
            f"{folder} is no folder that you may write to: cards are kept without "
            "their pictures",
            "Mend it, or take it away.",
        )
    sizes = [path.stat().st_size for path in folder.glob("*.jpg")]
    size = f"{sum(sizes) / 1e6:.0f} MB"
    return Finding(State.OK, f"{folder}, {len(sizes)} pictures, {size}")


def out(folder: Path) -> Finding:
    """The folder of the files for other programs."""
    try:
        check_folder(folder)
    except OutputError as error:
        return told(State.BROKEN, error)
    made = "" if folder.exists() else ", which the first scan makes"
    return Finding(State.OK, f"{folder.absolute()}{made}")


def room(*places: Path) -> Finding:
    """How much room there is on the disks of these places.

    Args:
        places: files or folders, which need not be there yet.
    """
    left = {}
    for place in places:
        whole = place.absolute()
        nearest = next(x for x in (whole, *whole.parents) if x.exists())
        left[nearest] = shutil.disk_usage(nearest).free / 1e6
    tightest = min(left, key=lambda path: left[path])
    return room_left(left[tightest], tightest)


def room_left(megabytes: float, place: Path) -> Finding:
    """What it means that so much is left on the disk of a place."""
    found = f"{_size(megabytes)} free at {place}"
    if megabytes < NO_ROOM:
        return Finding(State.BROKEN, found, "Make room there first.")
    if megabytes < LITTLE_ROOM:
        return Finding(State.ATTENTION, found, "Make room there soon.")
    return Finding(State.OK, found)


def extra(name: str, modules: Sequence[str], packages: Sequence[str]) -> Finding:
    """The packages of an extra.

    Args:
        name: of the extra.
        modules: as Python imports them.
        packages: as PyPI names them.
    """
    if not all(map(importlib.util.find_spec, modules)):
        command = pip(f"cardtrail[{name}]")
        return Finding(State.MISSING, "not installed", f"Install it with: {command}")
    for module in modules:
        importlib.import_module(module)
    versions = ", ".join(f"{each} {metadata.version(each)}" for each in packages)
    return Finding(State.OK, versions)


def libraries() -> Finding:
    """Whether all that the program is made of loads, with what it stands on."""
    names = [
        module.name
        for module in pkgutil.walk_packages(cardtrail.__path__, "cardtrail.")
        if not module.name.endswith(".__main__")  # which would run the program
    ]
    faults = {f"No package {name}": None for name in _required() if not _has(name)}
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as error:
            faults[str(error)] = None
    if faults:
        return Finding(
            State.BROKEN,
            "; ".join(faults),
            f"Install what is missing with: {pip('cardtrail')}",
        )
    return Finding(State.OK, f"all {len(names)} modules load")


def _required() -> Iterator[str]:
    """The packages that cardtrail asks for on every system, where it is installed."""
    try:
        asked_for = metadata.requires("cardtrail") or []
    except metadata.PackageNotFoundError:
        asked_for = []
    for requirement in asked_for:
        if ";" not in requirement:  # as it has one for an extra, or for a system
            yield re.split(r"[^\w.-]", requirement, maxsplit=1)[0]


def _has(package: str) -> bool:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True


def time_zone(now: dt.datetime) -> Finding:
    """The present moment here, and whether the zones of other places are known.

    Args:
        now: local time with its zone.
    """
    found = f"{now:%Y-%m-%d %H:%M} {now.tzname()} (UTC{now:%z})"
    try:
        zoneinfo.ZoneInfo("America/New_York")
    except zoneinfo.ZoneInfoNotFoundError:
        return Finding(
            State.BROKEN,
            f"{found}; the zones of other places are not known",
            f"Install them with: {pip('tzdata', again=True)}",
        )
    return Finding(State.OK, found)


def encoding(name: str) -> Finding:
    """Whether what is on cards can be shown on the terminal.

    Args:
        name: of the encoding of standard output, as Python has it.
    """
    if name.lower().replace("-", "").startswith(("utf8", "utf16", "utf32")):
        return Finding(State.OK, name)
    return Finding(
        State.ATTENTION,
        f"{name}, which lacks letters that stand on cards",
        "Set another one, in most shells with: export PYTHONUTF8=1",
    )


def program(version: str) -> Finding:
    """What runs: cardtrail, Python, and the system.

    Args:
        version: of cardtrail.
    """
    python = ".".join(map(str, sys.version_info[:3]))
    return Finding(State.OK, f"cardtrail {version}, Python {python}, {sys.platform}")


def _size(megabytes: float) -> str:
    if megabytes < 1000:
        return f"{megabytes:.0f} MB"
    return f"{megabytes / 1000:.0f} GB"
