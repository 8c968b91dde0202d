"""What a person says about the interviews at which cards were handed over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from cardtrail.model.followup import DateSource, Interview


@dataclass(frozen=True, slots=True)
class Terms:
    """What the person says about the interviews, as far as they do.

    Attributes:
        date: the day; without it the photo's own date counts, else today.
        company: the employer.
        role: the job.
        decides: the day by which they decide.
        note: what was talked about.
        number: that of an interview that is kept; 0 for a new one.
    """

    date: dt.date | None = None
    company: str | None = None
    role: str | None = None
    decides: dt.date | None = None
    note: str | None = None
    number: int = 0

    @property
    def are_given(self) -> bool:
        """Whether anything is said."""
        return self != Terms()

    def interview(self, taken: dt.date | None, today: dt.date) -> Interview:
        """The interview at which a card was handed over whose photo is of ``taken``."""
        days = {
            DateSource.GIVEN: self.date,
            DateSource.EXIF: taken,
            DateSource.TODAY: today,
        }
        source, day = next((name, day) for name, day in days.items() if day is not None)
        return Interview(
            day,
            source,
            self.company,
            self.role,
            self.decides,
            (self.note,) if self.note else (),
            id=self.number,
        )
