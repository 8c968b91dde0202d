"""Headless Chromium, which nobody here wrote, on the pages that we write."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

AXE = Path(__file__).parents[1] / "oracles" / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Chromium does nothing of its own accord."""

_WATCH = """
window.violations = [];
document.addEventListener(
    "securitypolicyviolation", event => window.violations.push(event.blockedURI)
);
"""

Scheme = Literal["light", "dark"]


def chromium() -> str | None:
    """Where Chromium is on this machine, if it is."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def chromium_is_missing() -> str:
    """Why no page can be opened here, and what to do about it; "" if it can."""
    if chromium() is None:
        return "Chromium is not installed: run `make browser`, which needs apt-get"
    return ""


def axe_is_missing() -> str:
    """Why no page can be checked here, and what to do about it; "" if it can."""
    if not AXE.is_file():
        return "axe-core is not installed: run `make oracles`, which needs npm"
    return ""


@contextmanager
def started() -> Iterator[Browser]:
    """Chromium with nothing in its profile."""
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()  # it refuses root otherwise
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=[*QUIET, *root]
        )
        yield browser
        browser.close()


@dataclass(slots=True)
class Seen:
    """A page in a window, and what it did.

    Attributes:
        page: as playwright has it.
        requests: the addresses that it asked for, itself included.
        complaints: what Chromium said of it.
    """

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def violations(self) -> list[str]:
        """What the policy of the page kept from being loaded or run."""
        found: list[str] = self.page.evaluate("window.violations")
        return found

    def rules_broken(self) -> list[tuple[str, list[str]]]:
        """The rules of accessibility that axe-core finds broken, and where."""
        self.page.evaluate(AXE.read_text("utf-8"))
        result: dict[str, Any] = self.page.evaluate("axe.run()")
        return [
            (each["id"], [node["html"] for node in each["nodes"]])
            for each in result["violations"]
        ]

    def picture_of(self, selector: str) -> Image.Image:
        """What Chromium draws of the first such element, in RGB."""
        drawn = self.page.locator(selector).first.screenshot()
        return Image.open(io.BytesIO(drawn)).convert("RGB")


@contextmanager
def opened(
    browser: Browser, path: Path, width: int = 1280, scheme: Scheme = "light"
) -> Iterator[Seen]:
    """A page of a file in a window of its own, without a network.

    Args:
        browser: see started.
        path: of the file.
        width: of the window in CSS pixels.
        scheme: of the system's colours.
    """
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True
    )
    context.add_init_script(_WATCH)
    seen = Seen(context.new_page())
    seen.page.on("request", lambda request: seen.requests.append(request.url))
    seen.page.on("console", lambda message: seen.complaints.append(message.text))
    seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    seen.page.goto(path.as_uri())
    yield seen
    context.close()
