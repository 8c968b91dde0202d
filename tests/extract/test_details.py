"""Titles, companies and web sites."""

from __future__ import annotations

import pytest
from tests.extract.conftest import Read
from tests.extract.printed import block, page

from cardtrail.extract.company_evidence import (
    ends_with_legal_form,
    matches_domain,
    owner,
)
from cardtrail.extract.title_words import title_words
from cardtrail.extract.web import websites
from cardtrail.model.field import Grade
from cardtrail.validate.check import validate


@pytest.mark.parametrize(
    "title",
    [
        "Head of Talent", "Leiterin Entwicklung", "Directrice des Achats", "Inkoper",
        "Gerente Comercial", "Responsabile Acquisti", "Projektledare", "PROJECTMANAGER",
        "Dyrektor Sprzedaży", "Prop.", "Anlagenberater", "HR-adviseur",
        "Vertriebsberaterin",
    ],
)  # fmt: skip
def test_words_of_work_are_known_in_many_languages(title: str) -> None:
    assert title_words(title) >= 1


@pytest.mark.parametrize(
    "firm",
    [
        "Alder Inc.", "Alder GmbH & Co. KG", "Alder S.r.l.", "Alder S.L.", "Alder B.V.",
        "Alder Sp. z o.o.", "Alder K.K.", "Alder Sdn. Bhd.", "Alder A/S", "Alder Ltda.",
        "Alder Co., Ltd. '", "Alder Teoranta", "Alder DAC", "Alder UAB",
    ],
)  # fmt: skip
def test_a_legal_form_ends_the_name_of_a_firm(firm: str) -> None:
    assert ends_with_legal_form(firm)


@pytest.mark.parametrize("line", ["12 Spargel Lane", "Incline Road", "Agnes Kgomo"])
def test_letters_inside_a_word_are_no_legal_form(line: str) -> None:
    assert not ends_with_legal_form(line)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.alder.example", "alder"),
        ("mail.alder.co.uk", "alder"),
        ("alder-finch.com", "alderfinch"),
    ],
)
def test_the_owner_of_a_domain(host: str, name: str) -> None:
    assert owner(host) == name


@pytest.mark.parametrize("firm", ["Alder Finch", "The Alder-Finch", "ALDER FINCH Ltd"])
def test_a_firm_matches_its_domain(firm: str) -> None:
    assert matches_domain(firm, ["www.alderfinch.example"])


@pytest.mark.parametrize(
    ("printed", "firm"),
    [
        ("Institute of Larkspur\nand Foxglove Law",
         "Institute of Larkspur and Foxglove Law"),
        ("THE LARKSPUR\nFOXGLOVE\nUNIVERSITY", "The Larkspur Foxglove University"),
        ("^ALDER\nIT Solutions", "Alder IT Solutions"),
        ("Alder & Finch Ltd\nBetter service since 1990", "Alder & Finch Ltd"),
        ("Second Design Group\nTsubame Works K.K.", "Tsubame Works K.K."),
        ("Maple & Sons", "Maple & Sons"),
        ("^ALDER BAKERY\n_Growing together", "Alder Bakery"),
        ("ISO 9001:2015 certified company\nAlder Roofing", "Alder Roofing"),
    ],
)  # fmt: skip
def test_a_firm_is_read_off_as_many_rows_as_its_name_takes(
    printed: str, firm: str, read: Read
) -> None:
    contact = read(
        f"{printed}\n\n^Nora Whitfield\nManager\n\nnora@alder.example\nTel 916-555-0160"
    )
    assert contact.company is not None
    assert contact.company.text == firm


def test_a_firm_has_the_letters_of_its_mail_box(read: Read) -> None:
    contact = read(
        "^Nora Whitfield\nManager\n\nSundial Path\n916-555-0160\nsundial_path@gmail.com"
    )
    assert contact.company is not None
    assert contact.company.text == "Sundial Path"


def test_the_initials_of_a_domain_are_those_of_the_firm(read: Read) -> None:
    contact = read(
        "^LMF\n\nNora Whitfield\nManager\n\nLarkspur Meadow Foods\nnora@lmf.example"
    )
    assert contact.company is not None
    assert contact.company.text == "Larkspur Meadow Foods"


@pytest.mark.parametrize(
    ("line", "title", "firm"),
    [
        ("Teacher, Larkspur Elementary School", "Teacher",
         "Larkspur Elementary School"),
        ("Head of Sales, Alder & Finch Ltd", "Head of Sales", "Alder & Finch Ltd"),
        ("Director, Design Office", "Director, Design Office", None),
    ],
)  # fmt: skip
def test_a_firm_behind_a_title_is_no_part_of_it(
    line: str, title: str, firm: str | None, read: Read
) -> None:
    contact = read(f"^Nora Whitfield\n{line}\nTel 916-555-0160")
    assert contact.title is not None
    assert contact.title.text == title
    assert (contact.company and contact.company.text) == firm


def test_what_stands_below_the_name_in_smaller_print_is_doubted_as_title(
    read: Read,
) -> None:
    contact = read("^Nora Whitfield\nKeeper of Lanterns\n\nTel 916-555-0160")
    assert contact.title is not None
    assert contact.title.text == "Keeper of Lanterns"
    assert contact.title.grade is Grade.CHECK


def test_a_title_far_smaller_than_the_name_is_one_all_the_same(read: Read) -> None:
    contact = read("^NORA WHITFIELD\n_Keeper of Lanterns\n\nTel 916-555-0160")
    assert contact.title is not None
    assert contact.title.text == "Keeper of Lanterns"


@pytest.mark.parametrize("mark", [", ", " | ", ", LL.M., "])
def test_what_stands_right_behind_the_name_is_the_title(mark: str, read: Read) -> None:
    contact = read(f"^Nora Whitfield{mark}Orthoptist\n\nTel 916-555-0160")
    assert contact.title is not None
    assert contact.title.text == "Orthoptist"


@pytest.mark.parametrize(
    "line",
    ["Alder & Finch Ltd", "Your partner since 1990", "alderworks", "Reg. 123456",
     "Ihr Partner vor Ort", "Visiting hours:"],
)  # fmt: skip
def test_not_everything_below_a_name_is_a_title(line: str, read: Read) -> None:
    contact = read(f"^Nora Whitfield\n{line}\n\nnora@alderworks.example")
    assert contact.title is None


def test_a_slogan_in_large_print_is_doubted_as_the_company(read: Read) -> None:
    contact, problems = validate(
        read("^Better Bread Daily\nNora Whitfield\nManager\nTel 916-555-0160")
    )
    assert contact.company is not None
    assert contact.company.grade is Grade.CHECK
    assert "company.doubtful" in {each.code for each in problems}


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("www.alder.example", "https://www.alder.example"),
        ("WWW. alder.example", "https://www.alder.example"),
        ("http://alder.example/jobs", "http://alder.example/jobs"),
        ("Visit alder.example", "https://alder.example"),
        ("https:// alder.example", "https://alder.example"),
    ],
)
def test_a_web_site_is_found(line: str, url: str) -> None:
    found = websites(page(block(line)), frozenset())
    assert [str(candidate.value) for candidate in found] == [url]


@pytest.mark.parametrize("line", ["St.Louis", "nora@alder.example", "v1.2", "Mr.Cole"])
def test_other_words_with_dots_are_no_web_sites(line: str) -> None:
    assert websites(page(block(line)), frozenset()) == ()
