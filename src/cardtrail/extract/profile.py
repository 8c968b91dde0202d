"""Finds profiles on social networks: their addresses, and handles with or without @."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from cardtrail.errors import InvalidValueError
from cardtrail.extract.lexicon import entries
from cardtrail.extract.spans import Span, find, is_next_row, left_neighbour
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Line, Page, Word
from cardtrail.text import fold
from cardtrail.values.domain import is_under_suffix
from cardtrail.values.profile import HOSTS, SPELT, Profile, services_in

_ALIKE = {"i": "[il1|!]", "l": "[li1|!]", "o": "[o0]", "s": "[s5]", ".": r"\s?[.,]\s?"}
"""What readers see for a character of a host."""

_SEEN = {
    "".join(_ALIKE.get(char, re.escape(char)) for char in host): host for host in HOSTS
}
_HOST = "|".join(f"(?:{seen})" for seen in _SEEN)
_LINK = re.compile(
    r"(?<![\w@.-])(?:https?\s?[:;]\s?/{0,2}\s?)?"
    r"(?:(?:www|m|mobile|[a-z]{2}(?:-[a-z]{2})?)\s?[.,]\s?)?"
    rf"(?P<host>{_HOST})\s?/\s?(?P<path>[^\s|,;()]*(?:(?<=/)\s[^\s|,;()]+)?)",
    re.IGNORECASE,
)

_NAMES = re.sub(r"\?P<\w+>", "?:", SPELT)
_NAMED = rf"(?:{_NAMES}|f|in)(?:\s?(?:id|name|handle))?"
_AND = r"\s?(?:[/|,&+·]|and|und|et|y|e)\s?"
_WRITTEN = r"[\w.](?:[\w.:-]*\w)?"
_NEXT = (
    rf"(?:tel\w*|phone|ph|fax|mob\w*|cell\w*|e-?mail|web|{_NAMES})\b|www\.|[a-z]\s?:"
)
_END = rf"(?=\s*(?:$|[|/,;&•·#])|\s+(?:@|{_NEXT}))"
"""A handle ends at a mark or at the label of something else."""

_LABELLED = re.compile(
    rf"(?<![^\W_])(?P<label>{_NAMED}(?:{_AND}{_NAMED})*)"
    rf"(?P<mark>\s?[:=]\s?|\s-\s|\s)(?P<at>@?)(?P<handle>{_WRITTEN}){_END}",
    re.IGNORECASE,
)
_ORDINARY = frozenset({"x", "f", "in", "line"})
"""Names that are other words, too, unless an @ follows."""

_PLAIN = frozenset(
    "linkedin facebook instagram twitter youtube github tiktok skype wechat".split()
)
"""Names that nothing but a handle follows, even without a mark between them."""

_HANDLE = r"[@/](?P<handle>[a-z\d_](?:[\w.-]*\w)?)"
_BARE = re.compile(rf"(?<![\w@./]){_HANDLE}{_END}", re.IGNORECASE)
_BEHIND = re.compile(
    rf"{_HANDLE}\s+(?:on|auf|sur|en|su|no|op)\s+"
    rf"(?P<label>{_NAMED}(?:{_AND}{_NAMED})*){_END}",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"(?:^|[|•·,;:/&#-])\W*(?P<invited>(?:follow|find|like|tag|see|join)\b"
    r"(?:\s(?:us|me))?(?:\s(?:on|at))?\W*)?$",
    re.IGNORECASE,
)
"""What may stand before a handle that nothing labels; one with a slash needs it."""

_PATH = re.compile(r"(?<![\w/.])/?in/(?P<handle>[\w-]{5,})(?=\s|$)", re.IGNORECASE)
"""The end of a LinkedIn address, as cards print it behind an icon."""

_LABEL = re.compile(rf"\W*(?!x\b|f\b|in\b)(?:{_NAMED})\W*", re.IGNORECASE)
_LISTS = ("title_words", "company_words", "other_words")
_FEWEST = 3  # letters of a handle that nothing labels


def profiles(page: Page) -> tuple[Candidate[Profile], ...]:
    """Every profile, each once.

    An e-mail address is none, nor is a number behind ``WhatsApp``: that is for the
    telephone.
    """
    found: dict[str, Candidate[Profile]] = {}
    taken: set[Word] = set()
    for candidate in _candidates(page):
        if taken.isdisjoint(candidate.words):
            taken.update(candidate.words)
            found.setdefault(str(candidate.value).casefold(), candidate)
    return tuple(found.values())


def is_profile_label(text: str) -> bool:
    """Whether a text is the name of a service and nothing else."""
    return _LABEL.fullmatch(text) is not None


def _candidates(page: Page) -> Iterator[Candidate[Profile]]:
    """What may be a profile, the surest first."""
    for span in find(_LINK, page):
        yield from _linked(span, page)
    for line in page.lines:
        yield from _labelled(line)
    yield from _beside_labels(page)
    for line in page.lines:
        yield from _bare(line)


def _linked(span: Span, page: Page) -> Iterator[Candidate[Profile]]:
    """The profile of an address; one that ends in a slash goes on in the next row."""
    match = _LINK.match(span.text)
    if match is None:
        return
    host = _host_meant(match["host"])
    is_cut = not match["path"] or match["path"].endswith(("/", "-"))
    below = _row_below(span.line, page) if is_cut and not span.after.strip() else None
    rest = below.text if below else ""
    yield from _candidate(
        f"{host}/{match['path']}{rest}",
        span.text + rest,
        span.words + (below.words if below else ()),
        Signal("address", 3),
        is_changed=bool(rest) or host not in span.text.casefold(),
    )


def _host_meant(seen: str) -> str:
    """The host of profiles that was read so."""
    forms = ((re.compile(form, re.IGNORECASE), host) for form, host in _SEEN.items())
    return next(host for form, host in forms if form.fullmatch(seen))


def _row_below(line: Line, page: Page) -> Line | None:
    """The single word in the row below a line."""
    return next(
        (
            other
            for other in page.lines
            if len(other.words) == 1 and is_next_row(line.box, other.box)
        ),
        None,
    )


def _labelled(line: Line) -> Iterator[Candidate[Profile]]:
    """Handles behind, or before, the names of services."""
    for match in _LABELLED.finditer(line.text):
        if match["at"] or _is_handle(match):
            yield from _of_services(line, match, match["at"] + match["handle"])
    for match in _BEHIND.finditer(line.text):
        yield from _of_services(line, match, f"@{match['handle']}")
    for match in _PATH.finditer(line.text):
        text, words = match.group().strip(), line.words_between(*match.span())
        url = f"linkedin.com/{text.removeprefix('/')}"
        yield from _candidate(url, text, words, Signal("end of an address", 2))


def _is_handle(match: re.Match[str]) -> bool:
    """Whether a word behind a label is a handle although it has no @."""
    handle = fold(match["handle"])
    label = re.sub(r"\s", "", fold(match["label"]))
    if not any(char.isalpha() for char in handle) or _is_host(handle):
        return False
    if match["mark"].strip() or label.endswith(("id", "name", "handle")):
        return label not in _ORDINARY
    return label in _PLAIN and not any(handle in entries(name) for name in _LISTS)


def _of_services(
    line: Line, match: re.Match[str], handle: str
) -> Iterator[Candidate[Profile]]:
    """A handle with its service; with none where several are named."""
    words = line.words_between(
        match.start("handle") - handle.startswith("@"), match.end("handle")
    )
    signal = Signal("label of a service", 2.5)
    text = _with_label(match["label"], handle)
    yield from _candidate(text, handle, words, signal)


def _with_label(label: str, handle: str) -> str:
    """The handle as ``Profile.parse`` understands it."""
    icons = {"f": "facebook", "in": "linkedin"}
    named = services_in(icons.get(fold(label), label))
    bare = handle.removeprefix("@")
    return f"{named[0].brand}: {bare}" if len(named) == 1 else f"@{bare}"


def _beside_labels(page: Page) -> Iterator[Candidate[Profile]]:
    """Single words right of a label in a column of its own."""
    labels = [line for line in page.lines if is_profile_label(line.text)]
    for line in page.lines if labels else ():
        beside = left_neighbour(line, page) if len(line.words) == 1 else None
        if beside in labels and not _is_host(line.text.rpartition("@")[2]):
            text = _with_label(beside.text, line.text)
            signal = Signal("label of a service", 2.5)
            yield from _candidate(text, line.text, line.words, signal)


def _bare(line: Line) -> Iterator[Candidate[Profile]]:
    """Handles that only an @ tells; a host behind an @ is the rest of an e-mail."""
    for match in _BARE.finditer(line.text):
        letters = sum(char.isalpha() for char in match["handle"])
        before = _INVITES.search(line.text[: match.start()])
        is_free = before is not None and (match[0][0] == "@" or before["invited"])
        if letters >= _FEWEST and is_free and not _is_host(match["handle"]):
            words = line.words_between(*match.span())
            signal = Signal("@ before a word", 2)
            yield from _candidate(f"@{match['handle']}", match[0], words, signal)


def _is_host(text: str) -> bool:
    return "." in text and is_under_suffix(text)


def _candidate(
    text: str,
    raw: str,
    words: tuple[Word, ...],
    signal: Signal,
    *,
    is_changed: bool = False,
) -> Iterator[Candidate[Profile]]:
    """The candidate, if the text is a profile in its form."""
    with suppress(InvalidValueError):
        value = Profile.parse(text)
        yield Candidate(value, raw, words, (signal,), is_changed=is_changed)
