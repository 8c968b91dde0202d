"""Looks at everything that reading and keeping cards stands on.

Each look runs in a process of its own, so that a library which crashes, or never
answers, is one line among others.
"""

from __future__ import annotations

import datetime as dt
import importlib
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from cardtrail.config.checkup import settings as look_at_settings
from cardtrail.config.settings import Settings
from cardtrail.errors import (
    CardtrailError,
    ConfigError,
    EngineMissingError,
    OutputError,
    StoreError,
    WorkerError,
)
from cardtrail.install import pip
from cardtrail.model.finding import Finding, State, told
from cardtrail.ocr.names import NAMES, PADDLE, TESSERACT
from cardtrail.workers import Workers

PATIENCE = 60.0
"""Seconds that a look gets; the longest, reading a card, takes about 3."""

_IMAGING, _OCR = "cardtrail.imaging.checkup", "cardtrail.ocr.checkup"
_STORE, _APP = "cardtrail.store.checkup", "cardtrail.app.checkup"
_GONE = frozenset({State.MISSING, State.BROKEN, State.UNTRIED})


@dataclass(frozen=True, slots=True)
class Machine:
    """What doctor is told of where it runs.

    Attributes:
        environ: the environment.
        now: local time with its zone.
        version: of cardtrail.
        encoding: of standard output, as Python names it.
    """

    environ: Mapping[str, str]
    now: dt.datetime
    version: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One part, and what its state means.

    Attributes:
        area: what it belongs to.
        name: of the part.
        finding: how it is.
        exit_code: 0 if cards can be read and kept all the same; else what the command
            ends with that needs it.
    """

    area: str
    name: str
    finding: Finding
    exit_code: int


@dataclass(frozen=True, slots=True)
class _Check:
    """One look at one part.

    Attributes:
        area: what it belongs to.
        name: of the part.
        look: what looks, as ``module:function``; loaded where it runs.
        packages: what to install where it does not load.
        given: what the function gets.
        after: parts without which it is not tried.
        error: what needs it raises without it; None if it can be done without.
        reader: whose part it is, if it is needed for a reader alone.
    """

    area: str
    name: str
    look: str
    packages: tuple[str, ...]
    given: Callable[[Machine, Settings], tuple[object, ...]] = lambda _, __: ()
    after: tuple[str, ...] = ()
    error: type[CardtrailError] | None = EngineMissingError
    reader: str = ""


_OWN = ("cardtrail",)
_CHECKS = (
    _Check(
        "Program", "Version", f"{_APP}:program", _OWN, lambda m, _: (m.version,),
    ),
    _Check(
        "Program", "Time zone", f"{_APP}:time_zone", ("tzdata",), lambda m, _: (m.now,),
    ),
    _Check(
        "Program", "Terminal", f"{_APP}:encoding", _OWN, lambda m, _: (m.encoding,),
    ),
    _Check("Pictures", "OpenCV", f"{_IMAGING}:opencv", ("opencv-python",)),
    _Check(
        "Pictures", "Formats", f"{_IMAGING}:formats",
        ("numpy", "pillow", "pillow-heif", "pypdfium2"),
    ),
    _Check(
        "Pictures", "Card finder", f"{_IMAGING}:network", _OWN, after=("OpenCV",),
    ),
    _Check(
        "Readers", "PP-OCR", f"{_OCR}:second_reader", ("cardtrail[second-reader]",),
        after=("OpenCV",), reader=PADDLE,
    ),
    _Check(
        "Readers", "Its networks", f"{_OCR}:models", ("cardtrail[second-reader]",),
        after=("OpenCV", "PP-OCR"), reader=PADDLE,
    ),
    _Check(
        "Readers", "Tesseract", f"{_OCR}:tesseract", ("tesserocr",), reader=TESSERACT,
    ),
    _Check(
        "Readers", "Its languages", f"{_OCR}:languages", ("tesserocr",),
        lambda _, settings: (settings.language,), ("Tesseract",), reader=TESSERACT,
    ),
    _Check(
        "Readers", "QR codes", f"{_OCR}:codes", ("zxing-cpp",),
    ),
    _Check(
        "Readers", "Libraries", f"{_APP}:libraries", _OWN,
        after=("OpenCV", "Formats", "QR codes"),
    ),
    _Check(
        "Reading a card", "PP-OCR reads", "cardtrail.app.trial:read_specimen",
        ("cardtrail[second-reader]",), lambda _, settings: (PADDLE, settings.language),
        ("Libraries", "Card finder", "Its networks"), reader=PADDLE,
    ),
    _Check(
        "Reading a card", "Tesseract reads", "cardtrail.app.trial:read_specimen",
        ("tesserocr",), lambda _, settings: (TESSERACT, settings.language),
        ("Libraries", "Card finder", "Its languages"), reader=TESSERACT,
    ),
    _Check(
        "Keeping", "Contacts", f"{_STORE}:store", _OWN,
        lambda _, settings: (settings.store,), error=StoreError,
    ),
    _Check(
        "Keeping", "Card pictures", f"{_APP}:pictures", _OWN,
        lambda _, settings: (settings.store,), error=OutputError,
    ),
    _Check(
        "Keeping", "Files to export", f"{_APP}:out", _OWN,
        lambda _, settings: (settings.out,), error=OutputError,
    ),
    _Check(
        "Keeping", "Room on disk", f"{_APP}:room", _OWN,
        lambda _, settings: (settings.store, settings.out), error=StoreError,
    ),
    _Check(
        "Extras", "German", f"{_OCR}:language", _OWN, lambda _, __: ("deu",),
        ("Tesseract",), None,
    ),
    _Check(
        "Extras", "Japanese", f"{_OCR}:language", _OWN, lambda _, __: ("jpn",),
        ("Tesseract",), None,
    ),
    _Check(
        "Extras", "Letters", f"{_APP}:extra", ("cardtrail[letters]",),
        lambda _, __: (
            "letters",
            ("fpdf", "uharfbuzz", "fontpkg_eb_garamond"),
            ("fpdf2", "uharfbuzz", "fontpkg-eb-garamond"),
        ),
        error=None,
    ),
    _Check(
        "Extras", "Cluster", f"{_APP}:extra", ("cardtrail[cluster]",),
        lambda _, __: ("cluster", ("distributed",), ("distributed",)), error=None,
    ),
)  # fmt: skip
"""In the order in which they are shown; each after those that it stands on."""


def doctor(machine: Machine, patience: float = PATIENCE) -> Iterator[Checked]:
    """Looks at every part, one after the other; each comes out at once.

    Args:
        machine: where it runs.
        patience: seconds that each look gets.
    """
    settings, finding = look_at_settings(machine.environ)
    yield _checked("Program", "Settings", finding, ConfigError)
    found: dict[str, Finding] = {}
    with Workers(1, patience, _silence) as workers:
        for check in _CHECKS:
            lacking = [name for name in check.after if found[name].state in _GONE]
            if lacking:
                finding = Finding(State.UNTRIED, f"not tried without {lacking[0]}")
            else:
                finding = _found(workers, check, machine, settings)
            found[check.name] = finding
            needed = not check.reader or check.reader in _in_use(settings, found)
            yield _checked(
                check.area, check.name, finding, check.error if needed else None
            )


_Task = tuple[str, tuple[object, ...]]


def _checked(
    area: str, name: str, finding: Finding, error: type[CardtrailError] | None
) -> Checked:
    stops = error is not None and finding.state in {State.MISSING, State.BROKEN}
    return Checked(area, name, finding, error.exit_code if error and stops else 0)


def _in_use(settings: Settings, found: Mapping[str, Finding]) -> tuple[str, ...]:
    """The readers that a scan takes: where nobody names any, those installed."""
    if settings.readers:
        return settings.readers
    second = found.get("PP-OCR")
    has_second = second is not None and second.state is not State.MISSING
    return NAMES if has_second else (TESSERACT,)


def _found(
    workers: Workers,
    check: _Check,
    machine: Machine,
    settings: Settings,
) -> Finding:
    """What a look finds, or why it came to no end."""
    task = (check.look, check.given(machine, settings))
    again = f"Install it again with: {pip(*check.packages, again=True)}"
    try:
        return workers.submit(_look, task).result()
    except WorkerError as error:
        return Finding(State.BROKEN, f"it {error}", again)
    except CardtrailError as error:
        return told(State.BROKEN, error)
    except ModuleNotFoundError as error:
        get = f"Install it with: {pip(*check.packages)}"
        return Finding(State.MISSING, str(error), get)
    except ImportError as error:
        return Finding(State.BROKEN, f"it can't be loaded: {error}", again)
    except Exception as error:  # noqa: BLE001 - whatever a library raises is its state
        return Finding(State.BROKEN, f"it fails: {error!r}", again)


def _look(task: _Task, _wind: Callable[[], None]) -> Finding:
    """In the worker."""
    place, given = task
    module, _, function = place.partition(":")
    look: Callable[..., Finding] = getattr(importlib.import_module(module), function)
    return look(*given)


def _silence() -> None:
    """What libraries print is no line of this list."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
