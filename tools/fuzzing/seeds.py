"""Small real files of every format that is opened, as cameras and scanners write."""

from __future__ import annotations

import functools
import io
from typing import Any

from PIL import ExifTags, Image, ImageCms, ImageDraw, PngImagePlugin
from pillow_heif import register_heif_opener

SIZE = (96, 72)

_PDF = b"""%PDF-1.7
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R 7 0 R] /Count 2>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 250 150] /Rotate 90
 /Contents 4 0 R /Resources <</Font <</F 5 0 R>> /XObject <</X 6 0 R>>>>>> endobj
4 0 obj <</Length 86>> stream
BT /F 12 Tf 20 100 Td (Nora Whitfield) Tj ET q 2 0 0 2 9 9 cm /X Do Q
1 0 0 rg 9 9 50 20 re f
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
6 0 obj <</Type /XObject /Subtype /Form /BBox [0 0 90 90] /Length 44>> stream
0 0 1 RG 4 w 0 0 m 10 80 90 10 50 50 c S n
endstream endobj
7 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 150 250] /Contents 4 0 R>> endobj
trailer <</Root 1 0 R /Size 8>>
%%EOF"""


@functools.cache
def seeds() -> dict[str, bytes]:
    """The files by name, such as ``jpeg progressive``."""
    register_heif_opener()
    return _jpegs() | _pngs() | _webps() | _tiffs() | _others()


def _jpegs() -> dict[str, bytes]:
    return {
        "jpeg": _saved("JPEG", exif=_exif()),
        "jpeg progressive": _saved("JPEG", progressive=True, icc_profile=_profile()),
        "jpeg grey": _saved("JPEG", "L", comment=b"front"),
        "jpeg CMYK": _saved("JPEG", "CMYK", restart_marker_blocks=2),
        "jpeg burst": _saved("MPO", save_all=True, append_images=[_card()]),
    }


def _pngs() -> dict[str, bytes]:
    text = PngImagePlugin.PngInfo()
    text.add_text("Title", "card")
    text.add_text("Comment", "front " * 40, zip=True)
    text.add_itxt("Author", "Nora", "en", "Autor", zip=True)
    return {
        "png": _saved("PNG", exif=_exif(), icc_profile=_profile()),
        "png alpha": _saved("PNG", "RGBA", pnginfo=text, dpi=(300, 300)),
        "png palette": _saved("PNG", "P", transparency=3),
        "png 16 bit": _saved("PNG", "I;16"),
        "png 1 bit": _saved("PNG", "1"),
        "png animated": _saved("PNG", save_all=True, append_images=[_card()]),
    }


def _webps() -> dict[str, bytes]:
    return {
        "webp": _saved("WEBP", exif=_exif()),
        "webp lossless": _saved("WEBP", "RGBA", lossless=True, icc_profile=_profile()),
        "webp animated": _saved("WEBP", save_all=True, append_images=[_card()]),
    }


def _tiffs() -> dict[str, bytes]:
    kinds = {"raw": "RGB", "tiff_lzw": "RGB", "tiff_adobe_deflate": "RGBA"}
    kinds |= {"packbits": "P", "jpeg": "RGB", "group4": "1"}
    files = {
        f"tiff {kind}": _saved("TIFF", mode, compression=kind, exif=_exif())
        for kind, mode in kinds.items()
    }
    pages = [_card(), _card("L")]
    files["tiff pages"] = _saved("TIFF", save_all=True, append_images=pages)
    files["tiff big"] = _saved("TIFF", big_tiff=True)
    return files


def _others() -> dict[str, bytes]:
    return {
        "bmp": _saved("BMP"),
        "bmp palette": _saved("BMP", "P"),
        "heic": _saved("HEIF", exif=_exif().tobytes()),
        "heic alpha": _saved("HEIF", "RGBA", save_all=True, append_images=[_card()]),
        "avif": _saved("AVIF", exif=_exif()),
        "avif animated": _saved("AVIF", save_all=True, append_images=[_card()]),
        "pdf": _saved("PDF"),
        "pdf grey": _saved("PDF", "L", save_all=True, append_images=[_card("1")]),
        "pdf drawn": _PDF,
    }


def _card(mode: str = "RGB") -> Image.Image:
    picture = Image.new("RGB", SIZE, "lightgrey")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((9, 9, 86, 62), "white")
    draw.text((14, 14), "Nora\n555 0160", fill="navy")
    if mode == "I;16":
        return picture.convert("I").convert(mode)
    return picture.convert(mode)


def _saved(kind: str, mode: str = "RGB", **options: Any) -> bytes:  # noqa: ANN401
    file = io.BytesIO()
    _card(mode).save(file, kind, **options)
    return file.getvalue()


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.DateTime] = "2026:11:23 12:00:05"
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    inner[ExifTags.Base.DateTimeOriginal] = "2026:11:23 12:00:05"
    inner[ExifTags.Base.MakerNote] = b"x" * 40
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (1.0, 2.0, 3.0)
    return exif


def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
