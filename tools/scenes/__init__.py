"""Draws labelled photos of business cards of invented people."""

from __future__ import annotations

from scenes.card import Card, draw_card
from scenes.flat import draw_lines
from scenes.jpeg import encode_jpeg
from scenes.scene import Scene, Shot, card_of, photograph

__all__ = [
    "Card",
    "Scene",
    "Shot",
    "card_of",
    "draw_card",
    "draw_lines",
    "encode_jpeg",
    "photograph",
]
