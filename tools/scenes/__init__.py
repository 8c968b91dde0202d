"""Draws labelled photos of business cards of invented people."""

from __future__ import annotations

from scenes.card import Card, draw_card
from scenes.flat import draw_lines
from scenes.jpeg import encode_jpeg
from scenes.scene import Item, Print, Scene, photograph
from scenes.truth import Shot, Truth

__all__ = [
    "Card",
    "Item",
    "Print",
    "Scene",
    "Shot",
    "Truth",
    "draw_card",
    "draw_lines",
    "encode_jpeg",
    "photograph",
]
