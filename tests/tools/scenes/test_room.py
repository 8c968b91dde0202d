"""Codes find a free place on cards put together by chance, or none."""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cardtrail.geometry import Box
from cardtrail.imaging.flatten import flatten
from cardtrail.imaging.locate import Outline
from cardtrail.model.photo import Photo
from cardtrail.ocr.codes import find_codes
from scenes import Item, Print, Scene, photograph
from scenes.camera import Camera
from scenes.card import PIXELS_PER_MM
from scenes.code import code_text
from scenes.fonts import TYPEFACES
from scenes.invented import HERONSGATE, SAWTOOTH
from scenes.layout import Code, Column, Layout, Mark, Part, Style
from scenes.palettes import PALETTES
from scenes.room import coded, free_spot
from scenes.sampling import plain_print, random_print
from scenes.warp import Place

COUNT = 200
CARD = Layout(88.9, 50.8, ())


@functools.cache
def prints() -> tuple[Print, ...]:
    rng = np.random.default_rng(11)
    return tuple(random_print(rng) for _ in range(COUNT))


def with_codes() -> list[tuple[Print, Code]]:
    """The prints that have a code."""
    return [(one, one.layout.code) for one in prints() if one.layout.code]


def test_about_one_card_in_ten_has_a_code() -> None:
    assert 0.06 * COUNT < len(with_codes()) < 0.16 * COUNT


def test_most_codes_are_vcards_and_every_kind_is_there() -> None:
    kinds = Counter(code.says for _, code in with_codes())
    assert set(kinds) == {"vcard", "mecard", "url"}
    assert kinds.most_common(1)[0][0] == "vcard"


def test_a_code_takes_nothing_from_the_chance_of_other_cards() -> None:
    """Each card is what it would be if no card had a code, and so is the next."""
    ours, theirs = np.random.default_rng(11), np.random.default_rng(11)
    for _ in range(60):
        one, plain = random_print(ours), plain_print(theirs)
        assert plain.layout.code is None
        assert replace(one, layout=replace(one.layout, code=None)) == plain
        assert ours.bit_generator.state == theirs.bit_generator.state


def test_no_line_touches_a_code() -> None:
    for print_, code in with_codes():
        place = code.box.scaled(PIXELS_PER_MM)
        page = print_.draw().page
        assert place.overlap(Box(0, 0, page.width, page.height)) == pytest.approx(
            place.area
        )
        for line in page.lines:
            assert line.box.overlap(place) == 0, line.text


def test_no_mark_touches_a_code_and_frames_run_around_it() -> None:
    for print_, code in with_codes():
        for mark in print_.layout.marks:
            shared = mark.box.overlap(code.box)
            if mark.shape == "frame":
                assert shared == pytest.approx(code.box.area)
            else:
                assert shared == 0, mark


@pytest.mark.parametrize("number", range(5))
def test_a_code_is_read_on_the_flat_card_of_a_photo(number: int) -> None:
    print_, code = with_codes()[number]
    camera = Camera(width=2000, height=1500, tilt=12, towards=25)
    shot = photograph(
        Scene((Item(print_, Place(turn=7.0)),), camera=camera, seed=number)
    )
    photo = Photo(Path("scene.jpg"), shot.pixels, "0" * 64, None)
    flat = flatten(photo, Outline(shot.truths[0].outline, 1.0))
    (found,) = find_codes(flat.pixels)
    assert found.text == code_text(print_.person, code.says)
    height, width = flat.pixels.shape[:2]
    layout = print_.layout
    middle = found.outline.box.centre
    assert middle.x / width == pytest.approx(code.box.centre.x / layout.width, abs=0.01)
    assert middle.y / height == pytest.approx(
        code.box.centre.y / layout.height, abs=0.01
    )


def test_a_code_takes_the_free_corner_beside_text_and_logo() -> None:
    column = Column(6, 6, ((Part.NAME, Style(13)), (Part.TITLE, Style(8))))
    logo = Mark("disc", 67, 6, 82, 21)
    layout = replace(CARD, columns=(column,), marks=(logo,))
    found = coded(layout, "url", HERONSGATE, PALETTES["mono"], TYPEFACES["lato"])
    assert found.code == Code("url", 88.9 - 6 - 18, 50.8 - 6 - 18, 18)
    assert replace(found, code=None) == layout


def test_a_card_without_room_gets_no_code() -> None:
    full = replace(CARD, marks=(Mark("box", 10, 10, 79, 41),))
    typeface = TYPEFACES["lato"]
    assert coded(full, "vcard", SAWTOOTH, PALETTES["mono"], typeface) == full


@pytest.mark.parametrize("side", [14.0, 15.0])
def test_squares_shrink_until_they_find_room(side: float) -> None:
    taken = [Box(30, 0, 89, 51), Box(0, 0, 25, 10), Box(0, 34, 30, 51)]
    spot = free_spot(CARD, taken, (18.0, 16.0, side), 1.0)
    assert spot is not None
    assert (spot.left, spot.width) == pytest.approx((6, side))
    assert spot.centre.y == pytest.approx(CARD.height / 2)
    assert free_spot(CARD, taken, (18.0, 16.0), 1.0) is None
