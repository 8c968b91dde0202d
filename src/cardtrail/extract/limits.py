"""How much text a card can hold: what is beyond is kept as text, not understood."""

from __future__ import annotations

import dataclasses

from cardtrail.model.page import Page
from cardtrail.text import fold

LONGEST_LINE = 250
"""Characters of a line; the longest on 70 photographed cards has 70."""

MOST_LINES, MOST = 60, 1000
"""Lines and characters of a card; the fullest of the 70 has 453 characters, and all but
one of them at most 52 lines, noise around the card included."""


def within_limits(page: Page) -> Page:
    """The part of a page in which details are looked for.

    That are its lines in reading order, without overlong ones, until the card is as
    full as none can be; a character that stands for several, as a ligature of words
    does, counts for as many. So a page of a book or a reader's fit costs no more time
    than a crowded card; all of its lines stay in the reading as text.
    """
    kept = []
    room = MOST
    for line in page.lines:
        length = len(line.text)
        if length <= LONGEST_LINE:
            length = len(fold(line.text))  # of short lines only: folding takes time
        if length <= LONGEST_LINE:
            room -= length
            kept.append(line)
        if room < 0 or len(kept) > MOST_LINES:
            return dataclasses.replace(page, lines=tuple(kept[:-1]))
    return dataclasses.replace(page, lines=tuple(kept))
