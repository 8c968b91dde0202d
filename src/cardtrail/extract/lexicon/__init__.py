"""Word lists, as data: one entry a line, case and accents folded on loading."""

from __future__ import annotations

from functools import cache
from importlib import resources

from cardtrail.text import fold


@cache
def entries(name: str) -> frozenset[str]:
    """The entries of a list, such as ``title_words``."""
    text = resources.files(__name__).joinpath(f"{name}.txt").read_text("utf-8")
    return frozenset(fold(line) for line in text.splitlines() if line)


@cache
def city_countries() -> dict[str, frozenset[str]]:
    """City names and the countries (ISO 3166-1 alpha-2) that have such a city."""
    found: dict[str, set[str]] = {}
    text = resources.files(__name__).joinpath("cities.txt").read_text("utf-8")
    for line in text.splitlines():
        name, country = line.split("\t")
        found.setdefault(fold(name), set()).add(country)
    return {name: frozenset(countries) for name, countries in found.items()}


@cache
def city_beginnings() -> frozenset[str]:
    """The first words of the names of cities: what begins with none names none."""
    return frozenset(name.partition(" ")[0] for name in city_countries())


_LISTS = (
    "given_names", "family_names", "title_words", "company_words", "street_words",
    "other_words",
)  # fmt: skip


def is_word(word: str) -> bool:
    """Whether a word, folded, is in one of the lists, or in the name of a city."""
    return word in _words()


@cache
def _words() -> frozenset[str]:
    cities = frozenset(word for city in city_countries() for word in city.split())
    return cities.union(*map(entries, _LISTS))
