"""Text in which a backslash takes from the next character what it stands for.

vCard (RFC 6350, 3.4), MECARD and their kin write a separator so where none is meant.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\\?.|\\", re.DOTALL)
_ESCAPE = re.compile(r'\\([nN,;:"\\])')


def split(text: str, separator: str) -> list[str]:
    """The parts of ``text`` between separators that are not escaped, escapes kept."""
    parts = [""]
    for token in _TOKEN.findall(text):
        if token == separator:
            parts.append("")
        else:
            parts[-1] += token
    return parts


def unescaped(text: str) -> str:
    r"""What is meant by the escapes in ``text``; ``\n`` is a line break.

    A backslash before any other character stands for itself.
    """
    return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], text)
