"""Codes on drawn cards say who stands there, to readers that nobody here wrote."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import vobject
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cardtrail.ocr.code_contact import CodePhone
from cardtrail.ocr.mecard import read_mecard
from cardtrail.ocr.vcard import read_vcard
from cardtrail.values.phone import PhoneKind
from scenes.code import code_image, code_text, draw_code, fits
from scenes.invented import HERONSGATE, LARKFIELD, TRELAWNEY
from scenes.layout import Code, Says
from scenes.people import Person, PrintedPhone

DENSITY = 18.0
HOSTILE = r"O;Neil, Sons\\ & Co: 3\n4 \; BEGIN:VCARD"
ALL: tuple[Says, ...] = ("vcard", "mecard", "url")

hostile = st.text("aZ9 ,;:\\n\n\"'=", min_size=1, max_size=20).map(str.strip)
words = hostile.filter(bool)


def printed(code: Code, text: str) -> Image.Image:
    """A grey US card with nothing on it but the code."""
    canvas = Image.new("RGB", (1600, 914), (120, 130, 140))
    draw_code(canvas, code, text, DENSITY)
    return canvas


def decoded(picture: Image.Image) -> list[str]:
    """What is written in the QR codes of a picture."""
    found = zxingcpp.read_barcodes(
        np.asarray(picture.convert("L")), text_mode=zxingcpp.TextMode.Plain
    )
    return [code.text for code in found]


def drawn(code: Code, text: str) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is not the grey of the card, in pixels."""
    pixels = np.asarray(printed(code, text))
    rows, columns = np.nonzero((pixels != (120, 130, 140)).any(axis=2))
    return (
        int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1
    )  # fmt: skip


@pytest.mark.parametrize("says", ALL)
def test_a_printed_code_is_decoded_to_its_text(says: Says) -> None:
    text = code_text(HERONSGATE, says)
    assert decoded(printed(Code(says, 60, 20, 24), text)) == [text]


def test_a_code_stands_on_white_in_the_middle_of_its_place() -> None:
    text = code_text(HERONSGATE, "url")
    left, top, right, bottom = drawn(Code("url", 60, 20, 18), text)
    assert (left + right) / 2 == pytest.approx(69 * DENSITY, abs=1)
    assert (top + bottom) / 2 == pytest.approx(29 * DENSITY, abs=1)
    assert right - left == bottom - top <= 18 * DENSITY


@pytest.mark.parametrize("module", [1, 4, 7])
def test_every_module_is_a_square_of_whole_pixels(module: int) -> None:
    fine = np.asarray(code_image("https://heronsgate.example", 1))
    assert np.unique(fine).tolist() == [0, 255]
    coarse = np.asarray(code_image("https://heronsgate.example", module))
    assert np.array_equal(np.kron(fine, np.ones((module, module))), coarse)


def test_a_quiet_zone_of_four_modules_surrounds_a_code() -> None:
    """ISO/IEC 18004; the corner of a finder pattern is dark."""
    grey = np.asarray(code_image("https://heronsgate.example", 5))
    dark_rows, dark_columns = np.nonzero(grey == 0)
    assert dark_rows.min() == dark_columns.min() == 20
    assert dark_rows.max() == dark_columns.max() == len(grey) - 21
    assert grey[20, 20] == 0


def test_a_place_that_is_too_small_for_the_text_is_refused() -> None:
    text = code_text(LARKFIELD, "vcard")
    assert fits(text, 20, DENSITY)
    assert not fits(text, 12, DENSITY)
    with pytest.raises(ValueError, match="does not fit its 12 mm"):
        printed(Code("vcard", 60, 20, 12), text)


@pytest.mark.parametrize(("left", "top"), [(72, 10), (-1, 10), (10, 33), (10, -1)])
def test_a_place_beyond_the_card_is_refused(left: float, top: float) -> None:
    with pytest.raises(ValueError, match="does not fit the card"):
        printed(Code("url", left, top, 18), "https://heronsgate.example")


def test_a_vcard_holds_every_detail_of_the_card() -> None:
    card = vobject.readOne(code_text(LARKFIELD, "vcard"))
    assert card.version.value == "3.0"
    assert (card.n.value.given, card.n.value.family) == ("Desmond", "Achterberg")
    assert card.fn.value == LARKFIELD.name
    assert card.title.value == LARKFIELD.title
    assert card.org.value == [LARKFIELD.company]
    assert card.adr.value.street == "\n".join(LARKFIELD.address)
    assert [(tel.value, tel.type_param) for tel in card.tel_list] == [
        ("+13035550128", "work"),
        ("+13035550129", "fax"),
        ("+17205550191", "cell"),
    ]
    assert card.email.value == LARKFIELD.email
    assert card.url.value == "https://www.larkfield.example"


def test_what_is_not_on_the_card_is_not_in_its_code() -> None:
    card = vobject.readOne(code_text(TRELAWNEY, "vcard"))
    assert "email" not in card.contents
    bare = replace(TRELAWNEY, address=(), phones=(), website=None)
    assert code_text(bare, "mecard") == "MECARD:N:Trelawney,Gus;ORG:Trelawney Joinery;;"
    with pytest.raises(ValueError, match="Gus Trelawney has no website"):
        code_text(bare, "url")


def test_every_office_and_extension_is_in_a_vcard() -> None:
    phone = PrintedPhone("T 020 7946 0182 x31", "+442079460182", PhoneKind.WORK, "31")
    person = replace(
        HERONSGATE, phones=(phone,), branches=(("9 Elm St", "Yuma, AZ 85364"),)
    )
    card = vobject.readOne(code_text(person, "vcard"))
    assert [adr.value.street for adr in card.adr_list] == [
        "318 Thistledown Way\nTucson, AZ 85701", "9 Elm St\nYuma, AZ 85364",
    ]  # fmt: skip
    assert card.tel.value == "+442079460182 ext. 31"


def test_a_mecard_holds_what_it_has_a_place_for() -> None:
    """It has none for titles, nor for what a number is for: no fax stands there."""
    contact = read_mecard(code_text(LARKFIELD, "mecard"))
    assert contact.name == LARKFIELD.name
    assert contact.company == LARKFIELD.company
    assert contact.phones == (CodePhone("+13035550128"), CodePhone("+17205550191"))
    assert contact.emails == (LARKFIELD.email,)
    assert contact.websites == ("https://www.larkfield.example",)
    assert [line for one in contact.addresses for line in one.lines() if line] == [
        "5200 Cottonwood Parkway, Denver, CO 80205"
    ]


def test_a_name_of_one_word_is_a_family_name() -> None:
    person = replace(HERONSGATE, name="Thornbury")
    assert vobject.readOne(code_text(person, "vcard")).n.value.family == "Thornbury"
    assert read_mecard(code_text(person, "mecard")).name == "Thornbury"


def spelt(first: str, *others: str) -> Person:
    """Somebody of whom everything is spelt with separators."""
    return replace(
        HERONSGATE,
        name=f"Ann {first}",
        title=first,
        company=first,
        address=(first, *others),
        email=f"{first}@heronsgate.example",
    )


@given(words, words)
def test_separators_in_the_details_survive_a_vcard(one: str, other: str) -> None:
    text = code_text(spelt(one, other), "vcard")
    card = vobject.readOne(text)
    assert card.fn.value == f"Ann {one}"
    assert card.title.value == one
    assert card.org.value == [one]
    assert card.adr.value.street == f"{one}\n{other}"
    assert card.email.value == f"{one}@heronsgate.example"
    contact = read_vcard(text)
    assert (contact.title, contact.company) == (one, one)


@given(words)
def test_separators_in_the_details_survive_a_mecard(one: str) -> None:
    contact = read_mecard(code_text(spelt(one), "mecard"))
    assert contact.name.split() == f"Ann {one}".split()
    assert contact.company == one
    assert contact.addresses[0].street == one
    assert contact.emails == (f"{one}@heronsgate.example",)
    assert len(contact.phones) == 2


@pytest.mark.parametrize("says", ["vcard", "mecard"])
def test_separators_survive_print_and_reading(says: Says) -> None:
    text = code_text(spelt(HOSTILE), says)
    (seen,) = decoded(printed(Code(says, 30, 5, 30), text))
    contact = (read_vcard if says == "vcard" else read_mecard)(seen)
    assert contact.company == HOSTILE
    assert contact.emails == (f"{HOSTILE}@heronsgate.example",)
