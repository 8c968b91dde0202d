"""The names under the root of the Internet."""

from __future__ import annotations

from functools import cache
from importlib import resources

_FOR_EXAMPLES = frozenset({"example"})  # RFC 2606: never delegated, safe in print


@cache
def top_level_domains() -> frozenset[str]:
    """Every top-level domain in lower case, internationalised ones in ASCII form.

    The list is IANA's (https://data.iana.org/TLD/tlds-alpha-by-domain.txt; the version
    stands in its first line), and ``example`` from RFC 2606.
    """
    listed = resources.files("cardtrail.values").joinpath("tlds.txt")
    lines = listed.read_text(encoding="ascii").splitlines()
    return _FOR_EXAMPLES.union(
        line.lower() for line in lines if not line.startswith("#")
    )


def is_known_tld(domain: str) -> bool:
    """Whether the last label of ``domain`` is a top-level domain."""
    label = domain.rstrip(".").rpartition(".")[2].lower()
    try:
        ascii_label = label.encode("idna").decode("ascii")
    except UnicodeError:
        return False
    return ascii_label in top_level_domains()
