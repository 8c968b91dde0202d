"""Tries a reader out on a card that was drawn for it."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from cardtrail.imaging.specimen import EMAIL, PHONE, specimen
from cardtrail.install import pip
from cardtrail.model.finding import Finding, State
from cardtrail.model.reading import Reading, Status
from cardtrail.scanner import Scanner, readers_of, scan_one


def read_specimen(name: str, language: str) -> Finding:
    """Whether a reader reads a card from the photo to its details.

    Args:
        name: of the reader.
        language: as Tesseract names it.

    Raises:
        EngineMissingError: the reader can't be used on this machine.
    """
    scanner = Scanner((name,), "US", language=language)
    readers_of(scanner)
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "card.png"
        specimen().save(path)
        (reading,) = scan_one(scanner, path).readings
    seconds = time.perf_counter() - started
    again = f"Install it again with: {pip('cardtrail', again=True)}"
    if reading.status is not Status.READ:
        why = (reading.error or reading.status).replace(str(path), "a drawn card")
        return Finding(State.BROKEN, why, again)
    if lacking := _lacking(reading):
        return Finding(State.BROKEN, f"a drawn card is read without {lacking}", again)
    return Finding(State.OK, f"reads a drawn card in {seconds:.1f} seconds")


def _lacking(reading: Reading) -> str:
    """The detail of the drawn card that was not read; "" if both were."""
    emails = [str(each.value) for each in reading.contact.emails]
    phones = [str(each.value) for each in reading.contact.phones]
    if EMAIL not in emails:
        return f"its e-mail address {EMAIL}"
    return "" if PHONE in phones else f"its number {PHONE}"
