"""Whether the settings can be used, and what holds where they can't."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from cardtrail.config.file import config_path, parsed, read_text
from cardtrail.config.kinds import Value
from cardtrail.config.settings import Origin, Settings, effective, named, resolved
from cardtrail.errors import ConfigError
from cardtrail.model.finding import Finding, State, told


def settings(environ: Mapping[str, str]) -> tuple[Settings, Finding]:
    """The settings as they hold, without those that can't be used.

    Args:
        environ: the environment; it may name the file.
    """
    path = config_path(environ)
    try:
        found = effective(environ)
    except ConfigError as error:
        return _usable(environ), told(State.BROKEN, error)
    there = str(path) if path.exists() else f"{path}, not there: the defaults hold"
    said = [
        each.setting.variable
        for each in found.values()
        if each.origin is Origin.ENVIRONMENT
    ]
    beside = f"; from the environment: {', '.join(said)}" if said else ""
    values = {name: each.value for name, each in found.items()}
    return Settings.of(values), Finding(State.OK, f"{there}{beside}")


def _usable(environ: Mapping[str, str]) -> Settings:
    """What can be used of the environment and of the file."""
    path = config_path(environ)
    given: dict[Origin, Mapping[str, Value]] = {}
    with suppress(ConfigError):
        given[Origin.ENVIRONMENT] = dict(named(environ))
    with suppress(ConfigError):
        given[Origin.FILE] = parsed(read_text(path), path)
    try:
        found = resolved(given, environ, path)
    except ConfigError:
        found = resolved({}, environ, path)
    return Settings.of({name: each.value for name, each in found.items()})
