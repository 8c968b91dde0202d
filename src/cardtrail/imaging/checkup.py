"""Whether pictures can be opened here, and what works on them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

from cardtrail.install import GLIB, LIB_GL, pip, system
from cardtrail.model.finding import Finding, State

_OPENCVS = (
    "opencv-python",
    "opencv-python-headless",
    "opencv-contrib-python",
    "opencv-contrib-python-headless",
)
"""Packages that all bring the same folder ``cv2``."""

_LIBRARIES: Mapping[str, Mapping[str, str]] = {
    "libGL": LIB_GL,
    "libglib": GLIB,
    "libgthread": GLIB,
}
"""The system's libraries that opencv-python is known to need, by how they begin."""

_FORMATS: Mapping[str, str] = {
    ".jpg": "JPEG", ".png": "PNG", ".webp": "WebP", ".tiff": "TIFF", ".bmp": "BMP",
    ".heic": "HEIC", ".avif": "AVIF", ".pdf": "PDF",
}  # fmt: skip
_PACKAGES: Mapping[str, str] = {".heic": "pillow-heif", ".pdf": "pypdfium2"}
"""What opens a format, where it isn't Pillow itself."""


def opencv() -> Finding:
    """OpenCV: whether it loads, and whether there is one alone."""
    versions = dict(_installed(_OPENCVS))
    try:
        import cv2
    except ImportError as error:
        return _not_loaded(error, versions)
    # A folder named cv2 that is left of another package imports, too, but is empty.
    if not hasattr(cv2, "imdecode"):
        again = pip(*versions or ("opencv-python",), again=True)
        return Finding(
            State.BROKEN, "cv2 is an empty folder", f"Install it again with: {again}"
        )
    named = ", ".join(f"{name} {version}" for name, version in versions.items())
    if len(set(versions.values())) > 1:
        newest = max(versions.values(), key=_number)
        again = pip(*(f"{name}=={newest}" for name in versions), again=True)
        return Finding(
            State.ATTENTION,
            f"two packages that overwrite each other: {named}",
            f"Bring them to one version with: {again}",
        )
    return Finding(State.OK, named or f"OpenCV {cv2.__version__}")


def network() -> Finding:
    """The network that finds the cards on a photo."""
    import numpy as np

    from cardtrail.imaging import marks

    found = marks.mark(np.full((64, 96, 3), 127, np.uint8))
    if not np.isfinite(found.card).all():
        return Finding(
            State.BROKEN,
            "marks.onnx gives no numbers",
            f"Install it again with: {pip('cardtrail', again=True)}",
        )
    size = Path(marks.__file__).with_name("marks.onnx").stat().st_size
    return Finding(State.OK, f"marks.onnx, {size / 1e6:.1f} MB")


def formats() -> Finding:
    """Which kinds of pictures open: one of each is written and opened again."""
    with tempfile.TemporaryDirectory() as folder:
        faults = {
            suffix: fault
            for suffix in _FORMATS
            if (fault := _fault(Path(folder) / f"card{suffix}"))
        }
    opened = [name for suffix, name in _FORMATS.items() if suffix not in faults]
    if not faults:
        return Finding(State.OK, ", ".join(opened))
    packages = sorted({_PACKAGES.get(suffix, "pillow") for suffix in faults})
    named = "; ".join(
        f"{_FORMATS[suffix]} ({fault})" for suffix, fault in faults.items()
    )
    return Finding(
        # Whoever has no such photos can do without.
        State.ATTENTION if ".jpg" not in faults else State.BROKEN,
        f"{', '.join(opened) or 'none'}; not {named}",
        f"Install what opens them again with: {pip(*packages, again=True)}",
    )


def _fault(path: Path) -> str:
    """Why a picture of this kind can't be opened; "" if it can."""
    from cardtrail.imaging.load import load
    from cardtrail.imaging.specimen import specimen

    try:
        specimen().save(path)
        load(path)
    except Exception as error:  # noqa: BLE001 - whatever a codec raises
        return str(error).partition("\n")[0].replace(str(path), "it")[:100]
    return ""


def _not_loaded(error: ImportError, versions: Mapping[str, str]) -> Finding:
    library = next((x for x in _LIBRARIES if str(error).startswith(x)), None)
    if library is not None:
        return Finding(
            State.BROKEN,
            f"it needs a library of the system: {error}",
            # Where the one is lacking, so is the other.
            system(LIB_GL, GLIB),
        )
    is_there = bool(versions) and not isinstance(error, ModuleNotFoundError)
    state = State.BROKEN if is_there else State.MISSING
    get = pip(*versions or ("opencv-python",), again=bool(versions))
    return Finding(state, str(error), f"Install it with: {get}")


def _installed(names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Those of these packages that are installed, and their versions."""
    for name in names:
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            continue


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
