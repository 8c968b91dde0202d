"""How much on a page is text rather than noise."""

from __future__ import annotations

from cardtrail.model.page import Page

NOISE = 0.2
"""Confidence below which a word is dirt, a logo or a rule."""


def legibility(page: Page) -> float:
    """The letters and digits of a page, each as far as it is more than noise.

    On a blurred photo every word is in doubt, and yet more of them are words in the
    right turn than in any other. Lines that run up or down don't count.
    """
    return sum(
        (word.confidence - NOISE) * sum(char.isalnum() for char in word.text)
        for line in page.lines
        if not line.is_standing
        for word in line.words
    )
