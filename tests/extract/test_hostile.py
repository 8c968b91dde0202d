"""No text does harm: nothing is raised, and nothing takes long."""

from __future__ import annotations

import datetime as dt
import importlib
import json
import pkgutil
import re
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.extract.hostile import PIECES, TEXTS, printed
from tests.support.desk import steps_of

import cardtrail
from cardtrail.app.outcome import Outcome
from cardtrail.cli.card_screen import card_view
from cardtrail.cli.json_lines import reading_line
from cardtrail.errors import InvalidValueError
from cardtrail.export.vcard import vcard
from cardtrail.extract.assemble import assemble
from cardtrail.extract.limits import LONGEST_LINE, MOST, MOST_LINES, within_limits
from cardtrail.model.contact import Contact
from cardtrail.model.followup import DateSource, Interview
from cardtrail.model.page import Page
from cardtrail.model.photo import CardImage
from cardtrail.model.reading import Problem, Reading, Status
from cardtrail.model.record import Record
from cardtrail.validate.check import validate
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneNumber
from cardtrail.values.profile import Profile
from cardtrail.values.web import Website

PATIENCE = 0.5
"""Seconds of this process that a text may take: ten times what a crowded card should,
since a machine may be busy."""

SALUTATION = "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}"
"""One character that folds to eighteen."""

COUNTRIES = ("US", "GB", "DE", "JP", "IN", "BR")
TODAY = dt.date(2026, 11, 23)
INTERVIEW = Interview(TODAY, DateSource.TODAY)

PARSERS: dict[str, Callable[[str], object]] = {
    "e-mail": EmailAddress.parse,
    "web site": Website.parse,
    "profile": Profile.parse,
    "name": PersonName.parse,
    "American address": lambda text: PostalAddress.parse(text, "US"),
    "Japanese address": lambda text: PostalAddress.parse(text, "JP"),
    "American number": lambda text: PhoneNumber.parse(text, "US"),
    "German number": lambda text: PhoneNumber.parse(text, "DE"),
}


def seconds(work: Callable[[], object]) -> float:
    """What it takes of the processor; where that is much, the second try counts."""
    taken = _seconds(work)
    return taken if taken < PATIENCE else _seconds(work)


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def understood(
    page: Page, card: CardImage, country: str
) -> tuple[Contact, tuple[Problem, ...]]:
    return validate(assemble(page, card, country))


def handed_out(contact: Contact, problems: tuple[Problem, ...], page: Page) -> None:
    """As JSON, as a vCard and on the terminal."""
    lines = tuple(line.text for line in page.lines[:MOST_LINES])
    steps = steps_of(contact, INTERVIEW)
    reading = Reading(
        Path("card.jpg"), "0", 1, Status.READ, None, None, contact, problems, lines
    )
    outcome = Outcome(reading, INTERVIEW, steps)
    assert json.loads(reading_line(outcome))["text"] == list(lines)
    card_view(outcome)
    now = dt.datetime.combine(TODAY, dt.time(), dt.UTC)
    record = Record(1, "u", 0, now, "card.jpg", contact, INTERVIEW, steps)
    assert vcard(record).endswith(b"END:VCARD\r\n")


def check(text: str, card: CardImage) -> None:
    """Whatever the text is, it is understood or not, and soon."""
    page = printed(text)
    country = COUNTRIES[len(text) % len(COUNTRIES)]
    assert seconds(partial(understood, page, card, country)) < PATIENCE
    contact, problems = understood(page, card, country)
    handed_out(contact, problems, page)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_any_text_is_understood_or_not_and_soon(
    text: str, card_image: CardImage
) -> None:
    check(text, card_image)


@pytest.mark.slow
@settings(deadline=None, max_examples=10_000, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_ten_thousand_texts_are_understood_or_not_and_soon(
    text: str, card_image: CardImage
) -> None:
    check(text, card_image)


def accepted_or_refused(text: str) -> None:
    for parse in PARSERS.values():
        with suppress(InvalidValueError):
            parse(text)


@settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_any_text_is_a_value_or_refused_and_soon(text: str) -> None:
    assert seconds(partial(accepted_or_refused, text)) < PATIENCE


@pytest.mark.slow
@settings(deadline=None, max_examples=10_000, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_ten_thousand_texts_are_values_or_refused_and_soon(text: str) -> None:
    assert seconds(partial(accepted_or_refused, text)) < PATIENCE


@pytest.mark.slow
@pytest.mark.parametrize("width", [7, 22, 60, LONGEST_LINE])
def test_a_card_crowded_with_one_thing_is_understood_soon(
    card_image: CardImage, width: int
) -> None:
    for piece in PIECES:
        page = printed("\n".join([(piece * width)[:width]] * MOST_LINES))
        taken = seconds(partial(understood, page, card_image, "US"))
        assert taken < PATIENCE, piece


@pytest.mark.parametrize("line", ["n " * 50_000, "@" * 100_000, "1" * 100_000])
def test_a_line_that_no_card_has_is_no_detail_and_hides_none(
    card_image: CardImage, line: str
) -> None:
    page = printed(f"{line}\nNora Whitfield\nnora@alder.example")
    contact, _ = understood(page, card_image, "US")
    assert contact.name is not None
    assert contact.name.text == "Nora Whitfield"
    assert [mail.text for mail in contact.emails] == ["nora@alder.example"]
    assert contact.phones == ()


def test_what_is_beyond_a_full_card_is_not_looked_at() -> None:
    page = printed("\n".join(f"line {number}" for number in range(5_000)))
    kept = within_limits(page).lines
    assert kept == page.lines[:MOST_LINES]
    full = within_limits(printed("\n".join(["x" * 100] * MOST_LINES))).lines
    assert sum(len(line.text) for line in full) == MOST


def test_a_character_that_stands_for_several_counts_for_as_many() -> None:
    spelt_out = unicodedata.normalize("NFKD", SALUTATION)
    page = printed(SALUTATION * (LONGEST_LINE // len(spelt_out) + 1))
    assert len(page.lines[0].text) < LONGEST_LINE
    assert within_limits(page).lines == ()


def test_a_card_within_the_limits_is_looked_at_whole() -> None:
    page = printed("\n".join(["Nora Whitfield"] * MOST_LINES))
    assert within_limits(page) == page


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that a module of understanding keeps, with its name."""
    for room in ("text", "values", "extract", "validate"):
        found = importlib.import_module(f"cardtrail.{room}")
        inside = pkgutil.iter_modules(getattr(found, "__path__", []), f"{room}.")
        for name in (room, *(module.name for module in inside)):
            module = importlib.import_module(f"{cardtrail.__name__}.{name}")
            for key, thing in vars(module).items():
                yield from ((f"{name}.{key}", pattern) for pattern in _within(thing))


def _within(thing: object) -> Iterator[re.Pattern[str]]:
    if isinstance(thing, re.Pattern):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _within(part)


@pytest.mark.slow
def test_no_pattern_runs_away() -> None:
    lines = [
        before + (piece * LONGEST_LINE)[:LONGEST_LINE] + after
        for piece in PIECES
        for before, after in (("", "!"), ("1 ", ""))
    ]
    found = list(patterns())
    assert len(found) > 100
    for name, pattern in found:
        for line in lines:
            taken = seconds(partial(pattern.findall, line))
            assert taken < PATIENCE, (name, line[:20])
