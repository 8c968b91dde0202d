"""A contact as YAML for the person's editor, and what they wrote there.

The file is read as a tree of texts (YAML 1.2, 3.2.1): no tag, number or date in it
means anything, so whatever stands on a card can only ever be a text.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cardtrail.app.contacts import parsed, shown
from cardtrail.errors import InvalidValueError
from cardtrail.model.contact import AnyField, Contact
from cardtrail.model.field import FieldName, Grade
from cardtrail.model.record import Record
from cardtrail.store.rows import MANY, SINGLE
from cardtrail.text import printable

_HEAD = """\
Contact {number}: {name}

Change what is wrong, save, and close the editor. Nothing changes if you change nothing.
What is empty is taken away; a detail whose lines you take out stays as it is.
Several phone numbers, addresses ... stand below each other, each after a dash.
Your own values stay, whatever a later scan reads.
"""
_WIDEST = 1_000_000  # columns: no value is to be broken into lines
_LONGEST = 1_000_000  # bytes: the longest contact has some thousand
_NULL = "tag:yaml.org,2002:null"


def edit_path(store: Path, number: int) -> Path:
    """Where the text lies while it is edited, and stays if it can't be used."""
    return store.parent / f"edit-{number}.yaml"


def text_of(record: Record) -> str:
    """The details of a contact as YAML, with comments that explain it."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - not for every command
    from ruamel.yaml.comments import CommentedMap  # noqa: PLC0415 - as above

    yaml = YAML()
    yaml.width = _WIDEST
    yaml.indent(sequence=4, offset=2)
    name = record.contact.name
    head = _HEAD.format(number=record.id, name=printable(name.text) if name else "-")
    document = CommentedMap()
    document.yaml_set_start_comment(head)
    for field in (*SINGLE, *MANY):
        found = [entry for each, entry in record.contact.fields() if each is field]
        document[field.value] = _listed(found) if field in MANY else _single(found)
        if field in SINGLE and found and (said := _remark(found[0])):
            document.yaml_add_eol_comment(said, field.value)
    written = io.StringIO()
    yaml.dump(document, written)
    return written.getvalue()


def edited_text(path: Path) -> str:
    """What the person left in the file.

    Raises:
        InvalidValueError: it is gone, too long, or no text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InvalidValueError(
            f"{path} can't be read; nothing was changed."
        ) from error
    if len(data) > _LONGEST:
        raise InvalidValueError(f"{path} is too long for a contact.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidValueError(
            f"{path} is not text in UTF-8; save it as such."
        ) from error


def is_left(path: Path, text: str) -> bool:
    """Whether a file is as it was written, or gone: nobody loses anything in it."""
    try:
        return path.read_bytes() in {text.encode(), b""}
    except OSError:
        return True


def changes_in(text: str, record: Record, country: str) -> dict[FieldName, list[str]]:
    """The fields that a text has otherwise than the contact, with their new texts.

    Args:
        text: as the person left it.
        record: the contact.
        country: ISO 3166-1 alpha-2 code for numbers and addresses that name none.

    Raises:
        InvalidValueError: it is no YAML, or a value is not well-formed; the message
            names the line.
    """
    before = {name: _texts(record.contact, name) for name in (*SINGLE, *MANY)}
    changes: dict[FieldName, list[str]] = {}
    for field, values in _entries(text):
        texts = [value for value, _ in values]
        if texts == before[field]:
            continue
        for value, line in values:
            if value not in before[field]:
                _check(field, value, line, country)
        changes[field] = texts
    return changes


def _check(field: FieldName, value: str, line: int, country: str) -> None:
    try:
        parsed(field, value, country)
    except InvalidValueError as error:
        raise InvalidValueError(f"Line {line}: {error}") from error


def _texts(contact: Contact, field: FieldName) -> list[str]:
    entries = (entry for each, entry in contact.fields() if each is field)
    return [text for entry in entries if (text := shown(entry)).strip()]


def _single(found: list[AnyField]) -> Any:  # noqa: ANN401 - the library's own
    from ruamel.yaml.scalarstring import (  # noqa: PLC0415 - not for every command
        DoubleQuotedScalarString,
    )

    return DoubleQuotedScalarString(shown(found[0])) if found else None


def _listed(found: list[AnyField]) -> Any:  # noqa: ANN401 - the library's own
    from ruamel.yaml.comments import CommentedSeq  # noqa: PLC0415 - as above

    if not found:
        return None
    values = CommentedSeq(_single([entry]) for entry in found)
    for place, entry in enumerate(found):
        if said := _remark(entry):
            values.yaml_add_eol_comment(said, place)
    return values


def _remark(entry: AnyField) -> str:
    """What helps to check a value: the kind of line, and what each reader saw."""
    parts = [entry.kind.value] if entry.kind else []
    if entry.grade is Grade.CHECK:
        seen = entry.readers.items()
        views = [f"{name} saw “{printable(text)}”" for name, text in seen]
        parts.append(": ".join(filter(None, ["to be checked", ", ".join(views)])))
    return "; ".join(parts)


def _entries(text: str) -> Iterator[tuple[FieldName, list[tuple[str, int]]]]:
    """Each field in the text, with its values and their lines."""
    root = _tree(text)
    if root is None:
        return
    if not isinstance(root.value, list) or root.id != "mapping":
        raise InvalidValueError(
            f"Line {_line(root)}: write each detail as its name, a colon and the value."
        )
    seen = set[FieldName]()
    for key, node in root.value:
        field = _field(key)
        if field in seen:
            raise InvalidValueError(
                f"Line {_line(key)}: there is a second {field}; put both values below "
                "one of them."
            )
        seen.add(field)
        yield field, _values(field, node)


def _tree(text: str) -> Any:  # noqa: ANN401 - the library's own
    from ruamel.yaml import YAML  # noqa: PLC0415 - not for every command
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415

    try:
        return YAML(pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"Line {mark.line + 1}: " if mark else ""
        parts = (error.context, error.problem)
        is_whole = not (error.problem or "").startswith("but ")
        reason = printable(
            error.problem if is_whole else ", ".join(filter(None, parts))
        )
        raise InvalidValueError(
            f"{line}{reason}. Put values in double quotes, each below the other."
        ) from error
    except (YAMLError, RecursionError, ValueError) as error:
        raise InvalidValueError(
            f"This is no YAML: {printable(str(error))[:200]}."
        ) from error


def _field(key: Any) -> FieldName:  # noqa: ANN401 - the library's own
    names = [name.value for name in (*SINGLE, *MANY)]
    if key.id != "scalar" or key.value not in names:
        wrong = f"“{printable(key.value)}” is" if key.id == "scalar" else "This is"
        raise InvalidValueError(
            f"Line {_line(key)}: {wrong} no detail; write one of {', '.join(names)}."
        )
    return FieldName(key.value)


def _values(field: FieldName, node: Any) -> list[tuple[str, int]]:  # noqa: ANN401
    nodes = node.value if node.id == "sequence" else [node]
    for each in nodes:
        if each.id != "scalar":
            raise InvalidValueError(
                f"Line {_line(each)}: a {field} is a text; put it in double quotes."
            )
    found = [(each.value, _line(each)) for each in nodes if not _is_blank(each)]
    if field in SINGLE and len(found) > 1:
        raise InvalidValueError(
            f"Line {found[1][1]}: a contact has one {field}; write only one."
        )
    return found


def _is_blank(node: Any) -> bool:  # noqa: ANN401 - the library's own
    is_null = node.tag == _NULL and not node.style
    return is_null or not node.value.strip()


def _line(node: Any) -> int:  # noqa: ANN401 - the library's own
    return int(node.start_mark.line) + 1
