"""Texts that nobody prints: every script, controls, near misses, far too much of it."""

from __future__ import annotations

from hypothesis import strategies as st

from cardtrail.extract.limits import LONGEST_LINE
from cardtrail.geometry import Box
from cardtrail.model.page import Line, Page, Word

PIECES = (
    # Marks and spaces in endless runs.
    *".-@ _,;:|/()[]<>\"'\\#&+*~^·•",
    "\t", "\x00", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\ue000",
    # Zero width, bidi controls, combining marks out of order, what folds to many.
    "\u200b", "\u200d", "\u202e", "\u2066", "\u0301", "\u0316\u0301", "e\u0301", "İ",
    "ß", "ﷺ", "㎏", "ｱ", "\uff11", "\u0661", "日本", "日", "\U0001d538",
    "😀", "👩\u200d💻", "ศ", "ा", "한국",
    # Nearly, or entirely, a detail.
    "1", "1 ", "1-", "1/", "0-", "00 1 ", "+1 ", "(0", "(1) ", "1x", "x1 ", "O1",
    "ext ", "916-555-0160 ", "+1 916 555 0160, ", "0800 ABCDEFG ", "tel ", "tel fax ",
    "T 1 ", "a@", "@a", "a@a.", "a @ a . ", "nora@alder.example ", "a.", ".com",
    "a.com ", "e-mail ", "mail:", "www.", "http://", "www.alder.example ", "in/",
    "linkedin ", "410 Larkspur Avenue, ", "Sacramento, CA 95814 ", "CA95814",
    "SE 123 45 ", "1234 AB ", "D-10115 B", "p.o.box ", "St. 1 ", "str. ", "-ku ",
    "United States ", "New York Tokyo ", "vat ", "vat1", "registered in a", "nr. ",
    "Nora Whitfield, ", "NORA ", "Nora - ", "A.B.", "K.V.", "Dr. N. W., ", "Mc", "von ",
    "Manager ", "managermanager", "CEO ", "Alder Finch Ltd, ", "s.a. ", "and ", "dept ",
)  # fmt: skip
"""What hostile texts are made of; to each pattern in the program something is near."""

_WORDS = st.text(min_size=1, max_size=12)
_MIXED = st.lists(st.sampled_from(PIECES) | _WORDS, max_size=30).map("".join)
_RUNS = st.builds(
    lambda before, piece, times, after: before + piece * times + after,
    st.sampled_from(["", "a@", "1 ", "Nora "]),
    st.sampled_from(PIECES),
    st.integers(1, LONGEST_LINE),
    st.sampled_from(["", "!", "x", "1"]),
)
_SIZES = st.sampled_from([7, 22, 60, LONGEST_LINE, 1_000, 100_000])
_FULL = st.builds(
    lambda piece, width: (piece * width)[:width], st.sampled_from(PIECES), _SIZES
)
_CROWDED = st.builds(
    lambda line, times: "\n".join([line] * times), _FULL, st.integers(1, 60)
).map(lambda text: text[:200_000])

TEXTS = st.one_of(st.text(max_size=300), _MIXED, _RUNS, _FULL, _CROWDED)
"""Texts of up to 200,000 characters in up to some thousand lines."""


def printed(text: str) -> Page:
    """A page with these lines, their words 40 pixels apart, as no reader would."""
    rows = [row.split() for row in text.split("\n")]
    lines = (
        Line(
            tuple(
                Word(word, Box(40 * i, 42 * row, 40 * i + 30, 42 * row + 30), 0.95)
                for i, word in enumerate(words)
            )
        )
        for row, words in enumerate(rows)
        if words
    )
    return Page("hostile", 1050, 600, tuple(lines))
