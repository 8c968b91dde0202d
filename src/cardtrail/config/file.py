"""The file of settings: TOML (https://toml.io), read and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from platformdirs import user_config_path

from cardtrail.config.kinds import Value
from cardtrail.config.table import GROUPS, SETTINGS, setting
from cardtrail.errors import ConfigError, InvalidValueError

_LONGEST = 40
"""Characters of a wrong value that are shown."""


def config_path(environ: Mapping[str, str]) -> Path:
    """CARDTRAIL_CONFIG, else a file in the user's settings as the system has them."""
    named = environ.get("CARDTRAIL_CONFIG")
    return Path(named) if named else user_config_path("cardtrail") / "config.toml"


def read_text(path: Path) -> str:
    """What stands in the file; nothing where there is none.

    Raises:
        ConfigError: it can't be read, or is no text.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as error:
        reason = error.strerror or "unknown error"
        raise ConfigError(f"{path} can't be read: {reason}.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{path} is not text in UTF-8; save it as such, or take it away."
        ) from error


def parsed(text: str, path: Path) -> dict[str, Value]:
    """The settings in a text by name, each checked by itself.

    Args:
        text: in TOML.
        path: where it stands, for messages.

    Raises:
        ConfigError: it is no TOML, has an unknown setting, or a value that is not
            allowed.
    """
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path} is not in TOML: {error}. Mend that line.") from error
    return {name: _checked(name, raw, path) for name, raw in _entries(document, path)}


def refusal(where: object, name: str, raw: object, reason: object) -> ConfigError:
    """An error that says which value of which setting is not allowed, and what is."""
    shown = str(raw)
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}..."
    return ConfigError(f"{where}: {name} can't be “{shown}”; {reason}.")


def _entries(
    document: Mapping[str, object], path: Path
) -> Iterator[tuple[str, object]]:
    """Every entry by its dotted name; groups are one level deep."""
    for key, raw in document.items():
        group, dot, _ = key.partition(".")
        if dot and key in SETTINGS:
            raise ConfigError(
                f"{path}: “{key}” has to be written below its group [{group}]."
            )
        if key not in GROUPS:
            yield _known(key, path), raw
        elif isinstance(raw, dict):
            yield from ((_known(f"{key}.{below}", path), raw[below]) for below in raw)
        else:
            members = ", ".join(each for each in SETTINGS if each.startswith(f"{key}."))
            raise ConfigError(f"{path}: {key} is a group of settings; write {members}.")


def _known(name: str, path: Path) -> str:
    """The name, if it is that of a setting."""
    try:
        return setting(name).name
    except InvalidValueError as error:
        raise ConfigError(f"{path}: {error}") from error


def _checked(name: str, raw: object, path: Path) -> Value:
    try:
        return SETTINGS[name].kind.read(raw)
    except InvalidValueError as error:
        raise refusal(path, name, raw, error) from error
