"""People and firms put together by chance; none of them exists.

``countries.toml`` says what a country's names, streets, addresses and numbers look
like, and why its numbers can be called by nobody. Domains end in .example (RFC 2606).
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np

from cardtrail.values.phone import PhoneKind
from scenes.chance import often, one_of
from scenes.people import Colleague, Person, PrintedPhone, Translation

_TABLE = Path(__file__).with_name("countries.toml")
_NOUNS = (
    "Copper Lantern", "Sawtooth", "Larkfield", "Juniper Hill", "Brightwater",
    "Kestrel", "Sundial", "Tidewater", "Nordlicht", "Halcyon", "Blue Heron",
    "Ironbark", "Quillon", "Marigold", "Vantage Row", "Tallow & Tine",
)  # fmt: skip
_TAGLINES = (
    "Independent since 1987", "We build what lasts", "Growing together",
    "Passion meets precision", "Your partner for tomorrow", "Software for growers",
)  # fmt: skip
_EMAIL_FORMS = (
    "{g}.{f}@{d}", "{g}@{d}", "{i}.{f}@{d}", "{g}_{f}@{d}", "{i}{f}@{d}",
    "info@{d}", "jobs@{d}", "{i}{n}84@{d}", "{n}_office@{d}",
)  # fmt: skip
"""Nearly half of the addresses on real cards tell no name."""
_SPELT = {
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l",
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
}  # fmt: skip
"""Letters that Unicode does not decompose, or that are spelt out."""
_EXTENSION = re.compile(r"(?:x|ext\.) ?(\d+)$")
_EMAIL_LABELS = ("", "", "E-mail:", "E", "email:", "Email")
_WEBSITE_LABELS = ("", "", "", "Web:", "W")
_BILINGUAL = 0.08
"""Share of bilingual cards in the countries that have translations."""
_WITH_DEPARTMENT = 0.12
"""Share of cards with a department."""


@functools.cache
def countries() -> dict[str, dict[str, Any]]:
    """What is known of each country, by its ISO 3166-1 code."""
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


class Draw:
    """Chance decisions about one person.

    Attributes:
        rng: where chance comes from.
        country: what is known of the person's country.
    """

    def __init__(self, rng: np.random.Generator, country: str) -> None:
        self.rng = rng
        self.country = countries()[country]

    def pick(self, key: str) -> Any:  # noqa: ANN401 - the table holds texts and lists
        """One of the country's entries under ``key``."""
        return one_of(self.rng, self.country[key])

    def address(self) -> tuple[str, ...]:
        """The lines of an address."""
        town, region, code = self.pick("towns")
        return tuple(
            line.format(
                number=int(self.rng.integers(2, 980)),
                room=int(self.rng.integers(2, 60)),
                street=street,
                town=town,
                region=region,
                code=code,
            )
            for street in [self.pick("streets")]
            for line in self.pick("address")
        )

    def translation(
        self, title: str, firm: str, names: dict[str, str]
    ) -> Translation | None:
        """A title and a firm in a second language; ``firm`` as the table has it."""
        known = self.country.get("translations", {})
        if {title, firm}.isdisjoint(known) or not often(self.rng, _BILINGUAL):
            return None
        company = known.get(firm)
        return Translation(known.get(title), company and company.format(**names))

    def phone(self, kind: PhoneKind) -> PrintedPhone:
        """A telephone line with its label."""
        lines = self.country["mobile" if kind is PhoneKind.MOBILE else "work"]
        number, *forms = one_of(self.rng, lines)
        digit = str(int(self.rng.integers(10)))
        label = one_of(self.rng, self.country["labels"][kind.value])
        text = f"{label} {one_of(self.rng, forms)}".replace("#", digit)
        e164 = number.replace("#", digit).replace(" ", "")
        extension = _EXTENSION.search(text)
        return PrintedPhone(text, e164, kind, extension and extension[1])

    def phones(self) -> tuple[PrintedPhone, ...]:
        """None to three lines, in the order in which cards print them."""
        kinds = one_of(
            self.rng,
            (
                (PhoneKind.WORK,),
                (PhoneKind.MOBILE,),
                (PhoneKind.WORK, PhoneKind.MOBILE),
                (PhoneKind.WORK, PhoneKind.MOBILE),
                (PhoneKind.WORK, PhoneKind.FAX),
                (PhoneKind.WORK, PhoneKind.FAX, PhoneKind.MOBILE),
                (),
            ),
        )
        drawn = (self.phone(kind) for kind in kinds)
        return tuple({phone.number: phone for phone in drawn}.values())


def random_person(rng: np.random.Generator, country: str | None = None) -> Person:
    """Someone of that country, or of any."""
    draw = Draw(rng, country or one_of(rng, sorted(countries())))
    given, family, noun = draw.pick("given"), draw.pick("family"), one_of(rng, _NOUNS)
    domain = f"{plain(noun)}.example"
    email = one_of(rng, _EMAIL_FORMS).format(
        g=plain(given), f=plain(family), i=plain(given)[0], n=plain(noun), d=domain
    )
    address = draw.address() if often(rng, 0.88) else ()
    title, firm = draw.pick("titles"), draw.pick("firms")
    names = {"noun": noun, "family": family.split()[-1]}
    return Person(
        name=f"{given} {family}",
        title=title,
        company=firm.format(**names),
        address=address,
        phones=draw.phones(),
        email=email if often(rng, 0.88) else None,
        website=one_of(rng, ("www.", "")) + domain if often(rng, 0.7) else None,
        tagline=one_of(rng, _TAGLINES) if often(rng, 0.3) else None,
        email_label=one_of(rng, _EMAIL_LABELS),
        website_label=one_of(rng, _WEBSITE_LABELS),
        branches=(draw.address(),) if address and often(rng, 0.12) else (),
        colleague=_colleague(draw, family) if often(rng, 0.08) else None,
        extras=(draw.pick("extras").format(handle=plain(noun)),)
        if often(rng, 0.35)
        else (),
        translation=draw.translation(title, firm, names),
        department=_department(rng, draw),
    )


def _department(rng: np.random.Generator, draw: Draw) -> str | None:
    """A department, by a chance of its own: all else is drawn as it is without."""
    own = rng.spawn(1)[0]
    known = draw.country["departments"]
    return one_of(own, known) if often(own, _WITH_DEPARTMENT) else None


def _colleague(draw: Draw, family: str) -> Colleague:
    """Another member of the family firm."""
    return Colleague(f"{draw.pick('given')} {family}", draw.phone(PhoneKind.WORK))


def plain(name: str) -> str:
    """A name as it stands in an e-mail address: letters a to z only."""
    spelt = name.lower()
    for letter, letters in _SPELT.items():
        spelt = spelt.replace(letter, letters)
    folded = unicodedata.normalize("NFKD", spelt)
    return "".join(char for char in folded if char.isascii() and char.isalpha())
