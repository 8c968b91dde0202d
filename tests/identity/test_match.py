"""Who is one person, who is two, and when a person is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from tests.support.people import MOBILE, OFFICE, at, contacts, doubtful, person, sure

from cardtrail.identity.keys import keys
from cardtrail.identity.match import match
from cardtrail.model.contact import Contact
from cardtrail.model.match import Likeness
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.profile import Profile
from cardtrail.values.web import Website

MAIL = "nora.whitfield@alder.example"
NORA = person(
    "Nora Whitfield",
    title="Hiring Manager",
    company="Alder & Finch",
    office=OFFICE,
    mobile=MOBILE,
    email=MAIL,
)


def grade(kept: Contact, seen: Contact) -> Likeness | None:
    found = match(kept, seen)
    return None if found is None else found.grade


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param(NORA, id="the same card"),
        pytest.param(
            person("NORA WHITFIELD", title="HIRING MANAGER", email=MAIL), id="capitals"
        ),
        pytest.param(
            person("Dr. Nora Whitfield, PhD", mobile=MOBILE), id="title and degree"
        ),
        pytest.param(person("WHITFIELD Nora", email=MAIL), id="family name first"),
        pytest.param(person("Nora K. Whitfield", mobile=MOBILE), id="middle initial"),
        pytest.param(person("N. Whitfield", email=MAIL), id="initial"),
        pytest.param(person("NoraWhitfield", email=MAIL), id="a gap not seen"),
        pytest.param(
            person("Nora Whitfield", title="Director", company="Birch", mobile=MOBILE),
            id="a new firm, the same mobile",
        ),
        pytest.param(
            replace(NORA, title=sure("Director"), phones=()), id="a new title"
        ),
        pytest.param(
            person("Nora Koch", company="Alder & Finch", mobile=MOBILE, email=MAIL),
            id="a new family name",
        ),
        pytest.param(
            person("ノラ・ウィットフィールド", mobile=MOBILE, email=MAIL),
            id="the name in another script",
        ),
        pytest.param(
            person(company="Alder & Finch", mobile=MOBILE, email=MAIL),
            id="the name not read",
        ),
    ],
)
def test_a_card_of_the_same_person_is_strong(seen: Contact) -> None:
    assert grade(NORA, seen) is Likeness.STRONG


def test_a_letter_misread_in_doubt_is_the_same_name_beside_an_own_address() -> None:
    name = doubtful(PersonName.parse("N0ra Whitfie1d"))
    seen = replace(person(email=MAIL, mobile=MOBILE), name=name)
    assert grade(NORA, seen) is Likeness.STRONG


def test_a_name_misread_with_its_gaps_is_the_same_beside_an_own_address() -> None:
    name = doubtful(PersonName.parse("N0raWhitfie1d"))
    assert grade(NORA, replace(person(email=MAIL), name=name)) is Likeness.STRONG


def test_an_address_misread_in_look_alikes_is_the_same_beside_the_name() -> None:
    seen = replace(
        person("Nora Whitfield"),
        emails=(doubtful(EmailAddress("n0ra.whitfie1d", "alder.example")),),
    )
    found = match(person("Nora Whitfield", email=MAIL), seen)
    assert found is not None
    assert found.grade is Likeness.STRONG
    assert "nearly the same e-mail address" in found.sentence


def test_a_private_address_follows_a_person_to_another_firm() -> None:
    old = person("Nora Whitfield", company="Alder", email="nora.whitfield7@gmail.com")
    new = replace(old, company=sure("Birch"), title=sure("Director"))
    assert grade(old, new) is Likeness.STRONG


def test_an_office_card_without_anything_own_is_the_same_if_all_agrees() -> None:
    card = person("Nora Whitfield", title="Clerk", company="Alder", office=OFFICE)
    assert grade(card, card) is Likeness.STRONG


COLLEAGUE = person(
    "Ruben Koch",
    title="Hiring Manager",
    company="Alder & Finch",
    office=OFFICE,
    addresses=at(),
    websites=(sure(Website.parse("www.alder.example")),),
)


@pytest.mark.parametrize(
    "shared",
    [
        pytest.param({}, id="switchboard, address and site"),
        pytest.param(
            {"emails": (sure(EmailAddress("info", "alder.example")),)}, id="info@"
        ),
        pytest.param(
            {"emails": (sure(EmailAddress("hr", "alder.example")),)}, id="hr@"
        ),
        pytest.param({"phones": (sure(PhoneNumber(OFFICE), PhoneKind.FAX),)}, id="fax"),
    ],
)
def test_colleagues_are_two_people_whatever_the_office_shares(
    shared: dict[str, object],
) -> None:
    kept = replace(COLLEAGUE, **shared)  # type: ignore[arg-type] # any detail
    seen = replace(kept, name=sure(PersonName.parse("Nora Whitfield")))
    assert match(kept, seen) is None


FAMILY_FIRM = {
    "company": "Smith & Sons",
    "office": OFFICE,
    "mobile": MOBILE,
    "email": "smith@smith.example",
}


@pytest.mark.parametrize(
    ("kept", "seen"),
    [
        ("John Smith Sr.", "John Smith Jr."),
        ("John Smith", "John Smith Jr."),
        ("John Smith", "Jane Smith"),
        ("John A. Smith", "John B. Smith"),
        ("John Smith", "Jon Smith"),
        ("J. Smith", "Jane Smith"),
        ("Jane Smith", "Jane Koch"),
        ("John Smith II", "John Smith III"),
        ("Smith", "J. Smith"),
        ("John Smith", "John Smith 2nd"),
    ],
)
def test_relatives_are_never_merged_whatever_they_share(kept: str, seen: str) -> None:
    card = person(kept, title="Owner", addresses=at(), **FAMILY_FIRM)
    other = person(seen, title="Owner", addresses=at(), **FAMILY_FIRM)
    assert grade(card, other) is not Likeness.STRONG


@pytest.mark.parametrize(
    ("kept", "seen"),
    [
        pytest.param(
            person("John Smith", company="Alder", mobile=MOBILE),
            person("John Smith", company="Birch", mobile="+442079460999"),
            id="namesakes at two firms",
        ),
        pytest.param(
            person("J. Smith", company="Alder & Finch", office=OFFICE),
            person("Jane Smith", company="Alder & Finch", office=OFFICE),
            id="an initial at one firm",
        ),
        pytest.param(
            person("John Smith", title="Clerk", email="john.smith@alder.example"),
            person("John Smith", title="Clerk", email="john.smith2@alder.example"),
            id="namesakes at one firm",
        ),
        pytest.param(
            person("Anna Weber", company="Alder & Finch", mobile=MOBILE),
            person("Anna Koch", company="Alder & Finch", mobile=MOBILE),
            id="another family name, the same mobile",
        ),
        pytest.param(
            person("Nora Whitfield", title="Clerk", company="Alder", office=OFFICE),
            person(
                "Nora Whitfield",
                title="Clerk",
                company="Alder",
                office=OFFICE,
                email="nora.whitfield2@alder.example",
            ),
            id="one of two has an address of their own",
        ),
        pytest.param(
            person("Nora Whitfield", title="Clerk", company="Alder & Finch"),
            person("Nora Whitfield", title="Director", company="Alder & Finch"),
            id="a new title and nothing else",
        ),
        pytest.param(
            person("佐藤 花子", email="hanako.sato@alder.example"),
            person("Hanako Sato", email="hanako.sato@alder.example"),
            id="another script, one own detail",
        ),
    ],
)
def test_a_person_is_asked_where_it_may_be_either(kept: Contact, seen: Contact) -> None:
    assert grade(kept, seen) is Likeness.POSSIBLE


def test_strangers_have_nothing_in_common() -> None:
    other = person("Hanako Sato", company="Birch", mobile="+442079460999")
    assert match(NORA, other) is None
    assert match(NORA, Contact()) is None
    assert match(Contact(), Contact()) is None


def test_a_profile_of_their_own_counts_and_that_of_a_firm_does_not() -> None:
    own = sure(Profile.parse("linkedin.com/in/nora-whitfield"))
    firm = sure(Profile.parse("linkedin.com/company/alderfinch"))
    moved = [
        tuple(
            person("Nora Whitfield", company=company, profiles=(profile,))
            for company in ("Alder", "Birch")
        )
        for profile in (own, firm)
    ]
    assert [grade(*cards) for cards in moved] == [
        Likeness.STRONG,
        Likeness.POSSIBLE,
    ]


def test_a_telephone_at_home_is_the_family_s() -> None:
    home = (sure(PhoneNumber(MOBILE), PhoneKind.HOME),)
    father = replace(person("John Smith", company="Alder"), phones=home)
    son = replace(person("John Smith", company="Birch"), phones=home)
    assert grade(father, son) is Likeness.POSSIBLE


def test_an_extension_is_of_one_desk_and_its_number_of_all() -> None:
    desk = PhoneNumber(OFFICE, "204")
    kept = replace(
        person("Nora Whitfield", company="Alder"),
        phones=(sure(desk, PhoneKind.WORK),),
    )
    other = PhoneNumber(OFFICE, "205")
    seen = replace(kept, phones=(sure(other, PhoneKind.WORK),))
    same, apart = match(kept, kept), match(kept, seen)
    assert same is not None
    assert apart is not None
    assert "the same name, extension" in same.sentence
    assert "extension" not in apart.sentence
    assert same.score > apart.score


def test_doubtful_details_count_less() -> None:
    kept = person("Nora Whitfield", company="Alder", mobile=MOBILE)
    seen = person("Nora Whitfield", company="Birch", mobile=MOBILE)
    doubt = replace(
        seen,
        name=doubtful(PersonName.parse("Nora Whitfield")),
        phones=(doubtful(PhoneNumber(MOBILE), PhoneKind.MOBILE),),
    )
    sure_, less = match(kept, seen), match(kept, doubt)
    assert sure_ is not None
    assert less is not None
    assert less.score < sure_.score
    assert [one.name for one in less.signals] == [one.name for one in sure_.signals]


def test_the_sentence_says_what_speaks_for_it_and_what_against() -> None:
    seen = person("Nora Whitfield", title="Director", company="Birch", mobile=MOBILE)
    found = match(NORA, seen)
    assert found is not None
    assert found.sentence == (
        "the same mobile number and name, but another job title and another firm"
    )


def test_the_signals_are_the_explanation_and_their_sum_is_the_score() -> None:
    found = match(NORA, person("Nora Whitfield", email=MAIL))
    assert found is not None
    assert [(one.name, one.weight) for one in found.signals] == [
        ("the same e-mail address", 5),
        ("the same name", 4),
    ]
    assert found.score == 9
    assert found.sentence == "the same e-mail address and name"


def test_a_misread_mobile_number_neither_speaks_for_nor_against() -> None:
    near = "+442079460171"
    found = match(NORA, person("Nora Whitfield", mobile=near, email=MAIL))
    other = match(NORA, person("Nora Whitfield", mobile="+447911123456", email=MAIL))
    assert found is not None
    assert other is not None
    assert "mobile" not in found.sentence
    assert "another mobile number" in other.sentence


@given(contacts, contacts)
def test_it_does_not_matter_which_card_was_first(one: Contact, other: Contact) -> None:
    assert match(one, other) == match(other, one)


@given(contacts, contacts)
def test_every_match_has_evidence_and_a_reason(one: Contact, other: Contact) -> None:
    found = match(one, other)
    if found is not None:
        assert found.score >= 1
        assert found.sentence
        assert not found.sentence.startswith(", but")


@given(contacts, contacts)
def test_what_is_strong_has_a_name_or_an_address_of_its_own_in_common(
    one: Contact, other: Contact
) -> None:
    if grade(one, other) is Likeness.STRONG:
        assert any(
            key.startswith(("name:", "mail:")) for key in keys(one) & keys(other)
        )
