"""Telephone numbers of every plan, and the many forms in which people print them."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberFormat, PhoneNumberType

from cardtrail.values.phone import PhoneKind
from scenes.chance import often, one_of

_TRIES = 300
_TYPES = {
    PhoneKind.MOBILE: (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE),
    PhoneKind.WORK: (PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE),
}
_NORTH_AMERICA = 1
_SLASHED = frozenset({"DE", "AT", "CH", "BE", "NL", "PL"})
"""Countries that print a slash behind the area code."""

_NANP_FORMS = (
    "({a}) {b}-{c}", "({a}) {b}-{c}", "{a}-{b}-{c}", "{a}.{b}.{c}", "{a} {b} {c}",
    "1-{a}-{b}-{c}", "+1 {a} {b} {c}", "+1 ({a}) {b}-{c}", "{a}/{b}-{c}", "{a} {b}-{c}",
    "+1.{a}.{b}.{c}", "+1-{a}-{b}-{c}", "({a}){b}-{c}", "1 ({a}) {b}-{c}", "{a}{b}{c}",
)  # fmt: skip


class Line:
    """One telephone line.

    Attributes:
        region: ISO 3166-1 alpha-2.
        national: its digits behind the country code (ITU-T E.164).
        trunk: what is dialled before these at home; empty where nothing is.
    """

    def __init__(self, region: str, national: str, trunk: str | None = None) -> None:
        self.region = region
        self.national = national
        self.trunk = _trunk(region) if trunk is None else trunk

    @property
    def code(self) -> int:
        """The country calling code."""
        return phonenumbers.country_code_for_region(self.region)

    @property
    def e164(self) -> str:
        """The number as computers write it."""
        return f"+{self.code}{self.national}"

    @property
    def parsed(self) -> phonenumbers.PhoneNumber:
        """The number as libphonenumber has it."""
        return phonenumbers.parse(self.e164)

    @property
    def kind(self) -> PhoneKind:
        """What the number itself tells that it is for."""
        is_mobile = phonenumbers.number_type(self.parsed) == PhoneNumberType.MOBILE
        return PhoneKind.MOBILE if is_mobile else PhoneKind.WORK

    @property
    def area(self) -> str:
        """The area code, or what is printed apart like one."""
        length = phonenumbers.length_of_national_destination_code(self.parsed)
        return self.national[: min(length or 2, 5)]

    def sibling(self, ending: str) -> Line:
        """The number that ends otherwise."""
        return Line(self.region, self.national[: -len(ending)] + ending, self.trunk)


def draw_line(
    rng: np.random.Generator, region: str, kind: PhoneKind, trunk: str | None = None
) -> Line:
    """A number that the plan of a region has; a fax has that of an office."""
    types = _TYPES.get(kind, _TYPES[PhoneKind.WORK])
    example: Any = phonenumbers.example_number_for_type(region, types[0])
    pattern = phonenumbers.national_significant_number(example)
    for kept in (1, 2, 4):
        for _ in range(_TRIES):
            digits = rng.integers(10, size=len(pattern) - kept)
            line = Line(region, pattern[:kept] + "".join(map(str, digits)), trunk)
            if _is_of(line, types):
                return line
    return Line(region, pattern, trunk)


def _is_of(line: Line, types: tuple[int, ...]) -> bool:
    number = line.parsed
    return (
        phonenumbers.is_valid_number_for_region(number, line.region)
        and phonenumbers.number_type(number) in types
    )


def _trunk(region: str) -> str:
    return "0" if _metadata(region).national_prefix == "0" else ""


@functools.cache
def _metadata(region: str) -> Any:  # noqa: ANN401 - its fields are set at run time
    return PhoneMetadata.metadata_for_region(region)


def written(rng: np.random.Generator, line: Line) -> str:
    """The number as somebody prints it."""
    if line.code == _NORTH_AMERICA:
        digits = line.national
        form = one_of(rng, _NANP_FORMS)
        return form.format(a=digits[:3], b=digits[3:6], c=digits[6:])
    plain = PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL
    if often(rng, 0.35):
        return phonenumbers.format_number(line.parsed, one_of(rng, plain))
    mark = one_of(rng, (" ", " ", " ", "-", ".", ""))
    rest = mark.join(_groups(rng, line.national[len(line.area) :]))
    return one_of(rng, tuple(_beginnings(line, mark)))(rest)


def _beginnings(line: Line, mark: str) -> Iterator[Callable[[str], str]]:
    """The ways to begin a number, each as what makes the whole of it."""
    code, area, trunk = line.code, line.area, line.trunk
    gap = mark or " "
    heads = [
        f"{trunk}{area}{gap}", f"{trunk}{area}{gap}", f"({trunk}{area}) ",
        f"+{code}{gap}{area}{gap}", f"+{code}{gap}{area}{gap}", f"+{code} ({area}) ",
        f"+{code}-{area}-", f"(+{code}) {area} ", f"+{code}{area}",
    ]  # fmt: skip
    if _metadata(line.region).international_prefix == "00":
        heads.append(f"00{code} {area} ")
    if trunk:
        heads += [f"+{code} ({trunk}){area} ", f"+{code} ({trunk}) {area} "]
        heads += [f"+{code}({trunk}){area} ", f"+{code} ({trunk}){area}/"]
    if line.region in _SLASHED:
        heads += [f"{trunk}{area}/", f"{trunk}{area} / ", f"+{code} {area}/"]
    yield from (head.__add__ for head in heads)


def _groups(rng: np.random.Generator, digits: str) -> list[str]:
    """Digits in groups: of two, of three, of four, or all in one."""
    size = one_of(rng, (2, 3, 3, 4, len(digits)))
    first = len(digits) % size if often(rng, 0.5) else 0
    if first == 1:  # nobody prints a digit alone
        first = size + 1
    cuts = [0, *range(first or size, len(digits), size), len(digits)]
    groups = [digits[a:b] for a, b in itertools.pairwise(cuts) if b > a]
    if len(groups) > 1 and len(groups[-1]) == 1:
        groups[-2:] = [groups[-2] + groups[-1]]
    return groups
