"""What is printed beside a number tells what it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from cardtrail.extract.spans import Span, is_next_row, left_neighbour
from cardtrail.model.page import Line, Page
from cardtrail.text import fold
from cardtrail.values.phone import PhoneKind

_WORDS: tuple[tuple[str, PhoneKind], ...] = (
    (r"(?:tele?|phone|fone|ph)\W{0,3}(?:/|&|and|-)\W?fax", PhoneKind.WORK),
    (r"t\W?[/&+]\W?f", PhoneKind.WORK),
    (r"(?:tele?)?(?:fax|faks)\w*|telec\w*|telekopi\w*|facsimile|fx", PhoneKind.FAX),
    (r"mob\w*|movil|mov|cell\w*|cel|celular|handy\w*|natel|port", PhoneKind.MOBILE),
    (r"portable|(?:mob\w*|cell\w*|smart)\W{0,2}(?:tele?)?phone", PhoneKind.MOBILE),
    (r"(?:mob\w*|cel\w*)\W{0,2}(?:tel|ph|fone?)", PhoneKind.MOBILE),
    (r"(?:home|private?)\W{0,2}(?:tele?)?(?:phone|tel)", PhoneKind.HOME),
    (r"telemo\w*|tlm|komork\w*|kom|gsm|matkap\w*|hp|hand\s?phone", PhoneKind.MOBILE),
    (r"whats\s?app|di dong|viber", PhoneKind.MOBILE),
    (r"resid\w*|home|res|priv\w*|particular|domicile|after hours", PhoneKind.HOME),
    (r"tel\w*|tlf|tfn|phone|ph|fon[eo]?|puh\w*|dien thoai|office|off", PhoneKind.WORK),
    (r"durchwahl|dw|direct\w*|diret[ot]\w*|dirett\w*|direkt\w*", PhoneKind.WORK),
    (r"switchboard|pa?bx|vaxel\w*|sentralb\w*|centrali[nt]\w*", PhoneKind.WORK),
    (r"doorkies\w*|suora|zentrale|omstilling\w*|vaihde|centrala", PhoneKind.WORK),
    (r"tong dai|conmutador", PhoneKind.WORK),
    (r"(?:toll|call)\W?free|free(?:phone|call)|hot\s?line|help\s?line", PhoneKind.WORK),
    (r"oficina|ufficio|escritorio|kantoor|toimisto|biuro|buro|main", PhoneKind.WORK),
    (r"work|desk|dial|call|ddi|did", PhoneKind.WORK),
)  # fmt: skip
"""Words that label a number in the countries of the world, and what they mean."""

_ADJACENT: tuple[tuple[str, PhoneKind], ...] = (
    ("f", PhoneKind.FAX), ("[mc]|tm|📱", PhoneKind.MOBILE),
    ("[hr]|ah|casa|hem|hjem|koti|dom|thuis", PhoneKind.HOME),
    ("📠|🖷", PhoneKind.FAX),
    (r"[tpdow]|d[dlw]|dt|bh|☎|✆|☏|🕿|📞|🕾", PhoneKind.WORK),
    (r"central(?=\W*:)|standard|geral|fixe|fij[oa]|fisso|fast\w*", PhoneKind.WORK),
    (r"bureau|kontor|lavoro|trab\w*|travail|arbeit|arbete|werk|praca", PhoneKind.WORK),
    (r"service|info|line|lin(?:ea|ha)|ligne|numero verde|numero vert", PhoneKind.WORK),
)  # fmt: skip
"""Letters and words of other uses that label a number right behind them."""

_SCRIPTS: tuple[tuple[str, PhoneKind], ...] = (
    ("携帯", PhoneKind.MOBILE), ("휴대", PhoneKind.MOBILE),
    ("핸드폰", PhoneKind.MOBILE),
    ("手機", PhoneKind.MOBILE), ("手机", PhoneKind.MOBILE), ("行動", PhoneKind.MOBILE),
    ("ファックス", PhoneKind.FAX), ("ファクス", PhoneKind.FAX), ("팩스", PhoneKind.FAX),
    ("傳真", PhoneKind.FAX), ("传真", PhoneKind.FAX),
    ("自宅", PhoneKind.HOME), ("자택", PhoneKind.HOME), ("住宅", PhoneKind.HOME),
    ("電話", PhoneKind.WORK), ("电话", PhoneKind.WORK), ("전화", PhoneKind.WORK),
    ("代表", PhoneKind.WORK), ("대표", PhoneKind.WORK), ("直通", PhoneKind.WORK),
    ("總機", PhoneKind.WORK),
)  # fmt: skip
"""Labels in scripts that have no words parted by spaces."""

_HAND_HELD = re.compile(r"(?<![^\W_])(?:đt)?dđ(?![^\W_])", re.IGNORECASE)
"""Vietnamese "di động"; without its stroke it would be a direct line."""

_LABELS = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        *((rf"(?<![^\W_])({words})(?![^\W\d_])", kind) for words, kind in _WORDS),
        *((rf"(?<![^\W_])({near})\W{{0,4}}$", kind) for near, kind in _ADJACENT),
        *((f"({re.escape(fold(word))})", kind) for word, kind in _SCRIPTS),
    )
)
_REACH = 24  # characters before a number in which its label stands
_LONGEST = 3  # words of a line that is a label and nothing else
_BRACKETED = re.compile(r"\s*[(\[]\s*([^)\]\d]+?)\s*[)\]]")
_TRAILING = re.compile(r"\s*+-?\s*+([^\W\d_][^\d|/,;•·@]*+)(?:$|[|/,;•·])")
_PARTED = re.compile(r"[|/,;•·]\W*$")


@lru_cache(maxsize=1024)
def labelled(text: str) -> PhoneKind | None:
    """The kind that the last label in a text names: the one nearest to the number.

    Readers see ``Facsirnile`` where ``Facsimile`` is printed.
    """
    folded = fold(_HAND_HELD.sub("mobile", text))
    return _last_label(folded) or _last_label(folded.replace("rn", "m"))


def _last_label(folded: str) -> PhoneKind | None:
    ends = [
        (match.end(1), -rank, kind)
        for rank, (pattern, kind) in enumerate(_LABELS)
        for match in pattern.finditer(folded)
    ]
    return max(ends)[2] if ends else None


def label_of(span: Span, page: Page) -> PhoneKind | None:
    """The kind that is printed before a number, behind, left of its line or above."""
    before = _nearest(span.before)
    bracketed = _BRACKETED.match(span.after)
    trailing = _TRAILING.match(span.after)
    sources: list[str] = [bracketed[1]] if bracketed else []
    if trailing and _PARTED.search(before):  # its label stands behind the one before
        sources.append(trailing[1])
    sources.append(before)
    if sum(map(str.isalpha, before)) < 2:
        sources += [trailing[1]] if trailing else []
        if left := left_neighbour(span.line, page):
            sources.append(_nearest(left.text))
        sources += _above(span.line, page.lines)
    return next((kind for text in sources if (kind := labelled(text))), None)


def _nearest(before: str) -> str:
    """What stands behind the last number in a text, as far as a label reaches."""
    return re.split(r"\d{4,}", before)[-1][-_REACH:]


def _above(line: Line, lines: Sequence[Line]) -> list[str]:
    """The row above a line if it is a label alone, with nothing to the right of it."""
    rows = [
        other
        for other in lines
        if other.box.top < line.box.top and is_next_row(other.box, line.box)
    ]
    return [
        row.text
        for row in rows
        if len(row.words) <= _LONGEST
        and not re.search(r"[\d@]", row.text)
        and not any(
            other.box.left > row.box.right
            and other.box.overlap_y(row.box) > 0.5 * row.box.height
            for other in lines
        )
    ]
