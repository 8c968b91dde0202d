"""What ``countries.toml`` and ``languages.toml`` say."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@functools.cache
def countries() -> dict[str, dict[str, Any]]:
    """How each country writes, by ISO 3166-1 code and, of several languages, -xx."""
    return tomllib.loads((_HERE / "countries.toml").read_text("utf-8"))


@functools.cache
def languages() -> dict[str, dict[str, list[str]]]:
    """What is printed in each language, by its ISO 639-1 code."""
    return tomllib.loads((_HERE / "languages.toml").read_text("utf-8"))
