"""Templates of drafts: the built-in ones, the person's own, and what they make.

They are jinja2, kept to what a letter needs (``grammar``) and bounded in length. What
comes from a card is only ever data: it is never read as a template.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import ClassVar

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from cardtrail.errors import TemplateError
from cardtrail.followup.grammar import FILTERS, TESTS, VOICEMAIL, Refused, check
from cardtrail.followup.variables import VARIABLES
from cardtrail.followup.wording import Phrases

NOTE = "note.txt"
NOTE_EMAIL = "note-email.txt"
CALL = "call.txt"
EMAIL = "email.txt"
REPLY = "reply.txt"

TEMPLATES: dict[str, str] = {
    NOTE: "the thank-you note, as a letter",
    NOTE_EMAIL: "the thank-you note by e-mail, where there is no postal address",
    CALL: "what to say on the call",
    VOICEMAIL: "what to say to voicemail; the call takes it in",
    EMAIL: "the e-mail that tells your interest and strengths",
    REPLY: "the reply to a rejection",
}
"""Every template and what it is for."""

_LINE_END = re.compile(r"\r\n|\r|\n")  # as jinja2 counts lines
_LONGEST_TEMPLATE = 20_000  # bytes: ten pages
_LONGEST_DRAFT = 20_000  # characters


@dataclass(frozen=True, slots=True)
class Templates:
    """Where templates come from.

    Attributes:
        folder: of the person's own templates, each of which takes the place of the
            built-in one of the same name; None if there is none.
        chosen: a file to use for one draft, whatever the folder holds.
    """

    folder: Path | None = None
    chosen: Path | None = None

    def path(self, name: str, *, is_main: bool = True) -> Path | None:
        """The person's own file for a template; None if the built-in one is used."""
        if is_main and self.chosen is not None:
            return self.chosen
        own = None if self.folder is None else self.folder / name
        return own if own is not None and own.exists() else None


def render(
    name: str, values: Mapping[str, str | Phrases], templates: Templates
) -> tuple[str, tuple[str, ...]]:
    """The text that a template makes of ``values``, and the blanks that it has.

    Args:
        name: of the template.
        values: what is known, by the names in VARIABLES.
        templates: where the person keeps their own.

    Raises:
        TemplateError: the person's own template can't be read or used.
    """
    blanks: list[str] = []
    fault: tuple[str, int | None, str]
    environment = _environment(_Loader(name, templates), blanks)
    try:
        text = _bounded(environment.get_template(name).generate(values), name)
    except jinja2.TemplateSyntaxError as error:
        fault = (error.name or name, error.lineno, error.message or "it is broken")
    except (jinja2.TemplateError, TypeError, ValueError) as error:
        fault = (*_place(error, name), str(error))
    except (RecursionError, MemoryError, SyntaxError):
        fault = (name, None, "it is nested too deeply")
    else:
        return text, tuple(dict.fromkeys(blanks))
    path = templates.path(fault[0], is_main=fault[0] == name)
    raise TemplateError(_sentence(path or fault[0], fault[1], fault[2]))


def _bounded(parts: Iterable[str], name: str) -> str:
    """The parts together.

    Raises:
        Refused: they are longer than any draft.
    """
    text = ""
    for part in parts:
        text += part
        if len(text) > _LONGEST_DRAFT:
            message = f"it makes more than {_LONGEST_DRAFT:,} characters"
            raise Refused(message, None, name)
    return text


class _Blank(jinja2.Undefined):
    """What isn't known: false in a test, a blank in brackets where it is printed."""

    blanks: ClassVar[list[str]] = []

    def __str__(self) -> str:
        variable = VARIABLES.get(self._undefined_name or "")
        if variable is None or variable.blank is None:
            raise jinja2.UndefinedError(f"“{self._undefined_name}” is not known here")
        self.blanks.append(variable.blank)
        return f"[{variable.blank}]"


def _environment(loader: jinja2.BaseLoader, blanks: list[str]) -> SandboxedEnvironment:
    """An environment for one draft, which notes its blanks in ``blanks``."""
    made = SandboxedEnvironment(
        loader=loader,
        autoescape=False,  # plain text: there is no markup to escape for
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=0,
        undefined=type("_BlankOfOneDraft", (_Blank,), {"blanks": blanks}),
    )
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    made.tests = {name: made.tests[name] for name in TESTS}
    return made


class _Loader(jinja2.BaseLoader):
    """Knows the templates by name and nothing else; each is checked before its use."""

    def __init__(self, main: str, templates: Templates) -> None:
        self._main = main
        self._templates = templates

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The checked source of a template, and the name that its faults go by."""
        path = self._templates.path(template, is_main=template == self._main)
        source = _built_in(template) if path is None else _own(path, template)
        source = "\n".join(map(_keeping_end, _LINE_END.split(source)))
        check(environment.parse(source, template, template), template)
        return source, template, lambda: True


def _keeping_end(line: str) -> str:
    """A line whose end stays: jinja2 trims it behind any tag, here only lone ones."""
    plain = line.strip()
    is_lone = plain.startswith("{%") and plain.count("%}") == 1
    is_trimmed = plain.endswith("%}") and not plain.endswith(("-%}", "+%}"))
    return f"{plain[:-2]}+%}}" if is_trimmed and not is_lone else line


def _built_in(name: str) -> str:
    folder = resources.files("cardtrail.followup") / "templates"
    return (folder / name).read_text(encoding="utf-8")


def _own(path: Path, name: str) -> str:
    """The text of a person's own template."""
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST_TEMPLATE + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or "unknown error"
        raise Refused(f"it can't be read: {reason}", None, name) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Refused("save it as UTF-8", line, name) from error
    if len(data) > _LONGEST_TEMPLATE:
        message = f"it is longer than {_LONGEST_TEMPLATE:,} bytes"
        raise Refused(message, None, name)
    return text


def _place(error: BaseException, name: str) -> tuple[str, int | None]:
    """The template in which it failed, and the line: jinja2 has them in the traceback.

    Args:
        error: what came of it.
        name: of the template, where the traceback tells nothing.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = ((at.filename, at.lineno) for at in reversed(frames))
    return next((at for at in places if at[0] in TEMPLATES), (name, None))


def _sentence(path: Path | str, line: int | None, what: str) -> str:
    """Where a template is broken, why, and what to do."""
    place = f"{path}, line {line}" if line else f"{path}"
    return (
        f"{place}: {what.rstrip('.')}. Mend it, or take the file away to use the "
        "template that comes with cardtrail."
    )
