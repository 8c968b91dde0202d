"""The settings there are: this table checks them and is their documentation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from cardtrail.config.kinds import (
    COUNTRY,
    LANGUAGES,
    LINES,
    READERS,
    TIME_OF_DAY,
    Kind,
    Value,
    line,
    place,
    whole_number,
)
from cardtrail.errors import InvalidValueError
from cardtrail.model.limits import USUAL
from cardtrail.ocr.names import LANGUAGE

OUT = Path("cardtrail-out")
"""The folder, below the current one, that files for other programs are written to."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    Attributes:
        name: as people write it, its group before the dot.
        kind: what may be written.
        default: what holds where nobody says otherwise; None if that depends.
        sentence: what it is for.
        otherwise: in words, what holds without it, where ``default`` is None.
    """

    name: str
    kind: Kind
    default: Value | None
    sentence: str
    otherwise: str = ""

    @property
    def variable(self) -> str:
        """The environment variable that goes before the file."""
        return "CARDTRAIL_" + self.name.upper().replace(".", "_").replace("-", "_")

    @property
    def allowed(self) -> str:
        """What may be written."""
        return self.kind.allowed


_NOTHING = "nothing: it stays a blank in drafts"
_PHONE = r"\+?(?=(\D*\d){5})[\d\s()./-]+(?:(?:ext\.?|x)\s?\d{1,6})?"
_EMAIL = r"[^\s@]+@[^\s@]+\.[^\s@]+"

_SETTINGS = (
    Setting(
        "country", COUNTRY, None,
        "The country of numbers, addresses and holidays that name none.",
        "that of your locale (LC_ALL, LANG), else US",
    ),
    Setting(
        "store", place(), None,
        "The file that keeps the contacts.",
        "cardtrail.sqlite in your data folder",
    ),
    Setting(
        "out", place(from_here=True), OUT,
        "The folder for the files that other programs read.",
    ),
    Setting(
        "readers", READERS, None,
        "Who reads each card.",
        "both where the second reader is installed, else tesseract",
    ),
    Setting(
        "language", LANGUAGES, LANGUAGE,
        "The languages of the cards; each needs its data.",
    ),
    Setting(
        "follow-up.note-days", whole_number(1, 2), 1,
        "Days from the interview to the thank-you note.",
    ),
    Setting(
        "follow-up.call-days", whole_number(3, 10), 4,
        "Days from the note that you sent to the call.",
    ),
    Setting(
        "follow-up.call-latest-days", whole_number(3, 14), 5,
        "Days from the note to the last good day for the call; never fewer than "
        "follow-up.call-days.",
    ),
    Setting(
        "follow-up.email-days", whole_number(1, 10), 2,
        "Days from the call that you made to the e-mail.",
    ),
    Setting(
        "follow-up.decision-days", whole_number(0, 5), 1,
        "Days to wait after the day on which they said they would decide.",
    ),
    Setting(
        "follow-up.reminder", TIME_OF_DAY, dt.time(8),
        "When the calendar reminds you on the day of a step.",
    ),
    Setting(
        "calling.from", TIME_OF_DAY, dt.time(9),
        "When calls may begin, in the local time of the person called.",
    ),
    Setting(
        "calling.to", TIME_OF_DAY, dt.time(17),
        "When calls should be over, in the local time of the person called.",
    ),
    Setting(
        "photos.keep-days", whole_number(0, 3650), 365,
        "Days for which the flat pictures of cards are kept; 0 keeps none.",
    ),
    Setting(
        "deleted.keep-days", whole_number(1, 365), 30,
        "Days for which a contact that you deleted can be brought back.",
    ),
    Setting(
        "limits.megapixels", whole_number(1, 130), USUAL.megapixels,
        "Megapixels that a picture may have.",
    ),
    Setting(
        "limits.file-megabytes", whole_number(1, 2000), USUAL.file_megabytes,
        "Megabytes that a file may have.",
    ),
    Setting(
        "limits.pages", whole_number(1, 1000), USUAL.pages,
        "Pages of a PDF or TIFF file that are read.",
    ),
    Setting(
        "limits.cards", whole_number(1, 200), USUAL.cards,
        "Cards on one photo or page that are read.",
    ),
    Setting(
        "limits.photo-seconds", whole_number(5, 3600), USUAL.photo_seconds,
        "Seconds that one photo or page may take, where several are read at a time.",
    ),
    Setting(
        "limits.reader-seconds", whole_number(1, 3600), USUAL.reader_seconds,
        "Seconds that one of two readers may take for one look at a card.",
    ),
    Setting("me.name", line(), None, "Your name, below what you write.", _NOTHING),
    Setting(
        "me.address", LINES, None,
        "Your postal address, a text for each line, on letters and envelopes.",
        _NOTHING,
    ),
    Setting(
        "me.phone", line("a phone number, like +44 20 7946 0958", _PHONE), None,
        "Your phone number, below what you write.", _NOTHING,
    ),
    Setting(
        "me.email", line("an e-mail address, like name@example.com", _EMAIL), None,
        "Your e-mail address, below what you write.", _NOTHING,
    ),
    Setting(
        "me.strengths", LINES, None,
        "What speaks for you, a text for each strength, for the e-mail.", _NOTHING,
    ),
    Setting(
        "drafts.templates", place(), None,
        "The folder with your own templates of notes, calls and e-mails.",
        "the templates that cardtrail brings along",
    ),
    Setting(
        "drafts.font", place(), None,
        "A font file for letters that EB Garamond lacks, such as Chinese ones.",
        "EB Garamond alone: Latin, Greek and Cyrillic letters",
    ),
)  # fmt: skip

SETTINGS: dict[str, Setting] = {setting.name: setting for setting in _SETTINGS}
"""By name, in the order in which they are listed."""

GROUPS = frozenset(name.partition(".")[0] for name in SETTINGS if "." in name)
"""What stands before the dot."""


def setting(name: str) -> Setting:
    """The setting of this name.

    Raises:
        InvalidValueError: there is none; the message names the nearest.
    """
    if name in SETTINGS:
        return SETTINGS[name]
    near = get_close_matches(name[:80], SETTINGS, n=1)
    hint = f"Did you mean {near[0]}?" if near else "`cardtrail config` lists them all."
    raise InvalidValueError(f"There is no setting “{name[:80]}”. {hint}")
