"""Whether titles, companies and kinds of numbers are those that people typed by eye."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Protocol

from cardtrail.extract.company_evidence import ends_with_form, says_only_firm
from cardtrail.text import fold
from cardtrail.values.phone import PhoneKind

Json = Mapping[str, Any]
"""A label, or a card as ``cardtrail scan --json`` prints it."""

KINDS = {
    "office": frozenset({PhoneKind.WORK}),
    "mobile": frozenset({PhoneKind.MOBILE}),
    "fax": frozenset({PhoneKind.FAX}),
    "home": frozenset({PhoneKind.HOME}),
    "other": frozenset({PhoneKind.OTHER, PhoneKind.HOME}),
}
"""What the labels' words for kinds of numbers mean; some have no word for home."""

BETWEEN_LINES = re.compile(r"(?:, | / | \| |\n)")
"""What labels put between the lines of one detail."""

SHORTEST = 4
"""Letters from which a line is a detail of its own, and no "Inc." or "PhD"."""


class Scorer(Protocol):
    """What of the scorer beside the labels is needed here."""

    def best_reading(self, label: Json, readings: list[Json]) -> Json | None:
        """Of several cards read in one photo the one that the label is of."""

    def phone_key(self, text: str, country: str | None) -> str:
        """What two spellings of one number have in common."""


Marks = dict[str, list[bool]]
"""Whether each detail that was judged is right, by the figure that it counts in."""


def figures(
    labels: Iterable[Json], readings: Iterable[Json], scorer: Scorer
) -> dict[str, float]:
    """The share that is right of titles, of companies and of kinds of numbers, 0..1.

    Args:
        labels: one for each photo.
        readings: one for each card found, of any photo.
        scorer: the module beside the labels.
    """
    by_file: defaultdict[str, list[Json]] = defaultdict(list)
    for reading in readings:
        by_file[PurePath(reading["photo"]).name].append(reading)
    sums: Marks = {"kinds_right": [], "titles_right": [], "companies_right": []}
    for label in labels:
        best = scorer.best_reading(label, by_file[label["file"]])
        for name, found in marks(label, best, scorer).items():
            sums[name] += found
    return {name: sum(found) / max(1, len(found)) for name, found in sums.items()}


def marks(label: Json, reading: Json | None, scorer: Scorer) -> Marks:
    """What of one card is right; what the label is not sure of is left out.

    A card that has no title needs none read. The kind is judged of every number that
    was itself read right.
    """
    fields: Json = (reading or {}).get("fields") or {}
    unsure = set(label.get("unsure") or ())
    judged: Marks = {}
    for field, name in (("title", "titles_right"), ("company", "companies_right")):
        read = (fields.get(field) or {}).get("value")
        is_right = is_same_firm if field == "company" else is_same
        if field not in unsure:
            judged[name] = [is_right(label.get(field), read)]
    if not unsure & {"phone", "phones"}:
        judged["kinds_right"] = _kinds(label, fields.get("phones") or (), scorer)
    return judged


def is_same(printed: str | None, read: str | None) -> bool:
    """Whether both have the same letters and digits, or neither is there.

    Of a detail that is printed on several lines some that follow each other will do.
    """
    if not printed or not read:
        return not printed and not read
    lines = BETWEEN_LINES.split(printed)
    parts = {
        _letters(" ".join(lines[start:end]))
        for start in range(len(lines))
        for end in range(start + 1, len(lines) + 1)
    }
    whole = _letters(printed)
    accepted = {part for part in parts if len(part) >= SHORTEST} | {whole}
    return _letters(read) in accepted


def is_same_firm(printed: str | None, read: str | None) -> bool:
    """Whether both are one firm, as ``is_same``, or the read one is the firm in it.

    Labels join what stands on several rows with a blank: a logo, the firm, its unit.
    So a run of whole printed words counts, too, where no row is told apart, if it

    * starts or ends the label,
    * has a word besides those of any firm, such as “Consulting” or “Ltd.”, and
    * ends with a legal form, or has more than half of all letters.
    """
    if is_same(printed, read):
        return True
    if not printed or not read:
        return False
    words, letters = printed.split(), _letters(read)
    runs = [(0, end) for end in range(1, len(words))]
    runs += [(start, len(words)) for start in range(1, len(words))]
    is_run = any(_letters("".join(words[slice(*run)])) == letters for run in runs)
    is_named = not says_only_firm(re.findall(r"[^\W\d_]+", fold(read)))
    is_most = 2 * len(letters) > len(_letters(printed))
    return is_run and is_named and (is_most or ends_with_form(read))


def _kinds(label: Json, phones: Sequence[Json], scorer: Scorer) -> list[bool]:
    """Whether the kind of each number that was read right is right, too.

    A number may be printed twice, for two kinds of line.
    """
    country = label.get("country")
    printed: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for phone in label.get("phones") or ():
        printed[scorer.phone_key(phone["number"], country)].append(KINDS[phone["type"]])
    judged = []
    for phone in phones:
        kinds = printed[scorer.phone_key(phone["value"], country)]
        if kinds:
            own = next((kind for kind in kinds if phone["kind"] in kind), None)
            judged.append(own is not None)
            kinds.remove(own or kinds[0])
    return judged


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
