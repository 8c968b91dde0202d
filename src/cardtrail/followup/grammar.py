"""What a template may say.

It can print what is known, leave something out with ``if``, go through a list with
``for`` and take in the voicemail. Nothing else is let through, so that whatever a
template says, it reaches no file, runs no code and comes to an end.
"""

from __future__ import annotations

import difflib

import jinja2
from jinja2 import nodes

from cardtrail.followup.variables import LOOP, VARIABLES

VOICEMAIL = "voicemail.txt"
"""The one template that others can include."""

FILTERS = ("capitalize", "default", "lower", "title", "trim", "upper")
"""The filters that a template may use: none makes much out of little."""

TESTS = ("defined", "undefined")
"""The tests that may stand behind ``is``."""

_LISTS = [name for name, variable in VARIABLES.items() if variable.is_list]

_HARMLESS: tuple[type[nodes.Node], ...] = (
    nodes.And, nodes.Compare, nodes.Concat, nodes.CondExpr, nodes.Const, nodes.Filter,
    nodes.If, nodes.Not, nodes.Operand, nodes.Or, nodes.Output, nodes.Template,
    nodes.TemplateData, nodes.Test,
)  # fmt: skip


class Refused(jinja2.TemplateSyntaxError):
    """A template says what it may not; ``line`` None if it is not about one."""

    def __init__(self, message: str, line: int | None, name: str | None) -> None:
        super().__init__(message, line or 0, name)


def check(tree: nodes.Template, template: str) -> None:
    """Lets through what a letter needs and nothing else.

    Raises:
        Refused: something else stands in the template.
    """
    loops = tree.find_all(nodes.For)
    targets = {
        loop.target.name for loop in loops if isinstance(loop.target, nodes.Name)
    }
    for node in tree.find_all(nodes.Node):
        fault = _fault(node, template, targets)
        if fault:
            raise Refused(fault, node.lineno, template)


def _fault(node: nodes.Node, template: str, targets: set[str]) -> str:
    """Why a part of a template isn't let through; empty if it is."""
    match node:
        case nodes.Getattr():
            return _part_fault(node)
        case nodes.For():
            return _loop_fault(node)
        case nodes.Include():
            return _include_fault(node, template)
        case nodes.Name():
            return "" if node.name in targets else _name_fault(node.name)
        case _:
            kind = type(node).__name__.lower()
            is_harmless = isinstance(node, _HARMLESS)
            return "" if is_harmless else f"a template has no use of “{kind}” here"


def _part_fault(part: nodes.Getattr) -> str:
    is_loop = isinstance(part.node, nodes.Name) and part.node.name == "loop"
    if is_loop and part.attr in LOOP:
        return ""
    return f"nothing here has a part called “{part.attr}”"


def _loop_fault(loop: nodes.For) -> str:
    if not isinstance(loop.iter, nodes.Name) or loop.iter.name not in _LISTS:
        return f"“for” can only go through {' or '.join(_LISTS)}"
    if loop.recursive or next(loop.find_all(nodes.For), None) is not None:
        return "“for” can't stand within another"
    if not isinstance(loop.target, nodes.Name) or loop.target.name in VARIABLES:
        return "“for” needs a new name, as in: for strength in my_strengths"
    return ""


def _include_fault(include: nodes.Include, template: str) -> str:
    named = include.template
    is_voicemail = isinstance(named, nodes.Const) and named.value == VOICEMAIL
    if is_voicemail and template != VOICEMAIL:
        return ""
    return f"only {VOICEMAIL} can be included, and not by itself"


def _name_fault(name: str) -> str:
    if name in VARIABLES or name == "loop":
        return ""
    near = difflib.get_close_matches(name, VARIABLES, 1)
    meant = f"; “{near[0]}” may be meant" if near else ""
    return f"nothing is called “{name}”{meant}"
