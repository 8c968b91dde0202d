"""Changes the person's settings: checked before, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from cardtrail.app.files import write_files
from cardtrail.config.edit import with_setting, without_setting
from cardtrail.config.file import config_path, parsed, read_text
from cardtrail.config.kinds import Plain
from cardtrail.config.settings import Origin, resolved
from cardtrail.errors import ConfigError, OutputError

PATIENCE = 5.0
"""Seconds to wait for another process that changes the file."""


def set_value(
    environ: Mapping[str, str], name: str, plain: Plain, patience: float = PATIENCE
) -> Path:
    """Puts a setting into the file and tells where that is.

    Args:
        environ: may name the file.
        name: of a setting.
        plain: an allowed value, as it is written down.
        patience: how long to wait for another process, in seconds.

    Raises:
        ConfigError: the value does not go together with others, or the file has a
            mistake or can't be written; it is as it was.
    """
    return _change(
        environ, lambda text, path: with_setting(text, name, plain, path), patience
    )


def unset(environ: Mapping[str, str], name: str, patience: float = PATIENCE) -> Path:
    """Takes a setting out of the file and tells where that is.

    Args:
        environ: may name the file.
        name: of a setting.
        patience: how long to wait for another process, in seconds.

    Raises:
        ConfigError: the rest does not go together without it, or the file has a mistake
            or can't be written; it is as it was.
    """
    return _change(
        environ, lambda text, path: without_setting(text, name, path), patience
    )


def _change(
    environ: Mapping[str, str], changed: Callable[[str, Path], str], patience: float
) -> Path:
    path = config_path(environ)
    with _alone(path, patience):
        before = read_text(path)
        after = changed(before, path)
        resolved({Origin.FILE: parsed(after, path)}, environ, path)
        if after != before:
            _write(path, after)
    return path


@contextmanager
def _alone(path: Path, patience: float) -> Iterator[None]:
    """While inside, no other process changes the file."""
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=patience)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise ConfigError(
            f"{path} is being changed by another program; try again."
        ) from error
    except (FileExistsError, NotADirectoryError) as error:
        raise _unwritable(path, f"{path.parent} is not a folder") from error
    except OSError as error:
        raise _unwritable(path, error.strerror or "unknown error") from error
    try:
        yield
    finally:
        lock.release()


def _write(path: Path, text: str) -> None:
    """Into the file itself, where ``path`` is a link to it."""
    whole = path.resolve()
    try:
        write_files(whole.parent, {whole.name: text.encode()})
    except OutputError as error:
        reason = getattr(error.__cause__, "strerror", None) or "unknown error"
        raise _unwritable(path, reason) from error


def _unwritable(path: Path, reason: str) -> ConfigError:
    return ConfigError(
        f"{path} can't be written: {reason}. Name another file with CARDTRAIL_CONFIG."
    )
