"""Names, firms, jobs, streets and towns of a country, drawn from Faker."""

from __future__ import annotations

import functools
import re
from typing import Any

import numpy as np
from faker import Faker

from scenes.chance import often, one_of
from strangers.coinage import Coinage
from strangers.tables import countries, languages

_COINED = 0.35
"""Share of family names, and of towns, that are in no list."""

_LEARNT = 400  # words that a coinage learns from
_LONGEST_JOB = 34  # characters that fit on a card
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)|\*in\b|/\w+")
_OFFICE = (
    "info", "office", "sales", "contact", "mail", "hello", "reception", "admin",
)  # fmt: skip


@functools.cache
def _faker(locale: str) -> Any:  # noqa: ANN401 - Faker's methods depend on the locale
    faker = Faker(locale)
    for provider in faker.providers:
        # Those of Italy come out of a set, in another order in each process.
        if hasattr(provider, "cities"):
            provider.cities = sorted(provider.cities)
    return faker


@functools.cache
def _coinage(locale: str, kind: str) -> Coinage:
    faker = _faker(locale)
    faker.seed_instance(0)
    make = getattr(faker, kind)
    words = (word for _ in range(_LEARNT) for word in str(make()).split())
    return Coinage([word for word in words if word.isalpha() and len(word) > 3])


class Lexicon:
    """Draws words for one card.

    Attributes:
        rng: where chance comes from.
        key: of the country in ``countries.toml``.
        country: what the table says of it.
        language: what is printed in its language.
    """

    def __init__(self, rng: np.random.Generator, key: str) -> None:
        self.rng = rng
        self.key = key
        self.country = countries()[key]
        self.language = languages()[self.country["language"]]
        self._locale: str = self.country["locale"]

    def say(self, kind: str, locale: str | None = None) -> str:
        """What Faker says for one of its words, such as ``street_name``."""
        faker = _faker(locale or self._locale)
        faker.seed_instance(int(self.rng.integers(2**31)))
        return str(getattr(faker, kind)())

    def coined(self, kind: str) -> str:
        """A word in the manner of those that Faker says, which is in no list."""
        has_own = self.latin and "family" not in self.country
        locale = self._locale if has_own else "en_GB"
        return _coinage(locale, kind).word(self.rng)

    @property
    def latin(self) -> bool:
        """Whether Faker writes this country's words in Latin letters."""
        return self._locale not in {"ja_JP", "zh_TW"}

    def person(self) -> tuple[str, str]:
        """A given name and a family name."""
        if "is_romanised" in self.country:
            given, _, family = self.say("romanized_name").title().rpartition(" ")
            return given, family
        if "family" in self.country:
            country = self.country
            return one_of(self.rng, country["given"]), one_of(
                self.rng, country["family"]
            )
        given, family = self.say("first_name"), self.say("last_name")
        if often(self.rng, _COINED):
            family = self.coined("last_name")
        return given, family

    def family(self) -> str:
        """A family name of one word in Latin letters."""
        return self.person()[1].split()[-1]

    def firm(self) -> str:
        """The name of a firm."""
        if self.latin and "family" not in self.country and often(self.rng, 0.35):
            return self.say("company")
        form: str = one_of(self.rng, self.country["firms"])
        return form.format(
            a=self.family(),
            b=self.family(),
            coined=self.coined("last_name"),
            sector=one_of(self.rng, self.language["sectors"]),
        )

    def job(self) -> str:
        """A job title; Faker's are those of statistics, the others those of cards."""
        said = _IN_BRACKETS.sub("", self.say("job")) if self.latin else ""
        if said and len(said) <= _LONGEST_JOB and often(self.rng, 0.35):
            return said[0].upper() + said[1:]
        return self._filled("ranks")

    def department(self) -> str:
        """A department."""
        return self._filled("departments")

    def aside(self, handle: str) -> str:
        """A line that is no detail: hours, a tax number, a handle."""
        digits = str(int(self.rng.integers(10_000_000, 10**9)))
        year = str(int(self.rng.integers(1880, 2024)))
        aside: str = one_of(self.rng, self.language["extras"])
        return aside.format(d=digits, y=year, h=handle)

    def slogan(self) -> str:
        """A line that praises the firm."""
        if often(self.rng, 0.5) and self.latin:
            return self.say("catch_phrase")
        return one_of(self.rng, self.language["slogans"])

    def office(self) -> str:
        """The local part of an address that is nobody's own."""
        return one_of(self.rng, _OFFICE)

    def label(self, kind: str) -> str:
        """A label, such as one of those for ``mobile``."""
        return one_of(self.rng, self.language[kind])

    def _filled(self, kind: str) -> str:
        text: str = one_of(self.rng, self.language[kind])
        return text.format(f=one_of(self.rng, self.language["fields"]))
