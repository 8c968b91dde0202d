"""What stands on a stranger's card, and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cardtrail.values.phone import PhoneKind
from scenes.chance import often, one_of
from scenes.people import Person, PrintedPhone
from strangers import mail
from strangers.lexicon import Lexicon
from strangers.numbers import Line, draw_line, written
from strangers.places import address

_KINDS = (
    (PhoneKind.WORK,), (PhoneKind.MOBILE,), (PhoneKind.WORK, PhoneKind.MOBILE),
    (PhoneKind.WORK, PhoneKind.MOBILE), (PhoneKind.WORK, PhoneKind.FAX),
    (PhoneKind.WORK, PhoneKind.FAX, PhoneKind.MOBILE),
    (PhoneKind.WORK, PhoneKind.WORK, PhoneKind.MOBILE), (),
)  # fmt: skip
_ICONS = {PhoneKind.WORK: "☎", PhoneKind.MOBILE: "📱", PhoneKind.FAX: "📠"}
_EXTENDED = frozenset({"US", "CA", "GB", "AU", "IN", "ZA", "NZ", "IE"})
_EXTENSIONS = (" x{e}", " ext. {e}", " Ext: {e}", " ext {e}", " #{e}", ", Ext. {e}")
_DIRECT = frozenset({"DE", "AT"})
"""Countries in which the end of a number may be dialled for one desk (DIN 5008)."""

LabelStyle = Literal["before", "behind", "none", "icon"]
_STYLES: tuple[LabelStyle, ...] = (
    "before", "before", "before", "before", "before", "before",
    "behind", "none", "icon",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A detail with its label; ``label`` is empty where it has none."""

    label: str
    text: str

    @property
    def whole(self) -> str:
        """Both on one line."""
        return f"{self.label} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that a card prints, in texts.

    Attributes:
        person: what it means.
        name: as printed, with honorifics, degrees and capitals.
        department: empty where none is printed.
        numbers: telephone lines.
        mail: e-mail and web site.
    """

    person: Person
    name: str
    department: str
    numbers: tuple[Entry, ...]
    mail: tuple[Entry, ...]


def contents(lexicon: Lexicon) -> Contents:
    """A card of somebody; some name nobody, and some cannot be answered."""
    rng = lexicon.rng
    given, family = lexicon.person()
    firm = lexicon.firm()
    domain = mail.domain_of(lexicon, firm)
    style = one_of(rng, _STYLES)
    is_silent = often(rng, 0.03)
    numbers = () if is_silent else tuple(_numbers(lexicon, style))
    has_mail, has_site = often(rng, 0.88), often(rng, 0.65)
    post = mail.email(lexicon, given, family, domain)
    has_mail &= not is_silent
    site = mail.website(lexicon, domain)
    name, printed = _name(lexicon, given, family)
    place = address(lexicon) if often(rng, 0.86) and not is_silent else ()
    person = Person(
        name=name,
        title=lexicon.job() if name and often(rng, 0.9) else "",
        company=firm,
        address=place,
        phones=tuple(phone for _, phones in numbers for phone in phones),
        email=post if has_mail else None,
        website=site if has_site else None,
        tagline=lexicon.slogan() if often(rng, 0.3) else None,
        branches=(address(lexicon),) if place and often(rng, 0.1) else (),
        extras=(lexicon.aside(domain.partition(".")[0]),) if often(rng, 0.35) else (),
    )
    department = lexicon.department() if often(rng, 0.15) else ""
    entries = tuple(entry for entry, _ in numbers)
    return Contents(person, printed, department, entries, _mail(lexicon, person))


def _name(lexicon: Lexicon, given: str, family: str) -> tuple[str, str]:
    """The name in normal case, and as printed; empty on a card of nobody."""
    rng = lexicon.rng
    if often(rng, 0.05):
        return "", ""
    is_family_first = lexicon.key in {"JP", "KR", "TW", "VN", "HK", "SG"}
    first, last = (given, family)
    if often(rng, 0.4 if is_family_first else 0.02):
        first, last = family.upper() if often(rng, 0.5) else family, given
    elif often(rng, 0.15):
        last = family.upper()
    printed = f"{first} {last}"
    normal = (
        f"{given} {family}" if last.upper() == family.upper() else f"{family} {given}"
    )
    if often(rng, 0.2):
        printed = printed.upper()
    if often(rng, 0.08):
        printed = f"{lexicon.label('honorific')} {printed}"
    if often(rng, 0.08):
        printed = f"{printed}, {lexicon.label('post')}"
    return normal, printed


def _mail(lexicon: Lexicon, person: Person) -> tuple[Entry, ...]:
    labelled = often(lexicon.rng, 0.5)
    glued = often(lexicon.rng, 0.1)
    kept = [
        (kind, text)
        for kind, text in (("email", person.email), ("web", person.website))
        if text
    ]
    labels = [lexicon.label(kind) if labelled else "" for kind, _ in kept]
    if glued:
        return tuple(
            Entry("", label + text if label.endswith(":") else text)
            for label, (_, text) in zip(labels, kept, strict=True)
        )
    return tuple(
        Entry(label, text) for label, (_, text) in zip(labels, kept, strict=True)
    )


Numbered = tuple[Entry, tuple[PrintedPhone, ...]]
"""A line of the card, and the numbers that it gives."""


def _numbers(lexicon: Lexicon, style: LabelStyle) -> Iterator[Numbered]:
    """The telephone lines, each number of them once."""
    seen: set[str] = set()
    for kind in one_of(lexicon.rng, _KINDS):
        line = draw_line(
            lexicon.rng, lexicon.key[:2], kind, lexicon.country.get("trunk")
        )
        if line.e164 not in seen:
            seen.add(line.e164)
            yield _numbered(lexicon, line, kind, style)


def _numbered(
    lexicon: Lexicon, line: Line, kind: PhoneKind, style: LabelStyle
) -> Numbered:
    rng = lexicon.rng
    if style == "none" and kind is PhoneKind.FAX:  # nobody leaves that to be guessed
        style = "before"
    label = lexicon.label(kind.value)
    if style == "none":
        kind = line.kind
    text, phones = _text(lexicon, line, kind)
    if style == "behind":
        return Entry("", f"{text} ({label.strip(':. ')})"), phones
    if style == "icon":
        return Entry(_ICONS[kind], text), phones
    if style == "none":
        return Entry("", text), phones
    glue = ":" if not label.endswith((":", ".")) and often(rng, 0.1) else ""
    return Entry(label + glue, text), phones


def _text(
    lexicon: Lexicon, line: Line, kind: PhoneKind
) -> tuple[str, tuple[PrintedPhone, ...]]:
    """A number as printed: alone, with an extension, or in a list."""
    rng = lexicon.rng
    text = written(rng, line)
    is_desk = kind is PhoneKind.WORK
    if is_desk and lexicon.key[:2] in _EXTENDED and often(rng, 0.12):
        extension = str(int(rng.integers(2, 6000)))
        text += one_of(rng, _EXTENSIONS).format(e=extension)
        return text, (PrintedPhone(text, line.e164, kind, extension),)
    own = PrintedPhone(text, line.e164, kind)
    if is_desk and lexicon.key in _DIRECT and often(rng, 0.2):
        return _direct(lexicon, line)
    if is_desk and text[-2:].isdigit() and often(rng, 0.05):
        return f"{text} / {int(rng.integers(10, 99))}", (own,)
    if kind is not PhoneKind.FAX and often(rng, 0.06):
        other = draw_line(rng, line.region, kind, line.trunk)
        second = written(rng, other)
        whole = text + one_of(rng, (" / ", ", ", " | ")) + second
        return whole, (own, PrintedPhone(second, other.e164, kind))
    return text, (own,)


def _direct(lexicon: Lexicon, line: Line) -> tuple[str, tuple[PrintedPhone, ...]]:
    """A switchboard, and behind it the ending of a desk or of the fax."""
    rng = lexicon.rng
    desk = line.sibling(f"{int(rng.integers(11, 99))}")
    zero = Line(line.region, line.national[:-2] + "0", line.trunk)
    stem = f"{line.trunk}{line.area} {zero.national[len(line.area) : -1]}"
    first = PrintedPhone(f"{stem}-0", zero.e164, PhoneKind.WORK)
    form, kind = one_of(rng, _ENDINGS)
    ending = form.format(desk.national[-2:])
    return f"{stem}-0{ending}", (first, PrintedPhone(ending, desk.e164, kind))


_ENDINGS: Sequence[tuple[str, PhoneKind]] = (
    (", Durchwahl -{}", PhoneKind.WORK), (" / Fax -{}", PhoneKind.FAX),
    (", Fax: -{}", PhoneKind.FAX), (", DW -{}", PhoneKind.WORK),
)  # fmt: skip
