"""Domains on the Internet: which endings exist, and what can be registered."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_FOR_EXAMPLES = "example"  # RFC 2606: never delegated, safe in print

_BORROWED = frozenset(
    "ai cc co fm gg im io is it ly me nu ph sh so st to tv ws".split()
)
"""Country endings that firms everywhere use as a word."""


def public_suffix(domain: str) -> str | None:
    """The ending under which names are registered: ``co.uk`` of ``mail.alder.co.uk``.

    By the part of the public suffix list (https://publicsuffix.org) that registries
    have made; publicsuffixlist carries it along, and nothing is fetched. Suffixes of
    firms such as github.io don't count: the firm itself may mail from there.

    Args:
        domain: in Unicode or in ASCII form (RFC 5890).

    Returns:
        In lower case; None where there is no such ending.
    """
    labels = domain.rstrip(".").lower().split(".")
    if labels[-1] == _FOR_EXAMPLES:
        return _FOR_EXAMPLES
    return _list().publicsuffix(".".join(labels))


def is_under_suffix(domain: str) -> bool:
    """Whether ``domain`` ends as a domain can, under a top-level domain that exists."""
    return public_suffix(domain) is not None


def is_suffix(domain: str) -> bool:
    """Whether ``domain`` is an ending and no more, such as co.uk: nobody owns it."""
    return public_suffix(domain) == domain.rstrip(".").lower()


def country_of_domain(domain: str) -> str | None:
    """The country whose ending a domain has, as ISO 3166-1 alpha-2: GB of ``x.co.uk``.

    None where the ending is no country's, or firms everywhere use it as a word, as they
    do ``.io`` and ``.me``.
    """
    from phonenumbers import SUPPORTED_REGIONS  # noqa: PLC0415 - not for every command

    ending = domain.rstrip(".").rpartition(".")[2].lower()
    code = {"uk": "GB"}.get(ending, ending.upper())
    is_known = code in SUPPORTED_REGIONS and ending not in _BORROWED
    return code if is_known else None


@cache
def _list() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 - not for --help

    return PublicSuffixList(accept_unknown=False, only_icann=True)
