"""Which country a card is from: numbers and postcodes are read by its rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers

from cardtrail.extract.lexicon import city_beginnings, city_countries, entries
from cardtrail.extract.postcode import has_postcode, postcode_countries
from cardtrail.model.page import Page
from cardtrail.text import words_of
from cardtrail.values.country import SIGNED, SIGNS, country_at_end
from cardtrail.values.domain import country_of_domain

_PREFIX = re.compile(
    r"(?:\+\s?|(?<![\d)/-])(?<![\d)/-] )\b00\s?(?=\(?[1-9](?:[\s()./-]{0,2}\d){7}))"
    r"\(?([1-9]\d{0,2})"
)
_DOMAIN = re.compile(r"[\w-]+\.(?:[\w-]+\.)*([a-z]{2})\b(?! ?@)", re.IGNORECASE)
_PRINTED: tuple[tuple[str, str, float], ...] = (
    (r"\b[A-Z]{2}\.?,?\s+\d{5}(?:-\d{4})?\b", "US", 2.5),
    (r"\b(?:Postboks|Telefaks|ASA)\b|[a-zæøå](?:veien|vegen|gata)\s\d", "NO", 1.2),
    (r"[a-zåäö](?:katu|kuja|polku|kaari|tie)\s\d", "FI", 1.5),
    (r"[a-zåäö](?:gatan|vägen|gränd)\s\d", "SE", 1.5),
    (r"[a-zæøå](?:vej|stræde)\s\d", "DK", 1.5),
    (r"\bPostbus\s\d", "NL", 1.5),
    (r"\d (?:bus|bte) \d", "BE", 2),
    (r"\bLda\b|\bTlm\b", "PT", 1.5),
    (r"\b(?:Suite|Ste\.?|Blvd\.?)\b", "US", 0.5),
    (r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", "GB", 3),
    (r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b", "CA", 3),
    (r"\b[AC-FHKNPRTV-Y]\d[\dW]\s?(?=\d*[A-Z])(?=[A-Z]*\d)[\dA-Z]{4}\b", "IE", 2),
    (r"\bT[ée]l[ée]c\.", "CA", 1.2),
    (
        r"(?<![\d/)-])(?<![/)-] )(?<!\b0\d\d )(?<!\b0\d{3} )\b\d{5}-\d{3}\b(?!-)",
        "BR",
        2,
    ),
    (r"\bCEP\b|\b(?:Rua|Ltda)\b|\bCNPJ\b|\bOAB\b", "BR", 2),
    (r"\([1-9]\d\)\s?(?:9\s?)?\d{4}[ -]\d{4}\b|\bFone\b|\bCRECI\b", "BR", 1.2),
    (r"(?<!\d)0[1-9](?:[ .]\d\d){4}(?![ .]?\d)", "FR", 1.2),
    (r"(?<!\d)0\d\d[ /]\d{3} \d\d \d\d(?!\d)|\bNatel\b|\bCHE-\d|\bMWST\b", "CH", 1.2),
    (r"\b(?:Fon|Telefonzentrale)\b|\bHRB\b|\bUSt-?Id", "DE", 1.2),
    (r"\bV[äa]xel\b|\bOrg\.? ?nr\b", "SE", 1.2),
    (r"\bSentralbord\b|\bForetaksregisteret\b", "NO", 1.2),
    (r"\bOmstilling\b|\bCVR\b", "DK", 1.2),
    (r"\b[Pp]uh\b|\bPuhelin\b|\bVaihde\b|\bMatkapuhelin\b|\bY-tunnus\b", "FI", 1.2),
    (r"\bCentralino\b|\bCellulare\b", "IT", 1.2),
    (r"\bTelem[óo]vel\b|\bNIPC\b", "PT", 1.5),
    (r"\bCentralita\b|\bM[óo]vil\b", "ES", 1.2),
    (r"\b[Kk]om[óo]rk\w*|\b[Tt]el\. ?kom\b|\bREGON\b", "PL", 1.2),
    (r"\b[Tt]elefoon\b|\b[Mm]obiel\b|\bK[vV]K\b", "NL", 0.6),
    (r"\bCedex\b|\b(?:S\.?A\.?R\.?L|SAS)\b|\b[Rr]ue\b|\bSIRET\b", "FR", 1.5),
    (r"\w-(?:ku|shi|cho|ken)\b|\bchome\b|\bK\.K\.", "JP", 2),
    (r"\w-(?:gu|dong|ro|gil|daero|si)\b", "KR", 2),
    (r"\b(?:Nagar|Marg|Chowk|Pvt|PVT|Opp|GSTIN)\b", "IN", 1),
    (r"[^\W\d_]\s?[-\u2013]\s?[1-8]\d{5}\b(?![\s.-]?\d)", "IN", 1.2),
    (r"(?<![\d)+-])(?<![\d)] )\b\d{3}\s\d{3}\b(?![\s.-]?\d)", "IN", 1),
    (r"\b(?:NSW|VIC|QLD|TAS|ACT|W\.?A)\s+\d{4}\b|(?<!\()\bPty\b|\bABN\b", "AU", 2.5),
    (r"\(Pty\)", "ZA", 2.5),
    (r"\b\d{4}\s?[A-Z]{2}\s+[A-Z]", "NL", 1.5),
    (r"\bB\.?V\.?\b|\w(?:straat|laan)\b", "NL", 1.2),
    (r"\bS\.p\.A\b|\bS\.r\.l\b|\bP\.? ?IVA\b|\bVia [A-Z]", "IT", 1.5),
    (r"\bS\.L\.|\bC\.I\.F\b|\bC/ ?[A-Z]", "ES", 1.5),
    (r"[Ss]p\. ?z ?o\. ?o\b|\bul\. ?[A-Z]|\bNIP\b", "PL", 2),
    (r"\bA/S\b|\bApS\b", "DK", 1.5),
    (r"\bOyj?\b", "FI", 2),
    (r"\b(?:Sdn|Bhd)\b", "MY", 2.5),
    (r"\bPte\b", "SG", 2),
)
"""Printed forms, the country that uses them, and how much they say."""

_FORMS = tuple((re.compile(form), code, weight) for form, code, weight in _PRINTED)

_GERMAN = re.compile(
    r"\b\w+(?:stra[sß]e|str\.)\s?\d|\b(?:GmbH|Postfach|Durchwahl|Handy)\b"
)
_FOUR_AND_TOWN = re.compile(
    r"(?:^|[,·|]\s|-\s)[1-9]\d{3}\s[A-ZÄÖÜ][a-zäöüß]{2}", re.MULTILINE
)
_RUNS_ON = re.compile(r"[^\W\d_]{2}\s+$")

DEFAULT = 1.0
"""What the person's own country counts against what is printed."""

_LARGE = 8  # letters of a city's name that make it unlikely to be a surname


@dataclass(frozen=True, slots=True)
class Home:
    """The country whose rules a card follows.

    Attributes:
        country: ISO 3166-1 alpha-2.
        is_told: whether something on the card says so; else it is the default.
    """

    country: str
    is_told: bool


def home_of(page: Page, default: str) -> Home:
    """The country that most on the card speaks for; ``default`` where nothing does."""
    votes: defaultdict[str, float] = defaultdict(float)
    for code, weight in _evidence(page):
        votes[code] += weight
    told = votes[default] > 0
    votes[default] += DEFAULT
    best = max(votes, key=lambda code: (votes[code], code == default))
    return Home(best, is_told=told or best != default)


def _evidence(page: Page) -> Iterator[tuple[str, float]]:
    lines = [line.text for line in page.lines]
    text = "\n".join(lines)
    for line in lines:
        yield from _of_names(line)
        yield from _of_cities(line)
        yield from _of_postcode(line)
    yield from _of_prefixes(text)
    yield from _of_domains(text)
    yield from _of_german(text)
    for pattern, code, weight in _FORMS:
        if pattern.search(text):
            yield code, weight


def _of_names(line: str) -> Iterator[tuple[str, float]]:
    """The country at the end of a line; behind a word it may be a surname."""
    if named := country_at_end(line):
        code, name = named
        before = line[: line.rindex(name)]
        yield code, 1 if _RUNS_ON.search(before) else 3


def _of_prefixes(text: str) -> Iterator[tuple[str, float]]:
    prefixes = (_region_of_prefix(prefix) for prefix in _PREFIX.findall(text))
    yield from ((code, 2) for code in sorted({code for code in prefixes if code}))


def _of_domains(text: str) -> Iterator[tuple[str, float]]:
    for ending in dict.fromkeys(map(str.lower, _DOMAIN.findall(text))):
        if code := country_of_domain(ending):
            yield code, 2


def _of_german(text: str) -> Iterator[tuple[str, float]]:
    """German words, and the postcode: of four digits in Austria and Switzerland."""
    if not _GERMAN.search(text):
        return
    if _FOUR_AND_TOWN.search(text):
        yield from (("AT", 2), ("CH", 1.5))
    else:
        yield "DE", 2


def _region_of_prefix(digits: str) -> str | None:
    for length in (1, 2, 3):
        code = phonenumbers.region_code_for_country_code(int(digits[:length]))
        if code in phonenumbers.SUPPORTED_REGIONS:
            return str(code)
    return None


def _of_postcode(line: str) -> Iterator[tuple[str, float]]:
    """A postcode of a form of its own or with a sign, or a city and a postcode."""
    yield from ((code, 2.5) for code in sorted(set(postcode_countries(line))))
    if sign := SIGNED.search(line):
        yield SIGNS[sign["sign"]], 3
    for code in sorted({code for city in _cities(line) for code in city}):
        if code != "US" and has_postcode(line, code):
            yield code, 1.5


def _of_cities(line: str) -> Iterator[tuple[str, float]]:
    """A city whose name only one country has, if it is unlikely to be a surname."""
    for countries in _cities(line, shortest=_LARGE):
        if len(countries) == 1:
            yield next(iter(countries)), 0.7


def _cities(line: str, shortest: int = 4) -> Iterator[frozenset[str]]:
    """The countries of every city that a line names.

    Args:
        line: as read.
        shortest: letters that the name of a city has at least if it is one word.
    """
    words = words_of(line)
    starts = [at for at, word in enumerate(words) if word in city_beginnings()]
    for size in (1, 2, 3):
        for start in starts:
            if start + size > len(words):
                break
            behind = words[start + size : start + size + 1]
            if behind and behind[0] in entries("street_words"):
                continue  # Buchanan Street is in no Buchanan
            if size > 1 or len(words[start]) >= shortest:
                name = " ".join(words[start : start + size])
                yield city_countries().get(name, frozenset())
