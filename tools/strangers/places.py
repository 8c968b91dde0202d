"""Addresses as each country writes them: honest postcodes, on one line to five."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import numpy as np

from cardtrail.values.postal import PostalRules, Region, postal_rules
from scenes.chance import often, one_of
from strangers.lexicon import Lexicon

_REGIONS, _TRIES = 60, 200
_OPTIONAL = 0.35
"""Share of cards that print a part that need not be there."""

_NAMED = 0.3
"""Share of cards that name their country."""

_SIGNS = {
    "DE": "D", "AT": "A", "CH": "CH", "FR": "F", "IT": "I", "BE": "B", "SE": "SE",
    "DK": "DK", "NO": "NO",
}  # fmt: skip
_GAPS = {
    "SE": r"(?<=^\d{3})", "NL": r"(?<=^\d{4})", "CA": r"(?<=^\w{3})",
    "IE": r"(?<=^\w{3})", "GB": r"(?=\w{3}$)", "IN": r"(?<=^\d{3})",
}  # fmt: skip
_GAP_SHARE = {"IN": 0.4, "SE": 0.8}
_FLOORS = {"fr": ("2", "3", "4"), "en": ("2nd", "3rd", "First", "Ground", "5th")}
_BUILDINGS = ("House", "Tower", "Centre", "Court", "Building", "Chambers", "Plaza")


def address(lexicon: Lexicon) -> tuple[str, ...]:
    """The printed lines of an address."""
    rng = lexicon.rng
    parts = _parts(lexicon, one_of(rng, lexicon.country["address"]))
    if lexicon.country["named"] and often(rng, _NAMED):
        parts.append(one_of(rng, lexicon.country["named"]))
    return _broken(rng, parts)


def _parts(lexicon: Lexicon, order: Sequence[str]) -> list[str]:
    facts = _facts(lexicon)
    kept = [
        part.removeprefix("?")
        for part in order
        if not part.startswith("?") or often(lexicon.rng, _OPTIONAL)
    ]
    return [re.sub(r"\s+$", "", part.format_map(facts)) for part in kept]


def _broken(rng: np.random.Generator, parts: Sequence[str]) -> tuple[str, ...]:
    """The parts on one line to five."""
    share = one_of(rng, (0.0, 0.6, 0.9, 1.0, 1.0))
    mark = one_of(rng, (", ", ", ", ", ", " · ", " - "))
    lines = [parts[0]]
    for part in parts[1:]:
        if often(rng, share):
            lines.append(part)
        else:
            lines[-1] += mark + part
    return tuple(lines)


def _facts(lexicon: Lexicon) -> dict[str, str]:
    """Whatever an order may ask for."""
    rng = lexicon.rng
    town, region, code = _place(lexicon)
    language = lexicon.country["language"]
    low = int(rng.integers(2, 240))
    return {
        "n": str(low),
        "upto": str(low + 4),
        "unit": str(int(rng.integers(2, 1400))),
        "flat": str(int(rng.integers(2, 40))),
        "floor": one_of(rng, _FLOORS.get(language, ("2", "3"))),
        "ordinal": one_of(rng, ("1st", "2nd", "3rd", "Ground")),
        "floornumber": str(int(rng.integers(1, 13))),
        "floor2": f"{int(rng.integers(1, 30)):02d}",
        "sec": str(int(rng.integers(1, 6))),
        "letter": one_of(rng, "ABCD"),
        "letternumber": str(int(rng.integers(1, 30))),
        "street": _street(lexicon),
        "building": f"{lexicon.coined('last_name')} {one_of(rng, _BUILDINGS)}",
        "village": lexicon.coined("last_name"),
        "county": lexicon.say("county") if lexicon.key == "IE" else "",
        "a": lexicon.family(),
        "town": town,
        "TOWN": town.upper(),
        "region": region,
        "code": code,
        "sign": _SIGNS.get(lexicon.key[:2], ""),
    }


def _street(lexicon: Lexicon) -> str:
    if own := lexicon.country.get("streets"):
        return str(one_of(lexicon.rng, own))
    street = lexicon.say("street_name")
    if lexicon.key == "IN" and " " not in street:  # a name alone is no street
        return f"{street} {one_of(lexicon.rng, ('Road', 'Marg', 'Street'))}"
    return re.sub(r"^ul\. ", "", street)


def _place(lexicon: Lexicon) -> tuple[str, str, str]:
    """A town, its region as printed, and a postcode that fits both."""
    rng = lexicon.rng
    if own := lexicon.country.get("towns"):
        town, region, code = one_of(rng, own)
        return str(town), str(region), str(code)
    rules = postal_rules(lexicon.key[:2])
    region, code = _region_and_code(lexicon, rules)
    name = region.code if region else ""
    if region and lexicon.key in {"ES", "IN"}:
        name = max(region.names, key=len).title()
    return _town(lexicon), name, code


def _town(lexicon: Lexicon) -> str:
    locale = lexicon.country.get("town_locale")
    if often(lexicon.rng, 0.3) and not locale:
        return lexicon.coined("city")
    return re.sub(r"\s*\(.*\)", "", lexicon.say("city", locale)).strip()


def _region(lexicon: Lexicon, rules: PostalRules) -> Region | None:
    """A region whose postcodes are known; None where the post names none."""
    asked = lexicon.country.get("regions")
    known = [
        region
        for region in rules.regions
        if region.zip_prefix and (not asked or region.code in asked)
    ]
    return one_of(lexicon.rng, known) if known else None


def _region_and_code(lexicon: Lexicon, rules: PostalRules) -> tuple[Region | None, str]:
    """A region, and a postcode of the country's form that lies within it."""
    for _ in range(_REGIONS):
        region = _region(lexicon, rules)
        prefix = region.zip_prefix if region else None
        for _ in range(_TRIES):
            code = lexicon.say("postcode", lexicon.country.get("town_locale"))
            code = _written(lexicon, code)
            fits = rules.postcode is None or rules.postcode.fullmatch(code)
            if fits and (prefix is None or prefix.match(code)):
                return region, code
    raise ValueError(f"No postcode fits a region of {lexicon.key}; mend the table.")


def _written(lexicon: Lexicon, code: str) -> str:
    """The postcode with its gap, or without it, as people print it."""
    country = lexicon.key[:2]
    bare = code.replace(" ", "")
    if country not in _GAPS:
        return code
    share = _GAP_SHARE.get(country, 0.9)
    return _gap(country).sub(" ", bare) if often(lexicon.rng, share) else bare


@functools.cache
def _gap(country: str) -> re.Pattern[str]:
    return re.compile(_GAPS[country])
