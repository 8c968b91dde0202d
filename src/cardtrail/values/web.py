"""The address of a web site."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cardtrail.errors import InvalidValueError
from cardtrail.values.domain import is_under_suffix
from cardtrail.values.length import check_length

_GAP = re.compile(r"\s*([./])\s*")
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"  # RFC 1035, 2.3.1; letters of any script
_URL = re.compile(
    rf"(?:(?P<scheme>https?)://)?"
    rf"(?P<host>{_LABEL}(?:\.{_LABEL})+)"
    r"(?P<rest>(?::\d{1,5})?(?:[/?#][^\s@]*)?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Website:
    """A URL with its scheme."""

    url: str

    def __str__(self) -> str:
        return self.url

    @property
    def host(self) -> str:
        """The host in lower case, such as ``www.example.org``."""
        return re.split(r"[:/?#]", self.url.partition("://")[2], maxsplit=1)[0]

    @classmethod
    def parse(cls, text: str) -> Website:
        """The http or https address in ``text``; https where no scheme is printed.

        The host is brought to lower case, the path stays as printed. Gaps around dots
        and slashes are closed, and a full stop or comma at the end belongs to the
        sentence, not to the address.

        Raises:
            InvalidValueError: it has no host under a top-level domain that exists, or
                it is an e-mail address.
        """
        check_length(text, "the address of a web site")
        closed = _GAP.sub(r"\1", text.strip()).rstrip(".,;")
        match = _URL.fullmatch(closed)
        if match is None or not is_under_suffix(match["host"]):
            raise InvalidValueError(
                f"“{text.strip()}” is not the address of a web site; "
                "compare it with the card."
            )
        scheme = (match["scheme"] or "https").lower()
        return cls(f"{scheme}://{match['host'].lower()}{match['rest']}")
