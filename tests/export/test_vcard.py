"""vCards, read back by two programs that no one here wrote."""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st
from vcard.vcard_validator import VCard

from cardtrail.export.vcard import Version, vcard, vcards
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import DateSource, Interview
from cardtrail.model.record import Record
from cardtrail.text import printable
from cardtrail.values.address import PostalAddress
from cardtrail.values.email import EmailAddress
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneKind, PhoneNumber
from cardtrail.values.profile import Profile, Service
from cardtrail.values.web import Website

RecordWith = Callable[..., Record]

HOSTILE = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            [
                "\r\n",
                "\nEND:VCARD\nBEGIN:VCARD\nFN:Someone Else",
                "\u2028",
                "\x85",
                "\x00",
                "\\n",
                "\\",
                ";",
                ",",
                ":",
                '"',
                " ",
                "👩🏽‍💼",
                "نورا",
                "\u202eevil",
                "日本語の名前" * 8,
                "Zoë " * 20,
            ]
        ),
    ),
    max_size=6,
).map("".join)


def parsed(content: bytes) -> Any:  # noqa: ANN401 -- untyped library
    return vobject.readOne(content.decode("utf-8"))


def lines(content: bytes) -> list[bytes]:
    return content.removesuffix(b"\r\n").split(b"\r\n")


def sure(value: str) -> Field[str]:
    return Field(value, value, 0.9, Grade.SURE)


def test_another_program_reads_the_same_contact(record_with: RecordWith) -> None:
    card = parsed(vcard(record_with()))

    assert card.version.value == "3.0"
    assert card.fn.value == "Nora Whitfield"
    assert (card.n.value.given, card.n.value.family) == ("Nora", "Whitfield")
    assert card.title.value == "Manager"
    assert card.org.value == ["Alder & Finch", "Human Resources"]
    assert [tel.value for tel in card.tel_list] == ["+19165550160", "+19165550161"]
    assert [tel.params["TYPE"] for tel in card.tel_list] == [
        ["work", "voice"],
        ["fax", "work"],
    ]
    assert card.email.value == "nora@example.com"
    assert card.url.value == "https://www.alder.example"
    assert card.uid.value == "urn:uuid:2f1e7c1a-8f0b-5c64-9d5e-3c1f0a7b9e42"
    assert card.rev.value == "2026-11-21T09:30:00Z"
    home = card.adr.value
    assert (home.street, home.city) == ("410 Larkspur Avenue", "Sacramento")
    assert (home.region, home.code) == ("CA", "95814")
    assert home.country == "United States"


def test_a_strict_validator_accepts_it(record_with: RecordWith) -> None:
    content = vcard(record_with()).decode()
    # IMPP is of RFC 4770, which extends the RFC 2426 that the validator knows.
    known = content.replace("IMPP:", "X-IMPP:")

    properties = {entry.name for entry in VCard(known).properties}

    assert properties >= {"FN", "N", "ORG", "TEL", "ADR", "EMAIL", "UID", "REV", "NOTE"}


def test_a_profile_goes_where_programs_look_for_it_and_into_the_note(
    record_with: RecordWith,
) -> None:
    content = vcard(record_with())
    card = parsed(content)

    url = "https://www.linkedin.com/in/nora-w"
    assert f"X-SOCIALPROFILE;TYPE=linkedin:{url}".encode() in lines(content)
    assert b"IMPP:skype:nora.w" in lines(content)
    assert card.note.value.splitlines()[-3:] == [
        f"LinkedIn: {url}",
        "Skype: nora.w",
        "Profile: @alderfinch",
    ]


def test_the_note_names_the_photo_without_its_folders(
    record_with: RecordWith,
) -> None:
    for photo in ("/home/me/job hunt/nora.jpg", "C:\\Users\\me\\nora.jpg", "nora.jpg"):
        record = dataclasses.replace(record_with(), photo=photo)
        told = parsed(vcard(record)).note.value
        assert "Photo of the card: nora.jpg" in told.splitlines()
        assert "me" not in told.replace("Photo of the card: nora.jpg", "")


def test_whoever_shares_the_card_is_in_the_note(record_with: RecordWith) -> None:
    other = PersonName.parse("Ivo Ashby")
    others = (Field(other, "IVO ASHBY", 0.9, Grade.SURE),)
    shared = parsed(vcard(record_with(others=others)))
    assert shared.fn.value == "Nora Whitfield"
    assert "Also on the card: Ivo Ashby" in shared.note.value.splitlines()
    assert "Also on the card" not in parsed(vcard(record_with())).note.value


def test_a_department_without_a_company_is_the_second_part_all_the_same(
    record_with: RecordWith,
) -> None:
    content = vcard(record_with(company=None))
    alone = vcard(record_with(department=None))
    neither = vcard(record_with(company=None, department=None))

    assert b"ORG:;Human Resources" in lines(content)
    assert b"ORG:Alder & Finch" in lines(alone)
    assert not any(line.startswith(b"ORG") for line in lines(neither))


def test_an_address_has_exactly_seven_parts(record_with: RecordWith) -> None:
    loose = Field(
        PostalAddress("Mill House; Lower Road, York"), "as printed", 0.5, Grade.CHECK
    )

    (line,) = (
        line
        for line in lines(vcard(record_with(addresses=(loose,))))
        if line.startswith(b"ADR")
    )

    assert line == rb"ADR;TYPE=work:;;Mill House\; Lower Road\, York;;;;"


def test_an_extension_is_in_the_note_and_never_in_the_number(
    record_with: RecordWith,
) -> None:
    card = parsed(vcard(record_with()))

    assert card.tel.value == "+19165550160"
    assert "Extension 204 on +19165550160" in card.note.value


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        (PhoneKind.MOBILE, ["cell"]),
        (PhoneKind.HOME, ["home"]),
        (PhoneKind.OTHER, []),
        (None, []),
    ],
)
def test_each_kind_of_line_has_its_type(
    record_with: RecordWith, kind: PhoneKind | None, types: list[str]
) -> None:
    number = PhoneNumber("+447700900123")
    phone = Field(number, "07700 900123", 0.9, Grade.SURE, kind=kind)

    card = parsed(vcard(record_with(phones=(phone,))))

    assert card.tel.params.get("TYPE", []) == types


def test_what_could_not_be_parsed_goes_out_as_printed(record_with: RecordWith) -> None:
    phone: Field[PhoneNumber] = Field(None, "916-555-O16", 0.4, Grade.CHECK)
    email: Field[EmailAddress] = Field(None, "nora(at)example", 0.4, Grade.CHECK)

    card = parsed(vcard(record_with(phones=(phone,), emails=(email,))))

    assert card.tel.value == "916-555-O16"
    assert card.email.value == "nora(at)example"


def test_a_card_without_a_name_is_filed_under_its_company(
    record_with: RecordWith,
) -> None:
    card = parsed(vcard(record_with(name=None)))

    assert card.fn.value == "Alder & Finch"
    assert card.n.value.given == "Alder & Finch"


def test_a_card_with_nothing_on_it_still_has_a_name(record_with: RecordWith) -> None:
    empty = {field.name: () for field in dataclasses.fields(record_with().contact)}
    content = vcard(
        record_with(**empty | dict.fromkeys(("name", "title", "department", "company")))
    )

    assert parsed(content).fn.value == "Contact 12"
    VCard(content.decode())


def test_a_name_that_could_not_be_parsed_is_kept_whole(record_with: RecordWith) -> None:
    name: Field[PersonName] = Field(None, "N0ra Whitfield", 0.4, Grade.CHECK)

    card = parsed(vcard(record_with(name=name)))

    assert card.fn.value == card.n.value.given == "N0ra Whitfield"


def test_the_note_says_where_a_date_that_nobody_gave_comes_from(
    record_with: RecordWith,
) -> None:
    day = dt.date(2026, 10, 16)
    given_date = Interview(day, DateSource.GIVEN, company="Alder", role="Analyst")
    assumed = Interview(day, DateSource.TODAY)

    told = parsed(vcard(record_with(interview=given_date))).note.value
    doubted = parsed(vcard(record_with(interview=assumed))).note.value

    assert told.startswith("Interview on 2026-10-16 for Analyst at Alder\n")
    assert "date assumed" in doubted


def test_a_comma_in_a_web_address_needs_no_backslash(record_with: RecordWith) -> None:
    website = Field(Website("https://alder.example/a,b;c"), "raw", 0.9, Grade.SURE)

    content = vcard(record_with(websites=(website,)))

    assert b"URL:https://alder.example/a%2Cb%3Bc\r\n" in content


def test_all_contacts_go_into_one_file(record_with: RecordWith) -> None:
    other = record_with(
        name=Field(PersonName("Ivo Marsh"), "Ivo Marsh", 0.9, Grade.SURE)
    )

    content = vcards([record_with(), other]).decode()

    assert [card.fn.value for card in vobject.readComponents(content)] == [
        "Nora Whitfield",
        "Ivo Marsh",
    ]


def test_lines_are_folded_at_75_octets_between_characters(
    record_with: RecordWith,
) -> None:
    # 60 characters of 3 octets: short if counted in characters.
    content = vcard(record_with(company=sure("界" * 60)))

    folded = lines(content)
    assert max(map(len, folded)) <= 75
    assert all(line.decode("utf-8") for line in folded)
    assert content.count(b"\n") == content.count(b"\r\n")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert parsed(content).org.value[0] == "界" * 60


@given(text=HOSTILE, other=HOSTILE)
def test_hostile_text_stays_text(
    record_with: RecordWith, text: str, other: str
) -> None:
    record = record_with(
        name=Field(PersonName(text, family=text, given=other), text, 0.9, Grade.SURE),
        title=sure(text),
        department=sure(text),
        company=sure(other),
        profiles=(
            Field(Profile(Service.SKYPE, text), text, 0.9, Grade.SURE),
            Field(
                Profile(Service.X, other, f"https://x.com/{other}"), "", 0.9, Grade.SURE
            ),
            Field(Profile(None, other), other, 0.9, Grade.SURE),
        ),
        addresses=(
            Field(
                PostalAddress(text, street=text, locality=other), text, 0.9, Grade.SURE
            ),
        ),
        interview=Interview(
            dt.date(2026, 11, 20), DateSource.GIVEN, company=text, role=other
        ),
    )

    content = vcard(record)
    (card,) = vobject.readComponents(content.decode("utf-8"))

    shown, also = printable(text), printable(other)
    assert all(len(line) <= 75 for line in lines(content))
    assert all(line.decode("utf-8") for line in lines(content))
    assert set(card.contents) <= {
        *("version", "prodid", "fn", "n", "uid", "rev", "org", "title"),
        *("adr", "tel", "email", "url", "note", "impp", "x-socialprofile"),
    }
    assert card.fn.value == (shown or also or "nora@example.com")
    if shown or also:
        assert card.n.value.family == shown
        assert card.n.value.given == also
    if shown:
        assert card.title.value == shown
        assert (card.adr.value.street, card.adr.value.city) == (shown, also)
    if also:
        assert card.org.value[0] == also


@given(HOSTILE)
@example("0\r\x08\n1")
def test_printable_text_is_one_line_that_reads_as_it_stands(text: str) -> None:
    clean = printable(text)

    assert len(clean.splitlines()) <= 1
    assert clean == clean.strip()
    assert "\u202e" not in clean
    assert printable(clean) == clean


def values(content: bytes) -> list[str]:
    """The unfolded lines."""
    return content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_version_4_has_the_same_contact_in_its_own_form(
    record_with: RecordWith,
) -> None:
    told = (
        r"Extension 204 on +19165550160\n"
        r"LinkedIn: https://www.linkedin.com/in/nora-w\n"
        r"Skype: nora.w\nProfile: @alderfinch"
    )
    assert values(vcard(record_with(), Version.V4)) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "PRODID:-//cardtrail//contacts//EN",
        "UID:urn:uuid:2f1e7c1a-8f0b-5c64-9d5e-3c1f0a7b9e42",
        "REV:20261121T093000Z",
        "KIND:individual",
        "FN:Nora Whitfield",
        "N:Whitfield;Nora;;;",
        "ORG:Alder & Finch;Human Resources",
        "TITLE:Manager",
        "ADR;TYPE=work:;;410 Larkspur Avenue;Sacramento;CA;95814;United States",
        "TEL;VALUE=uri;TYPE=work,voice:tel:+19165550160;ext=204",
        "TEL;VALUE=uri;TYPE=fax,work:tel:+19165550161",
        "EMAIL:nora@example.com",
        "URL:https://www.alder.example",
        "SOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://www.linkedin.com/in/nora-w",
        "IMPP:skype:nora.w",
        r"NOTE:Interview on 2026-10-16\nPhoto of the card: nora.jpg\n" + told,
        "END:VCARD",
    ]


def test_a_company_without_a_person_is_an_organisation_in_version_4(
    record_with: RecordWith,
) -> None:
    assert "KIND:org" in values(vcard(record_with(name=None), Version.V4))
    assert not [line for line in values(vcard(record_with())) if "KIND" in line]


def test_a_handle_without_an_address_is_a_profile_in_version_4_alone(
    record_with: RecordWith,
) -> None:
    record = record_with(
        profiles=(Field(Profile(Service.WECHAT, "nora;w"), "nora;w", 0.9, Grade.SURE),)
    )

    assert "SOCIALPROFILE;SERVICE-TYPE=WeChat;VALUE=text:nora;w" in values(
        vcard(record, Version.V4)
    )
    old = values(vcard(record))
    assert not [line for line in old if "PROFILE" in line]
    assert [line for line in old if line.endswith(r"WeChat: nora\;w")]


@pytest.mark.parametrize("version", Version)
def test_a_picture_comes_back_byte_for_byte(
    record_with: RecordWith, version: Version
) -> None:
    picture = bytes(range(256)) * 20

    (line,) = (
        line
        for line in values(vcard(record_with(), version, picture))
        if line.startswith("PHOTO")
    )

    head = {
        Version.V3: "PHOTO;ENCODING=b;TYPE=JPEG:",
        Version.V4: "PHOTO:data:image/jpeg;base64,",
    }[version]
    assert base64.b64decode(line.removeprefix(head), validate=True) == picture
    assert "PHOTO" not in vcard(record_with(), version).decode()
    if version is Version.V3:
        assert parsed(vcard(record_with(), version, picture)).photo.value == picture
        known = vcard(record_with(), version, picture).replace(b"IMPP:", b"X-IM:")
        VCard(known.decode())
