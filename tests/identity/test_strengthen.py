"""A second photo adds evidence, and never overwrites what a person changed."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from tests.support.people import MOBILE, OFFICE, contacts, doubtful, person, sure

from cardtrail.identity.slots import agree
from cardtrail.identity.strengthen import strengthened
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, FieldName, Grade
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber

WORK = PhoneKind.WORK


def phones(*entries: Field[PhoneNumber]) -> Contact:
    return Contact(phones=entries)


def number(
    e164: str = OFFICE, kind: PhoneKind = WORK, extension: str | None = None
) -> Field[Any]:
    return sure(PhoneNumber(e164, extension), kind)


def title(text: str, confidence: float, grade: Grade) -> Contact:
    return Contact(title=Field(text, text, confidence, grade))


def told(contact: Contact) -> list[tuple[FieldName, object, Grade, PhoneKind | None]]:
    """What a contact says, however sure it is."""
    return [
        (name, entry.value, entry.grade, entry.kind) for name, entry in contact.fields()
    ]


def test_a_reading_that_found_nothing_changes_nothing() -> None:
    nora = person("Nora Whitfield", title="Clerk", mobile=MOBILE)
    assert strengthened(nora, Contact(), ()) == nora
    assert strengthened(Contact(), nora, ()) == nora


def test_a_second_reading_makes_a_doubtful_detail_sure() -> None:
    kept = title("Clerk", 0.5, Grade.CHECK)
    seen = title("Clerk", 0.9, Grade.SURE)
    for one, other in itertools.permutations((kept, seen)):
        told = strengthened(one, other, ()).title
        assert told is not None
        assert (told.value, told.confidence, told.grade) == ("Clerk", 0.9, Grade.SURE)


def test_two_sure_readings_are_surer_than_one_and_never_as_sure_as_a_person() -> None:
    once = title("Clerk", 0.9, Grade.SURE)
    twice = strengthened(once, once, ())
    often = reduce(lambda kept, _: strengthened(kept, once, ()), range(9), once)
    sureness = [one.title.confidence for one in (once, twice, often) if one.title]
    assert sureness[0] < sureness[1] < sureness[2] < 1


def test_two_doubtful_readings_that_agree_are_still_to_be_checked() -> None:
    kept = title("Clerk", 0.5, Grade.CHECK)
    assert strengthened(kept, kept, ()) == kept


def test_the_sure_reading_is_kept_whichever_photo_it_is_from() -> None:
    right = title("Clerk", 0.8, Grade.SURE)
    wrong = title("C1erk", 0.95, Grade.CHECK)
    assert strengthened(right, wrong, ()) == right
    assert strengthened(wrong, right, ()) == right


def test_two_sure_readings_that_differ_are_to_be_checked_with_both_named() -> None:
    kept = title("Clerk", 0.9, Grade.SURE)
    seen = title("Chief", 0.97, Grade.SURE)
    entry = strengthened(kept, seen, ()).title
    assert entry is not None
    assert (entry.value, entry.grade, entry.rivals) == (
        "Chief",
        Grade.CHECK,
        ("Clerk",),
    )
    assert 0.5 < entry.confidence < 0.97


def test_a_third_photo_decides_between_two() -> None:
    kept = title("Clerk", 0.9, Grade.SURE)
    seen = title("Chief", 0.97, Grade.SURE)
    contested = strengthened(kept, seen, ())
    assert told(strengthened(contested, kept, ())) == told(kept)
    assert told(strengthened(contested, seen, ())) == told(seen)


def test_a_letter_of_the_name_that_was_surely_read_in_two_ways_is_asked() -> None:
    entry = strengthened(person("Nora Müller"), person("Nora Muller"), ()).name
    assert entry is not None
    assert entry.grade is Grade.CHECK
    assert entry.rivals == ("Nora Muller",)


def test_capitals_are_no_other_name() -> None:
    kept = Contact(name=sure(PersonName("NORA WHITFIELD")))
    seen = Contact(name=doubtful(PersonName("Nora Whitfield")))
    assert told(strengthened(kept, seen, ())) == told(kept)


def test_a_number_that_was_not_seen_before_is_added() -> None:
    kept, seen = phones(number()), phones(number(MOBILE, PhoneKind.MOBILE))
    assert strengthened(kept, seen, ()).phones == kept.phones + seen.phones


def test_a_misread_number_does_not_become_a_second_one() -> None:
    kept = phones(number("+442079460107"), number(MOBILE, PhoneKind.MOBILE))
    seen = phones(replace(number("+442079460101"), grade=Grade.CHECK))
    assert strengthened(kept, seen, ()) == kept


def test_fax_and_office_that_differ_in_a_digit_stay_two() -> None:
    office, fax = number("+442079460100"), number("+442079460101", PhoneKind.FAX)
    both = phones(office, fax)
    assert strengthened(phones(office), phones(fax), ()) == both
    assert told(strengthened(both, phones(fax, office), ())) == told(both)


def test_numbers_are_paired_by_value_before_any_is_taken_for_misread() -> None:
    first, second = number("+442079460100"), number("+442079460101")
    kept, seen = phones(first), phones(second, first)
    assert told(strengthened(kept, seen, ())) == told(phones(first, second))


@pytest.mark.parametrize("order", [1, -1])
def test_an_extension_that_one_photo_lacks_is_kept(order: int) -> None:
    cards = [phones(number()), phones(number(extension="204"))][::order]
    both = strengthened(cards[0], cards[1], ())
    assert told(both) == told(phones(number(extension="204")))


def test_two_desks_at_one_number_stay_two() -> None:
    both = phones(number(extension="204"), number(extension="205"))
    turned = phones(*both.phones[::-1])
    assert told(strengthened(both, turned, ())) == told(both)


def test_a_number_that_was_not_understood_is_the_one_that_was() -> None:
    text = "020 7946 0100"
    unread: Field[Any] = Field(None, text, 0.5, Grade.CHECK, kind=WORK)
    assert strengthened(phones(unread), phones(number()), ()) == phones(number())


def test_the_kind_of_a_line_is_taken_from_whoever_tells_it() -> None:
    kept = phones(number(kind=PhoneKind.OTHER))
    seen = phones(replace(number(), confidence=0.5))
    assert told(strengthened(kept, seen, ())) == told(phones(number()))


def test_a_line_is_the_persons_own_if_either_photo_says_so() -> None:
    direct = phones(replace(number(), is_direct=True))

    for kept, seen in ((direct, phones(number())), (phones(number()), direct)):
        (line,) = strengthened(kept, seen, ()).phones
        assert line.is_direct


def test_a_dot_in_an_address_makes_another_address() -> None:
    kept = person(email="nora.whitfield@alder.example")
    seen = person(email="norawhitfield@alder.example")
    (entry,) = strengthened(kept, seen, ()).emails
    assert entry.grade is Grade.CHECK
    assert entry.rivals == ("norawhitfield@alder.example",)


def test_what_a_person_vouched_for_outweighs_what_is_read() -> None:
    own = title("Head", 1.0, Grade.SURE)
    read = title("Clerk", 0.99, Grade.SURE)
    assert strengthened(own, read, ()) == own
    assert strengthened(read, own, ()) == own


def test_two_people_who_vouch_for_two_values_are_asked() -> None:
    entry = strengthened(
        title("Head", 1.0, Grade.SURE), title("Clerk", 1.0, Grade.SURE), ()
    ).title
    assert entry is not None
    assert (entry.grade, entry.confidence) == (Grade.CHECK, 0.5)
    assert entry.rivals == ("Clerk",)


def test_an_edited_field_stays_and_so_does_one_that_was_emptied() -> None:
    kept = replace(person("Nora Whitfield"), emails=())
    seen = person("Nora Koch", title="Clerk", email="nora@alder.example")
    entry = strengthened(kept, seen, {FieldName.NAME, FieldName.EMAIL})
    assert entry == replace(kept, title=seen.title)


@given(contacts)
def test_the_same_reading_again_changes_no_value_and_no_grade(one: Contact) -> None:
    assert told(strengthened(one, one, ())) == told(one)


@given(contacts, contacts)
def test_every_edited_field_survives_every_reading(
    kept: Contact, seen: Contact
) -> None:
    assert strengthened(kept, seen, set(FieldName)) == kept


@given(contacts, contacts)
def test_no_value_is_lost(kept: Contact, seen: Contact) -> None:
    found = list(strengthened(kept, seen, ()).fields())
    for name, entry in (*kept.fields(), *seen.fields()):
        rest = [other for field, other in found if field is name]
        assert any(
            agree(entry, other) or entry.text in other.rivals for other in rest
        ) or any(other.grade is Grade.SURE for other in rest)


@given(contacts, contacts)
def test_what_is_read_stays_below_what_a_person_vouches_for(
    kept: Contact, seen: Contact
) -> None:
    for _, entry in strengthened(kept, seen, ()).fields():
        assert 0 <= entry.confidence < 1


def test_an_empty_address_list_takes_all_that_the_other_photo_has() -> None:
    seen = Contact(emails=(doubtful(EmailAddress("nora", "alder.example")),))
    assert strengthened(Contact(), seen, ()) == seen
