"""What holds: the environment before the file, the file before the defaults."""

from __future__ import annotations

import datetime as dt
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from platformdirs import user_data_path

from cardtrail.config.file import config_path, parsed, read_text, refusal
from cardtrail.config.kinds import LINES, Value
from cardtrail.config.table import SETTINGS, Setting
from cardtrail.errors import ConfigError, InvalidValueError
from cardtrail.model.followup import Pace
from cardtrail.model.limits import Limits
from cardtrail.values.country import is_country

COUNTRY = "US"
"""The country of cards that name none, where the locale names none either."""


_CALL, _LATEST = "follow-up.call-days", "follow-up.call-latest-days"
_IN_ORDER: tuple[tuple[str, str, Callable[[Any, Any], bool], str], ...] = (
    (_CALL, _LATEST, operator.le, "no less than"),
    ("calling.from", "calling.to", operator.lt, "later than"),
)
"""Settings that belong together: the lower one, the higher one, and how they stand."""


class Origin(StrEnum):
    """Where the value of a setting comes from."""

    DEFAULT = "default"
    FILE = "file"
    ENVIRONMENT = "environment"


@dataclass(frozen=True, slots=True)
class Effective:
    """A setting as it holds.

    Attributes:
        setting: which one.
        value: what holds; None where nobody said, and nothing holds by itself.
        origin: where the value comes from.
    """

    setting: Setting
    value: Value | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Me:
    """The person who uses cardtrail, as far as they told; None and () where not.

    Attributes:
        name: below what they write.
        address: postal, line by line.
        phone: as they write it.
        email: their address.
        strengths: what speaks for them, for the e-mail.
    """

    name: str | None = None
    address: tuple[str, ...] = ()
    phone: str | None = None
    email: str | None = None
    strengths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set.

    Attributes:
        country: ISO 3166-1 alpha-2 code of what names no country.
        store: the file that keeps the contacts.
        out: the folder for the files that other programs read.
        readers: who reads each card; None for all that are installed.
        language: as Tesseract names it.
        pace: how many days lie between the steps of a follow-up.
        reminder: when the calendar reminds of a step, local time.
        calling: from when to when calls are made, local time of the person called.
        photo_days: how long the flat pictures of cards are kept; 0 for not at all.
        deleted_days: how long a deleted contact can be brought back.
        limits: what one photo may cost.
        me: the person who uses cardtrail.
        templates: the folder with templates of their own; None if they have none.
        font: a font file for printed letters; None if they have none.
    """

    country: str
    store: Path
    out: Path
    readers: tuple[str, ...] | None
    language: str
    pace: Pace
    reminder: dt.time
    calling: tuple[dt.time, dt.time]
    photo_days: int
    deleted_days: int
    limits: Limits
    me: Me
    templates: Path | None
    font: Path | None

    @classmethod
    def load(cls, environ: Mapping[str, str]) -> Self:
        """The settings of the environment and of the file that it names.

        Raises:
            ConfigError: the file can't be read, or a setting is not allowed.
        """
        return cls.of({name: each.value for name, each in effective(environ).items()})

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """The settings that have these values, all of them by name."""
        return cls(
            country=values["country"],
            store=values["store"],
            out=values["out"],
            readers=values["readers"],
            language=values["language"],
            pace=Pace(
                note_days=values["follow-up.note-days"],
                call_days=values["follow-up.call-days"],
                call_latest_days=values["follow-up.call-latest-days"],
                email_days=values["follow-up.email-days"],
                decision_days=values["follow-up.decision-days"],
                country=values["country"],
            ),
            reminder=values["follow-up.reminder"],
            calling=(values["calling.from"], values["calling.to"]),
            photo_days=values["photos.keep-days"],
            deleted_days=values["deleted.keep-days"],
            limits=Limits(
                megapixels=values["limits.megapixels"],
                file_megabytes=values["limits.file-megabytes"],
                pages=values["limits.pages"],
                cards=values["limits.cards"],
                photo_seconds=values["limits.photo-seconds"],
                reader_seconds=values["limits.reader-seconds"],
            ),
            me=Me(
                name=values["me.name"],
                address=values["me.address"] or (),
                phone=values["me.phone"],
                email=values["me.email"],
                strengths=values["me.strengths"] or (),
            ),
            templates=values["drafts.templates"],
            font=values["drafts.font"],
        )


def effective(environ: Mapping[str, str]) -> dict[str, Effective]:
    """Every setting as it holds, by name, in the order of the table.

    Raises:
        ConfigError: the file can't be read, or a setting is not allowed.
    """
    path = config_path(environ)
    given = {
        Origin.ENVIRONMENT: dict(named(environ)),
        Origin.FILE: parsed(read_text(path), path),
    }
    return resolved(given, environ, path)


def resolved(
    given: Mapping[Origin, Mapping[str, Value]],
    environ: Mapping[str, str],
    path: Path,
) -> dict[str, Effective]:
    """Every setting as it holds where this was given, the first origin first.

    Args:
        given: values by name, each checked by itself.
        environ: the locale in it is behind the default of the country.
        path: of the file, for messages.

    Raises:
        ConfigError: two settings contradict each other.
    """
    found = {
        name: next(
            (
                Effective(setting, values[name], origin)
                for origin, values in given.items()
                if name in values
            ),
            Effective(setting, _default(setting, environ), Origin.DEFAULT),
        )
        for name, setting in SETTINGS.items()
    }
    latest = found[_LATEST]
    if latest.origin is Origin.DEFAULT:
        value = max(_days(latest), _days(found[_CALL]))
        found[_LATEST] = replace(latest, value=value)
    for earlier, later, is_fit, relation in _IN_ORDER:
        low, high = found[earlier], found[later]
        if not is_fit(low.value, high.value):
            blamed = low if high.origin is Origin.DEFAULT else high
            where = path if blamed.origin is Origin.FILE else blamed.setting.variable
            raise ConfigError(
                f"{where}: {later} is {_shown(high)} and has to be {relation} "
                f"{earlier}, which is {_shown(low)}; set both so that they fit."
            )
    return found


def locale_country(environ: Mapping[str, str]) -> str:
    """The territory of the locale (POSIX: LC_ALL before LANG), else COUNTRY.

    Returns:
        An ISO 3166-1 alpha-2 code.
    """
    locale = environ.get("LC_ALL") or environ.get("LANG") or ""
    territory = re.match(r"[a-z]{2,3}_([A-Z]{2})\b", locale)
    if territory is None or not is_country(territory.group(1)):
        return COUNTRY
    return territory.group(1)


def named(environ: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    """What the environment says; texts of a list are parted by line breaks.

    Raises:
        ConfigError: a value is not allowed.
    """
    for name, setting in SETTINGS.items():
        text = environ.get(setting.variable)
        if not text:
            continue
        texts = text.splitlines() if setting.kind is LINES else [text]
        try:
            yield name, setting.kind.read(setting.kind.typed(texts))
        except InvalidValueError as error:
            raise refusal(setting.variable, name, text, error) from error


def _default(setting: Setting, environ: Mapping[str, str]) -> Value | None:
    if setting.name == "country":
        return locale_country(environ)
    if setting.name == "store":
        return user_data_path("cardtrail") / "cardtrail.sqlite"
    return setting.default


def _days(found: Effective) -> int:
    return found.value if isinstance(found.value, int) else 0


def _shown(found: Effective) -> str:
    """The value as people write it; "" where there is none."""
    if found.value is None:
        return ""
    return str(found.setting.kind.plain(found.value))
