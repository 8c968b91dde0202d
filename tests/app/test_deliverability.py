"""Whether mail can be delivered: asked of a name server that runs here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from dns.resolver import Resolver
from tests.support import readers as tools
from tests.support.desk import desk
from tests.support.name_server import NameServer, serving

from cardtrail.app.deliverability import MailDomains
from cardtrail.app.outcome import Outcome
from cardtrail.app.scan import Task, scan
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import Step
from cardtrail.model.reading import Problem, Severity
from cardtrail.pool import HERE
from cardtrail.scanner import Scanner
from cardtrail.values.email import EmailAddress

PRINTED = "alderandfinch.example"  # on the card that these readers read
SCANNER = Scanner(("tesseract",), "US", tools.open_colour_readers)
NOW = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)
REACHABLE = "1.1.1.1"  # what is reserved for examples is not reachable


def read(domain: str) -> Field[EmailAddress]:
    value = EmailAddress("nora", domain)
    return Field(value, str(value), 0.97, Grade.SURE)


@pytest.fixture
def server() -> NameServer:
    return NameServer(
        zone={
            "mx.example": {"MX": "10 mail.mx.example."},
            "müller.example".encode("idna").decode(): {"MX": "10 mail.mx.example."},
            "host.example": {"A": REACHABLE},
            "host6.example": {"AAAA": "2606:4700::1111"},
            "null.example": {"MX": "0 ."},
            "private.example": {"A": "10.0.0.1"},
            "empty.example": {},
            "reject.example": {"A": REACHABLE, "TXT": '"v=spf1 -all"'},
        },
        failing=frozenset({"failing.example"}),
        silent=frozenset({"silent.example"}),
    )


@pytest.fixture
def resolver(server: NameServer) -> Iterator[Resolver]:
    with serving(server) as ready:
        yield ready


def said_of(resolver: Resolver, domain: str) -> list[Problem]:
    return list(MailDomains(resolver).check(read(domain)))


@pytest.mark.parametrize(
    "domain", ["mx.example", "müller.example", "host.example", "host6.example"]
)
def test_a_domain_that_takes_mail_raises_no_doubt(
    resolver: Resolver, domain: str
) -> None:
    assert said_of(resolver, domain) == []


@pytest.mark.parametrize(
    ("domain", "why"),
    [
        ("gone.example", "does not exist"),
        ("null.example", "takes no mail"),
        ("private.example", "takes no mail"),
        ("empty.example", "takes no mail"),
        ("reject.example", "takes no mail"),
    ],
)
def test_a_domain_that_takes_none_blocks_the_e_mail(
    resolver: Resolver, domain: str, why: str
) -> None:
    (found,) = said_of(resolver, domain)
    assert found.code == "email.undeliverable"
    assert found.blocks is Step.EMAIL
    assert f"nora@{domain} {why}" in found.message


@pytest.mark.parametrize("domain", ["failing.example", "silent.example"])
def test_a_server_that_fails_or_is_silent_proves_nothing(
    resolver: Resolver, domain: str
) -> None:
    (found,) = said_of(resolver, domain)
    assert (found.code, found.severity) == ("email.unchecked", Severity.INFO)
    assert found.blocks is None


def test_a_machine_without_name_servers_proves_nothing() -> None:
    (found,) = said_of(Resolver(configure=False), "mx.example")
    assert found.code == "email.unchecked"


def test_a_domain_is_looked_up_once(server: NameServer, resolver: Resolver) -> None:
    domains = MailDomains(resolver)
    first, second = (list(domains.check(read("gone.example"))) for _ in range(2))
    assert first == second
    assert server.asked == ["gone.example MX"]


@pytest.mark.parametrize("domain", ["alder.cmo", "co.uk"])
def test_what_can_be_no_domain_is_not_looked_up(
    server: NameServer, resolver: Resolver, domain: str
) -> None:
    assert said_of(resolver, domain) == []
    assert server.asked == []


def outcomes(photo: Path, resolver: Resolver | None) -> list[Outcome]:
    check = MailDomains(resolver).check if resolver else None
    results = scan([photo], Task(SCANNER, HERE, check_mail=check), desk(photo), None)
    return [outcome for of_photo in results for outcome in of_photo]


def test_a_card_whose_e_mail_reaches_nobody_is_to_be_checked(
    tmp_path: Path, resolver: Resolver
) -> None:
    photo = tools.paint(tmp_path / "card.png", tools.GOOD)
    (outcome,) = outcomes(photo, resolver)
    (said,) = (each for each in outcome.problems if each.field == "email")
    assert said.code == "email.undeliverable"
    assert outcome.contact.emails[0].grade is Grade.CHECK


def test_a_card_is_the_same_where_its_domain_takes_mail(tmp_path: Path) -> None:
    photo = tools.paint(tmp_path / "card.png", tools.GOOD)
    server = NameServer({PRINTED: {"MX": f"10 mail.{PRINTED}."}})
    with serving(server) as resolver:
        (asked,) = outcomes(photo, resolver)
    (unasked,) = outcomes(photo, None)
    assert server.asked == [f"{PRINTED} MX"]
    assert asked.contact == unasked.contact
    assert asked.problems == unasked.problems
