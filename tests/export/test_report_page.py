"""The page of a run: what is on it, in which order, and nothing that runs."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.support.awkward import people
from tests.support.cards import contact
from tests.support.reports import (
    ABOUT,
    DOUBTED_TITLE,
    EMAIL_BOX,
    Outline,
    doubtful,
    draw_flat,
    hostile,
    lacking,
    page_of,
    sure,
    unread,
)

from cardtrail.export.report.card import About
from cardtrail.export.report.shown import cut
from cardtrail.geometry import Box
from cardtrail.model.field import FieldName
from cardtrail.model.reading import Problem, Spot

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "</title><b>bold</b>",
    "<!-- --><iframe src=data:text/html,x>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% for x in y %}{# gone #}",
    "&lt;b&gt; &amp; &#x3c;script&#x3e;",
    "<base href=https://elsewhere.example>",
    "<meta http-equiv=refresh content=0>",
)
"""What would do something if it were taken for markup or a template."""


def shown(html: str) -> str:
    """The text of a page, on one line."""
    return re.sub(r"\s+", " ", Outline(html).text)


def picture(source: str) -> Image.Image:
    head, _, data = source.partition(",")
    assert head == "data:image/jpeg;base64"
    return Image.open(io.BytesIO(base64.b64decode(data, validate=True)))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is_and_makes_no_element(
    tmp_path: Path, text: str
) -> None:
    tame = Outline(page_of([hostile("Nora"), unread()], tmp_path))
    cards = [hostile(text), unread(f"photos/{text}")]
    html = page_of(cards, tmp_path, About(text, text, (text,)))
    found = Outline(html)
    assert [tag for tag, _ in found.elements] == [tag for tag, _ in tame.elements]
    assert [set(names) for _, names in found.elements] == [
        set(names) for _, names in tame.elements
    ]
    assert shown(html).count(re.sub(r"\s+", " ", text)) >= 15


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("No\x00ra", "Nora"),
        ("Nora\u202eacniM\u202c", "NoraacniM"),
        ("\u2066Nora\u2069", "Nora"),
        ("Nora\x1b[31m", "Nora[31m"),
        ("Nora\ud800", "Nora"),
        ("Nora\r\n\tWhitfield", "Nora Whitfield"),
    ],
)
def test_characters_that_control_or_reorder_are_left_out(
    tmp_path: Path, text: str, plain: str
) -> None:
    html = page_of([hostile(text)], tmp_path, About(text, "today"))
    assert plain in shown(html)
    assert not set(html) & {*"\x00\x1b\r\t", "\u202e", "\u202c", "\u2066", "\u2069"}
    html.encode()


def test_awkward_people_make_a_page_of_our_own_elements_alone(tmp_path: Path) -> None:
    own = {
        tag for tag, _ in Outline(page_of([hostile("x"), sure()], tmp_path)).elements
    }
    cards = [
        replace(sure(each.id, each.contact), problems=())
        for each in people(60)
        if not each.contact.is_empty
    ]
    html = page_of(cards, tmp_path)
    found = Outline(html)
    assert {tag for tag, _ in found.elements} <= own
    assert len(found.named("article")) == len(cards)
    html.encode()


def test_nothing_can_run_and_nothing_is_loaded(tmp_path: Path) -> None:
    cards = [doubtful(2, draw_flat(tmp_path / "2.jpg")), lacking(), unread(), sure()]
    html = page_of(cards, tmp_path)
    found = Outline(html)
    policy = next(x for x in found.named("meta") if "http-equiv" in x)["content"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert rules == {
        "default-src": "'none'",
        "img-src": "data:",
        "style-src": f"'sha256-{digest}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert "url(" not in style
    assert "@import" not in style
    for tag, attributes in found.elements:
        assert tag not in {"script", "link", "iframe", "object", "form", "base"}
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert attributes.get("href", "#").startswith("#")
        assert attributes.get("src", "data:image/jpeg;").startswith("data:image/jpeg;")


def test_what_a_person_has_to_look_at_comes_first(tmp_path: Path) -> None:
    minor = replace(sure(5), problems=(DOUBTED_TITLE,))
    asked = replace(sure(6), questions=("Perhaps the same person as contact 1.",))
    cards = [sure(1), unread(), minor, doubtful(2), sure(4), lacking(3), asked]
    found = Outline(page_of(cards, tmp_path))
    assert [x["id"] for x in found.named("article")] == [
        "contact-2",
        "contact-3",
        "contact-6",
        "contact-5",
        "card-1",
        "contact-1",
        "contact-4",
    ]
    sections = [x["id"] for x in found.named("section")]
    assert sections == ["urgent", "doubtful", "unread", "ready"]


def test_each_place_on_the_page_has_a_name_of_its_own(tmp_path: Path) -> None:
    cards = [
        sure(1),
        sure(1),
        doubtful(1),
        unread(),
        unread(),
        replace(sure(), number=None),
    ]
    found = Outline(page_of(cards, tmp_path))
    names = [x["id"] for _, x in found.elements if "id" in x]
    assert len(names) == len(set(names))
    assert {"contact-1", "contact-1-2", "contact-1-3", "card-1", "card-3"} <= set(names)


def test_the_totals_count_photos_cards_steps_and_warnings(tmp_path: Path) -> None:
    second = sure(4)
    second = replace(
        second, reading=replace(second.reading, photo=Path("photos/1.jpg"), card=2)
    )
    html = page_of([sure(1), second, doubtful(), lacking(), unread()], tmp_path)
    text = shown(html)
    for line in (
        "Photos 4",
        "Cards read 4",
        "Not read 1",
        "To look at 2",
        "Warnings 2",
        "Follow-up steps ready 10 of 12",
    ):
        assert line in text


def test_a_doubt_tells_what_was_seen_what_may_be_meant_and_what_to_type(
    tmp_path: Path,
) -> None:
    html = page_of([doubtful(12, draw_flat(tmp_path / "12.jpg"))], tmp_path)
    assert "PP-OCR saw nora@alderandflnch.example" in shown(html)
    assert "Tesseract saw nora@alderandfinch.example" in shown(html)
    assert "nora@alderandf<mark>l</mark>nch.example" in html
    assert "Perhaps meant nora@alderandflnch.example" in shown(html)
    assert "holds up the e-mail" in shown(html)
    assert "The domain looks misspelt: compare it with the card." in shown(html)
    assert "cardtrail contacts confirm 12 email" in shown(html)
    assert "cardtrail contacts edit 12" in shown(html)


def test_what_is_missing_can_be_put_in_but_not_confirmed(tmp_path: Path) -> None:
    text = shown(page_of([lacking(7)], tmp_path))
    assert "No phone number on the card: ask for it" in text
    assert "holds up the call" in text
    assert "To put it in cardtrail contacts edit 7" in text
    assert "confirm" not in text.replace("then confirm or correct", "")


def test_who_is_not_kept_has_no_command(tmp_path: Path) -> None:
    card = replace(
        doubtful(), number=None, questions=("This card is not kept: no room.",)
    )
    text = shown(page_of([card], tmp_path))
    assert "This card is not kept: no room." in text
    assert "cardtrail contacts" not in text


def test_a_request_for_another_photo_is_a_doubt_about_the_card(tmp_path: Path) -> None:
    blurred = Problem("card.blurred", FieldName.CARD, "Take another photo.")
    text = shown(page_of([replace(sure(), problems=(blurred,))], tmp_path))
    assert "Card Take another photo." in text
    assert "cardtrail contacts" not in text


def test_a_crop_shows_the_pixels_of_the_doubtful_detail(tmp_path: Path) -> None:
    path = draw_flat(tmp_path / "2.jpg")
    found = Outline(page_of([doubtful(2, path)], tmp_path))
    whole, crop = found.named("img")
    assert crop["alt"] == (
        "E-mail as printed on the card; it was read as nora@alderandfinch.example"
    )
    assert whole["alt"] == "The card of Nora Whitfield"
    shown_there = picture(crop["src"])
    assert (crop["width"], crop["height"]) == tuple(map(str, shown_there.size))
    card = Image.open(path)
    wanted = np.asarray(card.crop(cut(EMAIL_BOX, card.size)), dtype=float)
    assert np.abs(np.asarray(shown_there, dtype=float) - wanted).mean() < 3
    assert (wanted.mean(axis=2) < 128).mean() > 0.02, "there is writing"
    size = picture(whole["src"]).size
    assert max(size) == 700


def test_a_detail_from_another_card_has_no_crop_of_this_one(tmp_path: Path) -> None:
    card = doubtful(2, draw_flat(tmp_path / "2.jpg"))
    elsewhere = replace(
        card,
        reading=replace(
            card.reading,
            contact=replace(contact("Ada Quill"), emails=()),
            spots=(Spot(FieldName.NAME, 0, Box(0, 0, 1, 0.1)),),
        ),
    )
    found = Outline(page_of([elsewhere], tmp_path))
    assert len(found.named("img")) == 1
    assert found.named("rect") == []


@pytest.mark.parametrize(
    "content", [None, b"", b"no picture", b"\xff\xd8\xff\xe0 cut off"]
)
def test_a_lost_picture_costs_nobody_the_report(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "2.jpg"
    if content is not None:
        path.write_bytes(content)
    html = page_of([doubtful(2, path), sure()], tmp_path)
    assert "No picture of this card is kept." in shown(html)
    assert Outline(html).named("img") == []
    assert "Tesseract saw nora@alderandfinch.example" in shown(html)


def test_a_run_of_nothing_says_so(tmp_path: Path) -> None:
    assert "There was nothing to read." in shown(page_of([], tmp_path))
    assert "Nothing has to be checked." in shown(page_of([sure()], tmp_path))


def test_the_page_leaves_no_file_behind(tmp_path: Path) -> None:
    page_of([sure(), doubtful()], tmp_path, ABOUT)
    assert list(tmp_path.iterdir()) == []
