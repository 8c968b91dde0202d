"""A telephone number and what kind of line it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PhoneKind(StrEnum):
    """What a number is for, from the printed label, else from the number."""

    MOBILE = "mobile"
    WORK = "work"
    FAX = "fax"
    HOME = "home"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number in E.164 (ITU-T), such as +19165550160, and its extension, if any."""

    e164: str
    extension: str | None = None

    def __str__(self) -> str:
        return self.e164
