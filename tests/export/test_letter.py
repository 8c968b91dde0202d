"""Letters and envelopes, read back from their PDF."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.letters import ANNA

from cardtrail.errors import LetterError
from cardtrail.export.letter import envelope, letter
from cardtrail.model.draft import Draft, Form, Sender
from cardtrail.model.followup import Step
from cardtrail.text import printable

NOTE = Draft(
    contact=12,
    step=Step.NOTE,
    form=Form.LETTER,
    name="Nora Whitfield",
    to=("Nora Whitfield", "Alder & Finch", "410 Larkspur Avenue", "Sacramento, CA"),
    text="Dear Nora Whitfield,\n\nThank you.\n\nKind regards\n\nAnna Weber",
    day="24 November 2026",
)
MM = 72 / 25.4  # points
LETTERS = st.characters(
    codec="iso8859-15", exclude_categories=["Cc", "Cf"]
) | st.sampled_from("αβγδΩЖдяїßłőșğŞ")


def pages(data: bytes) -> list[str]:
    """The text of each page, line by line."""
    with pypdfium2.PdfDocument(data) as document:
        return [
            page.get_textpage().get_text_range().replace("\r\n", "\n")
            for page in document
        ]


def size(data: bytes) -> tuple[int, int]:
    """Width and height of the first page, rounded to mm."""
    with pypdfium2.PdfDocument(data) as document:
        wide, high = document[0].get_size()
    return round(wide / MM), round(high / MM)


def ink(data: bytes) -> tuple[float, float, float, float]:
    """Where anything is printed on the first page: left, top, right, bottom in mm."""
    with pypdfium2.PdfDocument(data) as document:
        picture = document[0].render(scale=2).to_pil().convert("L")
    box = picture.point(lambda value: 255 if value < 200 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = (edge / 2 / MM for edge in box)
    return left, top, right, bottom


def test_a_letter_says_who_writes_when_and_to_whom() -> None:
    (text,) = pages(letter(NOTE, ANNA))

    assert text.splitlines() == [
        "Anna Weber",
        "7 Mill Lane, Sacramento, CA 95816 · +1 916 555 0142 · anna.weber@example.com",
        "24 November 2026",
        *NOTE.to,
        "Dear Nora Whitfield,",
        "Thank you.",
        "Kind regards",
        "Anna Weber",
    ]


@pytest.mark.parametrize(
    ("country", "paper", "cover"),
    [("US", (216, 279), (241, 105)), ("DE", (210, 297), (220, 110))],
)
def test_paper_and_envelope_are_those_of_the_senders_country(
    country: str, paper: tuple[int, int], cover: tuple[int, int]
) -> None:
    sender = replace(ANNA, country=country)

    assert size(letter(NOTE, sender)) == paper
    assert size(envelope(NOTE, sender)) == cover


def test_a_letter_keeps_its_margins() -> None:
    left, top, right, bottom = ink(letter(NOTE, ANNA))

    assert left == pytest.approx(30, abs=0.7)
    assert right == pytest.approx(216 - 30, abs=0.7)
    assert 20 < top < 30
    assert bottom < 279 - 25


def test_there_is_room_to_sign_above_the_name() -> None:
    signed = ink(letter(NOTE, ANNA))[3]
    unsigned = ink(letter(replace(NOTE, text=f"{NOTE.text}, Berlin"), ANNA))[3]

    assert signed - unsigned == pytest.approx(15, abs=1)


def test_a_long_letter_goes_on_on_the_next_page() -> None:
    found = pages(letter(replace(NOTE, text="\n\n".join(["Hello there."] * 90)), ANNA))

    assert len(found) > 1
    assert sum(page.count("Hello there.") for page in found) == 90


def test_an_unknown_sender_leaves_the_head_out() -> None:
    (text,) = pages(letter(NOTE, Sender()))

    assert text.startswith("24 November 2026\n")


def test_an_envelope_has_the_address_and_the_sender() -> None:
    (text,) = pages(envelope(NOTE, ANNA))

    assert text.splitlines() == ["Anna Weber", *ANNA.address, *NOTE.to]


@pytest.mark.parametrize(
    ("address", "country"),
    [
        (("Lindenstraße 4", "10969 Berlin"), ["GERMANY"]),
        (("Lindenstraße 4", "10969 Berlin", "Germany"), []),
    ],
)
def test_from_abroad_a_letter_finds_its_way_back(
    address: tuple[str, ...], country: list[str]
) -> None:
    sender = replace(ANNA, address=address, country="DE")

    (text,) = pages(envelope(replace(NOTE, country="US"), sender))
    (home,) = pages(envelope(replace(NOTE, country="DE"), sender))

    assert text.splitlines() == ["Anna Weber", *address, *country, *NOTE.to]
    assert home.splitlines() == ["Anna Weber", *address, *NOTE.to]


def test_an_envelope_of_an_unknown_sender_has_the_address_alone() -> None:
    data = envelope(NOTE, Sender(name="Anna Weber"))

    assert pages(data)[0].splitlines() == list(NOTE.to)
    assert ink(data)[0] == pytest.approx(241.3 * 0.43, abs=0.7)


@pytest.mark.parametrize(
    "lines",
    [
        NOTE.to,
        ("Nora",) * 14,
        ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten",) * 4,
        ("W" * 400,),
    ],
)
def test_an_address_never_leaves_its_place_on_the_envelope(
    lines: tuple[str, ...],
) -> None:
    data = envelope(replace(NOTE, to=lines), Sender(country="GB"))

    left, top, right, bottom = ink(data)
    assert left >= 220 * 0.43 - 0.5, "the left half is the sender's"
    assert top >= 110 * 0.46 - 0.5, "the stamp stands above"
    assert right <= 220 - 10
    assert bottom <= 110 - 16, "the post prints its barcode below"
    assert pages(data)[0].split() == " ".join(lines).split()


@settings(max_examples=30)
@given(st.text(alphabet=LETTERS, max_size=60).map(printable))
def test_any_european_name_is_printed_as_it_is(name: str) -> None:
    shown = f"x{name}x"
    data = envelope(replace(NOTE, name=shown, to=(shown,)), Sender())

    assert "".join(pages(data)[0].split()) == "".join(shown.split())
    with pypdfium2.PdfDocument(data) as document:
        assert document.get_metadata_value("Title") == f"Envelope to {shown}"


def test_what_the_typeface_lacks_is_told_and_not_set() -> None:
    with pytest.raises(LetterError) as caught:
        envelope(replace(NOTE, to=("田中 宏",)), ANNA)

    assert str(caught.value).startswith(
        "The typeface has no “田” (CJK UNIFIED IDEOGRAPH-7530), “中” ("
    )
    assert "config set drafts.font FILE" in str(caught.value)
    assert caught.value.exit_code == 5


def test_a_font_of_ones_own_sets_what_the_typeface_lacks() -> None:
    font = resources.files("fontpkg_kanit") / "files" / "Kanit-Regular.ttf"
    thai = replace(NOTE, to=("Nora Whitfield", "กรุงเทพ"))
    with resources.as_file(font) as file:
        data = envelope(thai, Sender(), file)

    assert "กรุงเทพ" in pages(data)[0]
    with pytest.raises(LetterError, match="THAI CHARACTER KO KAI"):
        envelope(thai, Sender())


def test_what_is_no_font_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font at all")

    for file in (broken, tmp_path / "missing.ttf", tmp_path):
        with pytest.raises(LetterError, match="is no font that can be used"):
            letter(NOTE, ANNA, file)


def test_letters_with_marks_apart_are_set_as_one() -> None:
    (text,) = pages(envelope(replace(NOTE, to=("Zu\u0308rich",)), Sender()))

    assert text.strip() == "Zürich"
