"""What people call the readers and the languages; loads no engine."""

from __future__ import annotations

PADDLE, TESSERACT = "paddle", "tesseract"
NAMES = (PADDLE, TESSERACT)
"""The readers there are; the first of those chosen finds the upright turn."""

BOTH = "both"
"""Stands for all readers."""

LANGUAGE = "eng"
"""What is read where nobody names a language, as Tesseract calls it."""
