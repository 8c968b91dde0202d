"""Departments: which lines and parts of lines are one, and which are something else."""

from __future__ import annotations

import pytest
from tests.extract.conftest import Read


def understood(read: Read, printed: str) -> tuple[str | None, ...]:
    """Name, title, department and company of a card with these lines."""
    contact = read(printed)
    entries = (contact.name, contact.title, contact.department, contact.company)
    return tuple(entry.text if entry else None for entry in entries)


@pytest.mark.parametrize(
    "line",
    [
        "Department of Civil Engineering", "Dept. of Physics", "Faculty of Law",
        "Human Resources Department", "R&D Department", "Sales Team",
        "Division of Health, Safety and Environment", "Admissions Office",
        "Abteilung Einkauf", "Abt. Einkauf", "Einkaufsabteilung", "Bereich Vertrieb",
        "Fachbereich Informatik", "Lehrstuhl für Mechanik",
        "Direction commerciale", "Direction des ressources humaines", "Service Achats",
        "Service des achats", "Département d'informatique", "Faculté de droit",
        "Dipartimento di Fisica", "Ufficio Acquisti", "Facoltà di Lettere",
        "Departamento de Compras", "Facultad de Derecho",
        "Área de operaciones", "Enheten för inköp", "Faculdade de Letras",
        "Afdeling Inkoop", "Avdelning Inköp", "Inkoopafdeling", "Dział Sprzedaży",
        "Oddělení nákupu", "営業部", "人事課",
    ],
)  # fmt: skip
def test_a_line_with_the_word_of_a_unit_is_the_department(
    read: Read, line: str
) -> None:
    printed = f"^Nora Whitfield\nSenior Analyst\n{line}\n\nAlder & Finch Inc."
    assert understood(read, printed) == (
        "Nora Whitfield",
        "Senior Analyst",
        line,
        "Alder & Finch Inc.",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Head of Department", "Department Manager", "Team Lead", "Service Manager",
        "Head of the Department of Physics", "Chair of the Board", "Section Chief",
        "Abteilungsleiter Einkauf", "Director, Human Resources",
    ],
)  # fmt: skip
def test_who_leads_a_unit_has_a_title_and_no_department(read: Read, line: str) -> None:
    contact = read(f"^Nora Whitfield\n{line}\n\nAlder & Finch Inc.")
    assert contact.department is None
    assert contact.title is not None
    assert contact.title.text == line


@pytest.mark.parametrize(
    "firm",
    [
        "Institute of Physics", "Austin Police Department", "School of Engineering",
        "Alder Division Inc.", "Kestrel Service", "Department of State",
        "Centre for Textiles", "Service en français", "Sacramento Office",
        "Sales Office",
    ],
)  # fmt: skip
def test_a_house_of_its_own_is_no_department(read: Read, firm: str) -> None:
    assert read(f"^Nora Whitfield\nSenior Analyst\n{firm}").department is None


def test_an_institute_is_a_department_where_it_is_part_of_a_firm(read: Read) -> None:
    printed = "^Nora Whitfield\nProfessor\nInstitute of Physics\nAlder University"
    assert understood(read, printed) == (
        "Nora Whitfield",
        "Professor",
        "Institute of Physics",
        "Alder University",
    )


def test_a_department_behind_a_title_or_a_firm_is_parted_from_it(read: Read) -> None:
    assert understood(
        read,
        "^Nora Whitfield\nHead of HR, Human Resources Department\nAlder & Finch Inc.",
    ) == (
        "Nora Whitfield",
        "Head of HR",
        "Human Resources Department",
        "Alder & Finch Inc.",
    )
    assert understood(
        read, "^Nora Whitfield\nManager\nAlder & Finch Inc. - Packaging Division"
    ) == ("Nora Whitfield", "Manager", "Packaging Division", "Alder & Finch Inc.")


def test_what_a_unit_does_is_its_name_below_a_title_or_a_name(read: Read) -> None:
    below_title = "^Nora Whitfield\nManager\nMarketing\n\nAlder & Finch Inc."
    below_name = "^Nora Whitfield\nHuman Resources\n\nAlder & Finch Inc."
    slogan = "^Alder & Finch Inc.\nSales & Service\n\n^Nora Whitfield\nManager"
    assert understood(read, below_title)[1:3] == ("Manager", "Marketing")
    assert understood(read, below_name)[:3] == (
        "Nora Whitfield",
        None,
        "Human Resources",
    )
    assert understood(read, slogan)[2] is None
    perhaps_title = "^Nora Whitfield\nTalent Acquisition\n\nAlder & Finch Inc."
    assert understood(read, perhaps_title)[1:3] == ("Talent Acquisition", None)


def test_an_office_is_a_department_below_a_title_and_a_place_elsewhere(
    read: Read,
) -> None:
    below = "^Nora Whitfield\nManager\nDesign Office\n\n^Alder & Finch Inc."
    apart = "^Nora Whitfield\nManager\n\n^Alder & Finch Inc.\n\nSacramento Office"
    language = "^Nora Whitfield\nManager\nService en français\n\n^Alder & Finch Inc."
    assert understood(read, below)[1:3] == ("Manager", "Design Office")
    assert understood(read, apart)[1:3] == ("Manager", None)
    assert understood(read, language)[1:3] == ("Manager", None)


def test_a_department_on_two_rows_is_whole(read: Read) -> None:
    contact = read(
        "^Nora Whitfield\nProfessor\nDepartment of Mechanical\n"
        "and Aerospace Engineering\nAlder University"
    )
    assert contact.department is not None
    assert (
        contact.department.text == "Department of Mechanical and Aerospace Engineering"
    )


def test_a_label_tells_a_department_whatever_it_is_called(read: Read) -> None:
    contact = read("^Nora Whitfield\nManager\nDepartment: Kestrels\nAlder & Finch Inc.")
    assert contact.department is not None
    assert contact.department.raw == "Kestrels"


def test_capitals_are_brought_to_normal_case(read: Read) -> None:
    contact = read("^NORA WHITFIELD\nANALYST\nDEPARTMENT OF PHYSICS\nALDER INC.")
    assert contact.department is not None
    assert contact.department.text == "Department of Physics"
    assert contact.department.raw == "DEPARTMENT OF PHYSICS"


def test_of_two_units_the_surer_is_told_and_neither_is_the_firm(read: Read) -> None:
    printed = (
        "^Nora Whitfield\nProfessor\nSchool of Engineering\nDepartment of Physics\n"
        "Alder University"
    )
    assert understood(read, printed)[2:] == (
        "Department of Physics",
        "Alder University",
    )


def test_a_department_above_the_street_is_no_line_of_the_address(read: Read) -> None:
    contact = read(
        "^Nora Whitfield\nProfessor\nAlder University\nDepartment of Physics\n"
        "410 Larkspur Avenue\nSacramento, CA 95814"
    )
    (address,) = contact.addresses
    assert address.text == "410 Larkspur Avenue, Sacramento, CA 95814"
    assert contact.department is not None


@pytest.mark.parametrize(
    "line",
    ["Unit 4, Tannery Yard", "12 Division Street", "Depto. 4 B", "Dirección: Calle 5"],
)
def test_a_line_of_an_address_is_no_department(read: Read, line: str) -> None:
    printed = f"^Nora Whitfield\nManager\nAlder & Finch Inc.\n{line}"
    assert read(printed).department is None
