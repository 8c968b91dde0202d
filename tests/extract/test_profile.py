"""Profiles and handles: which are found, and what is none."""

from __future__ import annotations

import pytest
from tests.extract.printed import block, page

from cardtrail.extract.profile import is_profile_label, profiles


def found(printed: str) -> list[str]:
    """What is said of the profiles on a card with these lines."""
    candidates = profiles(page(block(printed)))
    return [candidate.value.spoken for candidate in candidates if candidate.value]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("linkedin.com/in/nora-whitfield",
         "https://www.linkedin.com/in/nora-whitfield"),
        ("www.LinkedIn.com/in/nora-whitfield | nora@alder.example",
         "https://www.linkedin.com/in/nora-whitfield"),
        ("LinkedIn: linkedin.com/in/nora-whitfield",
         "https://www.linkedin.com/in/nora-whitfield"),
        ("https:// www.linkedin.com/in/ nora-whitfield",
         "https://www.linkedin.com/in/nora-whitfield"),
        ("Iinkedln.com/in/nora-whitfield",
         "https://www.linkedin.com/in/nora-whitfield"),
        ("linkedin, com/in/nora-whitfield",
         "https://www.linkedin.com/in/nora-whitfield"),
        ("in/nora-whitfield", "https://www.linkedin.com/in/nora-whitfield"),
        ("LinkedIn nora-whitfield", "https://www.linkedin.com/in/nora-whitfield"),
        ("twitter.com/noraw", "https://x.com/noraw"),
        ("Twitter / X: @noraw", "https://x.com/noraw"),
        ("X @noraw", "https://x.com/noraw"),
        ("f @alderfinch", "https://www.facebook.com/alderfinch"),
        ("facebook.com/alder.finch", "https://www.facebook.com/alder.finch"),
        ("IG: alderfinch", "https://www.instagram.com/alderfinch"),
        ("IG @alder.co", "https://www.instagram.com/alder.co"),
        ("@alderfinch on Instagram", "https://www.instagram.com/alderfinch"),
        ("Follow us on Instagram: @alderfinch", "https://www.instagram.com/alderfinch"),
        ("Facebook & Instagram: @alderfinch", "@alderfinch"),
        ("@alderfinch", "@alderfinch"),
        ("@alder-finch", "@alder-finch"),
        ("Follow us: /alderfinch", "@alderfinch"),
        ("Follow us @alderfinch", "@alderfinch"),
        ("Skype: nora.w", "Skype: nora.w"),
        ("Skype nora.whitfield", "Skype: nora.whitfield"),
        ("Tel 916-555-0160, Skype: nora.w", "Skype: nora.w"),
        ("Skype: nora.w Tel 916-555-0160", "Skype: nora.w"),
        ("Skype: nora.w m: 916-555-0160", "Skype: nora.w"),
        ("@alderfinch www.alder.example", "@alderfinch"),
        ("WeChat ID: norawhitfield", "WeChat: norawhitfield"),
        ("LINE ID nora.w", "LINE: nora.w"),
        ("Telegram: @norawhitfield", "https://t.me/norawhitfield"),
        ("wa.me/19165550160", "https://wa.me/19165550160"),
        ("github.com/nora-w", "https://github.com/nora-w"),
        ("xing.com/profile/Nora_Whitfield", "https://www.xing.com/profile/Nora_Whitfield"),
        ("youtube.com/@alderfinch", "https://www.youtube.com/@alderfinch"),
    ],
)  # fmt: skip
def test_a_profile_is_found(line: str, said: str) -> None:
    assert found(line) == [said]


@pytest.mark.parametrize(
    "line",
    [
        "nora@alder.example", "nora @alder.example", "@alder.example",
        "E-mail: nora@alder.example", "LinkedIn nora@alder.example",
        "www.alder.example/in", "www.facebook.com", "github.com/alder/finch",
        "Skype: +1 916 555 0160", "WhatsApp: +1 916 555 0160", "WhatsApp 9165550160",
        "LinkedIn: Nora Whitfield", "Find us on Facebook", "Facebook Marketing",
        "Instagram Manager", "Xing Wei", "Xing-Wei", "Blue Line Kestrel",
        "Line: Direct",
        "Larkspur Lane @410", "@410 Larkspur Avenue", "@ Sacramento", "@Mill Road",
        "Nora Whitfield", "F: 916-555-0161", "X-ray Clinic", "Built in Sacramento",
        "Fedex.com/nora", "Systems in/out", "/alder", "and/or", "24/7",
        "c/o Alder", "Tel/Fax",
    ],
)  # fmt: skip
def test_anything_else_is_no_profile(line: str) -> None:
    assert found(line) == []


def test_an_address_that_goes_on_in_the_next_row_is_whole_but_to_be_checked() -> None:
    (candidate,) = profiles(page(block("www.linkedin.com/in/\nnora-whitfield")))
    assert str(candidate.value) == "https://www.linkedin.com/in/nora-whitfield"
    assert len(candidate.words) == 2
    assert candidate.is_changed


def test_a_host_that_was_misread_is_to_be_checked() -> None:
    (misread,) = profiles(page(block("linkedln.com/in/nora-whitfield")))
    (read,) = profiles(page(block("LinkedIn.com/in/nora-whitfield")))
    assert (misread.is_changed, read.is_changed) == (True, False)


def test_a_label_in_a_column_of_its_own_tells_the_service() -> None:
    columns = "Tel   916 555 0160\nSkype   nora.w\nInstagram   @alderfinch"
    assert found(columns) == [
        "Skype: nora.w",
        "https://www.instagram.com/alderfinch",
    ]


def test_several_on_one_line_are_told_apart() -> None:
    assert found("Skype: nora.w LinkedIn: nora-w IG: @alderfinch") == [
        "Skype: nora.w",
        "https://www.linkedin.com/in/nora-w",
        "https://www.instagram.com/alderfinch",
    ]


def test_a_profile_that_is_printed_twice_is_one() -> None:
    assert found("instagram.com/alderfinch\nIG: @AlderFinch") == [
        "https://www.instagram.com/alderfinch"
    ]


def test_what_was_read_is_the_handle_without_its_label() -> None:
    (candidate,) = profiles(page(block("Skype: nora.w")))
    assert candidate.raw == "nora.w"
    assert [word.text for word in candidate.words] == ["nora.w"]


@pytest.mark.parametrize("text", ["Skype:", "Instagram", "LinkedIn |", "LINE ID"])
def test_the_name_of_a_service_alone_is_a_label(text: str) -> None:
    assert is_profile_label(text)


@pytest.mark.parametrize("text", ["X", "in", "Alder", "Skype: nora.w", ""])
def test_other_words_are_no_label(text: str) -> None:
    assert not is_profile_label(text)
