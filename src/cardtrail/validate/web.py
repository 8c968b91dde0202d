"""Whether a web site's address is one."""

from __future__ import annotations

from collections.abc import Iterator

from cardtrail.model.field import Field
from cardtrail.model.reading import Problem
from cardtrail.validate.codes import problem
from cardtrail.values.web import Website


def check_website(entry: Field[Website]) -> Iterator[Problem]:
    """``website.malformed`` where it could not be parsed."""
    if entry.value is None:
        yield problem("website.malformed", value=entry.text)
