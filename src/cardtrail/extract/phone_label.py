"""What is printed beside a number tells what it is for."""

from __future__ import annotations

import re

from cardtrail.text import fold
from cardtrail.values.phone import PhoneKind

_WORDS: tuple[tuple[str, PhoneKind], ...] = (
    (r"(?:tele?|phone|fone|ph)\W{0,3}(?:/|&|and|-)\W?fax", PhoneKind.WORK),
    (r"tele?fax|telec\w*|telekopi\w*|fax|faks|facsimile|fx", PhoneKind.FAX),
    (r"mob\w*|movil|mov|cell\w*|cel|handy|natel|port|portable", PhoneKind.MOBILE),
    (r"kom|gsm|hp|whats\s?app", PhoneKind.MOBILE),
    (r"resid\w*|home|res|priv\w*", PhoneKind.HOME),
    (r"tel\w*|tlf|phone|ph|fone|puh|office|off|direct\w*|main", PhoneKind.WORK),
    (r"work|desk|durchwahl|dial|call|switchboard|pbx|toll\W?free", PhoneKind.WORK),
)  # fmt: skip
"""Words that label a number, and what they mean."""

_LETTERS: tuple[tuple[str, PhoneKind], ...] = (
    ("f", PhoneKind.FAX), ("[mc]", PhoneKind.MOBILE), ("[hr]", PhoneKind.HOME),
    ("[tpdow]|☎|✆", PhoneKind.WORK),
)  # fmt: skip
"""Letters that label a number right behind them."""

_LABELS = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        *((rf"(?<![^\W_])(?:{words})(?![^\W\d_])", kind) for words, kind in _WORDS),
        *((rf"(?<![^\W_])(?:{letter})\W{{0,4}}$", kind) for letter, kind in _LETTERS),
    )
)


def labelled(text: str) -> PhoneKind | None:
    """The kind that the last label in a text names: the one nearest to the number."""
    folded = fold(text)
    ends = [
        (match.end(), -rank, kind)
        for rank, (pattern, kind) in enumerate(_LABELS)
        for match in pattern.finditer(folded)
    ]
    return max(ends)[2] if ends else None
