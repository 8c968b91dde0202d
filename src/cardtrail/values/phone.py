"""A telephone number and what kind of line it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cardtrail.values.numbering import Listing


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

    @property
    def is_valid(self) -> bool:
        """Whether the numbering plan of its country has such a number.

        By phonenumbers, the port of libphonenumber. Of the numbers reserved for
        fiction, +1 xxx 555-01xx and +44 20 7946 0xxx count as valid, and
        +44 7700 900xxx does not.
        """
        return self._listing().is_valid

    @property
    def is_mobile(self) -> bool:
        """Whether the plan gives it to mobile phones alone; no North American one."""
        return self._listing().is_mobile

    @property
    def country_code(self) -> int:
        """The country calling code (ITU-T E.164), such as 44; 0 if unknown."""
        return self._listing().country_code

    @property
    def national_length(self) -> int:
        """How many digits stand behind the country code."""
        return len(self.e164) - len(f"+{self.country_code}")

    @property
    def region(self) -> str | None:
        """ISO 3166-1 alpha-2 code of its country; None for numbers of no country.

        A number that the plan doesn't have counts for the main country of its code.
        """
        return self._listing().region

    @property
    def formatted(self) -> str:
        """For people, by ITU-T E.123, such as ``+44 20 7946 0958 ext. 12``.

        A number of no country, as a misread one may be, stays as it is.
        """
        grouped = self._listing().grouped
        return f"{grouped} ext. {self.extension}" if self.extension else grouped

    @classmethod
    def parse(cls, text: str, region: str) -> PhoneNumber:
        """The first number in ``text``.

        Of a range ("7946 0950 to 55") the first number is taken. A country code printed
        without its plus sign is understood where the national reading fails. A number
        that the plan doesn't have is still a number: see ``is_valid``.

        Args:
            text: as printed; a label before it does no harm.
            region: ISO 3166-1 alpha-2, the country in which it would be dialled as it
                stands.

        Raises:
            InvalidValueError: it has no digits, or too few or too many for any number
                of its country, or lacks the area code.
        """
        from cardtrail.values.numbering import parsed  # noqa: PLC0415 - slow to load

        return parsed(text, region)

    def _listing(self) -> Listing:
        from cardtrail.values.numbering import listing  # noqa: PLC0415 - slow to load

        return listing(self.e164)
