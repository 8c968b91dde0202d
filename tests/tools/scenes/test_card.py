"""A flat card and the places of its words."""

from __future__ import annotations

import string
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardtrail.geometry import Box
from scenes import Card, draw_card, draw_lines
from scenes.fonts import TYPEFACES
from scenes.invented import HERONSGATE, NORDLICHT
from scenes.layout import Code
from scenes.layouts import LAYOUTS
from scenes.palettes import PALETTES
from scenes.samples import SAMPLES, Sample
from scenes.scene import Print

ALL_LAYOUTS = sorted(LAYOUTS)
MARGIN = 2.0 * 18  # pixels that a printer keeps free


def ink(card: Card) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """Where a dark text left its colour on a light card."""
    grey = card.pixels.min(axis=2)
    return np.asarray(grey < 200, dtype=np.bool_)


def ink_box(card: Card, near: Box) -> Box:
    """The extent of the ink in and just around ``near``."""
    left, top = int(near.left) - 4, int(near.top) - 4
    window = ink(card)[top : int(near.bottom) + 4, left : int(near.right) + 4]
    rows, columns = np.nonzero(window)
    return Box(
        left + float(columns.min()),
        top + float(rows.min()),
        left + float(columns.max()) + 1,
        top + float(rows.max()) + 1,
    )


def test_the_printed_lines_are_the_truth_in_their_order() -> None:
    card = draw_lines(["Nora Whitfield", "Ph. 916-555-0160"])
    assert [line.text for line in card.page.lines] == [
        "Nora Whitfield",
        "Ph. 916-555-0160",
    ]
    assert (card.page.height, card.page.width) == card.pixels.shape[:2] == (914, 1600)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.text(string.ascii_letters + string.digits + "@.-", min_size=2, max_size=7),
        min_size=1,
        max_size=4,
    )
)
def test_a_word_box_holds_the_ink_of_its_word_and_no_more(words: list[str]) -> None:
    card = draw_lines([" ".join(words)])
    for word in card.page.words:
        seen = ink_box(card, word.box)
        assert seen.left == pytest.approx(word.box.left, abs=1.5)
        assert seen.right == pytest.approx(word.box.right, abs=1.5)
        assert seen.top == pytest.approx(word.box.top, abs=1.5)
        assert seen.bottom == pytest.approx(word.box.bottom, abs=1.5)


def test_no_ink_lies_outside_the_boxes() -> None:
    card = draw_lines(["Marguerite Ellison", "Talent Partner", "(503) 555-0142"])
    left_over = ink(card).copy()
    for word in card.page.words:
        box = word.box
        left_over[
            int(box.top) - 1 : int(box.bottom) + 2,
            int(box.left) - 1 : int(box.right) + 2,
        ] = False
    assert not left_over.any()


def test_capitals_are_as_high_as_asked_for() -> None:
    (word,) = draw_lines(["HHH"], capital_height=44).page.words
    assert word.box.height == pytest.approx(44, abs=1)


def test_light_print_on_a_dark_card_is_lighter_than_its_card() -> None:
    card = draw_lines(["HHH"], ink=(240, 240, 230), paper=(20, 20, 40))
    assert card.pixels[2, 2].tolist() == [40, 20, 20]
    assert card.pixels.max() == 240


def test_a_line_that_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit the card"):
        draw_lines(["W" * 200])


def test_a_line_that_runs_into_the_code_is_refused() -> None:
    layout = replace(LAYOUTS["coded"], code=Code("vcard", 30, 20, 24))
    card = Print(HERONSGATE, layout, PALETTES["mono"], "lato")
    with pytest.raises(ValueError, match="does not fit beside the code"):
        card.draw()


def test_letters_are_kerned() -> None:
    font = TYPEFACES["roboto"].font("regular", 100.0)
    assert font.length("AVAV") < 2 * (font.length("A") + font.length("V"))


def test_a_typeface_that_is_not_installed_says_what_to_install() -> None:
    absent = type(TYPEFACES["lato"])("font-of-nobody", {"regular": "x.ttf"}, "OFL-1.1")
    with pytest.raises(ModuleNotFoundError, match="install the extra 'samples'"):
        absent.font("regular", 20.0)


@pytest.mark.parametrize("name", sorted(TYPEFACES))
def test_every_typeface_has_its_weights_and_umlauts(name: str) -> None:
    typeface = TYPEFACES[name]
    for weight in typeface.files:
        font = typeface.font(weight, 60.0)
        no_glyph = bytes(font.face.getmask("\U0010ffff"))
        for letter in "äöüßÄÖÜéñ&@":
            drawn = font.face.getmask(letter)
            assert drawn.getbbox() is not None
            assert bytes(drawn) != no_glyph


@pytest.mark.parametrize("name", ALL_LAYOUTS)
def test_every_layout_prints_every_detail(name: str) -> None:
    card = draw_card(
        NORDLICHT, LAYOUTS[name], PALETTES["teal"], TYPEFACES["source-sans"]
    )
    printed = {line.text.casefold() for line in card.page.lines}
    for text in (
        NORDLICHT.name,
        NORDLICHT.title,
        NORDLICHT.company,
        *NORDLICHT.address,
        *(phone.text for phone in NORDLICHT.phones),
        NORDLICHT.email,
        NORDLICHT.website,
    ):
        assert text is not None
        assert text.casefold() in printed


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.file)
def test_no_line_of_a_sample_runs_into_another_or_off_the_card(sample: Sample) -> None:
    page = sample.scene.items[0].print.draw().page
    for i, line in enumerate(page.lines):
        assert line.box.left > MARGIN
        assert line.box.right < page.width - MARGIN
        assert line.box.top > MARGIN
        assert line.box.bottom < page.height - MARGIN
        for other in page.lines[i + 1 :]:
            assert line.box.overlap(other.box) == 0, (line.text, other.text)
