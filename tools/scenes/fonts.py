"""Free typefaces from PyPI packages: the same glyphs on every machine."""

from __future__ import annotations

import importlib.metadata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from scenes.shaping import Font, load_font

Weight = Literal["light", "regular", "bold", "italic"]


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family of fonts.

    Attributes:
        distribution: the PyPI package that carries it.
        files: the font file of each weight.
        licence: under which it may be used, as an SPDX identifier.
    """

    distribution: str
    files: dict[Weight, str]
    licence: str

    def font(self, weight: Weight, size: float) -> Font:
        """The font of ``weight`` with an em of ``size`` pixels.

        Raises:
            ModuleNotFoundError: the package of the typeface is not installed.
        """
        folder = f"{self.distribution.replace('-', '_')}/files"
        path = _package(self.distribution).locate_file(f"{folder}/{self.files[weight]}")
        return load_font(Path(str(path)), size)


def _package(distribution: str) -> importlib.metadata.Distribution:
    try:
        return importlib.metadata.distribution(distribution)
    except importlib.metadata.PackageNotFoundError as missing:
        raise ModuleNotFoundError(
            f"The typeface package {distribution} is not installed; install the extra"
            " 'samples' to draw cards.",
            name=distribution,
        ) from missing


def _files(stem: str, ending: str, **others: str) -> dict[Weight, str]:
    """File names that follow the usual pattern, such as Roboto-Bold.ttf."""
    return {
        "light": f"{stem}-{others.get('light', 'Light')}.{ending}",
        "regular": f"{stem}-Regular.{ending}",
        "bold": f"{stem}-{others.get('bold', 'Bold')}.{ending}",
        "italic": f"{stem}-{others.get('italic', 'Italic')}.{ending}",
    }


TYPEFACES: dict[str, Typeface] = {
    "caladea": Typeface(
        "font-caladea", _files("Caladea", "ttf", light="Regular"), "Apache-2.0"
    ),
    "hanken": Typeface(
        "font-hanken-grotesk", _files("HankenGrotesk", "otf"), "OFL-1.1"
    ),
    "lato": Typeface("font-lato", _files("Lato", "ttf"), "OFL-1.1"),
    "manrope": Typeface(
        "font-manrope", _files("Manrope", "ttf", italic="Light"), "OFL-1.1"
    ),
    "roboto": Typeface("font-roboto", _files("Roboto", "ttf"), "Apache-2.0"),
    "source-sans": Typeface(
        "font-source-sans-pro",
        _files("SourceSansPro", "ttf", bold="Semibold", italic="It"),
        "OFL-1.1",
    ),
    "source-serif": Typeface(
        "font-source-serif-pro",
        _files("SourceSerifPro", "ttf", bold="Semibold", italic="It"),
        "OFL-1.1",
    ),
}
"""By name. A family without some weight gives its nearest."""
