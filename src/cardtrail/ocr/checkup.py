"""Whether cards can be read here: by whom, in which languages, with which models."""

from __future__ import annotations

from importlib import metadata

from cardtrail.errors import EngineMissingError
from cardtrail.install import TESSERACT, pip, system
from cardtrail.model.finding import Finding, State, told
from cardtrail.ocr.engine import (
    HAS_WHEEL,
    InProcess,
    data_folder,
    installed_program,
    open_engine,
)

_NO_LANGUAGES = frozenset({"osd", "equ"})
"""Data files of Tesseract that are for no language."""


def tesseract() -> Finding:
    """Tesseract itself, in this process or as a program."""
    try:
        import tesserocr
    except ImportError as error:
        return _program(error)
    version = tesserocr.tesseract_version().split()[1]
    wrapped = metadata.version("tesserocr")
    return Finding(State.OK, f"Tesseract {version} in tesserocr {wrapped}")


def languages(language: str) -> Finding:
    """The languages that Tesseract can read, and whether those set are among them.

    Args:
        language: those set, as Tesseract names them, such as ``eng+deu``.
    """
    try:
        engine = open_engine(language)
    except EngineMissingError as error:
        return told(State.MISSING, error)
    if not isinstance(engine, InProcess):
        _, there = installed_program()
        return Finding(State.OK, _listed(there, language))
    folder = data_folder(language)
    there = tuple(path.stem for path in folder.glob("*.traineddata"))
    return Finding(State.OK, f"{_listed(there, language)}, in {folder}")


def language(code: str) -> Finding:
    """The data of one language that is an extra.

    Args:
        code: as Tesseract names it, and as the extra is called.
    """
    try:
        open_engine(code)
    except EngineMissingError:
        get = f"Install it with: {pip(f'cardtrail[{code}]')}"
        return Finding(State.MISSING, "not installed", get)
    return Finding(State.OK, code)


def second_reader() -> Finding:
    """The packages that run PP-OCR."""
    # Here, as it stands on OpenCV: without that Tesseract is still looked for.
    from cardtrail.ocr import networks

    if not networks.is_installed():
        return Finding(
            State.MISSING,
            "not installed: Tesseract reads alone, and finds less",
            f"Install it with: {networks.HOW_TO_INSTALL}",
        )
    import onnxruntime  # noqa: F401

    versions = (f"{name} {metadata.version(name)}" for name in networks.PACKAGES)
    return Finding(State.OK, ", ".join(versions))


def models() -> Finding:
    """The networks of PP-OCR: whether they are there, and load."""
    from cardtrail.ocr import networks

    try:
        networks.open_networks()
    except EngineMissingError as error:
        return told(State.BROKEN, error)
    named = (
        f"{path.name}, {path.stat().st_size / 1e6:.0f} MB"
        for path in networks.model_files()
    )
    return Finding(State.OK, "; ".join(named))


def codes() -> Finding:
    """QR codes: whether one that is drawn here is read."""
    import numpy as np
    import zxingcpp

    from cardtrail.ocr.codes import find_codes

    version = f"zxing-cpp {metadata.version('zxing-cpp')}"
    text = "MECARD:N:Whitfield,Nora;;"
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    grey = np.array(zxingcpp.write_barcode_to_image(code, scale=6), dtype=np.uint8)
    found = find_codes(np.repeat(grey[..., None], 3, axis=2))
    if [each.text for each in found] != [text]:
        again = pip("zxing-cpp", again=True)
        return Finding(
            State.BROKEN,
            f"{version} reads no code",
            f"Install it again with: {again}",
        )
    return Finding(State.OK, version)


def _program(error: ImportError) -> Finding:
    """What there is where the library can't be had."""
    way = f"Install it with: {pip('tesserocr')}" if HAS_WHEEL else system(TESSERACT)
    try:
        version, _ = installed_program()
    except (EngineMissingError, ImportError):
        return Finding(
            State.MISSING, f"neither tesserocr ({error}) nor the program tesseract", way
        )
    wrapped = metadata.version("pytesseract")
    found = f"Tesseract {version}, a program that pytesseract {wrapped} starts"
    if HAS_WHEEL:
        return Finding(State.ATTENTION, f"{found}; tesserocr is quicker", way)
    return Finding(State.OK, found)


def _listed(there: tuple[str, ...], language: str) -> str:
    known = ", ".join(sorted(set(there) - _NO_LANGUAGES))
    return f"{known}; your setting is {language}"
