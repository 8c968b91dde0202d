"""Tables and papers look like themselves, and repeat from their seed."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from scenes.grounds import GroundName, draw_ground
from scenes.palettes import PALETTES
from scenes.surface import SurfaceName, surface

SURFACES = get_args(SurfaceName)
GROUNDS = get_args(GroundName)
SHAPE = (220, 300)


@pytest.mark.parametrize("name", SURFACES)
def test_a_surface_is_light_between_black_and_white(name: SurfaceName) -> None:
    light = surface(name, np.random.default_rng(4), SHAPE, 6.0)
    assert light.shape == (*SHAPE, 3)
    assert np.isfinite(light).all()
    assert light.min() >= -0.01
    assert light.max() < 1.6


@pytest.mark.parametrize("name", SURFACES)
def test_a_surface_repeats_from_its_seed(name: SurfaceName) -> None:
    first, second, other = (
        surface(name, np.random.default_rng(seed), SHAPE, 6.0) for seed in (4, 4, 5)
    )
    assert np.array_equal(first, second)
    assert not np.array_equal(first, other)


def test_surfaces_differ_in_colour_or_texture() -> None:
    looks = {}
    for name in SURFACES:
        light = surface(name, np.random.default_rng(4), SHAPE, 6.0)
        looks[name] = (*light.mean(axis=(0, 1)), *light.std(axis=(0, 1)))
    for name, look in looks.items():
        others = [np.subtract(look, looks[other]) for other in looks if other != name]
        assert min(float(np.abs(apart).max()) for apart in others) > 0.01, name


def test_a_printed_page_has_dark_letters_on_light_paper() -> None:
    light = surface("paper", np.random.default_rng(4), (500, 600), 8.0)[..., 1]
    assert np.median(light) > 0.6
    assert 0.02 < float((light < 0.3).mean()) < 0.3


@pytest.mark.parametrize("name", GROUNDS)
@pytest.mark.parametrize("palette", ["midnight", "sand", "harbour"])
def test_text_stays_legible_on_every_ground(name: GroundName, palette: str) -> None:
    """WCAG 2.2, 1.4.3, large text: 3 to 1, on nearly all of the card."""
    colours = PALETTES[palette]
    ground = np.asarray(draw_ground(name, 3, (800, 457), colours), dtype=np.float64)
    assert ground.shape == (457, 800, 3)
    under, text = luminance(ground), luminance(np.array([colours.text]))
    high, low = np.maximum(under, text), np.minimum(under, text)
    assert float(np.percentile((high + 0.05) / (low + 0.05), 2)) > 3


def luminance(colours: np.ndarray) -> np.ndarray:
    coded = np.asarray(colours, dtype=np.float64) / 255
    light = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    seen: np.ndarray = light @ np.array([0.2126, 0.7152, 0.0722])
    return seen
