"""QR codes on cards: what they say of a person, and how they are printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import numpy as np
import zxingcpp
from PIL import Image

from cardtrail.values.phone import PhoneKind
from scenes.layout import Code, Says
from scenes.people import Person, PrintedPhone

FINEST = 25.4 / 600 * 5
"""Millimetres that a module takes at least: five dots of a 600 dpi printer."""

_TYPES: dict[PhoneKind, str] = {
    PhoneKind.MOBILE: "cell",
    PhoneKind.WORK: "work",
    PhoneKind.FAX: "fax",
    PhoneKind.HOME: "home",
    PhoneKind.OTHER: "voice",
}
"""What a number is for (RFC 2426, 3.3.1)."""

_VCARD_SPECIAL = re.compile(r"[\\;,]")
_MECARD_SPECIAL = re.compile(r"[\\;,:]")
_BREAK = re.compile(r"\r\n|\r|\n")


def code_text(person: Person, says: Says) -> str:
    """What the code of ``person`` says: nothing that is not on the card, too.

    Raises:
        ValueError: the card has no website that a code could say.
    """
    return _TEXTS[says](person)


def code_image(
    text: str,
    module: int,
    model: zxingcpp.BarcodeFormat = zxingcpp.BarcodeFormat.QRCode,
) -> Image.Image:
    """A code, black on white, with its quiet zone; ``module`` is in pixels.

    The quiet zone of a QR code is 4 modules wide (ISO/IEC 18004).

    Returns:
        A picture of mode ``L``.
    """
    drawn = zxingcpp.write_barcode_to_image(
        zxingcpp.create_barcode(text, model), scale=module
    )
    return Image.fromarray(np.array(drawn, dtype=np.uint8))


def fits(text: str, side: float, density: float) -> bool:
    """Whether a code of ``side`` millimetres has modules coarse enough to print.

    ``density`` is in pixels per millimetre; a module takes whole pixels.
    """
    return _module(text, side * density) >= FINEST * density


def draw_code(canvas: Image.Image, code: Code, text: str, density: float) -> None:
    """Prints the code in the middle of its place; ``density`` in pixels per millimetre.

    It comes out smaller than its place, where its modules don't fill that evenly.

    Raises:
        ValueError: the place reaches beyond the canvas, or is too small for the text.
    """
    place = code.box.scaled(density)
    if min(place.left, place.top) < 0 or (
        place.right > canvas.width or place.bottom > canvas.height
    ):
        raise ValueError("The code does not fit the card.")
    if not fits(text, code.side, density):
        raise ValueError(
            f"The code does not fit its {code.side:g} mm: its modules would be finer"
            " than can be printed."
        )
    symbol = code_image(text, _module(text, place.width))
    left = round(place.centre.x - symbol.width / 2)
    top = round(place.centre.y - symbol.height / 2)
    canvas.paste(symbol, (left, top))


def _module(text: str, room: float) -> int:
    """Whole pixels for each module of a code that has ``room`` pixels in all."""
    return int(room // code_image(text, 1).width)


def _vcard(person: Person) -> str:
    """A vCard 3.0 (RFC 2426)."""
    lines = (f"{name}:{value}" for name, value in _properties(person))
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD"))


def _properties(person: Person) -> Iterator[tuple[str, str]]:
    given, family = _parted(person.name)
    yield "N", f"{_text(family)};{_text(given)};;;"
    yield "FN", _text(person.name)
    yield "TITLE", _text(person.title)
    yield "ORG", _text(person.company)
    for lines in filter(None, (person.address, *person.branches)):
        # All of it is the street: how a country parts its lines is not known here.
        street = _text("\n".join(lines))
        yield "ADR;TYPE=work", f";;{street};;;;"
    for phone in person.phones:
        yield f"TEL;TYPE={_TYPES[phone.kind]}", _text(_number(phone))
    if person.email is not None:
        yield "EMAIL", _text(person.email)
    if person.website is not None:
        yield "URL", _url(person)


def _mecard(person: Person) -> str:
    """A MECARD (NTT DOCOMO): it doesn't tell a number for faxes from others."""
    given, family = _parted(person.name)
    fields = [
        ("N", ",".join(map(_field, filter(None, (family, given))))),
        ("ORG", _field(person.company)),
        *(
            ("TEL", _field(_number(phone)))
            for phone in person.phones
            if phone.kind is not PhoneKind.FAX
        ),
        ("EMAIL", _field(person.email or "")),
        ("ADR", _field(", ".join(person.address))),
        ("URL", _field(_url(person)) if person.website else ""),
    ]
    told = (f"{key}:{value};" for key, value in fields if value)
    return f"MECARD:{''.join(told)};"


def _url(person: Person) -> str:
    if person.website is None:
        raise ValueError(f"The card of {person.name} has no website for a code.")
    return f"https://{person.website}"


_TEXTS: dict[Says, Callable[[Person], str]] = {
    "vcard": _vcard,
    "mecard": _mecard,
    "url": _url,
}


def _parted(name: str) -> tuple[str, str]:
    """Given and family name: the last word is taken for the latter."""
    given, _, family = name.rpartition(" ")
    return given, family


def _number(phone: PrintedPhone) -> str:
    if phone.extension is None:
        return phone.number
    return f"{phone.number} ext. {phone.extension}"


def _text(value: str) -> str:
    r"""A value with its separators and line breaks escaped (RFC 6350, 3.4)."""
    return _BREAK.sub(r"\\n", _VCARD_SPECIAL.sub(r"\\\g<0>", value))


def _field(value: str) -> str:
    """A value of a MECARD with its separators escaped."""
    return _MECARD_SPECIAL.sub(r"\\\g<0>", value)
