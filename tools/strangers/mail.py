"""E-mail addresses and web sites as firms and people have them."""

from __future__ import annotations

import re
import unicodedata

from scenes.chance import often, one_of
from strangers.lexicon import Lexicon

_SPELT = {
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l", "ø": "o", "đ": "d",
    "æ": "ae", "å": "a",
}  # fmt: skip
_FORMS = (
    "{g}.{f}", "{g}.{f}", "{i}.{f}", "{i}{f}", "{g}", "{g}_{f}", "{f}", "{g}{f}",
    "{g}-{f}", "{f}.{g}", "{g}{j}", "{role}",
)  # fmt: skip
_PROVIDERS = (
    "gmail.com", "gmail.com", "yahoo.com", "outlook.com", "hotmail.com", "icloud.com",
)  # fmt: skip
_OWN_PROVIDERS = {
    "DE": "t-online.de", "FR": "orange.fr", "IT": "libero.it", "CH": "bluewin.ch",
    "GB": "btinternet.com", "JP": "yahoo.co.jp", "KR": "naver.com", "BE": "skynet.be",
    "IN": "rediffmail.com", "BR": "uol.com.br", "PL": "wp.pl", "NL": "ziggo.nl",
    "AT": "gmx.at", "ES": "telefonica.net", "PT": "sapo.pt", "AU": "bigpond.com",
}  # fmt: skip
_COMMON = frozenset(
    "the and und et y e i en gmbh ltd inc llc co kg ag sa sarl srl spa bv nv as ab oy "
    "a s pty pvt pte limited private plc llp corp corporation groupe studio".split()
)


def plain(text: str) -> str:
    """A text as it stands in an e-mail address: letters a to z only."""
    spelt = "".join(_SPELT.get(char, char) for char in text.lower())
    folded = unicodedata.normalize("NFKD", spelt)
    return "".join(char for char in folded if char.isascii() and char.isalpha())


def domain_of(lexicon: Lexicon, firm: str) -> str:
    """The domain of a firm: its first words, or their initials, and an ending."""
    words = [plain(word) for word in re.split(r"[\s/&-]+", firm)]
    telling = [word for word in words if word and word not in _COMMON] or words
    rng = lexicon.rng
    stems = [telling[0], "".join(telling[:2]), "-".join(telling[:2])]
    if len(telling) > 2:
        stems.append("".join(word[0] for word in telling))
    stem = one_of(rng, stems)
    if len(stem) < 2:
        stem = "".join(words)
    return f"{stem}.{one_of(rng, lexicon.country['endings'])}"


def email(lexicon: Lexicon, given: str, family: str, domain: str) -> str:
    """An address at the firm, or now and then at a provider."""
    rng = lexicon.rng
    first, last = plain(given.partition(" ")[0]), plain(family)
    role = lexicon.office()
    form = one_of(rng, _FORMS)
    local = form.format(
        g=first or role, f=last or role, i=first[:1] or "x", j=last[:1], role=role
    )
    if not often(rng, 0.15):
        return f"{local}@{domain}"
    own = _OWN_PROVIDERS.get(lexicon.key[:2], "gmail.com")
    if often(rng, 0.4):
        local += str(int(rng.integers(1, 99)))
    return f"{local}@{one_of(rng, (*_PROVIDERS, own))}"


def website(lexicon: Lexicon, domain: str) -> str:
    """The site as printed."""
    head = one_of(
        lexicon.rng, ("www.", "www.", "www.", "", "", "https://", "http://www.")
    )
    tail = one_of(lexicon.rng, ("", "", "", "", "/", "/contact"))
    return f"{head}{domain}{tail}"
