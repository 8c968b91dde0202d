"""``cardtrail draft``: what to write or say, never sent by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cardtrail.app.drafts import (
    draft_step,
    link,
    sender_of,
    templates_of,
    write_eml,
    write_pdf,
)
from cardtrail.app.json_format import draft_line
from cardtrail.cli import options
from cardtrail.cli.commands import single
from cardtrail.cli.streams import say, write
from cardtrail.errors import InvalidValueError
from cardtrail.model.draft import Draft, Form
from cardtrail.model.followup import Step, StepId

HELP = """
Draft the note, the call, the e-mail or the reply to a contact. Nothing is ever sent.

A step is the number of the contact with n, c, e or r, such as 12n; the number alone
stands for the step that comes next. What is not known stays in square brackets.
Templates of your own can take the place of the built-in ones.

\b
Examples:
  cardtrail draft 12
  cardtrail draft 12n --pdf note.pdf
  cardtrail draft 12e --eml nora.eml
  xdg-open "$(cardtrail draft 12e --mailto)"
"""


Asked = Annotated[
    str,
    typer.Argument(
        metavar="STEP",
        help="The number of a contact, with the letter of a step or without.",
    ),
]
Eml = Annotated[
    Path | None,
    typer.Option(
        "--eml", metavar="FILE", help="Write an e-mail that mail programs open."
    ),
]
Mailto = Annotated[bool, typer.Option("--mailto", help="Print a mailto: link.")]
Pdf = Annotated[
    Path | None,
    typer.Option(
        "--pdf",
        metavar="FILE",
        help="Write a letter to be printed, and its envelope beside it.",
    ),
]
Template = Annotated[
    Path | None,
    typer.Option("--template", metavar="FILE", help="A template for this draft."),
]


def command(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    *,
    step: Asked,
    eml: Eml = None,
    mailto: Mailto = False,
    pdf: Pdf = None,
    template: Template = None,
    json: options.Json = False,
    store: options.Store = None,
) -> None:
    """Drafts a step."""
    number, of_plan = _asked(step)
    settings = options.settings()
    sender = sender_of(settings)
    desk = options.chosen_desk(store, context)
    templates = templates_of(settings, template)
    made = draft_step(desk, number, of_plan, sender, templates)
    written = [write_eml(made, sender, eml)] if eml else []
    written += write_pdf(made, sender, pdf, settings.font) if pdf else []
    if mailto:
        write(link(made))
    elif json:
        write(draft_line(made))
    elif written:
        write("\n".join(map(str, written)))
    else:
        write(_text(made))
    if not json:
        _advise(made)


def _advise(made: Draft) -> None:
    """Tells what is still to be filled in, and what could be better."""
    if made.blanks:
        say(f"Fill in what stands in brackets: {', '.join(made.blanks)}.")
    if any(blank.startswith("your ") for blank in made.blanks):
        say("What is about you can be set once, such as: cardtrail config set me.name")
    for advice in made.advice:
        say(advice)


def _asked(text: str) -> tuple[int, Step | None]:
    """The number of a contact, and the step if a letter names one."""
    if text.isdecimal() and len(text) < 10:
        return int(text), None
    try:
        found = StepId.parse(text)
    except InvalidValueError as error:
        raise typer.BadParameter(str(error)) from error
    return found.contact, found.step


def _text(made: Draft) -> str:
    """The draft with whom it goes to above it."""
    if made.form is Form.SCRIPT:
        return made.text
    if made.form is Form.LETTER:
        return "\n".join((*made.to, "", made.day, "", made.text))
    return "\n".join((f"To: {made.to[0]}", f"Subject: {made.subject}", "", made.text))


app = single(command, HELP)
