"""Pages of two readers for the tests of what becomes of them."""

from __future__ import annotations

from tests.ocr.pages import page

from cardtrail.model.page import Line, Page, Word
from cardtrail.ocr.agree import agree

KNOWN = frozenset("nora whitfield manager hiring sacramento larkspur avenue".split())
LINES = ("Nora Whitfield", "Hiring Manager", "916 555 0160", "nora@alder.example")


def is_word(word: str) -> bool:
    return word in KNOWN


def paddle(*lines: str | Line, confidence: float = 0.9) -> Page:
    return page(*lines, reader="paddle", confidence=confidence)


def tesseract(*lines: str | Line, confidence: float = 0.9) -> Page:
    return page(*lines, reader="tesseract", confidence=confidence)


def both(first: str | Line, second: str | Line) -> Page:
    """The page of two readers who saw one line each, at the same place."""
    agreed = agree([paddle(first), tesseract(second)], is_word)
    assert agreed == agree([tesseract(second), paddle(first)], is_word)
    return agreed


def of(result: Page, text: str) -> Word:
    (word,) = (word for word in result.words if word.text == text)
    return word
