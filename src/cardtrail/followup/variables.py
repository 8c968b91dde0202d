"""Every word that a template can ask for, and what stands there if it isn't known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Variable:
    """A name in a template.

    Attributes:
        blank: what to fill in where it isn't known; None where it always is.
        meaning: for the person who writes a template.
        is_list: whether ``for`` goes through it; printed, it is one phrase.
    """

    blank: str | None
    meaning: str
    is_list: bool = False


VARIABLES: dict[str, Variable] = {
    "greeting": Variable(None, "Dear and the name, with a printed Dr. or Ms."),
    "name": Variable(None, "the name in its printed order, without degrees"),
    "title": Variable("their job title", "the job title on the card"),
    "department": Variable("their department", "the department on the card"),
    "company": Variable(
        "the company", "the employer of the interview, else the company on the card"
    ),
    "address": Variable("their address", "the postal address, on one line"),
    "number": Variable("their number", "the phone number to call"),
    "email": Variable("their e-mail address", "the e-mail address to write to"),
    "role": Variable("the role", "the job that the interview was for"),
    "date": Variable(
        "the day of the interview", "the day of the interview, if you gave it"
    ),
    "decides": Variable(
        "the day they decide by", "the day by which they said they would decide"
    ),
    "talked_about": Variable(
        "what you talked about", "your notes of the interview", is_list=True
    ),
    "when": Variable(None, "the day of the step, and the last good one"),
    "hours": Variable(
        None, "for a call: the working hours there, and what that is by your clock"
    ),
    "today": Variable(None, "the day on which the draft is written"),
    "my_name": Variable("your name", "your name"),
    "my_address": Variable("your address", "your postal address, on one line"),
    "my_phone": Variable("your phone number", "your phone number"),
    "my_email": Variable("your e-mail address", "your e-mail address"),
    "my_strengths": Variable("your strengths", "your strengths", is_list=True),
}

LOOP = ("first", "last", "index")
"""What a template can ask about its way through a list: ``loop.last``."""
