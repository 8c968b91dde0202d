"""What a contact can be looked up by when another card may be of the same person."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from cardtrail.identity.details import domain_name, firm_names, is_own_line
from cardtrail.identity.names import words
from cardtrail.identity.spelling import skeleton
from cardtrail.model.contact import Contact
from cardtrail.values.mailbox import ROLES


def keys(contact: Contact) -> frozenset[str]:
    """The look-up keys of a contact: an index over them finds all that may match.

    Each begins with what it is of and a colon:

    * ``name:``, two words of the name, or all of them as one where gaps were not seen;
    * ``mail:``, an e-mail address that is no role's, and ``mobile:``, a number in
      E.164 that one person answers;
    * ``firm:``, a word of the name at the firm's domain, or at the firm where no
      domain is printed: for initials and misread names.

    Names and addresses are told as skeletons, for readers err. What a whole office
    shares is no key, so few contacts have one in common, however many are kept.
    """
    return frozenset(
        itertools.chain(_by_name(contact), _by_mail(contact), _by_phone(contact))
    )


def _by_name(contact: Contact) -> Iterator[str]:
    entry = contact.name
    if entry is None or entry.value is None:
        return
    told = [skeleton(word) for word in words(entry.value)]
    whole = [word for word in told if len(word) > 1]
    yield f"name:{''.join(told)}"
    yield from (
        f"name:{' '.join(sorted(pair))}" for pair in itertools.combinations(whole, 2)
    )
    firms = firm_names(contact)
    if not firms and contact.company:
        firms = frozenset({skeleton(contact.company.text)})
    yield from (f"firm:{word}@{firm}" for word in whole for firm in firms)


def _by_mail(contact: Contact) -> Iterator[str]:
    for entry in contact.emails:
        address = entry.value
        if address is not None and address.local.casefold() not in ROLES:
            host = skeleton(domain_name(address.domain))
            yield f"mail:{skeleton(address.local)}@{host}"


def _by_phone(contact: Contact) -> Iterator[str]:
    for entry in contact.phones:
        if entry.value is not None and is_own_line(entry):
            yield f"mobile:{entry.value.e164}"
