"""What is printed beside a number tells what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cardtrail.extract.spans import Span, is_next_row, left_neighbour
from cardtrail.model.page import Line, Page
from cardtrail.text import fold
from cardtrail.values.phone import PhoneKind


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says of its number.

    Attributes:
        kind: what the number is for.
        is_direct: whether it rings on the person's own desk.
    """

    kind: PhoneKind
    is_direct: bool = False


def _told(kinds: Iterable[tuple[str, PhoneKind]]) -> Iterator[tuple[str, Label]]:
    yield from ((words, Label(kind)) for words, kind in kinds)


def _direct(labels: Iterable[str]) -> Iterator[tuple[str, Label]]:
    yield from ((words, Label(PhoneKind.WORK, is_direct=True)) for words in labels)


_OWN = r"durchwahl|dw|dire[ck]t(?!eu|o?r)\w*|dirett[aeio]|diret[ao]s?"
_OWN += r"|doorkies\w*|suora|ddi|did"
_SAID = r"dial\w*|line|(?:tele)?phone|tel\w*|call|number|no|nr"
_DIRECT = (rf"(?:{_OWN})(?:\W{{0,3}}(?:{_SAID}))?",)
"""Words that label a person's own line, with what is said behind them."""

_DIRECT_ADJACENT = ("d[dlw]?|dt",)
"""Letters that do so right before a number."""

_DIRECT_SCRIPTS = ("直通", "직통")

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
    (r"direct\w*|diret[ot]\w*|dirett\w*|direkt\w*", PhoneKind.WORK),
    (r"switchboard|pa?bx|vaxel\w*|sentralb\w*|centrali[nt]\w*", PhoneKind.WORK),
    (r"zentrale|omstilling\w*|vaihde|centrala", PhoneKind.WORK),
    (r"tong dai|conmutador", PhoneKind.WORK),
    (r"(?:toll|call)\W?free|free(?:phone|call)|hot\s?line|help\s?line", PhoneKind.WORK),
    (r"oficina|ufficio|escritorio|kantoor|toimisto|biuro|buro|main", PhoneKind.WORK),
    (r"work|desk|dial|call", PhoneKind.WORK),
)  # fmt: skip
"""Words that label a number in the countries of the world, and what they mean."""

_ADJACENT: tuple[tuple[str, PhoneKind], ...] = (
    ("f", PhoneKind.FAX), ("[mc]|tm|📱", PhoneKind.MOBILE),
    ("[hr]|ah|casa|hem|hjem|koti|dom|thuis", PhoneKind.HOME),
    ("📠|🖷", PhoneKind.FAX),
    (r"[tpow]|bh|☎|✆|☏|🕿|📞|🕾", PhoneKind.WORK),
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
    ("代表", PhoneKind.WORK), ("대표", PhoneKind.WORK),
    ("總機", PhoneKind.WORK),
)  # fmt: skip
"""Labels in scripts that have no words parted by spaces."""

_HAND_HELD = re.compile(r"(?<![^\W_])(?:đt)?dđ(?![^\W_])", re.IGNORECASE)
"""Vietnamese "di động"; without its stroke it would be a direct line."""

_TABLES: tuple[tuple[str, Iterable[tuple[str, Label]]], ...] = (
    (r"(?<![^\W_])({})(?![^\W\d_])", (*_direct(_DIRECT), *_told(_WORDS))),
    (r"(?<![^\W_])({})\W{{0,4}}$", (*_direct(_DIRECT_ADJACENT), *_told(_ADJACENT))),
    (
        r"({})",
        (
            *_direct(map(fold, _DIRECT_SCRIPTS)),
            *_told((fold(word), kind) for word, kind in _SCRIPTS),
        ),
    ),
)
_LABELS = tuple(
    (re.compile(pattern.format(words), re.IGNORECASE), label)
    for pattern, labels in _TABLES
    for words, label in labels
)
_REACH = 24  # characters before a number in which its label stands
_LONGEST = 3  # words of a line that is a label and nothing else
_BRACKETED = re.compile(r"\s*[(\[]\s*([^)\]\d]+?)\s*[)\]]")
_TRAILING = re.compile(r"\s*+-?\s*+([^\W\d_][^\d|/,;•·@]*+)(?:$|[|/,;•·])")
_PARTED = re.compile(r"[|/,;•·]\W*$")


@lru_cache(maxsize=1024)
def labelled(text: str) -> Label | None:
    """What the last label in a text says: the one nearest to the number.

    Readers see ``Facsirnile`` where ``Facsimile`` is printed.
    """
    folded = fold(_HAND_HELD.sub("mobile", text))
    return _last_label(folded) or _last_label(folded.replace("rn", "m"))


def _last_label(folded: str) -> Label | None:
    ends = [
        (match.end(1), -rank)
        for rank, (pattern, _) in enumerate(_LABELS)
        for match in pattern.finditer(folded)
    ]
    return _LABELS[-max(ends)[1]][1] if ends else None


def label_of(span: Span, page: Page) -> Label | None:
    """The label that is printed before a number, behind, left of its line or above."""
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
    return next((found for text in sources if (found := labelled(text))), None)


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
