"""How much one photo may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one photo may cost; the defaults are those of the settings.

    Attributes:
        megapixels: of a picture. 108-megapixel phones are the largest; decoded it is
            360 MB.
        file_megabytes: of a file. The largest pictures without compression have so
            much, and so do PDFs with a stack of scanned pages.
        pages: of a file: a stack of cards, and no book by mistake.
        cards: on one page.
        photo_seconds: that a worker may take over one page; one of 12 megapixels takes
            it about 2.
        reader_seconds: that a reader in company may take for one call; one card takes
            it about half a second.
    """

    megapixels: int = 120
    file_megabytes: int = 400
    pages: int = 50
    cards: int = 40
    photo_seconds: int = 90
    reader_seconds: int = 30


USUAL = Limits()
"""What holds where nobody says otherwise."""
