"""PP-OCR, the real one, on drawn cards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tests.ocr.pages import texts
from tests.support.cards import NORA
from tests.support.offline import is_cut_off, refuse_sockets
from tests.support.steps import flat

from cardtrail.geometry import Box
from cardtrail.imaging.flatten import turned
from cardtrail.model.page import Page
from cardtrail.model.photo import Pixels
from cardtrail.ocr.networks import open_networks
from cardtrail.ocr.paddle import PaddleReader
from cardtrail.pipeline import upright
from scenes import Card, draw_lines

BLANK = np.full((914, 1600, 3), 250, dtype=np.uint8)
ROOT = Path(__file__).parents[2]


def standing(pixels: Pixels, box: Box, quarters: int) -> tuple[Pixels, Box]:
    """A card with a line of another one turned anticlockwise, and where it stands."""
    margin = 15
    left, top, right, bottom = box.rounded
    strip = pixels[top - margin : bottom + margin, left - margin : right + margin]
    turned_strip = np.rot90(strip, quarters)
    height, width = turned_strip.shape[:2]
    card = draw_lines(["Nora Whitfield", "Hiring Manager"]).pixels.copy()
    card[200 : 200 + height, 1200 : 1200 + width] = turned_strip
    inside = Box(1200, 200, 1200 + width, 200 + height)
    return card, Box(
        inside.left + margin,
        inside.top + margin,
        inside.right - margin,
        inside.bottom - margin,
    )


@pytest.fixture(scope="module")
def reader() -> PaddleReader:
    """The real one."""
    return PaddleReader(open_networks())


@pytest.fixture(scope="module")
def card() -> Card:
    """Dark text on light paper."""
    return draw_lines(NORA)


@pytest.fixture(scope="module")
def read(reader: PaddleReader, card: Card) -> Page:
    """What it reads on that card."""
    return reader.read(flat(card.pixels))


def test_a_flat_card_is_read_word_for_word(read: Page) -> None:
    assert (read.reader, read.width, read.height) == ("paddle", 1600, 914)
    assert texts(read) == list(NORA)


def test_light_text_on_a_dark_card_is_read_word_for_word(reader: PaddleReader) -> None:
    night = draw_lines(NORA, ink=(240, 238, 230), paper=(24, 29, 42))
    assert texts(reader.read(flat(night.pixels))) == list(NORA)


def test_accents_are_read(reader: PaddleReader) -> None:
    lines = ["José Müller", "Zoë Ångström"]
    seen = reader.read(flat(draw_lines(lines, capital_height=44).pixels))
    assert texts(seen) == lines


def test_every_box_lies_on_its_word(read: Page, card: Card) -> None:
    for seen, printed in zip(read.words, card.page.words, strict=True):
        assert seen.text == printed.text
        # It knows the middle of each letter, not its width.
        assert seen.box.overlap_x(printed.box) > 0.35 * printed.box.width
        assert seen.box.overlap_x(printed.box) > 0.45 * seen.box.width
        assert seen.box.overlap_y(printed.box) > 0.8 * printed.box.height
        assert printed.box.left < seen.box.centre.x < printed.box.right
        assert printed.box.top < seen.box.centre.y < printed.box.bottom
        assert seen.box.height < 1.5 * printed.box.height


def test_boxes_of_words_on_a_line_do_not_touch(read: Page) -> None:
    for line in read.lines:
        for before, after in zip(line.words, line.words[1:], strict=False):
            assert before.box.right < after.box.left


def test_every_word_has_a_confidence(read: Page) -> None:
    assert all(0 < word.confidence <= 1 for word in read.words)


def test_a_glance_sees_all_and_is_not_repeated(
    reader: PaddleReader, read: Page, card: Card
) -> None:
    glance = reader.glance(flat(card.pixels))
    assert glance == read
    assert reader.read(flat(BLANK), glance) is glance


def test_two_columns_are_two_lines(reader: PaddleReader) -> None:
    left, right = (draw_lines([text]) for text in ("Sacramento", "Portland"))
    both = left.pixels.copy()
    both[:, 800:] = right.pixels[:, :800]
    assert texts(reader.read(flat(both))) == ["Sacramento", "Portland"]


def test_a_line_that_runs_up_the_card_is_read_in_its_order(
    reader: PaddleReader,
) -> None:
    printed = draw_lines(["Sacramento California"])
    pixels, place = standing(printed.pixels, printed.page.lines[0].box, 1)
    page = reader.read(flat(pixels))
    assert sorted(texts(page)) == [
        "Hiring Manager",
        "Nora Whitfield",
        "Sacramento California",
    ]
    (line,) = (line for line in page.lines if line.is_standing)
    assert line.text == "Sacramento California"
    assert line.box.overlap(place) > 0.8 * place.area
    lower, upper = (word.box for word in line.words)
    assert lower.top > upper.bottom


@pytest.mark.parametrize("tone", [0, 128, 250])
def test_a_blank_card_is_an_empty_page(reader: PaddleReader, tone: int) -> None:
    blank = flat(np.full_like(BLANK, tone))
    assert reader.read(blank) == Page("paddle", 1600, 914, ())


@pytest.mark.parametrize("size", [(20, 20), (3, 2000), (914, 30)])
def test_a_card_of_hardly_any_pixels_is_an_empty_page(
    reader: PaddleReader, size: tuple[int, int]
) -> None:
    assert reader.read(flat(np.full((*size, 3), 250, dtype=np.uint8))).lines == ()


def sure_letters(page: Page) -> float:
    """How many letters of lines that lie were read, each as sure as it is."""
    return sum(
        word.confidence * len(word.text)
        for line in page.lines
        if not line.is_standing
        for word in line.words
    )


def test_a_turned_card_is_far_less_legible(reader: PaddleReader, card: Card) -> None:
    straight, *others = (
        sure_letters(reader.glance(turned(flat(card.pixels), quarters)))
        for quarters in range(4)
    )
    assert straight > 80
    assert all(other < straight / 2 for other in others)


@pytest.mark.parametrize("quarters", range(4))
def test_every_turned_card_is_brought_upright(
    reader: PaddleReader, card: Card, quarters: int
) -> None:
    found, glance = upright(turned(flat(card.pixels), quarters), reader)
    assert found.pixels.shape == card.pixels.shape
    assert texts(glance) == list(NORA)


ALONE = """
import numpy as np
from cardtrail.geometry import Homography
from cardtrail.imaging.enhance import enhance
from cardtrail.model.photo import CardImage
from cardtrail.ocr.networks import open_networks
from cardtrail.ocr.paddle import PaddleReader
from scenes import draw_lines
pixels = draw_lines(["Nora Whitfield"]).pixels
card = enhance(CardImage(pixels, {}, Homography.identity(), None, 0.0))
reader = PaddleReader(open_networks())
said = [line.text for line in reader.read(card).lines]
blank = enhance(CardImage(np.full_like(pixels, 250), {}, card.to_photo, None, 0.0))
assert said == ["Nora Whitfield"] and not reader.read(blank).lines, said
"""


def test_it_reads_without_a_word_and_without_a_network(tmp_path: Path) -> None:
    guard = tmp_path / "guard"
    refuse_sockets(guard)
    path = os.pathsep.join(map(str, (guard, ROOT / "src", ROOT / "tools")))
    assert is_cut_off(path)
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", ALONE],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_it_leaves_nothing_in_the_home(tmp_path: Path) -> None:
    path = os.pathsep.join(map(str, (ROOT / "src", ROOT / "tools")))
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": path}
    run = [sys.executable, "-c", ALONE]
    subprocess.run(run, env=env, check=True, timeout=120)  # noqa: S603 - our own
    assert list(tmp_path.iterdir()) == []


def test_a_line_that_runs_down_the_card_is_read_in_its_order() -> None:
    printed = draw_lines(["Sacramento California"])
    pixels, _ = standing(printed.pixels, printed.page.lines[0].box, -1)
    page = PaddleReader(open_networks()).read(flat(pixels))
    assert "Sacramento California" in texts(page)


def test_a_narrow_character_by_itself_is_not_turned() -> None:
    card = flat(draw_lines(["1", "Nora"], capital_height=60).pixels)
    page = PaddleReader(open_networks()).read(card)
    assert texts(page)[0] in {"1", "I", "l"}


@pytest.mark.parametrize("text", ["Whitfield", "916", "0160", "Sacramento,"])
def test_a_word_looked_at_again_is_read_by_itself(
    reader: PaddleReader, card: Card, text: str
) -> None:
    place = next(word.box for word in card.page.words if word.text == text)
    assert text in reader.look_again(flat(card.pixels), place)


def test_nothing_is_seen_on_another_look_at_blank_paper(reader: PaddleReader) -> None:
    seen = reader.look_again(flat(BLANK), Box(100, 100, 300, 140))
    assert not any(char.isalnum() for text in seen for char in text)


@pytest.mark.parametrize(
    "box", [Box(-50, -50, 60, 40), Box(1590, 900, 1800, 990), Box(5, 5, 5, 5)], ids=str
)
def test_another_look_over_the_edge_of_the_card_is_no_error(
    reader: PaddleReader, card: Card, box: Box
) -> None:
    assert all(
        isinstance(text, str) for text in reader.look_again(flat(card.pixels), box)
    )
