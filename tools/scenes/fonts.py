"""Free typefaces from PyPI packages: the same glyphs on every machine."""

from __future__ import annotations

import importlib.metadata
from dataclasses import dataclass
from functools import cache
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


@cache  # looking through all installed packages takes longer than setting a line
def _package(distribution: str) -> importlib.metadata.Distribution:
    try:
        return importlib.metadata.distribution(distribution)
    except importlib.metadata.PackageNotFoundError as missing:
        raise ModuleNotFoundError(
            f"The typeface package {distribution} is not installed; install the extra"
            " 'samples' to draw cards.",
            name=distribution,
        ) from missing


def _files(stem: str, ending: str = "ttf", **others: str) -> dict[Weight, str]:
    """File names that follow the usual pattern, such as Roboto-Bold.ttf."""
    return {
        "light": f"{stem}-{others.get('light', 'Light')}.{ending}",
        "regular": f"{stem}-Regular.{ending}",
        "bold": f"{stem}-{others.get('bold', 'Bold')}.{ending}",
        "italic": f"{stem}-{others.get('italic', 'Italic')}.{ending}",
    }


def _free(family: str, stem: str, **others: str) -> Typeface:
    """A family under the Open Font License, packaged as ``fontpkg-FAMILY``."""
    return Typeface(f"fontpkg-{family}", _files(stem, **others), "OFL-1.1")


_ONE_WEIGHT = {"light": "Regular", "bold": "Regular", "italic": "Regular"}
_NO_LIGHT = {"light": "Regular"}

TYPEFACES: dict[str, Typeface] = {
    "alegreya-sans": _free("alegreya-sans", "AlegreyaSans"),
    "arvo": _free("arvo", "Arvo", **_NO_LIGHT),
    "barlow": _free("barlow", "Barlow", bold="SemiBold"),
    "barlow-condensed": _free("barlow-condensed", "BarlowCondensed"),
    "be-vietnam": _free("be-vietnam-pro", "BeVietnamPro"),
    "caladea": Typeface("font-caladea", _files("Caladea", **_NO_LIGHT), "Apache-2.0"),
    "crimson": _free("crimson-text", "CrimsonText", **_NO_LIGHT),
    "fira-sans": _free("fira-sans", "FiraSans", bold="SemiBold"),
    "great-vibes": _free("great-vibes", "GreatVibes", **_ONE_WEIGHT),
    "hanken": Typeface(
        "font-hanken-grotesk", _files("HankenGrotesk", "otf"), "OFL-1.1"
    ),
    "hind": _free("hind", "Hind", italic="Light"),
    "kanit": _free("kanit", "Kanit", bold="Medium"),
    "lato": Typeface("font-lato", _files("Lato"), "OFL-1.1"),
    "manrope": Typeface("font-manrope", _files("Manrope", italic="Light"), "OFL-1.1"),
    "marcellus": _free("marcellus", "Marcellus", **_ONE_WEIGHT),
    "mukta": _free("mukta", "Mukta", italic="Light"),
    "oxygen": _free("oxygen", "Oxygen", italic="Light"),
    "plex-mono": _free("ibm-plex-mono", "IBMPlexMono", bold="SemiBold"),
    "plex-serif": _free("ibm-plex-serif", "IBMPlexSerif", bold="SemiBold"),
    "poppins": _free("poppins", "Poppins", bold="SemiBold"),
    "prompt": _free("prompt", "Prompt", bold="Medium"),
    "pt-sans": _free("pt-sans", "PT_Sans-Web", **_NO_LIGHT),
    "pt-serif": _free("pt-serif", "PT_Serif-Web", **_NO_LIGHT),
    "roboto": Typeface("font-roboto", _files("Roboto"), "Apache-2.0"),
    "sarabun": _free("sarabun", "Sarabun", bold="SemiBold"),
    "source-sans": Typeface(
        "font-source-sans-pro",
        _files("SourceSansPro", bold="Semibold", italic="It"),
        "OFL-1.1",
    ),
    "source-serif": Typeface(
        "font-source-serif-pro",
        _files("SourceSerifPro", bold="Semibold", italic="It"),
        "OFL-1.1",
    ),
    "spectral": _free("spectral", "Spectral", bold="SemiBold"),
    "titillium": _free("titillium-web", "TitilliumWeb", bold="SemiBold"),
    "zilla-slab": _free("zilla-slab", "ZillaSlab", bold="SemiBold"),
}
"""By name. A family without some weight gives its nearest."""
