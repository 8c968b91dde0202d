"""Layouts put together by chance are many, and every line finds its place."""

from __future__ import annotations

import functools
import itertools
from dataclasses import replace

import numpy as np
import pytest

from cardtrail.geometry import Box
from scenes.card import Card, set_card
from scenes.designs import SCHEMES, Design, fitted, random_design
from scenes.fonts import TYPEFACES
from scenes.invented import SAWTOOTH
from scenes.layout import Part
from scenes.palettes import PALETTES, random_palette
from scenes.people import Person, Translation
from scenes.sampling import random_print
from scenes.scene import Print

PLAIN = Design("us", "left", "stacked", " | ", "none", None, False, False, 1.0)
BILINGUAL = replace(
    SAWTOOTH,
    title="Project Engineer",
    company="Groupe Kestrel",
    translation=Translation("Ingénieure de projet", "Kestrel Group"),
)


@functools.cache
def some(count: int = 16) -> tuple[Print, ...]:
    rng = np.random.default_rng(5)
    return tuple(random_print(rng) for _ in range(count))


@functools.cache
def drawn() -> tuple[Card, ...]:
    return tuple(print_.draw() for print_ in some())


def test_there_are_far_more_than_forty_layouts() -> None:
    rng = np.random.default_rng(1)
    designs = [random_design(rng) for _ in range(300)]
    kinds = {(d.size, d.scheme, d.contacts, d.frame, d.logo) for d in designs}
    assert len(kinds) > 200
    assert len({(d.scheme, d.contacts) for d in designs}) > 40


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_every_scheme_prints_every_detail(scheme: str) -> None:
    design = Design("us", scheme, "stacked", " | ", "none", None, False, False, 0.9)
    typeface = TYPEFACES["source-sans"]
    layout = fitted(design, SAWTOOTH, PALETTES["mono"], typeface)
    assert layout is not None
    settings = set_card(SAWTOOTH, layout, PALETTES["mono"], typeface)
    printed = {setting.part for setting in settings}
    assert printed >= {
        Part.NAME, Part.TITLE, Part.COMPANY, Part.ADDRESS, Part.PHONES, Part.EMAIL,
    }  # fmt: skip


@pytest.mark.parametrize("title_first", [False, True])
@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_a_second_language_stands_right_below_the_first(
    scheme: str, *, title_first: bool
) -> None:
    design = replace(PLAIN, scheme=scheme, title_first=title_first, scale=0.9)
    layout = fitted(design, BILINGUAL, PALETTES["mono"], TYPEFACES["source-sans"])
    assert layout is not None
    card = Print(BILINGUAL, layout, PALETTES["mono"], "source-sans").draw()
    printed = dict(zip(card.parts, card.page.lines, strict=True))
    order = list(card.parts)
    for first, second in (
        (Part.TITLE, Part.SECOND_TITLE),
        (Part.COMPANY, Part.SECOND_COMPANY),
    ):
        assert order.index(second) == order.index(first) + 1
    assert printed[Part.TITLE].text == "Project Engineer"
    assert printed[Part.SECOND_TITLE].text == "Ingénieure de projet"
    assert printed[Part.SECOND_COMPANY].text == "Kestrel Group"


def test_no_line_touches_another_or_leaves_the_card() -> None:
    for card in drawn():
        sheet = Box(0, 0, card.page.width, card.page.height)
        for line in card.page.lines:
            assert line.box.overlap(sheet) == pytest.approx(line.box.area)
        for one, other in itertools.combinations(card.page.lines, 2):
            assert one.box.overlap(other.box) == 0, (one.text, other.text)


def test_no_logo_covers_a_line() -> None:
    for print_, card in zip(some(), drawn(), strict=False):
        for mark in print_.layout.marks:
            if mark.right - mark.left < 9 or mark.shape == "frame":
                continue
            if min(mark.right - mark.left, mark.bottom - mark.top) < 6:
                continue
            box = Box(mark.left, mark.top, mark.right, mark.bottom).scaled(18)
            assert all(box.overlap(line.box) == 0 for line in card.page.lines)


def test_contacts_on_one_line_stand_between_separators() -> None:
    design = Design("us", "foot", "joined", " | ", "none", None, False, False, 0.8)
    layout = fitted(design, SAWTOOTH, PALETTES["mono"], TYPEFACES["roboto"])
    assert layout is not None
    page = Print(SAWTOOTH, layout, PALETTES["mono"], "roboto").draw().page
    assert "Office (208) 555-0117 | Cell (986) 555-0154" in [
        line.text for line in page.lines
    ]


def test_vertical_text_is_read_from_below() -> None:
    """The words of the firm on the spine follow each other upwards."""
    design = Design("us", "spine", "stacked", " | ", "none", None, False, False, 1.0)
    layout = fitted(design, SAWTOOTH, PALETTES["mono"], TYPEFACES["roboto"])
    assert layout is not None
    card = Print(SAWTOOTH, layout, PALETTES["mono"], "roboto").draw()
    line = card.page.lines[card.parts.index(Part.COMPANY)]
    first, second = line.words
    assert first.text == "Sawtooth"
    assert first.box.top > second.box.bottom
    assert first.box.height > 2 * first.box.width
    window = card.pixels[
        int(second.box.top) : int(second.box.bottom),
        int(second.box.left) : int(second.box.right),
    ]
    assert window.min() < 120
    assert (window < 120).any(axis=(1, 2)).mean() > 0.8


def test_a_person_who_fits_no_card_is_refused() -> None:
    wordy = Person("W" * 90, "x", "y", (), ())
    assert fitted(PLAIN, wordy, PALETTES["mono"], TYPEFACES["roboto"]) is None


def test_the_text_is_legible_in_every_palette() -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1."""
    rng = np.random.default_rng(2)
    for _ in range(80):
        palette = random_palette(rng)
        low, high = sorted(map(luminance, (palette.paper, palette.text)))
        assert (high + 0.05) / (low + 0.05) > 4.5


def luminance(colour: tuple[int, int, int]) -> float:
    light = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (value / 255 for value in colour)
    ]
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
