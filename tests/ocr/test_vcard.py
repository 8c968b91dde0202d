"""vCards of three versions, as generators of codes write them."""

from __future__ import annotations

import quopri
from collections.abc import Sequence

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from tests.ocr.written import card, read
from tests.support.codes import VCARD

from cardtrail.text import unify


def test_a_vcard_reads_as_a_card_would_be_printed() -> None:
    assert read(VCARD) == [
        "Nora Whitfield",
        "Hiring Manager",
        "Alder & Finch Inc.",
        "410 Larkspur Avenue",
        "Sacramento, CA 95814",
        "USA",
        "Mobile: +1 916 555 0160",
        "nora@alderandfinch.example",
        "https://alderandfinch.example",
    ]


def test_a_vcard_2_1_reads_with_its_charset_and_soft_breaks() -> None:
    assert read(
        card(
            "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=",
            "=F6rg;;Dr.",
            "TITLE;QUOTED-PRINTABLE:Leiter=20Gr=C3=B6=C3=9Fe",
            "TEL;CELL;VOICE:+49 30 5550160",
            "TEL;work;fax:+49 30 5550161",
            "EMAIL;INTERNET;CHARSET=utf-8;ENCODING=quoted-printable:j=40alder.example",
            version="2.1",
        )
    ) == [
        "Dr. Jörg Müller",
        "Leiter Größe",
        "Mobile: +49 30 5550160",
        "Fax: +49 30 5550161",
        "j@alder.example",
    ]


def test_a_vcard_4_0_reads_with_its_uris_and_quoted_parameters() -> None:
    assert read(
        card(
            "FN:Amara Obi",
            'TEL;VALUE=uri;TYPE="voice,home":tel:+1-916-555-0160;ext=102',
            'ORG;SORT-AS="Finch: Alder; Co":Alder & Finch;Hiring',
            'ADR;LABEL="410: Larkspur":;;410 Larkspur Avenue;Sacramento;CA;95814;',
            version="4.0",
        )
    ) == [
        "Amara Obi",
        "Department: Hiring",
        "Alder & Finch",
        "410 Larkspur Avenue",
        "Sacramento, CA 95814",
        "Home: +1-916-555-0160 ext. 102",
    ]


def test_the_units_of_an_organisation_are_its_department() -> None:
    org = "ORG:Alder University;Faculty of Science;Department of Physics"
    assert read(card(org)) == [
        "Department: Faculty of Science, Department of Physics",
        "Alder University",
    ]
    assert read(card("ORG:;Alder University")) == ["Alder University"]
    assert read(card("ORG:;", "ORG:Alder", "ORG:Finch")) == ["Alder"]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/nora-w",
         "https://www.linkedin.com/in/nora-w"),
        ("X-SOCIALPROFILE;type=twitter;x-user=nora:x-apple:nora",
         "https://x.com/nora"),
        ("SOCIALPROFILE;SERVICE-TYPE=GitHub;VALUE=text:nora-w",
         "https://github.com/nora-w"),
        ("IMPP;X-SERVICE-TYPE=Skype:skype:nora.w", "Skype: nora.w"),
        ("IMPP:skype:nora.w", "Skype: nora.w"),
        ("X-SKYPE:nora.w", "Skype: nora.w"),
        ("X-SKYPE-USERNAME:nora.w", "Skype: nora.w"),
        ("X-WECHAT:norawhitfield", "WeChat: norawhitfield"),
    ],
)  # fmt: skip
def test_a_profile_is_printed_as_cards_print_it(written: str, printed: str) -> None:
    assert read(card(written)) == [printed]


@pytest.mark.parametrize(
    "written",
    [
        "X-SOCIALPROFILE;TYPE=mastodon:https://alder.example/@nora",
        "IMPP:xmpp:nora@alder.example",
        "X-ABLABEL:Skype",
        "X-SKYPE:",
    ],
)
def test_a_profile_of_an_unknown_service_is_left_out(written: str) -> None:
    assert read(card(written)) == []


@pytest.mark.parametrize(
    ("types", "label"),
    [
        ("", "Tel"), (";TYPE=work,voice", "Tel"), (";type=CELL;type=pref", "Mobile"),
        (";CELL", "Mobile"), (";TYPE=iPhone", "Mobile"), (";TYPE=HOME", "Home"),
        (";type=home;type=fax", "Fax"), (";TYPE=pager", "Pager"),
    ],
)  # fmt: skip
def test_a_number_has_the_label_of_its_types(types: str, label: str) -> None:
    assert read(card(f"TEL{types}:+1 916 555 0160")) == [f"{label}: +1 916 555 0160"]


def test_a_group_gives_its_label_to_its_own_number_alone() -> None:
    assert read(
        card(
            "item1.TEL:916 555 0160",
            "item1.X-ABLabel:_$!<WorkFAX>!$_",
            "item2.TEL:916 555 0161",
        )
    ) == ["Fax: 916 555 0160", "Tel: 916 555 0161"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (("FN:Nora Whitfield", "N:Other;One;;;"), "Nora Whitfield"),
        (("N:Whitfield;Nora;Jane,Ann;Dr.;PhD",), "Dr. Nora Jane Ann Whitfield PhD"),
        (("N:Nora Whitfield",), "Nora Whitfield"),
        (("FN: ", "N:Whitfield;Nora"), "Nora Whitfield"),
        (("N:Whit\\;field;No\\,ra",), "No,ra Whit;field"),
        (("fn;charset=utf-8:Nora\\nWhitfield",), "Nora Whitfield"),
    ],
)
def test_a_name_is_in_the_order_of_speech(written: Sequence[str], name: str) -> None:
    assert read(card(*written)) == [name]


def test_folded_lines_are_whole_again() -> None:
    email = ("EMAIL:nora@alderand", " finch.example")
    assert read(card("TITLE:Hir", " ing Manager", *email)) == [
        "Hiring Manager",
        "nora@alderandfinch.example",
    ]
    # vCard 2.1 folds at a blank, and keeps it.
    assert read(card("TITLE:Hiring", " Manager", *email, version="2.1")) == [
        "Hiring Manager",
        "nora@alderandfinch.example",
    ]


def test_pictures_and_cards_within_the_card_are_left_out() -> None:
    assert read(
        card(
            "PHOTO;ENCODING=b:AAAA",
            "FN;ENCODING=BASE64:AAAA",
            "AGENT:",
            "BEGIN:VCARD",
            "FN:Somebody Else",
            "END:VCARD",
            "FN:Nora Whitfield",
        )
    ) == ["Nora Whitfield"]


def test_of_several_cards_the_first_is_read_and_a_cut_one_as_far_as_it_goes() -> None:
    assert read(card("FN:Nora Whitfield") + card("FN:Amara Obi")) == ["Nora Whitfield"]
    assert read("begin:vcard\nfn:Nora Whitfield\nTEL:") == ["Nora Whitfield"]


prose = st.text(
    st.characters(exclude_categories=["C", "Z", "M"]) | st.just(" "), max_size=30
).map(unify)
domains = st.from_regex(r"[a-z]{1,12}\.example", fullmatch=True)
mails = st.builds(
    "{}@{}".format, st.from_regex(r"[a-z.]{1,9}", fullmatch=True), domains
)
numbers = st.from_regex(r"\+1 916 555 01[0-9]{2}", fullmatch=True)
urls = st.builds(
    "https://{}/{}".format, domains, st.from_regex("[a-z,;:]*", fullmatch=True)
)


def escaped(text: str) -> str:
    """A text value by RFC 6350, 3.4."""
    for char in "\\,;":
        text = text.replace(char, f"\\{char}")
    return text


def folded(line: str, at: int) -> str:
    """A content line, folded after so many characters."""
    parts = [line[start : start + at] for start in range(0, len(line), at)]
    return "\r\n ".join(parts)


def expected(*lines: str) -> list[str]:
    return [line for line in lines if line]


@given(st.tuples(*[prose] * 4), numbers, mails, urls, st.integers(3, 75))
def test_what_a_card_writer_escapes_and_folds_is_read_back(
    texts: tuple[str, ...], number: str, mail: str, url: str, fold_at: int
) -> None:
    name, title, firm, street = texts
    text = card(
        *(
            folded(line, fold_at)
            for line in (
                f"FN:{escaped(name)}",
                f"TITLE:{escaped(title)}",
                f"ORG:{escaped(firm)};Unit",
                f"ADR:;;{escaped(street)};;;;",
                f"TEL;TYPE=cell:{number}",
                f"EMAIL:{mail}",
                f"URL:{escaped(url)}",
            )
        )
    )
    unit = "Department: Unit" if firm else ""
    assert read(text) == expected(
        name, title, unit, firm or "Unit", street, f"Mobile: {number}", mail, url
    )


@given(prose, prose, prose)
def test_quoted_printable_is_read_back(name: str, title: str, firm: str) -> None:
    def coded(text: str) -> str:
        quoted = quopri.encodestring(escaped(text).encode(), quotetabs=True).decode()
        return quoted.replace("\n", "\r\n")

    head = "CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE"
    text = card(
        f"FN;{head}:{coded(name)}",
        f"TITLE;{head}:{coded(title)}",
        f"ORG;{head}:{coded(firm)}",
        version="2.1",
    )
    assert read(text) == expected(name, title, firm)


@given(prose, prose, numbers, mails)
def test_cards_that_vobject_writes_are_read_back(
    given_name: str, family: str, number: str, mail: str
) -> None:
    writer = vobject.vCard()
    writer.add("fn").value = f"{given_name} {family}"
    writer.add("n").value = vobject.vcard.Name(family=family, given=given_name)
    writer.add("org").value = [family]
    writer.add("tel").value = number
    writer.add("email").value = mail
    assert read(writer.serialize()) == expected(
        unify(f"{given_name} {family}"), family, f"Tel: {number}", mail
    )
