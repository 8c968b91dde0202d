"""Everything on a page that may be a detail; each word of it serves one."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from cardtrail.extract.address import weighed_addresses
from cardtrail.extract.address_block import ANCHOR as ENOUGH_OF_ADDRESS
from cardtrail.extract.company import ENOUGH as ENOUGH_OF_FIRM
from cardtrail.extract.company import companies
from cardtrail.extract.country import home_of
from cardtrail.extract.department import departments
from cardtrail.extract.email import emails
from cardtrail.extract.email_evidence import supported
from cardtrail.extract.limits import within_limits
from cardtrail.extract.name import ENOUGH as ENOUGH_OF_NAME
from cardtrail.extract.name import names
from cardtrail.extract.others import others
from cardtrail.extract.phone import ENOUGH as ENOUGH_OF_PHONE
from cardtrail.extract.phone import weighed_phones
from cardtrail.extract.profile import is_profile_label, profiles
from cardtrail.extract.spans import without
from cardtrail.extract.surroundings import Surroundings
from cardtrail.extract.title import ENOUGH as ENOUGH_OF_TITLE
from cardtrail.extract.title import titles
from cardtrail.extract.web import websites
from cardtrail.model.field import Candidate, FieldName
from cardtrail.model.page import Line, Page, Word
from cardtrail.text import fold
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneNumber
from cardtrail.values.profile import Profile
from cardtrail.values.web import Website

V = TypeVar("V")
Rejected = Mapping[FieldName, tuple[Candidate[Any], ...]]

NEEDED: Mapping[FieldName, float] = {
    FieldName.NAME: ENOUGH_OF_NAME,
    FieldName.TITLE: ENOUGH_OF_TITLE,
    FieldName.COMPANY: ENOUGH_OF_FIRM,
    FieldName.PHONE: ENOUGH_OF_PHONE,
    FieldName.ADDRESS: ENOUGH_OF_ADDRESS,
}
"""Evidence from which a candidate is taken for a detail."""

_LABEL_ONLY = re.compile(
    r"^\W*+(?:(?>e-?mail|mail|tel\w*|phone|ph|fone|fax|mob\w*|cell\w*|direct|office|web\w*|"
    r"site|www|url|home\s?page|[tfmpewdco])\W*+)++$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidates:
    """What may be a detail, the likeliest of each kind first.

    Of names, titles, departments and companies the first one is the card's; of all else
    a card may have several. A title is looked for in what the name leaves, a company in
    what both leave; no word of a department is looked at for any of them. ``rejected``
    is what has some evidence, but less than is needed.
    """

    names: tuple[Candidate[PersonName], ...] = ()
    titles: tuple[Candidate[str], ...] = ()
    companies: tuple[Candidate[str], ...] = ()
    addresses: tuple[Candidate[PostalAddress], ...] = ()
    phones: tuple[Candidate[PhoneNumber], ...] = ()
    emails: tuple[Candidate[EmailAddress], ...] = ()
    websites: tuple[Candidate[Website], ...] = ()
    departments: tuple[Candidate[str], ...] = ()
    profiles: tuple[Candidate[Profile], ...] = ()
    others: tuple[Candidate[PersonName], ...] = ()
    rejected: Rejected = dataclasses.field(default_factory=dict)

    def fields(self) -> dict[FieldName, tuple[Candidate[Any], ...]]:
        """By the detail, in the order in which people read cards."""
        return {
            FieldName.NAME: self.names,
            FieldName.TITLE: self.titles,
            FieldName.DEPARTMENT: self.departments,
            FieldName.COMPANY: self.companies,
            FieldName.ADDRESS: self.addresses,
            FieldName.PHONE: self.phones,
            FieldName.EMAIL: self.emails,
            FieldName.WEBSITE: self.websites,
            FieldName.PROFILE: self.profiles,
            FieldName.OTHER_NAME: self.others,
        }


def candidates(page: Page, country: str) -> Candidates:
    """Whatever on a page may be a detail.

    Args:
        page: as the readers agreed; more than a card holds is left aside (``limits``).
        country: ISO 3166-1 alpha-2, where the card itself doesn't tell.
    """
    page = within_limits(page)
    handles = profiles(page)
    taken = _words(handles)
    mail = tuple(one for one in emails(page) if taken.isdisjoint(one.words))
    taken |= _words(mail)
    sites = websites(page, taken)
    taken |= _words(sites)
    home = home_of(page, country)
    numbers = weighed_phones(page, home, taken)
    taken |= _words(numbers.taken)
    lines = _without_labels(without(page.lines, taken))
    around = _surroundings(page, mail, sites, home.country)
    units = departments(lines, cache(lambda: companies(lines, around).taken), around)
    taken |= _words(units)
    places = weighed_addresses(without(lines, taken), home.country)
    taken |= _words(places.taken)
    left = _without_labels(without(page.lines, taken))
    people = names(left, around)
    mail = _supported(mail, people.taken, sites)
    shared = others(people.taken, numbers.taken, around)
    left = without(left, _words((*people.taken[:1], *shared)))
    jobs = titles(left, next(iter(people.taken), None), around)
    firms = companies(without(left, _words(jobs.taken[:1])), around)
    return Candidates(
        names=people.taken,
        titles=jobs.taken,
        companies=firms.taken,
        addresses=places.taken,
        phones=numbers.taken,
        emails=mail,
        websites=sites,
        departments=units,
        profiles=handles,
        others=shared,
        rejected={
            FieldName.NAME: people.rejected,
            FieldName.TITLE: jobs.rejected,
            FieldName.COMPANY: firms.rejected,
            FieldName.PHONE: numbers.rejected,
            FieldName.ADDRESS: places.rejected,
        },
    )


def _surroundings(
    page: Page,
    mail: Sequence[Candidate[EmailAddress]],
    sites: Sequence[Candidate[Website]],
    country: str,
) -> Surroundings:
    hosts = [c.value.domain for c in mail if c.value]
    hosts += [c.value.host for c in sites if c.value]
    heights = sorted(line.box.height for line in page.lines)
    return Surroundings(
        local_parts=tuple(fold(c.value.local) for c in mail if c.value),
        domains=tuple(hosts),
        lines=page.lines,
        usual_height=heights[len(heights) // 2] if heights else 0.0,
        country=country,
    )


def _supported(
    mail: Sequence[Candidate[EmailAddress]],
    people: Sequence[Candidate[PersonName]],
    sites: Sequence[Candidate[Website]],
) -> tuple[Candidate[EmailAddress], ...]:
    """The addresses with what the rest of the card says for them."""
    names = [person.value for person in people if person.value]
    of_sites = [site.value.host.removeprefix("www.") for site in sites if site.value]
    return tuple(
        supported(
            one,
            names,
            of_sites + [o.value.domain for o in mail if o.value and o != one],
        )
        for one in mail
    )


def _words(found: Iterable[Candidate[V]]) -> frozenset[Word]:
    return frozenset(word for candidate in found for word in candidate.words)


def _without_labels(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(
        line
        for line in lines
        if not (_LABEL_ONLY.match(line.text) or is_profile_label(line.text))
    )
