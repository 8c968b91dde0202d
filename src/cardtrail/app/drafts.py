"""Drafts for contacts: made, and written for mail programs and printers."""

from __future__ import annotations

from pathlib import Path

from cardtrail.app.contacts import contact
from cardtrail.app.desk import Desk
from cardtrail.app.files import write_files
from cardtrail.config import Settings
from cardtrail.errors import ConfigError, DraftError, InvalidValueError
from cardtrail.export.eml import eml, mailto
from cardtrail.export.letter import envelope, letter
from cardtrail.followup.drafts import draft
from cardtrail.followup.obstacles import coming
from cardtrail.followup.template import Templates
from cardtrail.model.draft import Draft, Form, Sender
from cardtrail.model.followup import Step, StepId
from cardtrail.values.email import EmailAddress

_INSTEAD: dict[Form, str] = {
    Form.LETTER: "is a letter; print it with --pdf FILE",
    Form.EMAIL: "is an e-mail; open it with --eml FILE or --mailto",
    Form.SCRIPT: "is a script for a call; read it without any of these options",
}


def sender_of(settings: Settings) -> Sender:
    """The person who writes, as far as their settings tell.

    Raises:
        ConfigError: no mail can be sent from their address.
    """
    me = settings.me
    try:
        email = None if me.email is None else EmailAddress.parse(me.email)
    except InvalidValueError as error:
        raise ConfigError(
            f"Your setting me.email can't be used. {error} Mend it with: cardtrail "
            "config set me.email NAME@EXAMPLE.COM"
        ) from error
    return Sender(
        name=me.name,
        address=me.address,
        phone=me.phone,
        email=email,
        strengths=me.strengths,
        country=settings.country,
        call_from=settings.calling[0],
        call_until=settings.calling[1],
    )


def templates_of(settings: Settings, chosen: Path | None) -> Templates:
    """The templates of the person's own folder, and the one chosen for a draft.

    Raises:
        ConfigError: the folder that is set isn't there.
    """
    folder = settings.templates
    if folder is not None and not folder.is_dir():
        raise ConfigError(
            f"Your setting drafts.templates names {folder}, which is no folder. Make "
            "it, or take the setting out: cardtrail config unset drafts.templates"
        )
    return Templates(folder, chosen)


def draft_step(
    desk: Desk, number: int, step: Step | None, sender: Sender, templates: Templates
) -> Draft:
    """What to write to a contact.

    Args:
        desk: where the contacts are kept, and the present moment.
        number: of the contact.
        step: which step of their plan; the one that comes next if None.
        sender: who writes.
        templates: where the person keeps templates of their own.

    Raises:
        DraftError: there is nothing to write, or something has to be confirmed first.
        TemplateError: a template of the person's own can't be used.
        NoSuchContactError: there is no such contact.
        StoreError: the store can't be read.
    """
    record = contact(desk, number)
    return draft(record, step or coming(record), sender, desk.now, templates)


def write_eml(made: Draft, sender: Sender, file: Path) -> Path:
    """Writes an e-mail that mail programs open as a draft.

    Args:
        made: an e-mail.
        sender: who writes.
        file: where to; in a folder, the file is called as the step: ``12e.eml``.

    Raises:
        DraftError: the draft is no e-mail.
        OutputError: the file can't be written.
    """
    _check(made, Form.EMAIL)
    file = _named(file, made, ".eml")
    write_files(file.parent, {file.name: eml(made, sender)})
    return file


def link(made: Draft) -> str:
    """The ``mailto:`` link of an e-mail.

    Raises:
        DraftError: the draft is no e-mail.
    """
    _check(made, Form.EMAIL)
    return mailto(made)


def write_pdf(
    made: Draft, sender: Sender, file: Path, font: Path | None = None
) -> tuple[Path, Path]:
    """Writes a letter, and its envelope beside it: ``note.pdf``, ``note-envelope.pdf``.

    Args:
        made: a letter.
        sender: who writes.
        file: for the letter; in a folder, it is called as the step: ``12n.pdf``.
        font: a font file for what the letter's typeface lacks.

    Raises:
        DraftError: the draft is no letter.
        LetterError: it can't be set.
        OutputError: a file can't be written.
    """
    _check(made, Form.LETTER)
    file = _named(file, made, ".pdf")
    beside = file.with_name(f"{file.stem}-envelope{file.suffix}")
    files = {
        file.name: letter(made, sender, font),
        beside.name: envelope(made, sender, font),
    }
    write_files(file.parent, files)
    return file, beside


def _named(file: Path, made: Draft, suffix: str) -> Path:
    """The file itself, or one in it where it is a folder."""
    step = StepId(made.contact, made.step)
    return file / f"{step}{suffix}" if file.is_dir() else file


def _check(made: Draft, form: Form) -> None:
    if made.form is not form:
        raise DraftError(f"The {made.step.noun} {_INSTEAD[made.form]}.")
