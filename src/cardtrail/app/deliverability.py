"""Whether domains take mail, by the DNS: all that cardtrail ever asks a network.

It is loaded for ``scan --check-dns`` alone, and tells the DNS nothing but the domains
of the e-mail addresses on the cards.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from dns.resolver import NXDOMAIN, NoAnswer, NoResolverConfiguration, Resolver
from email_validator import EmailUndeliverableError, validate_email

from cardtrail.model.field import Field
from cardtrail.model.reading import Problem
from cardtrail.validate.codes import problem
from cardtrail.values.domain import is_suffix, is_under_suffix
from cardtrail.values.email import EmailAddress

PATIENCE = 5.0
"""Seconds for an answer; the resolver asks each of its servers again within them."""

_MISSING = ("email.undeliverable", "does not exist")
_REFUSES = ("email.undeliverable", "takes no mail")
_UNKNOWN = ("email.unchecked", "")
_Finding = tuple[str, str]  # the code of a problem, and what is wrong with the domain


@dataclass(frozen=True, slots=True)
class MailDomains:
    """Looks domains up, each once.

    Attributes:
        resolver: how to reach the DNS.
    """

    resolver: Resolver
    _found: dict[str, _Finding | None] = dataclasses.field(default_factory=dict)

    @classmethod
    def of_this_machine(cls) -> MailDomains:
        """With the name servers that this machine uses; without any, none answers."""
        try:
            resolver = Resolver()
        except NoResolverConfiguration:
            resolver = Resolver(configure=False)
        resolver.lifetime = PATIENCE
        return cls(resolver)

    def check(self, entry: Field[EmailAddress]) -> Iterator[Problem]:
        """``email.undeliverable``, or ``email.unchecked`` where nobody can tell.

        A domain that can't exist is not looked up: its own warning says so.
        """
        address = entry.value
        if address is None or not is_under_suffix(address.domain):
            return
        if is_suffix(address.domain):
            return
        if address.domain not in self._found:
            self._found[address.domain] = _look_up(address, self.resolver)
        if finding := self._found[address.domain]:
            code, why = finding
            yield problem(code, value=entry.text, why=why)


def _look_up(address: EmailAddress, resolver: Resolver) -> _Finding | None:
    """What the DNS has against a domain: RFC 5321, 5.1 (MX, else A or AAAA), RFC 7505.

    Whatever goes wrong on the way to an answer is nothing against the domain.
    """
    try:
        found = validate_email(str(address), dns_resolver=resolver)
    except EmailUndeliverableError as error:
        if isinstance(error.__cause__, NXDOMAIN):
            return _MISSING
        is_answer = error.__cause__ is None or isinstance(error.__cause__, NoAnswer)
        return _REFUSES if is_answer else _UNKNOWN
    return None if getattr(found, "mx", None) else _UNKNOWN
