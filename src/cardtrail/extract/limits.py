"""How much text a card can hold: what is beyond is kept as text, not understood."""

from __future__ import annotations

import dataclasses

from cardtrail.model.page import Page

LONGEST_LINE = 250
"""Characters of a line; the longest on 70 photographed cards has 70."""

MOST = 1000
"""Characters of a card; the fullest of the 70 has 453, noise around it included."""


def within_limits(page: Page) -> Page:
    """The part of a page in which details are looked for.

    That are its lines in reading order, without overlong ones, until the card is as
    full as none can be. So a page of a book or a readers' fit costs no more time than
    a crowded card; its lines stay in the reading as text all the same.
    """
    kept = []
    room = MOST
    for line in page.lines:
        length = len(line.text)
        if length > LONGEST_LINE:
            continue
        room -= length
        if room < 0:
            break
        kept.append(line)
    return dataclasses.replace(page, lines=tuple(kept))
