"""Drafts in mail programs, as the standard library's parser reads them back."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, message_from_string
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32, default
from email.utils import parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.letters import ANNA

from cardtrail.export.eml import eml, mailto
from cardtrail.model.draft import Draft, Form, Sender
from cardtrail.model.followup import Step
from cardtrail.text import printable
from cardtrail.values.email import EmailAddress

DRAFT = Draft(
    contact=12,
    step=Step.EMAIL,
    form=Form.EMAIL,
    name="Nora Whitfield",
    to=("nora@alderandfinch.example",),
    text="Dear Nora Whitfield,\n\nThank you.\n\nKind regards\n\nAnna Weber",
    subject="The role of Data Engineer",
)
TEXTS = st.text(max_size=80).map(printable)


def parsed(draft: Draft, sender: Sender = ANNA) -> EmailMessage:
    """The message as another program reads it."""
    message = message_from_bytes(eml(draft, sender), policy=default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    assert all(header.defects == () for header in message.values())
    return message


def content(message: EmailMessage) -> str:
    """The text, its lines as on this machine."""
    return str(message.get_content()).replace("\r\n", "\n")


def name_in(header: str, draft: Draft, sender: Sender) -> str:
    """The name before a mailbox.

    Read by the older half of the standard library: the newer one leaves a space where
    two encoded words of a name meet, which RFC 2047 has it take away.
    """
    message = message_from_bytes(eml(draft, sender), policy=compat32)
    name, _ = parseaddr(message[header].replace("\r\n", ""))
    return str(make_header(decode_header(name)))


def test_a_mail_program_opens_it_as_a_draft_to_be_sent() -> None:
    message = parsed(DRAFT)

    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    assert message["To"] == "Nora Whitfield <nora@alderandfinch.example>"
    assert message["From"] == "Anna Weber <anna.weber@example.com>"
    assert message["Subject"] == "The role of Data Engineer"
    assert content(message) == DRAFT.text + "\n"
    assert set(message.keys()) == {
        "X-Unsent", "To", "From", "Subject", "Content-Type",
        "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip


def test_a_sender_without_a_mailbox_is_left_to_the_mail_program() -> None:
    assert parsed(DRAFT, Sender(name="Anna Weber"))["From"] is None


def test_lines_end_as_mail_wants_them_and_are_not_too_long() -> None:
    data = eml(replace(DRAFT, text="a long paragraph " * 100), ANNA)

    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 78


def test_a_domain_with_other_letters_is_in_its_ascii_form() -> None:
    draft = replace(DRAFT, name="Jörg Müller", to=("joerg@müller.example",))

    (to,) = parsed(draft)["To"].addresses

    assert eml(draft, ANNA).isascii()
    assert to.display_name == "Jörg Müller"
    assert to.domain == "xn--mller-kva.example"


def test_a_mailbox_with_other_letters_stays_as_it_is() -> None:
    data = eml(replace(DRAFT, to=("jörg.m@müller.example",)), ANNA)

    message = message_from_string(data.decode("utf-8"), policy=default)

    assert message["To"].addresses[0].addr_spec == "jörg.m@xn--mller-kva.example"


@given(name=TEXTS, subject=TEXTS, own=TEXTS, text=st.lists(TEXTS, min_size=1))
def test_any_text_stays_in_its_header(
    name: str, subject: str, own: str, text: list[str]
) -> None:
    draft = replace(DRAFT, name=name, subject=subject, text="\n".join(text))
    sender = replace(ANNA, name=own)

    message = parsed(draft, sender)

    assert name_in("To", draft, sender) == name
    assert name_in("From", draft, sender) == own
    assert message["Subject"] == subject
    assert [to.addr_spec for to in message["To"].addresses] == [draft.to[0]]
    assert [own.addr_spec for own in message["From"].addresses] == [str(sender.email)]
    assert content(message) == draft.text + "\n"
    assert len(message.keys()) == 7


@pytest.mark.parametrize(
    "hostile",
    [
        "Nora\r\nBcc: everybody@example.com",
        "Nora <evil@example.com>, ",
        '"Nora" <evil@example.com>',
        "=?utf-8?q?=0D=0ABcc:_x?=",
        "Nora\u2028Bcc: x",
        "Nora, the \"great\" (Finch); 'x' <x>: \\",
    ],
)
def test_a_hostile_name_adds_no_header_and_no_recipient(hostile: str) -> None:
    message = parsed(replace(DRAFT, name=printable(hostile)))

    assert message["Bcc"] is None
    assert [to.addr_spec for to in message["To"].addresses] == [
        "nora@alderandfinch.example"
    ]


def test_a_link_holds_the_whole_draft() -> None:
    link = urlsplit(mailto(DRAFT))

    assert link.scheme == "mailto"
    assert link.path == "nora@alderandfinch.example"
    assert parse_qs(link.query, strict_parsing=True) == {
        "subject": [DRAFT.subject],
        "body": [DRAFT.text.replace("\n", "\r\n")],
    }
    assert "+" not in link.query, "RFC 6068 has no plus for a space"


@given(subject=TEXTS.filter(bool), text=TEXTS.filter(bool))
def test_a_link_carries_any_text_and_nothing_breaks_out(
    subject: str, text: str
) -> None:
    link = mailto(replace(DRAFT, subject=subject, text=text))

    assert link.isascii()
    assert not set(link) & set(' "<>\\^`{|}#\r\n')
    query = parse_qs(urlsplit(link).query, strict_parsing=True, max_num_fields=2)
    assert query == {"subject": [subject], "body": [text]}


@pytest.mark.parametrize(
    ("mailbox", "path"),
    [
        ("a+b@example.com", "a+b@example.com"),
        ("o'neil&co?x=y#z%@example.com", "o'neil%26co%3Fx%3Dy%23z%25@example.com"),
        ("jörg@müller.example", "j%C3%B6rg@xn--mller-kva.example"),
    ],
)
def test_a_link_escapes_what_a_mailbox_may_hold(mailbox: str, path: str) -> None:
    address = EmailAddress.parse(mailbox)

    link = mailto(replace(DRAFT, to=(str(address),)))

    assert link.startswith(f"mailto:{path}?subject=")
    assert unquote(path.partition("@")[0]) == address.local
