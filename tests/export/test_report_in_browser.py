"""The page of a run in headless Chromium: quiet, in order, and readable by anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Browser
from tests.support.browser import (
    Scheme,
    axe_is_missing,
    chromium_is_missing,
    opened,
    started,
)
from tests.support.reports import (
    DOUBTED_TITLE,
    EMAIL_BOX,
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

pytestmark = pytest.mark.skipif(
    bool(chromium_is_missing()), reason=chromium_is_missing()
)
needs_axe = pytest.mark.skipif(bool(axe_is_missing()), reason=axe_is_missing())

LONG = "A-name-without-any-place-to-break-it-in-" * 6
BAIT = (
    "<script>document.title = 'run'</script>",
    "<img src=https://elsewhere.example/x.png onerror=\"document.title = 'run'\">",
    '"><svg onload="document.title = \'run\'">',
    "</style><style>*{display:none}</style>",
    "</title></head><body><b class=bait>bold</b>",
    "<iframe src='data:text/html,<script>parent.document.title=1</script>'></iframe>",
    "<meta http-equiv=refresh content='0; url=https://elsewhere.example/'>",
    "<link rel=stylesheet href=https://elsewhere.example/x.css>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202e<b class=bait>\u2066x",
)


COARSE = (160, 26)
"""Pixels at which a crop on the page is compared with the card."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as found:
        yield found


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with cards of all kinds on it."""
    folder = tmp_path_factory.mktemp("report")
    picture = draw_flat(folder / "flat.jpg")
    cards = [
        replace(sure(1), picture=picture),
        unread(),
        replace(sure(5), problems=(DOUBTED_TITLE,)),
        doubtful(2, picture),
        lacking(3),
        replace(sure(4), remarks=(LONG,)),
        hostile(LONG, 6),
    ]
    path = folder / "report.html"
    path.write_text(page_of(cards, folder), "utf-8")
    return path


@pytest.fixture(scope="module")
def baited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page on which every text would like to be more than text."""
    folder = tmp_path_factory.mktemp("baited")
    cards = [hostile(text, number) for number, text in enumerate(BAIT, start=1)]
    cards += [unread(f"photos/{text}") for text in BAIT]
    path = folder / "report.html"
    about = About(" ".join(BAIT), BAIT[0], BAIT)
    path.write_text(page_of(cards, folder, about), "utf-8")
    return path


def gray(picture: Image.Image) -> NDArray[np.float64]:
    return np.asarray(picture.convert("L"), dtype=np.float64)


@pytest.mark.parametrize("which", ["report", "baited"])
def test_the_page_asks_for_nothing_and_chromium_has_no_complaint(
    browser: Browser, which: str, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(which)
    with opened(browser, path) as seen:
        seen.page.wait_for_timeout(200)
        others = [url for url in seen.requests if not url.startswith("data:image/jpeg")]
        assert others == [path.as_uri()]
        assert seen.complaints == []
        assert seen.violations == []


def test_hostile_text_is_text_and_nothing_of_it_runs(
    browser: Browser, baited: Path
) -> None:
    with opened(browser, baited) as seen:
        page = seen.page
        assert page.title().startswith("Cards from <script>")
        assert page.locator("script, iframe, link, .bait, svg[onload]").count() == 0
        assert page.locator("style").count() == 1
        assert page.locator("article").count() == 2 * len(BAIT)
        names = page.locator("article[id^=contact-] h3").all_inner_texts()
        assert names[:-1] == list(BAIT[:-1])
        assert names[-1] == "<b class=bait>x"


def test_even_what_got_onto_the_page_could_not_run_or_load(
    browser: Browser, report: Path
) -> None:
    with opened(browser, report) as seen:
        seen.page.evaluate(
            """() => {
                const script = document.createElement("script");
                script.textContent = "document.title = 'run'";
                const picture = document.createElement("img");
                picture.src = "https://elsewhere.example/x.png";
                const style = document.createElement("style");
                style.textContent = "body { display: none }";
                document.body.append(script, picture, style);
            }"""
        )
        seen.page.wait_for_timeout(200)
        assert seen.page.title() == "Cards from photos/"
        assert seen.page.locator("h1").is_visible()
        assert "inline" in seen.violations
        assert "https://elsewhere.example/x.png" in seen.violations


def test_what_a_person_has_to_look_at_stands_above_the_rest(
    browser: Browser, report: Path
) -> None:
    with opened(browser, report) as seen:
        tops = [
            seen.page.locator(f"#{name}").bounding_box()
            for name in ("contact-2", "contact-3", "contact-5", "card-1", "contact-1")
        ]
        heights = [box["y"] for box in tops if box is not None]
        assert len(heights) == 5
        assert heights == sorted(heights)


def test_the_crop_shows_the_doubtful_word_as_it_is_on_the_card(
    browser: Browser, report: Path
) -> None:
    card = Image.open(report.parent / "flat.jpg")
    with opened(browser, report, width=1600) as seen:
        drawn = seen.picture_of("#contact-2 .crop")
    places = {
        "there": EMAIL_BOX,
        "above": Box(0.1, 0.6, 0.6, 0.68),
        "name": Box(0.1, 0.12, 0.6, 0.2),
    }
    # Without the line around it, and coarse, as the page shows it at another size.
    inside = gray(drawn.crop((2, 2, drawn.width - 2, drawn.height - 2)).resize(COARSE))
    likeness = {
        name: float(
            np.corrcoef(
                inside.ravel(),
                gray(card.crop(cut(box, card.size)).resize(COARSE)).ravel(),
            )[0, 1]
        )
        for name, box in places.items()
    }
    assert likeness["there"] > 0.8
    assert max(likeness["above"], likeness["name"]) < 0.5


def test_the_doubtful_place_is_framed_on_the_whole_card(
    browser: Browser, report: Path
) -> None:
    with opened(browser, report) as seen:
        whole = seen.page.locator("#contact-2 .frame img").bounding_box()
        frame = seen.page.locator("#contact-2 .frame rect").bounding_box()
        assert whole is not None
        assert frame is not None
        shares = (
            (frame["x"] - whole["x"]) / whole["width"],
            (frame["y"] - whole["y"]) / whole["height"],
            (frame["x"] + frame["width"] - whole["x"]) / whole["width"],
            (frame["y"] + frame["height"] - whole["y"]) / whole["height"],
        )
        wanted = (EMAIL_BOX.left, EMAIL_BOX.top, EMAIL_BOX.right, EMAIL_BOX.bottom)
        assert shares == pytest.approx(wanted, abs=0.03)


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("which", ["report", "baited"])
def test_nothing_reaches_beyond_the_window(
    browser: Browser, which: str, width: int, request: pytest.FixtureRequest
) -> None:
    with opened(browser, request.getfixturevalue(which), width) as seen:
        beyond = seen.page.evaluate(
            """() => [...document.querySelectorAll("body *:not(.hidden, .hidden *)")]
                .filter(x => x.getBoundingClientRect().right > innerWidth + 0.5)
                .map(x => x.outerHTML.slice(0, 80))"""
        )
        assert beyond == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") == width


@needs_axe
@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")]
)
def test_no_rule_of_accessibility_is_broken(
    browser: Browser, report: Path, width: int, scheme: Scheme
) -> None:
    with opened(browser, report, width, scheme) as seen:
        assert seen.rules_broken() == []


@needs_axe
def test_the_judge_of_accessibility_is_awake(browser: Browser, report: Path) -> None:
    with opened(browser, report) as seen:
        seen.page.evaluate("document.querySelector('.crop').removeAttribute('alt')")
        assert [rule for rule, _ in seen.rules_broken()] == ["image-alt"]


def test_headings_and_landmarks_lead_through_the_page(
    browser: Browser, report: Path
) -> None:
    with opened(browser, report) as seen:
        page = seen.page
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4')].map(x => +x.tagName[1])"
        )
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))
        for role in ("banner", "main", "contentinfo", "navigation"):
            assert page.get_by_role(role).count() == 1
        assert page.get_by_role("region").count() == 4
        assert page.locator("html").get_attribute("lang") == "en"


def test_the_keyboard_leads_past_the_head_and_its_place_can_be_seen(
    browser: Browser, report: Path
) -> None:
    with opened(browser, report) as seen:
        page = seen.page
        page.keyboard.press("Tab")
        skip = page.locator(".skip")
        box = skip.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        style = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(style) == "solid"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "cards"


def test_dark_and_light_are_two(browser: Browser, report: Path) -> None:
    def ground(scheme: Scheme) -> float:
        with opened(browser, report, 800, scheme) as seen:
            return float(gray(seen.picture_of("h2"))[0, -1])

    assert ground("dark") < 60
    assert ground("light") > 200


def test_on_paper_there_are_the_cards_alone(browser: Browser, report: Path) -> None:
    with opened(browser, report, 1280, "light") as seen:
        seen.page.emulate_media(media="print")
        assert not seen.page.locator("nav").is_visible()
        assert not seen.page.locator(".skip").is_visible()
        assert seen.page.locator("#contact-2 .crop").is_visible()
        assert seen.page.pdf().startswith(b"%PDF")
