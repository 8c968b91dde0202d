"""An e-mail address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cardtrail.errors import InvalidValueError
from cardtrail.values.length import check_length

_GAP = re.compile(r"\s*([@.])\s*")


@dataclass(frozen=True, slots=True)
class EmailAddress:
    """A well-formed address; the domain in lower case."""

    local: str
    domain: str

    def __str__(self) -> str:
        return f"{self.local}@{self.domain}"

    def is_at(self, host: str) -> bool:
        """Whether its domain is the host, or one is a part of the other: mail.host."""
        domain = self.domain
        return f".{domain}".endswith(f".{host}") or f".{host}".endswith(f".{domain}")

    @classmethod
    def parse(cls, text: str) -> EmailAddress:
        """The address in ``text``, by RFC 5321 and 5322 as email-validator has them.

        Gaps that a printer or a reader leaves around ``@`` and dots are closed. The
        local part stays as printed; nothing is looked up. The names reserved for
        examples (RFC 2606: example.com, .example) pass, other special-use names such
        as .local do not.

        Raises:
            InvalidValueError: it is not an address that mail can be sent to.
        """
        from email_validator import (  # noqa: PLC0415 - slow to load
            EmailNotValidError,
            validate_email,
        )

        check_length(text, "an e-mail address")
        closed = _GAP.sub(r"\1", text.strip())
        try:
            valid = validate_email(closed, check_deliverability=False)
        except EmailNotValidError as error:
            raise InvalidValueError(
                f"“{text.strip()}” is not an e-mail address; "
                f"compare it with the card. {error}"
            ) from error
        return cls(valid.local_part, valid.domain.lower())
