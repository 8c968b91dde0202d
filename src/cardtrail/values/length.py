"""How long a detail may be."""

from __future__ import annotations

from cardtrail.errors import InvalidValueError

LONGEST = 500
"""Characters of a detail: all text of 70 photographed cards is at most 453 long."""


def check_length(text: str, what: str) -> None:
    """Refuses a text before anything slow looks at it.

    Args:
        text: of any length.
        what: the detail that it would be, such as ``a person's name``.

    Raises:
        InvalidValueError: it is longer than any card prints.
    """
    if len(text) > LONGEST:
        raise InvalidValueError(
            f"{len(text)} characters are too many for {what}; compare it with the card."
        )
