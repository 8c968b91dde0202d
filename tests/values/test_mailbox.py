"""Whose mailbox an address is, and whether the name is spelt alike in it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.values.mailbox import is_spelt_from, slip
from cardtrail.values.name import PersonName

NORA = PersonName.parse("Nora Whitfield")


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("Nora Whitfield", "nora"),
        ("Nora Whitfield", "nora.whitfield"),
        ("Nora Whitfield", "whitfield_nora"),
        ("Nora Whitfield", "n.whitfield"),
        ("Nora Whitfield", "NWhitfield"),
        ("Nora Whitfield", "noraw"),
        ("Nora Whitfield", "nora.whitfield2"),
        ("Nora J. Whitfield", "njwhitfield"),
        ("Liam O'Dell", "liam.odell"),
        ("Jürgen Köstermühl", "j.koestermuehl"),
        ("Jürgen Köstermühl", "j.kostermuhl"),
        ("Käthe von der Aue", "kaethe.vonderaue"),
        ("Łukasz Wiśniewski", "lwisniewski"),
        ("Anna Vane-Osei", "a.vane-osei"),
    ],
)
def test_a_mailbox_is_told_by_the_words_and_first_letters_of_a_name(
    name: str, local: str
) -> None:
    assert is_spelt_from(PersonName.parse(name), local)
    assert slip(PersonName.parse(name), local) is None


@pytest.mark.parametrize(
    "local", ["info", "nw", "nora.sales", "n0ra", "norawhit", "whitfieldwhitfield", ""]
)
def test_other_mailboxes_are_nobodys(local: str) -> None:
    assert not is_spelt_from(NORA, local)


@pytest.mark.parametrize(
    ("local", "meant"),
    [
        ("nora.whitfeild", "nora.whitfield"),
        ("nwhittfield", "nwhitfield"),
        ("n.witfield", "n.whitfield"),
        ("vvhitfield", "whitfield"),
    ],
)
def test_a_name_that_is_nearly_spelt_alike_is_found(local: str, meant: str) -> None:
    assert slip(NORA, local) == meant


@pytest.mark.parametrize("local", ["info", "nora", "whitf", "nora.whitfiel", "field"])
def test_a_name_cut_short_or_not_there_is_no_slip(local: str) -> None:
    assert slip(NORA, local) is None


names = st.lists(st.text("abcdeö'-", min_size=1, max_size=12), min_size=1, max_size=9)


@given(names, st.text(max_size=200))
def test_any_name_and_any_mailbox_are_compared_quickly(
    words: list[str], local: str
) -> None:
    name = PersonName(" ".join(words))
    started = time.process_time()
    mended = slip(name, local)
    assert time.process_time() - started < 0.5
    assert mended is None or mended != local


@given(st.lists(st.sampled_from(["nora", "n", "whitfield", "w"]), unique=True))
def test_a_mailbox_made_of_a_name_is_recognised(parts: list[str]) -> None:
    is_told_twice = {"n", "nora"} <= set(parts) or {"w", "whitfield"} <= set(parts)
    is_whole = any(len(part) > 1 for part in parts)
    assert is_spelt_from(NORA, ".".join(parts)) == (is_whole and not is_told_twice)
