"""What speaks for and against a text as the name of the firm on the card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from cardtrail.extract.lexicon import entries
from cardtrail.extract.surroundings import Surroundings
from cardtrail.model.field import Signal
from cardtrail.model.page import Line
from cardtrail.text import fold, words_of

KNOWN = frozenset(
    {"legal form", "words of firms", "is the domain", "initials are the domain",
     "is the e-mail", "joins two"}
)  # fmt: skip
"""Evidence in the words themselves; large print alone is true of slogans, too."""

_FORMS = (
    r"inc|incorporated|ltd|limited|llc|llp|lp|plc|corp|corporation|gmbh|mbh|ag|kgaa|kg|"
    r"ohg|gbr|e\.v|s\.?a\.?r\.?l|s\.?r\.?l|s\.?p\.?a|sas|sasu|s\.a\.s|s\.a|s\.l\.?u?|"
    r"s\.?c\.?p|s\.? ?de ?r\.?l|b\.?v|n\.?v|oyj?|ab|asa|a/s|aps|k/s|ltda|lda|s/c|s/a|"
    r"eireli|pty|pvt|pte|sdn|bhd|co\.?,?\s?ltd|k\.?k|jsc|pjsc|sp\.?\s?z\s?o\.?\s?o|s\.r\.o|"
    r"d\.o\.o|kft|zrt|nyrt|teoranta|dac|clg|uab"
)
_LEGAL = re.compile(rf"(?<![^\W_])(?:{_FORMS})(?![^\W_])\.?", re.IGNORECASE)
_LEGAL_END = re.compile(
    rf"(?<![^\W_])(?:{_FORMS}|co|company)\.?\W*(?:\b[\w.]{{1,3}}\W*)?$", re.IGNORECASE
)
_AT_END = re.compile(
    rf"(?<![^\W_])(?:{_FORMS}|co\.|company|h\.?b|k\.?b|o\.?g|e\.?u|s\.c|sp\.\s?j)\.?$",
    re.IGNORECASE,
)
"""Some forms are words of their own anywhere but at the end, such as the Danish og."""

_SHORT = re.compile(r"(?<![^\W_])(?:SA|AS|SL|SC|SE|Tmi|TMI)\.?$")
"""Forms that are known by their capitals alone: some are words and surnames, too."""

_JOINED = re.compile(r"[^\W\d_]{2,} ?[&+] ?[^\W\d_]{2,}")
_BRACKETED = re.compile(r"^\(.*\)?$")
_CERTIFIED = frozenset("accredited approved certified iso licensed member".split())
_PART = re.compile(
    r"^(?:the )?(?:department|dept|division|faculty|section|unit|abteilung|bereich|afd|"
    r"afdeling|avdelning|departamento|dipartimento|departement|direction|service)\b"
)
_WITHIN = re.compile(r"(?:and|for|och|of|og|und)\s")
_LINKS = frozenset(
    "& a and at by d da de del des di do du e en et for fur i in la le och of on os s"
    " the und van von y".split()
)
_LEGIBLE = 0.7
_LETTERS = 3  # of a name in a domain, at least
_GIVEN_AND_FAMILY = 2  # words of the plainest names of people
_PARTNERS = 4  # words in the names of partners, at most
_SPELLABLE = 6  # letters of a name that one of them may be misread of, at least
_LOCAL = 6  # letters of a mail box that may be the name of a firm, at least


def signals_of(
    rows: Sequence[Line], text: str, around: Surroundings
) -> Iterator[Signal]:
    """The evidence for a line, or for lines that are read as one.

    Args:
        rows: the lines.
        text: what is printed there, without marks at either end.
        around: the rest of the card.
    """
    folded = fold(text)
    words = words_of(text)
    yield from _form(text, folded, words)
    yield from _mail(rows[0].text, text, words, around)
    confidence = Line(tuple(word for row in rows for word in row.words)).confidence
    is_large = rows[0].box.height > 1.4 * around.usual_height
    if is_large and len(words) <= 5 and confidence > _LEGIBLE:
        yield Signal("large print", 1)
    if confidence < 0.5:
        yield Signal("hardly legible", -1)


def _form(text: str, folded: str, words: Sequence[str]) -> Iterator[Signal]:
    firm = sum(word in entries("company_words") for word in words)
    evidence = (
        (Signal("legal form", 2.5), has_legal_form(text)),
        (Signal("words of firms", min(1.5, firm)), firm > 0),
        (Signal("nothing else", -0.5), says_only_firm(words)),
        (Signal("one word of firms", -0.7), len(words) == 1 and says_only_firm(words)),
        (Signal("begins within a name", -1.5), bool(_WITHIN.match(folded))),
        (Signal("joins two", 1), bool(_JOINED.search(text)) and _are_names(words)),
        (Signal("in brackets", -1), bool(_BRACKETED.match(text))),
        (Signal("part of a firm", -0.8), bool(_PART.match(folded))),
        (Signal("certified", -3), not _CERTIFIED.isdisjoint(words)),
        (Signal("number", -1), bool(re.search(r"\d{3}", text))),
        (Signal("account", -3), text.startswith("@")),
        (Signal("hardly a letter", -2), sum(map(str.isalpha, text)) < 3),
    )
    yield from (signal for signal, holds in evidence if holds)


def says_only_firm(words: Iterable[str]) -> bool:
    """Whether all words are those of any firm, and none names one."""
    plain = [word for word in words if word not in _LINKS]
    return bool(plain) and all(word in entries("company_words") for word in plain)


def _are_names(words: Sequence[str]) -> bool:
    """Whether words may be the names of partners: not many, and none of everyday."""
    plain = [word for word in words if word not in _LINKS]
    return len(plain) <= _PARTNERS and not is_everyday(plain)


def is_everyday(words: Iterable[str]) -> bool:
    """Whether any word is one of slogans, departments or work."""
    return any(
        word in entries("other_words") or word in entries("title_words")
        for word in words
    )


def _mail(
    first: str, text: str, words: Sequence[str], around: Surroundings
) -> Iterator[Signal]:
    """Whether the firm has a domain, or a mail box of its own with a provider."""
    if share := said_of_domain(text, around.domains):
        yield Signal("is the domain", 1 + share)
    elif meant_by_domain(first, around.domains):
        yield Signal("nearly the domain", 1.5)
    elif _initials(words) & {owner(domain) for domain in around.domains}:
        yield Signal("initials are the domain", 2.5)
    spellings = {spelling for spelling in _spellings(text) if len(spelling) >= _LOCAL}
    boxes = {re.sub(r"[^a-z0-9]", "", local) for local in around.local_parts}
    is_person = len(words) == _GIVEN_AND_FAMILY and words[0] in entries("given_names")
    if spellings & boxes and not is_person:
        yield Signal("is the e-mail", 2)


def _initials(words: Sequence[str]) -> frozenset[str]:
    """The initials of three words or more, with and without the small words."""
    plain = [word for word in words if word not in _LINKS]
    named = [word for word in words if word != "the"]
    every = ("".join(word[0] for word in some) for some in (plain, named))
    return frozenset(initials for initials in every if len(initials) >= _LETTERS)


@lru_cache(maxsize=1024)
def has_legal_form(text: str) -> bool:
    """Whether a text has the legal form of a firm in it, such as Ltd."""
    return (
        bool(_LEGAL.search(text)) or ends_with_form(text) or bool(_SHORT.search(text))
    )


def ends_with_form(text: str) -> bool:
    """Whether the last word of a text is the legal form of a firm."""
    return _AT_END.search(text) is not None


def without_short_form(text: str) -> str:
    """The text without a legal form at its end that may be a word or a surname."""
    return _SHORT.sub("", text).rstrip()


@lru_cache(maxsize=1024)
def ends_with_legal_form(text: str) -> bool:
    """Whether a text ends as the names of firms do, give or take a stray word."""
    return _LEGAL_END.search(text) is not None


def matches_domain(text: str, domains: Sequence[str]) -> bool:
    """Whether the letters of ``text`` are the name in one of the domains."""
    return said_of_domain(text, domains) > 0


def said_of_domain(text: str, domains: Sequence[str]) -> float:
    """How much of the name in one of the domains the letters of ``text`` are, 0..1.

    They must begin alike, and one of the two must end there: a domain seldom has the
    legal form of its firm, and a logo seldom all of its name.
    """
    owners = {name for name in map(owner, domains) if len(name) >= _LETTERS}
    shares = (
        1.0 if letters.startswith(name) else len(letters) / len(name)
        for letters in _spellings(text)
        for name in owners
        if letters.startswith(name) or name.startswith(letters)
    )
    return max(shares, default=0.0)


def meant_by_domain(text: str, domains: Iterable[str]) -> str | None:
    """The name in one of the domains from which one misread letter parts a word.

    That letter is another one or, at the end, missing: in between one may be missing
    for an umlaut that the domain spells out, and an s is that of a plural.
    """
    letters = re.sub(r"[^a-z]", "", fold(text))
    for name in map(owner, domains):
        if len(name) < _SPELLABLE or " " in text:
            continue
        is_cut = letters == name[:-1] and not name.endswith("s")
        pairs = list(zip(letters, name, strict=False))
        wrong = sum(one != other for one, other in pairs)
        if is_cut or (len(letters) == len(name) and wrong == 1):
            return name
    return None


@lru_cache(maxsize=1024)
def _spellings(text: str) -> frozenset[str]:
    """The letters and digits of a name as in a domain, its ``&`` said or left out."""
    spoken = fold(text).removeprefix("the ")
    both = (spoken.replace("&", said) for said in ("and", ""))
    letters = (re.sub(r"[^a-z0-9]", "", text) for text in both)
    return frozenset(text for text in letters if len(text) >= _LETTERS)


@lru_cache(maxsize=1024)
def owner(domain: str) -> str:
    """The registered name in a host: ``alder`` of ``www.alder.co.uk``."""
    labels = domain.lower().removeprefix("www.").split(".")
    generic = {"co", "com", "org", "net", "ac", "gov", "edu", "ne", "or", "go", "re"}
    rest = [label for label in labels[:-1] if label not in generic]
    return re.sub(r"[^a-z0-9]", "", rest[-1]) if rest else ""
