"""Telephone numbers: one E.164 number out of what people print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.errors import InvalidValueError
from cardtrail.values.phone import PhoneNumber


@pytest.mark.parametrize(
    ("printed", "region", "e164"),
    [
        ("916-555-0160", "US", "+19165550160"),
        ("(916) 555 0160", "US", "+19165550160"),
        ("916.555.0160", "US", "+19165550160"),
        ("916·555·0160", "US", "+19165550160"),
        ("916 • 555 • 0160", "US", "+19165550160"),
        ("916\N{EN DASH}555\N{EN DASH}0160", "US", "+19165550160"),
        ("916/555-0160", "US", "+19165550160"),
        ("1-800-555-0199", "US", "+18005550199"),
        ("Tel: 916-555-0160 (mobile)", "US", "+19165550160"),
        ("020 7946 0958", "GB", "+442079460958"),
        ("(0)20 7946 0958", "GB", "+442079460958"),
        ("+44 (0) 20 7946 0958", "US", "+442079460958"),
        ("+ 44 20 7946 0958", "US", "+442079460958"),
        ("011 44 20 7946 0958", "US", "+442079460958"),
    ],
)
def test_a_number_is_read_as_it_is_meant(printed: str, region: str, e164: str) -> None:
    assert str(PhoneNumber.parse(printed, region)) == e164


@pytest.mark.parametrize(
    "printed",
    ["44 20 7946 0958", "44.20.7946.0958", "(44) 20 7946 0958", "0044 20 7946 0958",
     "442079460958"],
)  # fmt: skip
def test_a_country_code_without_its_plus_is_understood(printed: str) -> None:
    assert str(PhoneNumber.parse(printed, "US")) == "+442079460958"


def test_a_wrong_national_number_does_not_turn_into_a_foreign_one() -> None:
    assert str(PhoneNumber.parse("666-555-0160", "US")) == "+16665550160"


@pytest.mark.parametrize(
    "printed",
    ["916-555-0160 ext 12", "916-555-0160 x12", "916-555-0160ex12",
     "916-555-0160, ext. 12", "916-555-0160 Ext: 12", "916-555-0160 #12"],
)  # fmt: skip
def test_an_extension_is_kept_apart(printed: str) -> None:
    assert PhoneNumber.parse(printed, "US") == PhoneNumber("+19165550160", "12")


@pytest.mark.parametrize(
    ("printed", "region", "e164"),
    [
        ("(11) 0012-3477 ramal 31", "BR", "+551100123477"),
        ("01 99 00 14 77 poste 31", "FR", "+33199001477"),
        ("030 23125-077 Nst. 31", "DE", "+493023125077"),
        ("916-555-0160 (ext. 31)", "US", "+19165550160"),
        ("916-555-0160 extension 31", "US", "+19165550160"),
        ("916-555-0160 - x31", "US", "+19165550160"),
    ],
)
def test_an_extension_is_known_by_the_word_of_the_country(
    printed: str, region: str, e164: str
) -> None:
    assert PhoneNumber.parse(printed, region) == PhoneNumber(e164, "31")


@pytest.mark.parametrize(
    ("printed", "e164"),
    [
        ("1-800-555-LARK", "+18005555275"),
        ("1-800-555-LARKS", "+18005555275"),
        ("(916) 555-LARK", "+19165555275"),
        ("888.OLD.LARK", "+18886535275"),
    ],
)
def test_letters_are_dialled_as_the_digits_on_their_keys(
    printed: str, e164: str
) -> None:
    assert str(PhoneNumber.parse(printed, "US")) == e164


def test_the_end_of_a_range_behind_a_hyphen_is_left_out() -> None:
    assert str(PhoneNumber.parse("020 7946 0950-55", "GB")) == "+442079460950"


@pytest.mark.parametrize(
    "printed",
    ["020 7946 0950 to 55", "020 7946 0950 / 55", "020 7946 0950/020 7946 0951",
     "020 7946 0950, 7946 0951", "020 7946 0950 ~ 55",
     "T 020 7946 0950 F 020 7946 0951"],
)  # fmt: skip
def test_of_several_numbers_the_first_is_taken(printed: str) -> None:
    assert str(PhoneNumber.parse(printed, "GB")) == "+442079460950"


@pytest.mark.parametrize(
    "printed",
    ["", "no number", "555-0160", "12345", "916-555-01601234567890", "916-555-01"],
)
def test_what_is_no_whole_number_is_refused_in_a_sentence(printed: str) -> None:
    with pytest.raises(InvalidValueError, match="compare it with the card"):
        PhoneNumber.parse(printed, "US")


def test_a_slash_ends_a_number_that_is_possible_if_the_whole_is_none() -> None:
    number = PhoneNumber.parse("666-555-0160/68", "US")
    assert str(number) == "+16665550160"


def test_an_area_code_alone_is_no_number() -> None:
    with pytest.raises(InvalidValueError):
        PhoneNumber.parse("0511", "DE")


@pytest.mark.parametrize(
    ("e164", "is_valid"),
    [
        ("+19165550160", True),
        ("+442079460958", True),
        ("+447700900123", False),
        ("+16665550160", False),
    ],
)
def test_the_numbering_plan_has_its_say(e164: str, is_valid: bool) -> None:
    assert PhoneNumber(e164).is_valid is is_valid


@pytest.mark.parametrize(
    ("e164", "region", "code"),
    [
        ("+19165550160", "US", 1),
        ("+447700900123", "GB", 44),
        ("+80012345678", None, 800),
    ],
)
def test_a_number_knows_its_country(e164: str, region: str | None, code: int) -> None:
    number = PhoneNumber(e164)
    assert (number.region, number.country_code) == (region, code)


def test_people_see_the_number_in_groups() -> None:
    assert PhoneNumber("+442079460958", "12").formatted == "+44 20 7946 0958 ext. 12"


NUMBERS = st.builds(
    PhoneNumber,
    st.one_of(
        st.builds("+1{}55501{:02}".format, st.integers(201, 989), st.integers(0, 99)),
        st.builds("+44207946{:04}".format, st.integers(0, 9999)),
        st.builds("+447700900{:03}".format, st.integers(0, 999)),
    ),
    st.none() | st.integers(1, 9999).map(str),
)


@given(NUMBERS, st.sampled_from(["US", "GB", "DE", "IN"]))
def test_a_number_reads_back_as_itself_in_any_country(
    number: PhoneNumber, region: str
) -> None:
    assert PhoneNumber.parse(str(number), region).e164 == number.e164
    assert PhoneNumber.parse(number.formatted, region) == number


@given(st.text(alphabet="0123456789+-()/. extTo", max_size=30))
def test_any_text_is_a_number_or_refused_and_reads_back(text: str) -> None:
    try:
        number = PhoneNumber.parse(text, "US")
    except InvalidValueError:
        return
    assert PhoneNumber.parse(str(number), "US").e164 == number.e164


@pytest.mark.parametrize(
    ("e164", "is_mobile"),
    [("+4915112345678", True), ("+442079460958", False), ("+12125550123", False)],
)
def test_a_plan_tells_mobile_numbers_where_it_keeps_them_apart(
    e164: str, is_mobile: bool
) -> None:
    assert PhoneNumber(e164).is_mobile is is_mobile
