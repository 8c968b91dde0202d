"""What readers would have seen of a card whose words are known, and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from cardtrail.extract.assemble import assemble
from cardtrail.extract.lexicon import is_word
from cardtrail.geometry import Box, Homography
from cardtrail.model.contact import Contact
from cardtrail.model.page import Line, Page, Word
from cardtrail.model.photo import CardImage
from cardtrail.model.reading import Problem
from cardtrail.ocr.agree import agree
from cardtrail.ocr.layout import items
from cardtrail.ocr.names import NAMES
from cardtrail.validate.check import validate
from measuring.drawn import COUNTRY

LOOK_ALIKES = {
    "O": "0", "0": "O", "o": "0", "l": "1", "1": "l", "I": "l", "5": "S", "S": "5",
    "8": "B", "6": "8", "3": "8", "e": "c", "c": "e", "u": "v", "n": "r", ".": ",",
    ",": ".", "-": " ", "m": "rn", "a": "o", "t": "f", "h": "b",
}  # fmt: skip
"""What readers took for what on photographed cards."""

SURE, UNSURE = 0.97, 0.75
"""Confidence of readers in words without an error and in those with one."""


def misread(page: Page, errors: float, rng: np.random.Generator) -> Page:
    """What the readers agree on of a card.

    Args:
        page: its true words.
        errors: the share of characters that each reader takes for others that look
            like them, and of the gaps that it leaves out.
        rng: where chance comes from.
    """
    return agree(
        [
            replace(page, reader=name, lines=items(_seen(page, errors, rng)))
            for name in NAMES
        ],
        is_word,
    )


def understood(page: Page) -> tuple[Contact, tuple[Problem, ...]]:
    """What a card of those words means, and what a person should know about it."""
    nowhere = np.zeros((1, 1, 3), np.uint8)
    flat = CardImage(nowhere, {}, Homography.identity(), None, certainty=1.0)
    return validate(assemble(page, flat, COUNTRY))


def _seen(page: Page, errors: float, rng: np.random.Generator) -> Iterator[Line]:
    """The lines of a card as a reader might see them."""
    for line in page.lines:
        words: list[Word] = []
        for word in line.words:
            text = "".join(
                LOOK_ALIKES.get(char, char) if rng.random() < errors else char
                for char in word.text
            )
            sure = SURE if text == word.text else UNSURE
            seen = replace(word, text=text, confidence=sure)
            if words and rng.random() < errors:
                seen = _joined(words.pop(), seen)
            words.append(seen)
        yield Line(tuple(words))


def _joined(first: Word, second: Word) -> Word:
    """Two words without the gap between them."""
    box = Box.around((first.box, second.box))
    return Word(first.text + second.text, box, UNSURE)
