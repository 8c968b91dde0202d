"""Who stands on a card: details as printed, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass

from cardtrail.values.phone import PhoneKind


@dataclass(frozen=True, slots=True)
class PrintedPhone:
    """A telephone line of a card.

    Attributes:
        text: as printed, with its label.
        number: the same in E.164 (ITU-T).
        kind: what the label says that it is for.
        extension: that the number is printed with.
    """

    text: str
    number: str
    kind: PhoneKind
    extension: str | None = None


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody else who shares the card, with a number and no more."""

    name: str
    phone: PrintedPhone


@dataclass(frozen=True, slots=True)
class Translation:
    """What a bilingual card says again in its second language.

    Attributes:
        title: of the job; None where the card prints it once.
        company: the employer; None where the card prints it once.
    """

    title: str | None
    company: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person with everything that the card prints.

    Attributes:
        name: in normal case; a layout may print it in capitals.
        title: of the job.
        company: the employer.
        address: the printed lines, without the company.
        phones: in printed order.
        email: as printed; None leaves it off the card.
        website: as printed, without scheme; None leaves it off the card.
        tagline: a line that is no detail at all; None leaves it off the card.
        branches: the addresses of further offices, each as lines.
        colleague: another person who shares the card; mostly None.
        translation: what is printed in a second language, too; mostly None. The
            details above are in the first one.
        extras: handles, and lines that are no details: opening hours, tax numbers.
        email_label: what the card prints before the e-mail address.
        website_label: what the card prints before the website.
        department: printed below the title; mostly None.
    """

    name: str
    title: str
    company: str
    address: tuple[str, ...]
    phones: tuple[PrintedPhone, ...]
    email: str | None = None
    website: str | None = None
    tagline: str | None = None
    branches: tuple[tuple[str, ...], ...] = ()
    colleague: Colleague | None = None
    translation: Translation | None = None
    extras: tuple[str, ...] = ()
    email_label: str = ""
    website_label: str = ""
    department: str | None = None
