"""Changes to the text of the file; comments and order stay as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from cardtrail.config.file import parsed
from cardtrail.config.kinds import Plain
from cardtrail.config.table import SETTINGS
from cardtrail.errors import ConfigError


def with_setting(text: str, name: str, plain: Plain, path: Path) -> str:
    """The text with a setting put in, or in the place of what it was.

    Args:
        text: what stands in the file, in TOML.
        name: of the setting.
        plain: an allowed value, as it is written down.
        path: of the file, for messages.

    Raises:
        ConfigError: the text has a mistake, or can't be changed by a program.
    """
    before = parsed(text, path)
    document = _document(text, path)
    table, key = _place(document, name)
    table[key] = _array(plain) if isinstance(plain, list) else plain
    wanted = before | {name: SETTINGS[name].kind.read(plain)}
    return _certain(tomlkit.dumps(document), wanted, path)


def without_setting(text: str, name: str, path: Path) -> str:
    """The text without a setting; its group stays, and the comments in it.

    Raises:
        ConfigError: the text has a mistake, or can't be changed by a program.
    """
    before = parsed(text, path)
    if name not in before:
        return text
    document = _document(text, path)
    table, key = _place(document, name)
    del table[key]
    rest = {each: value for each, value in before.items() if each != name}
    return _certain(tomlkit.dumps(document), rest, path)


def _document(text: str, path: Path) -> Any:  # noqa: ANN401 - tomlkit's containers
    try:
        return tomlkit.parse(text)
    except (TOMLKitError, RecursionError) as error:
        raise ConfigError(f"{path} is not in TOML: {error}. Mend that line.") from error


def _place(document: Any, name: str) -> tuple[Any, str]:  # noqa: ANN401 - see above
    """The table that holds a setting, made if need be, and its key there."""
    group, _, below = name.rpartition(".")
    if not group:
        return document, below
    if group not in document:
        document[group] = tomlkit.table()
    return document[group], below


def _array(texts: list[str]) -> Any:  # noqa: ANN401 - see above
    array = tomlkit.array()
    array.extend(texts)
    return array.multiline(multiline=len(texts) > 1)


def _certain(changed: str, wanted: dict[str, Any], path: Path) -> str:
    """The changed text, if it says what was wanted and nothing else.

    Raises:
        ConfigError: it says something else.
    """
    if parsed(changed, path) != wanted:
        raise ConfigError(
            f"{path} can't be changed without touching other settings; change it in "
            "an editor."
        )
    return changed
