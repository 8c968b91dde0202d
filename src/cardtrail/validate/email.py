"""Whether mail can reach an address, as far as its spelling tells."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from cardtrail.model.field import Field
from cardtrail.model.reading import Problem
from cardtrail.validate.codes import problem
from cardtrail.values.domain import is_suffix, is_under_suffix
from cardtrail.values.email import EmailAddress
from cardtrail.values.providers import DISTINCTIVE, PROVIDERS, SINGLE_DOMAIN

_COMMON_TLDS = ("com", "net", "org", "edu", "gov")
_LOOK_ALIKES = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"))
_LONG_NAME = 9  # letters: from here on two slips are still recognisable


def check_email(entry: Field[EmailAddress]) -> Iterator[Problem]:
    """What is wrong with the spelling; the suggestion is for a person to accept."""
    address = entry.value
    if address is None:
        yield problem("email.malformed", value=entry.text)
        return
    domain = _spelt(address.domain)
    if domain != address.domain:
        meant = str(EmailAddress(address.local, domain))
        yield problem("email.domain-misspelt", value=entry.text, suggestion=meant)
    elif not is_under_suffix(domain):
        tld = domain.rpartition(".")[2]
        yield problem("email.tld-unknown", value=entry.text, tld=tld)
    elif is_suffix(domain):
        yield problem("email.domain-incomplete", value=entry.text, suffix=domain)


def is_near(domain: str, known: str) -> bool:
    """Whether two domains are no more than a slip of the finger or of a reader apart.

    By optimal string alignment (Damerau-Levenshtein without repeats): a letter more,
    less, changed, or two swapped; two such slips in long names; or look-alikes such as
    ``rn`` for ``m``.
    """
    slips = 2 if len(known.partition(".")[0]) >= _LONG_NAME else 1
    return _plain(domain) == _plain(known) or OSA.distance(domain, known) <= slips


def _plain(text: str) -> str:
    for seen, meant in _LOOK_ALIKES:
        text = text.replace(seen, meant)
    return text


def _spelt(domain: str) -> str:
    """``domain`` as it was probably meant."""
    name, _, tld = domain.rpartition(".")
    if not is_under_suffix(domain):
        domain = f"{name}.{_spelt_tld(tld)}"
    if domain in PROVIDERS or _is_honest_variant(domain):
        return domain
    return next((known for known in DISTINCTIVE if is_near(domain, known)), domain)


def _spelt_tld(tld: str) -> str:
    near = (known for known in _COMMON_TLDS if is_near(tld, known))
    return next(near, tld)


def _is_honest_variant(domain: str) -> bool:
    """Whether it is a provider's name in another country, such as hotmail.be."""
    name = domain.partition(".")[0]
    names = {known.partition(".")[0] for known in PROVIDERS}
    return name in names - SINGLE_DOMAIN and is_under_suffix(domain)
