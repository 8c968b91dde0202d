"""Names: normal case, printed order, and the parts of N in RFC 6350."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.errors import InvalidValueError
from cardtrail.values.name import PersonName


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("Nora Whitfield", "Nora Whitfield"),
        ("NORA WHITFIELD", "Nora Whitfield"),
        ("NORA O'BRIEN-LUND", "Nora O'Brien-Lund"),
        ("NORA VON DER HEIDE", "Nora von der Heide"),
        ("Nora McDONALD", "Nora McDonald"),
        ("NORA WHITFIELD III", "Nora Whitfield III"),
        ("DR. NORA WHITFIELD, PHD", "Dr. Nora Whitfield, PhD"),
        ("NORA WHITFIELD JR., CPA", "Nora Whitfield Jr., CPA"),
        ("Nora Whitfield, PMP®", "Nora Whitfield, PMP"),
        ("K.V.Finch", "K.V. Finch"),
        ("Dr.Nora Finch", "Dr. Nora Finch"),
        ("TJ Whitfield", "TJ Whitfield"),
        ("Whitfield, Nora", "Whitfield, Nora"),
        ("WHITFIELD Nora", "Whitfield Nora"),
        ("山田 花子", "山田 花子"),
    ],
)
def test_the_text_keeps_the_printed_order_in_normal_case(
    printed: str, text: str
) -> None:
    assert str(PersonName.parse(printed)) == text


@pytest.mark.parametrize(
    ("printed", "given", "additional", "family"),
    [
        ("Nora Whitfield", "Nora", None, "Whitfield"),
        ("Nora Ann Whitfield", "Nora", "Ann", "Whitfield"),
        ("Whitfield, Nora A.", "Nora", "A.", "Whitfield"),
        ("WHITFIELD Nora Ann", "Nora", "Ann", "Whitfield"),
        ("Nora WHITFIELD", "Nora", None, "Whitfield"),
        ("WHITFIELD FINCH Nora-Ann", "Nora-Ann", None, "Whitfield Finch"),
        ("Nora VON DER HEIDE", "Nora", None, "von der Heide"),
        ("LI Wei", "Wei", None, "Li"),
        ("AJ Whitfield", "AJ", None, "Whitfield"),
        ("J. WHITFIELD", "J.", None, "Whitfield"),
        ("Nora ANN Whitfield", "Nora", "ANN", "Whitfield"),
        ("山田 花子", "花子", None, "山田"),
        ("Nora", "Nora", None, None),
    ],
)
def test_the_parts_are_understood(
    printed: str, given: str, additional: str | None, family: str | None
) -> None:
    name = PersonName.parse(printed)
    assert (name.given, name.additional, name.family) == (given, additional, family)


@pytest.mark.parametrize(
    ("printed", "prefix", "given", "family"),
    [
        ("Wing Sze Ashby", None, "Wing", "Ashby"),
        ("KING WONG", None, "King", "Wong"),
        ("Prince Whitfield", None, "Prince", "Whitfield"),
        ("Maj Whitfield", None, "Maj", "Whitfield"),
        ("Maj. Nora Whitfield", "Maj.", "Nora", "Whitfield"),
        ("Wing Commander Nora Whitfield", "Wing Commander", "Nora", "Whitfield"),
        ("Judge Nora Whitfield", "Judge", "Nora", "Whitfield"),
        ("Judge Whitfield", None, "Judge", "Whitfield"),
        ("Dr. Whitfield", "Dr.", None, "Whitfield"),
    ],
)
def test_a_title_that_is_a_name_is_one_where_a_name_would_be_missing(
    printed: str, prefix: str | None, given: str | None, family: str
) -> None:
    name = PersonName.parse(printed)
    assert (name.prefix, name.given, name.family) == (prefix, given, family)


@pytest.mark.parametrize(
    ("printed", "is_french", "prefix", "given"),
    [
        ("M. Hélène Ashby", True, "M.", "Hélène"),
        ("M. Hélène ASHBY", True, "M.", "Hélène"),
        ("M.Hélène Ashby", True, "M.", "Hélène"),
        ("M. Hélène Ashby", False, None, "M."),
        ("M. Ashby", True, None, "M."),
        ("M. H. Ashby", True, None, "M."),
        ("M.-C. Ashby", True, None, "M.-C."),
    ],
)
def test_m_with_a_stop_is_monsieur_before_a_whole_name_in_french(
    printed: str, is_french: bool, prefix: str | None, given: str
) -> None:
    name = PersonName.parse(printed, is_french=is_french)
    assert (name.prefix, name.given, name.family) == (prefix, given, "Ashby")


@pytest.mark.parametrize(
    ("printed", "prefix", "suffix"),
    [
        ("Dr. Nora Whitfield, PhD", "Dr.", "PhD"),
        ("Prof. Dr.-Ing. Nora Whitfield", "Prof. Dr.-Ing.", None),
        ("Shri Arun Whitfield", "Shri", None),
        ("NORA WHITFIELD MBA, CPA", None, "MBA, CPA"),
        ("MS NORA WHITFIELD", "Ms", None),
    ],
)
def test_honorifics_and_degrees_are_no_part_of_the_name_proper(
    printed: str, prefix: str | None, suffix: str | None
) -> None:
    name = PersonName.parse(printed)
    assert (name.prefix, name.suffix) == (prefix, suffix)
    assert name.family == "Whitfield"


@pytest.mark.parametrize("printed", ["", "123", "Dr.", "@", " - "])
def test_what_is_no_name_is_refused_in_a_sentence(printed: str) -> None:
    with pytest.raises(InvalidValueError, match="type it as on the card"):
        PersonName.parse(printed)


WORDS = st.from_regex(r"[A-Z][a-z]{2,8}(-[A-Z][a-z]{2,6})?", fullmatch=True)


@given(st.lists(WORDS, min_size=1, max_size=4).map(" ".join))
def test_a_name_in_normal_case_reads_back_as_itself(printed: str) -> None:
    try:
        name = PersonName.parse(printed)
    except InvalidValueError:  # nothing but titles, such as "Sir"
        return
    assert str(name) == printed
    assert PersonName.parse(str(name)) == name


@pytest.mark.parametrize("given_name", ["Nora", "Wei", "Anne-Marie", "Şule"])
@pytest.mark.parametrize("family", ["Whitfield", "O'Brien", "Müller-Lund", "Wu"])
def test_capitals_tell_the_family_name_in_either_place(
    given_name: str, family: str
) -> None:
    for printed in (f"{given_name} {family.upper()}", f"{family.upper()} {given_name}"):
        name = PersonName.parse(printed)
        assert (name.given, name.family) == (given_name, family)


@given(st.text(max_size=40))
def test_any_text_is_a_name_or_refused(text: str) -> None:
    try:
        name = PersonName.parse(text)
    except InvalidValueError:
        return
    assert name.given or name.family
