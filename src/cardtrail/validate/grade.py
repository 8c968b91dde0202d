"""The final grade of every field: sure, or to be checked with a reason."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TypeVar

from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.model.reading import Problem, Severity
from cardtrail.validate.codes import problem

V = TypeVar("V")

# Below its threshold a field is to be checked. A look at the card costs seconds, a
# wrong detail costs a step, so the four that steps need have the higher ones; an e-mail
# address with one wrong letter reaches nobody. docs/accuracy.md has the figures.
NAME_THRESHOLD = 0.80
ADDRESS_THRESHOLD = 0.80
PHONE_THRESHOLD = 0.80
EMAIL_THRESHOLD = 0.85
TITLE_THRESHOLD = 0.60
COMPANY_THRESHOLD = 0.60
WEBSITE_THRESHOLD = 0.60
DEPARTMENT_THRESHOLD = 0.60
PROFILE_THRESHOLD = 0.60

THRESHOLDS: dict[FieldName, float] = {
    FieldName.NAME: NAME_THRESHOLD,
    FieldName.OTHER_NAME: NAME_THRESHOLD,
    FieldName.ADDRESS: ADDRESS_THRESHOLD,
    FieldName.PHONE: PHONE_THRESHOLD,
    FieldName.EMAIL: EMAIL_THRESHOLD,
    FieldName.TITLE: TITLE_THRESHOLD,
    FieldName.COMPANY: COMPANY_THRESHOLD,
    FieldName.WEBSITE: WEBSITE_THRESHOLD,
    FieldName.DEPARTMENT: DEPARTMENT_THRESHOLD,
    FieldName.PROFILE: PROFILE_THRESHOLD,
}


def graded(
    entry: Field[V], name: FieldName, found: Iterable[Problem]
) -> tuple[Field[V], tuple[Problem, ...]]:
    """The entry with its final grade, and its problems.

    It is to be checked if it has a warning. One that comes in as to be checked, or
    whose confidence is below the threshold, gets ``<field>.doubtful`` unless a warning
    says more already: no field is to be checked without a reason. Words that the
    readers saw in different ways are named.
    """
    problems = tuple(found)
    if _has_warning(problems):
        return dataclasses.replace(entry, grade=Grade.CHECK), problems
    if entry.confidence < THRESHOLDS[name] or entry.grade is Grade.CHECK:
        doubt = problem(f"{name}.doubtful", value=entry.text, why=_why(entry))
        return dataclasses.replace(entry, grade=Grade.CHECK), (*problems, doubt)
    return dataclasses.replace(entry, grade=Grade.SURE), problems


def _why(entry: Field[V]) -> str:
    """Why it is doubtful, with what may be meant instead where that is known."""
    if entry.rivals:
        return f"may be {' or '.join(f'“{text}”' for text in entry.rivals)} instead"
    rivals = (" or ".join(f"“{text}”" for text in seen) for seen in entry.disputes)
    named = "; ".join(rivals)
    return f"may be misread ({named})" if named else "may be misread"


def _has_warning(problems: Iterable[Problem]) -> bool:
    return any(found.severity is Severity.WARNING for found in problems)
