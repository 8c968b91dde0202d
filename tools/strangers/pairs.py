"""Two cards that look as if they were of one person: some are, some are not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from cardtrail.model.page import Page
from cardtrail.values.phone import PhoneKind
from scenes.chance import often, one_of
from scenes.people import Person
from strangers import mail
from strangers.contents import Contents, Entry
from strangers.designs import lay_out
from strangers.lexicon import Lexicon
from strangers.numbers import Line, draw_line, written
from strangers.places import address
from strangers.tables import countries

_SEED = 20_261_125
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who has a card.

    Attributes:
        given: name.
        family: name.
        firm: the employer.
        domain: of the firm.
        title: of the job.
        place: the lines of the address.
        office: the number of the switchboard.
        mobile: their own number; None leaves it off the card.
        email: None leaves it off the card.
        suffix: printed behind the name, such as ``Jr.``.
    """

    given: str
    family: str
    firm: str
    domain: str
    title: str
    place: tuple[str, ...]
    office: Line
    mobile: Line | None
    email: str | None
    suffix: str = ""


Drawing = Callable[[Lexicon], tuple[Somebody, Somebody]]


def somebody(lexicon: Lexicon) -> Somebody:
    """A person with a job, and all details that a card can have."""
    given, family = lexicon.person()
    firm = lexicon.firm()
    domain = mail.domain_of(lexicon, firm)
    return Somebody(
        given,
        family,
        firm,
        domain,
        lexicon.job(),
        address(lexicon),
        _line(lexicon, PhoneKind.WORK),
        _line(lexicon, PhoneKind.MOBILE),
        mail.email(lexicon, given, family, domain),
    )


def _two(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    """Two people whose given names differ in their letters."""
    who = somebody(lexicon)
    while True:
        other = somebody(lexicon)
        if mail.plain(other.given) != mail.plain(who.given):
            return who, other


def _line(lexicon: Lexicon, kind: PhoneKind) -> Line:
    return draw_line(lexicon.rng, lexicon.key[:2], kind, lexicon.country.get("trunk"))


def _own_mail(who: Somebody, form: str = "{i}.{f}", domain: str = "") -> str:
    given, family = mail.plain(who.given.split()[0]), mail.plain(who.family)
    local = form.format(g=given or "x", i=given[:1] or "x", f=family or "x")
    return f"{local}@{domain or who.domain}"


def printed(lexicon: Lexicon, who: Somebody) -> Contents:
    """What the card prints; names and numbers in one of their many forms."""
    rng = lexicon.rng
    name = f"{who.given} {who.family}"
    shown = name.upper() if often(rng, 0.2) else name
    if often(rng, 0.08):
        shown = f"{lexicon.label('honorific')} {shown}"
    shown = f"{shown} {who.suffix}".strip()
    lines = [(PhoneKind.WORK, who.office)]
    lines += [(PhoneKind.MOBILE, who.mobile)] if who.mobile else []
    numbers = tuple(
        Entry(lexicon.label(kind.value), written(rng, line)) for kind, line in lines
    )
    site = mail.website(lexicon, who.domain) if often(rng, 0.65) else None
    entries = tuple(Entry("", text) for text in (who.email, site) if text)
    person = Person(name, who.title, who.firm, who.place, (), who.email, site)
    return Contents(person, shown, "", numbers, entries)


def _again(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    """Most cards have a mobile number or an own address, some neither."""
    who = somebody(lexicon)
    if often(lexicon.rng, 0.4):
        who = replace(who, mobile=None)
    if often(lexicon.rng, 0.15):
        who = replace(who, email=None)
    return who, who


def _new_firm(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    who, new = somebody(lexicon), somebody(lexicon)
    moved = replace(new, given=who.given, family=who.family, mobile=who.mobile)
    return who, replace(moved, email=_own_mail(moved, "{g}.{f}"))


def _private_mail(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    who, new = _new_firm(lexicon)
    own = _own_mail(who, "{g}.{f}7", "gmail.com")
    return replace(who, email=own, mobile=None), replace(new, email=own, mobile=None)


def _promoted(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    who = somebody(lexicon)
    who = replace(who, email=_own_mail(who, "{g}.{f}"))
    mobile = _line(lexicon, PhoneKind.MOBILE)
    return who, replace(who, title=lexicon.job(), mobile=mobile)


def _promoted_silently(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    who, new = _promoted(lexicon)
    who = replace(who, mobile=None, email=None)
    return who, replace(who, title=new.title)


def _married(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    who = somebody(lexicon)
    new = replace(who, family=lexicon.family())
    return who, replace(new, email=_own_mail(new, "{g}.{f}"))


def _shortened(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    who = somebody(lexicon)
    who = replace(who, email=_own_mail(who))
    return who, replace(who, given=f"{who.given[0]}.")


def _colleagues(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    who, other = _two(lexicon)
    desk = replace(who, given=other.given, family=other.family, mobile=other.mobile)
    desk = replace(desk, title=other.title if often(lexicon.rng, 0.5) else who.title)
    if often(lexicon.rng, 0.5):
        role = f"info@{who.domain}"
        return replace(who, email=role), replace(desk, email=role)
    return who, replace(desk, email=_own_mail(desk))


def _father_and_son(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    who, other = somebody(lexicon), somebody(lexicon)
    son = replace(who, title=other.title, mobile=other.mobile, suffix="Jr.")
    is_told = often(lexicon.rng, 0.5)
    father = replace(who, suffix="Sr." if is_told else "", email=_own_mail(who))
    return father, replace(son, email=_own_mail(son, "{g}.{f}"))


def _namesakes(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    who, other = somebody(lexicon), somebody(lexicon)
    other = replace(other, given=who.given, family=who.family)
    return who, replace(other, email=_own_mail(other, "{g}.{f}"))


def _namesakes_at_one_firm(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    who, other = somebody(lexicon), somebody(lexicon)
    has_mobile = often(lexicon.rng, 0.6)
    who = replace(who, email=_own_mail(who), mobile=who.mobile if has_mobile else None)
    desk = replace(who, title=other.title, email=_own_mail(who, "{i}.{f}2"))
    return who, replace(desk, mobile=other.mobile if has_mobile else None)


def _one_initial(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    who, desk = _namesakes_at_one_firm(lexicon)
    return who, replace(desk, given=f"{who.given[0]}.")


def _couple(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    who, other = _two(lexicon)
    who = replace(who, email=_own_mail(who, "{f}"))
    title = who.title if often(lexicon.rng, 0.5) else other.title
    mobile = who.mobile if often(lexicon.rng, 0.5) else other.mobile
    return who, replace(who, given=other.given, title=title, mobile=mobile)


def _nearly_namesakes(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    """Relatives at one firm whose given names differ in a vowel: Jan and Jon."""
    who, desk = _couple(lexicon)
    at = next((i for i, char in enumerate(who.given) if char in _VOWELS), None)
    if at is None:
        return who, desk
    vowel = one_of(lexicon.rng, [v for v in _VOWELS if v != who.given[at]])
    return who, replace(desk, given=who.given[:at] + vowel + who.given[at + 1 :])


def _successors(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    who, other = _two(lexicon)
    role = f"{lexicon.office()}@{who.domain}"
    old = replace(who, email=role)
    return old, replace(old, given=other.given, family=other.family)


def _strangers(lexicon: Lexicon) -> tuple[Somebody, Somebody]:
    return somebody(lexicon), somebody(lexicon)


ONE: Mapping[str, Drawing] = {
    "same card": _again,
    "new firm, same mobile": _new_firm,
    "new firm, private mail": _private_mail,
    "new title and number": _promoted,
    "new title, nothing own": _promoted_silently,
    "new family name": _married,
    "given name as initial": _shortened,
}
"""Pairs of cards of one person."""

TWO: Mapping[str, Drawing] = {
    "colleagues": _colleagues,
    "father and son": _father_and_son,
    "namesakes": _namesakes,
    "namesakes at one firm": _namesakes_at_one_firm,
    "one initial, one firm": _one_initial,
    "couple with a firm": _couple,
    "a letter apart": _nearly_namesakes,
    "successor": _successors,
    "strangers": _strangers,
}
"""Pairs of cards of two people."""


def pair(seed: int, kind: str) -> tuple[Page, Page]:
    """The words of two cards; those of ``same card`` are one card's.

    Raises:
        KeyError: there is no such kind.
    """
    kinds = {**ONE, **TWO}
    rng = np.random.default_rng((_SEED, seed, list(kinds).index(kind)))
    lexicon = Lexicon(rng, one_of(rng, sorted(countries())))
    first, second = kinds[kind](lexicon)
    page = lay_out(rng, printed(lexicon, first))
    if first == second:
        return page, page
    return page, lay_out(rng, printed(lexicon, second))
