"""Profiles and handles: what is one, of which service, and in which form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.errors import InvalidValueError
from cardtrail.values.profile import Profile, Service, services_in


@pytest.mark.parametrize(
    ("text", "service", "handle", "value"),
    [
        ("linkedin.com/in/nora-whitfield", "linkedin", "nora-whitfield",
         "https://www.linkedin.com/in/nora-whitfield"),
        ("https://uk.linkedin.com/in/nora-whitfield/", "linkedin", "nora-whitfield",
         "https://www.linkedin.com/in/nora-whitfield"),
        ("www.linkedin.com/company/alder-finch?trk=card", "linkedin", "alder-finch",
         "https://www.linkedin.com/company/alder-finch"),
        ("linkedin.com/norawhitfield", "linkedin", "norawhitfield",
         "https://www.linkedin.com/norawhitfield"),
        ("twitter.com/@nora_w", "x", "nora_w", "https://x.com/nora_w"),
        ("X: @nora_w", "x", "nora_w", "https://x.com/nora_w"),
        ("Instagram @alder.finch", "instagram", "alder.finch",
         "https://www.instagram.com/alder.finch"),
        ("m.facebook.com/AlderFinch", "facebook", "AlderFinch",
         "https://www.facebook.com/AlderFinch"),
        ("fb.me/alderfinch", "facebook", "alderfinch",
         "https://www.facebook.com/alderfinch"),
        ("youtube.com/@alderfinch", "youtube", "alderfinch",
         "https://www.youtube.com/@alderfinch"),
        ("YouTube: alderfinch", "youtube", "alderfinch",
         "https://www.youtube.com/@alderfinch"),
        ("github.com/nora-w", "github", "nora-w", "https://github.com/nora-w"),
        ("xing.com/profile/Nora_Whitfield2", "xing", "Nora_Whitfield2",
         "https://www.xing.com/profile/Nora_Whitfield2"),
        ("t.me/norawhitfield", "telegram", "norawhitfield",
         "https://t.me/norawhitfield"),
        ("wa.me/19165550160", "whatsapp", "19165550160", "https://wa.me/19165550160"),
        ("Skype: nora.w", "skype", "nora.w", "nora.w"),
        ("Skype ID live:nora_w", "skype", "live:nora_w", "live:nora_w"),
        ("WeChat ID: nora-w_88", "wechat", "nora-w_88", "nora-w_88"),
        ("微信: norawhitfield", "wechat", "norawhitfield", "norawhitfield"),
        ("LINE ID: nora.w", "line", "nora.w", "nora.w"),
        ("@alderfinch", None, "alderfinch", "@alderfinch"),
        ("linkedin. com / in / nora-whitfield", "linkedin", "nora-whitfield",
         "https://www.linkedin.com/in/nora-whitfield"),
    ],
)  # fmt: skip
def test_a_profile_has_a_service_a_handle_and_an_address(
    text: str, service: str | None, handle: str, value: str
) -> None:
    profile = Profile.parse(text)
    assert (profile.service, profile.handle, str(profile)) == (service, handle, value)


@pytest.mark.parametrize(
    "text",
    [
        "nora@alder.example", "www.alder.example", "linkedin.com", "linkedin.com/in/",
        "linkedin.com/company",
        "github.com/alder/project", "github.com/-alder", "youtube.com/watch?v=abcdefg",
        "instagram.com/p/abcdef", "x.com/much_too_long_for_a_handle", "Skype: nora",
        "WhatsApp: nora", "t.me/ab", "Nora Whitfield", "@916", "@a", "", "@",
        "LinkedIn: Nora Whitfield", "fedex.com/nora",
    ],
)  # fmt: skip
def test_anything_else_is_no_profile(text: str) -> None:
    with pytest.raises(InvalidValueError, match="write its address"):
        Profile.parse(text)


def test_what_no_card_prints_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(InvalidValueError, match="too many"):
        Profile.parse("@" + "a" * 10_000)


def test_what_is_said_of_a_profile_tells_its_service() -> None:
    assert Profile.parse("skype:nora.w1").spoken == "Skype: nora.w1"
    assert Profile.parse("@alderfinch").spoken == "@alderfinch"
    assert Profile.parse("IG: alderfinch").spoken == (
        "https://www.instagram.com/alderfinch"
    )


def test_a_text_may_name_several_services() -> None:
    named = services_in("Facebook, Insta & Twitter / X")
    assert named == (Service.FACEBOOK, Service.INSTAGRAM, Service.X)
    assert services_in("Pipeline, Xavier and Skyper") == ()


handles = st.from_regex(r"[a-z][a-z0-9]{5,13}", fullmatch=True)


@given(
    service=st.sampled_from([one for one in Service if one is not Service.WHATSAPP]),
    handle=handles,
)
def test_what_is_said_reads_back(service: Service, handle: str) -> None:
    profile = Profile.of(service, handle)
    assert Profile.parse(profile.spoken) == profile
    assert Profile.parse(str(profile) if profile.url else profile.spoken) == profile


@given(handles)
def test_a_handle_of_no_service_reads_back(handle: str) -> None:
    assert str(Profile.parse(f"@{handle}")) == f"@{handle}"


@given(st.text(max_size=40))
def test_any_text_is_a_profile_that_reads_back_or_none(text: str) -> None:
    try:
        profile = Profile.parse(text)
    except InvalidValueError:
        return
    assert Profile.parse(profile.spoken) == profile
