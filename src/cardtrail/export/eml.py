"""Drafts for mail programs: a file that they open as a draft, or a link."""

from __future__ import annotations

import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from email_validator import validate_email

from cardtrail.model.draft import Draft, Sender
from cardtrail.text import printable

_LOCAL = "!$'*+"
"""What RFC 6068 lets stand in a local part beside the unreserved characters."""

_PLAIN = re.compile(r"(?!.*=\?)[ -~]{0,60}")
"""A text that fits a header as it is: nothing in it looks like an encoded word."""


def eml(draft: Draft, sender: Sender) -> bytes:
    """An unsent message (RFC 5322).

    It has no Date, and ``X-Unsent: 1`` has mail programs open it to be finished and
    sent. Domains are in their ASCII form (IDNA); only a local part that isn't ASCII
    stands as UTF-8 (RFC 6532).

    The headers are put together here: what the standard library makes of a name that
    looks like an encoded word, or has long ones in it, is read back as something else.

    Args:
        draft: of an e-mail.
        sender: who writes; without a mailbox there is no From.
    """
    headers = ["X-Unsent: 1", _address_header("To", draft.name, draft.to[0])]
    if sender.email is not None:
        own = printable(sender.name)
        headers.append(_address_header("From", own, str(sender.email)))
    headers.append(f"Subject: {_encoded(draft.subject or '', 'Subject')}")
    body = EmailMessage(policy=SMTP)
    body.set_content(draft.text + "\n", cte="quoted-printable")
    return "".join(f"{line}\r\n" for line in headers).encode() + body.as_bytes()


def mailto(draft: Draft) -> str:
    """A link (RFC 6068) that opens a mail program with the draft in it.

    Args:
        draft: of an e-mail.
    """
    local, domain = _mailbox(draft.to[0])
    subject = quote(draft.subject or "", safe="")
    body = quote(draft.text.replace("\n", "\r\n"), safe="")
    return f"mailto:{quote(local, safe=_LOCAL)}@{domain}?subject={subject}&body={body}"


def _address_header(header: str, name: str, mailbox: str) -> str:
    address = "@".join(_mailbox(mailbox))
    if not name:
        return f"{header}: {address}"
    escaped = re.sub(r'(["\\])', r"\\\1", name)
    shown = f'"{escaped}"' if _PLAIN.fullmatch(name) else _encoded(name, header)
    return f"{header}: {shown}\r\n <{address}>"


def _encoded(text: str, header: str) -> str:
    """A text for a header: as it is, else in the encoded words of RFC 2047."""
    if _PLAIN.fullmatch(text):
        return text
    return Header(text, "utf-8", header_name=header).encode(linesep="\r\n")


def _mailbox(text: str) -> tuple[str, str]:
    """The local part and the domain of a mailbox, the domain in ASCII."""
    valid = validate_email(text, check_deliverability=False)
    return valid.local_part, valid.ascii_domain
