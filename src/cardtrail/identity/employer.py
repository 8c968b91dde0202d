"""With whom an interview was, as a key by which two on one day are known for one."""

from __future__ import annotations

from cardtrail.identity.details import domain_name
from cardtrail.identity.spelling import letters
from cardtrail.model.contact import Contact
from cardtrail.model.followup import Interview
from cardtrail.values.domain import public_suffix
from cardtrail.values.providers import PROVIDERS


def employer(contact: Contact, interview: Interview) -> str:
    """The employer's registered domain, else the folded name; "" where none is known.

    Colleagues write the firm's name in several ways, and their cards have one domain:
    ``alder.co.uk`` of ``nora@mail.alder.co.uk`` and of ``www.alder.co.uk``. The domain
    of a mail provider is nobody's.

    Args:
        contact: who was met.
        interview: as far as the person told of it; the company that they name goes
            before the one on the card, which may be that of an agency.
    """
    domains = [registered_domain(host) for host in _hosts(contact)]
    if domains:
        return domains[0]
    printed = contact.company.text if contact.company else ""
    return letters(interview.company or printed)


def registered_domain(host: str) -> str:
    """What somebody registered, with its ending: ``alder.co.uk`` of ``x.alder.co.uk``.

    A host whose ending does not exist, as of a misread address, stays as it is.
    """
    suffix = public_suffix(host)
    return f"{domain_name(host)}.{suffix}" if suffix else host.lower()


def _hosts(contact: Contact) -> list[str]:
    """The hosts of the firm, those of e-mail addresses first."""
    mail = [entry.value.domain for entry in contact.emails if entry.value]
    sites = [entry.value.host for entry in contact.websites if entry.value]
    return [host for host in (*mail, *sites) if host.lower() not in PROVIDERS]
