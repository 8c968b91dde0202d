"""What is written to a contact, and by whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from cardtrail.model.followup import Step
from cardtrail.values.email import EmailAddress


@dataclass(frozen=True, slots=True)
class Sender:
    """The person who writes: their own settings. What is not known is None or empty.

    Attributes:
        name: as they sign.
        address: the lines of their postal address.
        phone: their number, as they write it.
        email: the mailbox that they write from.
        strengths: what they would bring to a job, a phrase each.
        country: ISO 3166-1 alpha-2, where they post their letters.
        call_from: when people's working hours begin, by the clock where they work.
        call_until: when they end, later on the same day.
    """

    name: str | None = None
    address: tuple[str, ...] = ()
    phone: str | None = None
    email: EmailAddress | None = None
    strengths: tuple[str, ...] = ()
    country: str = "US"
    call_from: dt.time = dt.time(9)
    call_until: dt.time = dt.time(17)


class Form(StrEnum):
    """What a draft is written as."""

    LETTER = "letter"
    EMAIL = "email"
    SCRIPT = "script"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text for one step, for a person to read, change and send.

    Attributes:
        contact: the number of the contact that it is for.
        step: which step it is for.
        form: whether it is a letter, an e-mail or a script for a call.
        name: whom it is for, as the card prints it.
        to: the lines of the address, or the one mailbox or number.
        text: from the greeting to the signature; paragraphs are lines, blank lines
            between them.
        subject: of an e-mail; None for others.
        country: of a letter, ISO 3166-1 alpha-2 of where it goes.
        day: the day on which it was written, in words.
        blanks: what is not known, in the order of the text, where it stands in square
            brackets.
        advice: what about it could be better, a sentence each.
    """

    contact: int
    step: Step
    form: Form
    name: str
    to: tuple[str, ...]
    text: str
    subject: str | None = None
    country: str | None = None
    day: str = ""
    blanks: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
