"""Reads plain parameters without pydantic.

typer coerces every parameter with pydantic, even one that was not given; loading that
takes longer (75 ms, measured) than most commands take to run. What is not plain goes
typer's own way.
"""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperArgument, TyperOption
from typer.main import get_command

HELP_OPTIONS = ["-h", "--help"]

_NOT_PLAIN = object()
_DIGITS = re.compile(r"\d{1,9}", re.ASCII)


class _Option(TyperOption):
    """An option that is read at once where it is plain."""

    def process_value(self, ctx: Any, value: Any) -> Any:  # noqa: ANN401 - typer's own
        read = _read(self, value)
        if read is _NOT_PLAIN:
            return super().process_value(ctx, value)
        return self.callback(ctx, self, read) if self.callback else read


class _Argument(TyperArgument):
    """An argument that is read at once where it is plain."""

    def process_value(self, ctx: Any, value: Any) -> Any:  # noqa: ANN401 - typer's own
        read = _read(self, value)
        if read is _NOT_PLAIN:
            return super().process_value(ctx, value)
        return self.callback(ctx, self, read) if self.callback else read


def quickened(app: typer.Typer) -> Any:  # noqa: ANN401 - typer's own
    """The command or the group of an app; all in it read plain parameters at once."""
    command = get_command(app)
    _quicken(command)
    return command


def _quicken(command: Any) -> None:  # noqa: ANN401 - typer's own
    # The command keeps the option for help that it makes for the first context.
    context = typer.Context(command, help_option_names=HELP_OPTIONS)
    for param in command.get_params(context):
        param.__class__ = _Option if isinstance(param, TyperOption) else _Argument
    for below in getattr(command, "commands", {}).values():
        _quicken(below)


def _read(param: TyperOption | TyperArgument, value: object) -> object:
    """What a text from the command line stands for, or _NOT_PLAIN."""
    kind = param.type_descriptor
    has_several = param.multiple or param.nargs != 1
    if value is None and not param.required:
        return () if has_several else None
    if has_several:
        is_texts = kind.annotation == list[str] and isinstance(value, tuple) and value
        return value if is_texts else _NOT_PLAIN
    if not isinstance(value, str):
        is_default = type(value) is kind.annotation and not kind.is_ranged
        return value if is_default else _NOT_PLAIN
    if kind.parameter_info.parser is not None:
        return kind.parameter_info.parser(value)
    if kind.annotation is int and not kind.is_ranged and _DIGITS.fullmatch(value):
        return int(value)
    return value if kind.annotation is str else _NOT_PLAIN
