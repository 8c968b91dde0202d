"""Free typefaces from PyPI packages: the same glyphs on every machine."""

from __future__ import annotations

import functools
import importlib.metadata
from dataclasses import dataclass
from typing import Literal

from PIL import ImageFont, features

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

    def font(self, weight: Weight, size: float) -> ImageFont.FreeTypeFont:
        """The font of ``weight`` with an em of ``size`` pixels.

        Raises:
            ModuleNotFoundError: the package of the typeface is not installed.
        """
        return _load(self.distribution, self.files[weight], size)


@functools.lru_cache(maxsize=256)
def _load(distribution: str, file: str, size: float) -> ImageFont.FreeTypeFont:
    try:
        package = importlib.metadata.distribution(distribution)
    except importlib.metadata.PackageNotFoundError as missing:
        raise ModuleNotFoundError(
            f"The typeface package {distribution} is not installed; install the extra"
            " 'samples' to draw cards.",
            name=distribution,
        ) from missing
    path = package.locate_file(f"{distribution.replace('-', '_')}/files/{file}")
    return ImageFont.truetype(str(path), size, layout_engine=_layout_engine())


def kerns() -> bool:
    """Whether Pillow can kern here: its Raqm needs the FriBiDi library at run time."""
    return features.check_feature("raqm") is True


def _layout_engine() -> ImageFont.Layout:
    return ImageFont.Layout.RAQM if kerns() else ImageFont.Layout.BASIC


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
