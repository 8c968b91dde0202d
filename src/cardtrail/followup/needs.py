"""What a step needs at hand: number and hours, address, or what blocks it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from cardtrail.followup.channels import Channel, channels_of
from cardtrail.followup.hours import CallTimes, local_time
from cardtrail.followup.plan import BY
from cardtrail.followup.sentences import spaced
from cardtrail.followup.workdays import is_weekend
from cardtrail.model.field import FieldName
from cardtrail.model.followup import FollowUp, State, Step
from cardtrail.model.place import place_of
from cardtrail.model.record import Record
from cardtrail.text import printable
from cardtrail.values.address import PostalAddress
from cardtrail.values.address_lines import address_lines

_DAY = dt.timedelta(days=1)

_EXAMPLES: dict[FieldName, str] = {
    FieldName.NAME: "--name NAME",
    FieldName.ADDRESS: "--address ADDRESS",
    FieldName.PHONE: "--phone NUMBER",
    FieldName.EMAIL: "--email ADDRESS",
}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where and when the person works.

    Attributes:
        now: the present moment, with its time zone.
        opens: when calls may begin, local time of who is called.
        closes: when they have to be over.
        country: ISO 3166-1 alpha-2, where letters are posted.
    """

    now: dt.datetime
    opens: dt.time
    closes: dt.time
    country: str


@dataclass(frozen=True, slots=True)
class Block:
    """What keeps a step from being done.

    Attributes:
        reason: in words, without a full stop.
        detail: what has to be checked, as it is now; None if it is missing.
        since: from which day on it was to be done.
        confirm: the field to confirm, if what it holds is right.
        edit: the option that puts the right value in, with a placeholder.
        other: another channel by which the step can be done at once.
        using: the detail of that channel.
    """

    reason: str
    detail: str | None
    since: dt.date
    confirm: FieldName | None
    edit: str
    other: Step | None = None
    using: str | None = None


@dataclass(frozen=True, slots=True)
class Needs:
    """What a step needs at hand.

    Attributes:
        number: to dial, in groups.
        here: the time where that telephone rings, likeliest zone.
        hours: when to call; None where nobody knows where it rings.
        lines: the block of the address, line by line.
        email: the address to write to.
        block: what keeps it from being done, if anything does.
    """

    number: str | None = None
    here: dt.datetime | None = None
    hours: CallTimes | None = None
    lines: tuple[str, ...] = ()
    email: str | None = None
    block: Block | None = None


def needs_of(record: Record, step: FollowUp, at: Circumstances) -> Needs:
    """What a step of a contact's plan needs.

    Args:
        record: the contact.
        step: the one that comes next.
        at: where and when the person works.
    """
    if step.state is State.BLOCKED:
        return Needs(block=_block(record, step))
    way, using = step.by or step.step, step.using or ""
    if way is Step.NOTE:
        return Needs(lines=_lines(record, using, at))
    if way is Step.EMAIL:
        return Needs(email=printable(using))
    return _call(record, step, at)


def _call(record: Record, step: FollowUp, at: Circumstances) -> Needs:
    number = printable(spaced(step.using or ""))
    if not step.zones:
        return Needs(number)
    here = local_time(step.zones[0], at.now)
    country, _ = place_of(record.contact, at.country)
    hours = _hours(max(step.due, here.date()), country, step, at)
    if hours.ends <= at.now:
        hours = _hours(hours.day + _DAY, country, step, at)
    return Needs(number, here, hours)


def _hours(day: dt.date, country: str, step: FollowUp, at: Circumstances) -> CallTimes:
    """Those of the first day of work from ``day`` on."""
    while is_weekend(day, country):
        day += _DAY
    return CallTimes.on(day, step.zones, at.opens, at.closes)


def _lines(record: Record, using: str, at: Circumstances) -> tuple[str, ...]:
    contact = record.contact
    name = printable(contact.name.text) if contact.name else ""
    company = printable(contact.company.text) if contact.company else None
    values = (entry.value for entry in contact.addresses if entry.text == using)
    address = next((value for value in values if value), PostalAddress(using))
    return tuple(map(printable, address_lines(address, name, company, at.country)))


def _block(record: Record, step: FollowUp) -> Block:
    doubtful = step.doubtful
    field = doubtful or step.missing or FieldName.NAME
    other, channel = _other_way(record, step)
    return Block(
        reason=step.reason or "",
        detail=_doubt(record, step),
        since=step.due,
        confirm=doubtful,
        edit=_EXAMPLES[field],
        other=other,
        using=channel.using and printable(spaced(channel.using)),
    )


def _doubt(record: Record, step: FollowUp) -> str | None:
    """What has to be checked."""
    if step.doubtful is None:
        return None
    name = record.contact.name
    is_name = step.doubtful is FieldName.NAME
    detail = name.text if is_name and name else step.using
    return printable(spaced(detail or ""))


def _other_way(record: Record, step: FollowUp) -> tuple[Step | None, Channel]:
    """Another channel by which this step can be done, in no doubt."""
    channels = channels_of(record.facts)
    for way in BY[step.step]:
        channel = channels[way]
        if way is not (step.by or step.step) and channel.using and not channel.doubtful:
            return way, channel
    return None, Channel()
