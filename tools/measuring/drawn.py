"""Drawn scenes, saved as the JPEG files that phones write, and read by the pipeline."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cardtrail.geometry import Box
from cardtrail.imaging.enhance import enhance
from cardtrail.imaging.load import pages
from cardtrail.model.page import Page, Word
from cardtrail.model.photo import CardImage, Photo, Pixels
from cardtrail.model.reading import Reading
from cardtrail.ocr.reader import Reader
from cardtrail.pipeline import NOBODY, Observer, scan
from measuring.matching import reading_of
from scenes import encode_jpeg, photograph
from scenes.sampling import random_scene
from scenes.scene import Scene
from scenes.truth import Truth

MEASURING = 1_000_000
"""The first seed that is kept for measuring: nothing is built while looking at them."""

COUNTRY = "US"
"""For cards that name none."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the readers saw of one card.

    Attributes:
        printed: the words that can be seen whole, with their boxes on the flat card.
        hidden: boxes of the words that can't.
        pages: of each reader, by its name.
        looks: what a reader saw in a place that it looked at again.
        agreed: what became of them.
        apart: the pages of readers that read without company.
    """

    printed: tuple[Word, ...]
    hidden: tuple[Box, ...]
    pages: Mapping[str, Page]
    looks: Mapping[tuple[str, Box], tuple[str, ...]]
    agreed: Page
    apart: Mapping[str, Page]


@dataclass(frozen=True, slots=True)
class ReadCard:
    """One card of a scene with what was read of it.

    Attributes:
        seed: of its scene.
        number: 0, 1, ... in the scene.
        truth: what is printed, and where.
        reading: None where it has none of its own: not found, or taken for one card
            with another.
        seen: what led to the reading; None without one.
    """

    seed: int
    number: int
    truth: Truth
    reading: Reading | None
    seen: Seen | None


def read_scene(
    seed: int, readers: Sequence[Reader], apart: Sequence[Reader] = ()
) -> tuple[ReadCard, ...]:
    """Draws the scene of a seed and reads it; its cards in their order.

    Args:
        seed: of the scene.
        readers: that read it together.
        apart: that read each card once more, without company.
    """
    scene = random_scene(seed)
    shot = photograph(scene)
    witness = _Witness(apart)
    heard = [_Heard(reader, witness.heard) for reader in readers]
    readings = read_file(scene, shot.pixels, heard, witness)
    frame = Box(0, 0, shot.pixels.shape[1], shot.pixels.shape[0]).quad
    found = [reading_of(truth, readings, frame) for truth in shot.truths]
    own = [None if found.count(one) > 1 else one for one in found]
    return tuple(
        ReadCard(seed, i, truth, reading, witness.of(reading, truth))
        for i, (truth, reading) in enumerate(zip(shot.truths, own, strict=True))
    )


def read_file(
    scene: Scene,
    pixels: Pixels,
    readers: Sequence[Reader],
    observer: Observer = NOBODY,
) -> tuple[Reading, ...]:
    """What the pipeline makes of the scene's file."""
    content = encode_jpeg(pixels, orientation=scene.orientation, quality=scene.quality)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scene.jpg"
        path.write_bytes(content)
        return tuple(
            reading
            for photo in pages(path)
            for reading in scan(photo, readers, COUNTRY, observer)
        )


@dataclass
class _Answers:
    """What readers saw of one card."""

    pages: dict[str, Page] = field(default_factory=dict)
    looks: dict[tuple[str, Box], tuple[str, ...]] = field(default_factory=dict)


@dataclass
class _Heard:
    """A reader whose answers are kept."""

    reader: Reader
    answers: _Answers

    @property
    def name(self) -> str:
        return self.reader.name

    @property
    def versions(self) -> tuple[str, ...]:
        return self.reader.versions

    def glance(self, card: CardImage) -> Page:
        return self.reader.glance(card)

    def read(self, card: CardImage, glance: Page | None = None) -> Page:
        page = self.reader.read(card, glance)
        self.answers.pages[self.name] = page
        return page

    def look_again(self, card: CardImage, box: Box) -> tuple[str, ...]:
        seen = self.reader.look_again(card, box)
        self.answers.looks[self.name, box] = seen
        return seen


@dataclass
class _Witness:
    """Keeps each card with what was read on it."""

    apart: Sequence[Reader]
    heard: _Answers = field(default_factory=_Answers)
    cards: list[tuple[CardImage, _Answers, Page]] = field(default_factory=list)

    def prepared(self, photo: Photo, number: int, card: CardImage) -> None:
        """See Observer."""

    def read(self, photo: Photo, number: int, card: CardImage, page: Page) -> None:
        """See Observer."""
        del photo, number
        answers = _Answers(dict(self.heard.pages), dict(self.heard.looks))
        self.cards.append((card, answers, page))
        self.heard.pages.clear()
        self.heard.looks.clear()

    def of(self, reading: Reading | None, truth: Truth) -> Seen | None:
        """What led to a reading."""
        if reading is None:
            return None
        card, answers, agreed = next(
            entry for entry in self.cards if entry[0].outline == reading.outline
        )
        back = card.to_photo.inverse()
        whole: list[Word] = []
        partly: list[Word] = []
        for word, is_visible in zip(truth.page.words, truth.visible, strict=True):
            box = back.map_quad(truth.warp.map_quad(word.box.quad)).box
            (whole if is_visible else partly).append(Word(word.text, box, 1.0))
        return Seen(
            printed=tuple(whole),
            hidden=tuple(word.box for word in partly),
            pages=answers.pages,
            looks=answers.looks,
            agreed=agreed,
            apart={one.name: one.read(_for(one, card)) for one in self.apart},
        )


def _for(reader: Reader, card: CardImage) -> CardImage:
    """The card in the versions that a reader looks at."""
    return enhance(card, reader.versions)
