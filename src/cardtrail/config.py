"""What holds where nobody says otherwise: the store's place, and the country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path

OUT = Path("cardtrail-out")
"""The folder, below the current one, that vCards and calendar are written to."""

COUNTRY = "US"
"""The country of cards that name none, where the locale names none either."""


def store_path(environ: Mapping[str, str]) -> Path:
    """CARDTRAIL_STORE, else a file in the user's data folder as the system has it."""
    named = environ.get("CARDTRAIL_STORE")
    return Path(named) if named else user_data_path("cardtrail") / "cardtrail.sqlite"


def country(environ: Mapping[str, str]) -> str:
    """The territory of the locale (POSIX: LC_ALL before LANG), else COUNTRY.

    Returns:
        An ISO 3166-1 alpha-2 code.
    """
    locale = environ.get("LC_ALL") or environ.get("LANG") or ""
    territory = re.match(r"[a-z]{2,3}_([A-Z]{2})\b", locale)
    return (
        territory.group(1) if territory and is_country(territory.group(1)) else COUNTRY
    )


def is_country(code: str) -> bool:
    """Whether it is the ISO 3166-1 alpha-2 code of a place that has telephones."""
    from phonenumbers import SUPPORTED_REGIONS  # noqa: PLC0415 - slow to load

    return code in SUPPORTED_REGIONS
