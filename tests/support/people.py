"""Contacts of invented people, told in a few words; and some by chance."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.profile import Profile
from cardtrail.values.web import Website

OFFICE = "+442079460100"
MOBILE = "+442079460177"
STREET = "4 Larkspur Row, London SW1A 1AA"


def sure(value: Any, kind: PhoneKind | None = None) -> Field[Any]:  # noqa: ANN401
    """A detail that was read without doubt."""
    return Field(value, str(value), 0.97, Grade.SURE, kind=kind)


def doubtful(value: Any, kind: PhoneKind | None = None) -> Field[Any]:  # noqa: ANN401
    """A detail to be checked."""
    return Field(value, str(value), 0.6, Grade.CHECK, kind=kind)


def person(
    name: str = "",
    *,
    title: str = "",
    company: str = "",
    mobile: str = "",
    office: str = "",
    email: str = "",
    **others: Any,  # noqa: ANN401 - any further detail of a contact
) -> Contact:
    """A contact whose details are all sure; what is empty is not printed."""
    phones = [(office, PhoneKind.WORK), (mobile, PhoneKind.MOBILE)]
    return Contact(
        name=sure(PersonName.parse(name)) if name else None,
        title=sure(title) if title else None,
        company=sure(company) if company else None,
        phones=tuple(
            sure(PhoneNumber(number), kind) for number, kind in phones if number
        ),
        emails=(sure(EmailAddress.parse(email)),) if email else (),
        **others,
    )


def at(text: str = STREET) -> tuple[Field[PostalAddress], ...]:
    """An address in Britain."""
    return (sure(PostalAddress.parse(text, "GB")),)


_WORDS = st.sampled_from(
    "Nora Norah Jan Jon J. Hanako Maria Anna Li Whitfield Sato Koch Garcia Smith "
    "Müller Mueller O'Hara 佐藤 花子".split()
)
_NAMES = st.one_of(
    st.lists(_WORDS, min_size=1, max_size=4).map(" ".join),
    st.builds(
        "{} {}, {}".format, _WORDS, _WORDS, st.sampled_from(["Jr.", "Sr.", "PhD"])
    ),
)
_DOMAINS = st.sampled_from(["alder.example", "finch.example", "gmail.com"])
_LOCALS = st.sampled_from(
    "nora.whitfield n0ra.whitfield nora jan.koch smith info jobs sato1 sato2".split()
)
_NUMBERS = st.sampled_from([OFFICE, MOBILE, "+442079460178", "+12125550123"])


def _entries(values: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[Any]:
    graded = st.one_of(values.map(sure), values.map(doubtful))
    return st.lists(graded, max_size=most, unique_by=lambda one: one.text).map(tuple)


def _one(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), values.map(sure), values.map(doubtful))


_PHONES = st.lists(
    st.builds(
        lambda number, kind, make: make(PhoneNumber(number), kind),
        _NUMBERS,
        st.sampled_from(PhoneKind),
        st.sampled_from([sure, doubtful]),
    ),
    max_size=3,
    unique_by=lambda one: one.text,
).map(tuple)

contacts = st.builds(
    Contact,
    name=_one(_NAMES.map(PersonName.parse)),
    title=_one(st.sampled_from(["Manager", "Director of Sales", "Head"])),
    company=_one(st.sampled_from(["Alder & Finch", "Alder & Finch Ltd", "Birch"])),
    phones=_PHONES,
    emails=_entries(st.builds(EmailAddress, _LOCALS, _DOMAINS)),
    websites=_entries(st.just(Website.parse("www.alder.example"))),
    profiles=_entries(
        st.sampled_from(["linkedin.com/in/nora-whitfield", "@alderfinch"]).map(
            Profile.parse
        )
    ),
    addresses=_entries(st.just(PostalAddress.parse(STREET, "GB"))),
)
"""Contacts so alike that many have something in common."""
