"""Names among titles, firms and slogans."""

from __future__ import annotations

import dataclasses

import pytest
from tests.extract.conftest import Read
from tests.extract.printed import block, page

from cardtrail.model.field import Grade
from cardtrail.model.page import Line


def name(read: Read, text: str) -> str | None:
    found = read(text).name
    return found.text if found else None


@pytest.mark.parametrize(
    "printed",
    [
        "Nora Whitfield",
        "Dr. Nora Whitfield",
        "Nora Whitfield, PhD",
        "Nora B. Whitfield Jr.",
        "S. Mangalam",
        "Nguyen Van Hieu",
        "Seung-ah Noh",
        "Chidimma van der Linden",
        "Ian McKay",
    ],
)
def test_a_name_above_its_title_is_found(read: Read, printed: str) -> None:
    assert name(read, f"^{printed}\nManager\nAlder Ltd") == printed


@pytest.mark.parametrize(
    "line",
    [
        "^Gutters by Desmond",
        "^Flowers for You",
        "^Alder & Finch",
        "^Fresh Bread Daily",
        "^Open Every Sunday",
        "^SACRAMENTO",
        "^Reading Solutions Ltd",
    ],
)
def test_what_is_no_name_is_not_taken_for_one(read: Read, line: str) -> None:
    assert name(read, f"{line}\nSince 1987\nTel: 916-555-0160") is None


def test_a_title_on_the_line_is_cut_off(read: Read) -> None:
    contact = read("Nora Whitfield - Hiring Manager\nTel: 916-555-0160")
    assert contact.name is not None
    assert contact.name.text == "Nora Whitfield"
    assert contact.title is not None
    assert contact.title.text == "Hiring Manager"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nora Whitfield ACCOUNT EXECUTIVE", "Nora Whitfield"),
        ("Jean Paul WHITFIELD", "Jean Paul Whitfield"),
    ],
)
def test_a_title_in_capitals_behind_a_name_is_cut_off(
    read: Read, line: str, expected: str
) -> None:
    assert name(read, f"^{line}\nTel: 916-555-0160") == expected


def test_a_title_with_its_space_lost_still_speaks_for_the_name(read: Read) -> None:
    assert name(read, "^Oluchi Brandvold\nPROJECTMANAGER") == "Oluchi Brandvold"


def test_a_name_that_owns_the_domain_is_the_person(read: Read) -> None:
    text = "^Nora Whitfield\n916-555-0160\nhello@norawhitfield.example"
    assert name(read, text) == "Nora Whitfield"


@pytest.mark.parametrize(
    ("line", "domain"),
    [
        ("Nora Whitfield Amber Kiln", "amberkiln.example"),
        ("Nora Whitfield Grupo Larkspur", "larkspur.example"),
    ],
)
def test_a_firm_on_the_line_of_the_name_is_no_part_of_it(
    read: Read, line: str, domain: str
) -> None:
    found = read(f"^{line}\nManager\ninfo@{domain}").name
    assert found is not None
    assert "Nora" in found.text
    assert found.text.endswith("Whitfield")


def test_a_family_name_in_the_domain_stays_with_the_name(read: Read) -> None:
    found = read("^Nora Jane Whitfield\nManager\ninfo@whitfield.example").name
    assert found is not None
    assert found.text == "Nora Jane Whitfield"


def test_a_firm_that_owns_the_domain_is_not_the_person(read: Read) -> None:
    contact = read("^Whitfield Finch\ninfo@whitfieldfinch.example\nNora Cole, Owner")
    assert contact.name is not None
    assert contact.name.text == "Nora Cole"


@pytest.mark.parametrize(
    ("seen", "meant", "grade"),
    [
        ("lan Whitfield", "Ian Whitfield", Grade.SURE),
        ("Priya lyer", "Priya Iyer", Grade.SURE),
        ("lngrid Whitfield", "Ingrid Whitfield", Grade.SURE),
        ("N0ra Whitfield", "Nora Whitfield", Grade.CHECK),
    ],
)
def test_look_alikes_in_a_name_are_mended_and_doubted_if_print_tells_them_apart(
    read: Read, seen: str, meant: str, grade: Grade
) -> None:
    found = read(f"^{seen}\nManager").name
    assert found is not None
    assert (found.text, found.raw) == (meant, seen)
    assert found.grade is grade


def test_a_name_in_small_letters_alone_stays_as_printed(read: Read) -> None:
    found = read("^lan whitfield\nDr. Cole, Manager\nlan@alder.example").name
    assert found is None or "Ian" not in found.text


@pytest.mark.parametrize(
    ("line", "country", "meant"),
    [
        ("Nora Whitfield W", "Berlin, Germany", "Nora Whitfield"),
        ("Nora Whitfield Fone", "Berlin, Germany", "Nora Whitfield"),
        ("Nora Whitfield _ Amber Kiln", "Berlin, Germany", "Nora Whitfield"),
        ("Nora Whitfield P", "Pune 411 001, India", "Nora Whitfield P"),
    ],
)
def test_a_label_behind_a_name_is_left_out(
    read: Read, line: str, country: str, meant: str
) -> None:
    assert name(read, f"^{line}\nManager\n\n{country}") == meant


@pytest.mark.parametrize("dirt", ["t0", "l", "i", "~", "7", "®"])
def test_dirt_before_a_name_is_left_out(read: Read, dirt: str) -> None:
    assert name(read, f"^{dirt} Nora Whitfield {dirt}\nManager") == "Nora Whitfield"


def test_a_name_that_no_list_has_is_doubted(read: Read) -> None:
    found = read("^Zyxar Quorvin\nManager").name
    assert found is not None
    assert found.grade is Grade.CHECK


def test_a_japanese_name_is_known_by_its_syllables(read: Read) -> None:
    japan = "Kita-ku, Sapporo 001-0010 JAPAN"
    found = read(f"^Yukimasa Obayakawa\nFujinami Works K.K.\n5-2 Hibari, {japan}").name
    assert found is not None
    assert found.text == "Yukimasa Obayakawa"
    assert found.grade is Grade.SURE


def beside(left: str, right: str, gap: float) -> Line:
    """Two texts on one line; the gap between them in heights of the line."""
    (first,), (second,) = block(left), block(right)
    shift = first.box.right + gap * first.box.height - second.box.left
    moved = (
        dataclasses.replace(word, box=word.box.moved(shift, 0)) for word in second.words
    )
    return Line((*first.words, *moved))


@pytest.mark.parametrize("firm", ["Alder Finch Trust", "Larkspur & Wren B.V."])
def test_a_name_beside_its_firm_is_cut_off_where_the_gap_stands_out(
    read: Read, firm: str
) -> None:
    printed = page((beside("Nora Whitfield", firm, gap=1.5),), block("Hiring Manager"))
    found = read(printed).name
    assert found is not None
    assert found.text == "Nora Whitfield"


def test_a_widely_set_name_stays_whole(read: Read) -> None:
    first = beside("Nora", "Beatrix", gap=1.3)
    second = beside("Nora", "Whitfield", gap=1.3)
    shift = first.words[1].box.right - second.words[0].box.right
    last = dataclasses.replace(second.words[1], box=second.words[1].box.moved(shift, 0))
    found = read(page((Line((*first.words, last)),), block("Hiring Manager"))).name
    assert found is not None
    assert found.text == "Nora Beatrix Whitfield"


@pytest.mark.parametrize("label", ["E-mail", "email", "Tel.", "Mobile"])
def test_the_label_of_what_stands_beside_a_name_is_no_part_of_it(
    read: Read, label: str
) -> None:
    assert name(read, f"Nora Whitfield {label}\nHiring Manager") == "Nora Whitfield"


def test_a_name_is_known_though_its_letters_are_struck(read: Read) -> None:
    printed = "Łucja Żeleńska\nTel: 916-555-0160\nlucja@alder.example"
    assert name(read, printed) == "Łucja Żeleńska"


def test_a_title_in_much_smaller_print_speaks_for_the_name_above_it(
    read: Read,
) -> None:
    printed = page(
        block("Xenobia Quilldorn", size=70.0), block("Sr. Consultant", at=(75, 150))
    )
    found = read(printed).name
    assert found is not None
    assert found.text == "Xenobia Quilldorn"


@pytest.mark.parametrize(
    "card",
    [
        "Marin Ashby SA\nrue Chauvet 21\nB-4586 Liège\ninfo@marinashby.example",
        "MARIN ASHBY SA\nB-4586 Liège\nwww.marinashby.example",
        "VICENTE S/A\nwww.vicente.example\n+351 281 555 010",
        "Hansen Ashby AS\nMob. 46 14 96 36",
        "Virtanen Laine Tmi\n+358 13 376 2396",
        "Puig i Ashby\n+34 912 345 678",
        "Ortega et Marin\n1000 Bruxelles",
        "Ashby Group\nPO Box 257",
    ],
)
def test_a_card_of_a_firm_has_no_person(read: Read, card: str) -> None:
    assert name(read, card) is None


@pytest.mark.parametrize(
    "card",
    [
        "188 Jocelyn Finch · Sacramento, CA 95814\n(916) 555-0160",
        "Colônia Enzo Ashby, 153, Pinhal\n(11) 5550-0160",
    ],
)
def test_a_street_named_after_somebody_is_no_person(read: Read, card: str) -> None:
    assert name(read, card) is None


@pytest.mark.parametrize(
    ("printed", "family"),
    [
        ("Maria Costa e Silva", "Silva"),
        ("ANA SA", "Sa"),
        ("José Ortega y Gasset", "Gasset"),
    ],
)
def test_small_words_and_short_surnames_stay_with_their_person(
    read: Read, printed: str, family: str
) -> None:
    found = name(read, f"{printed}\nManager\nana.sa@ashby.example")
    assert found is not None
    assert found.endswith(family)


def test_monsieur_is_a_prefix_on_a_card_in_french(read: Read) -> None:
    card = (
        "M. Hélène Ashby\nDirectrice\n12 rue Chauvet\n1000 Bruxelles\n+32 2 555 01 60"
    )
    found = read(card).name
    assert found is not None
    assert found.value is not None
    assert (found.value.prefix, found.value.given) == ("M.", "Hélène")
    english = read("M. Nora Ashby\nManager\n410 Larkspur Avenue\nSacramento, CA 95814")
    assert english.name is not None
    assert english.name.value is not None
    assert (english.name.value.prefix, english.name.value.given) == (None, "M.")
