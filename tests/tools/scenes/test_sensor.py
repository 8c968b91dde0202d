"""What lens and chip do to a picture, each on its own."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.raster import Pixels, Raster
from scenes.sensor import Sensor

QUIET = Sensor(exposure=1.0, noise=0.0, aperture=0.0, vignette=0.0, sharpening=0.0)
FLAT: Raster = np.zeros((4, 4), dtype=np.float32)


def developed(sensor: Sensor, picture: Pixels, depth: Raster = FLAT) -> Pixels:
    return sensor.develop(picture.copy(), depth, np.random.default_rng(1))


def grey(level: int = 128, size: int = 400) -> Pixels:
    return np.full((size, size, 3), level, dtype=np.uint8)


def dot(size: int = 401) -> Pixels:
    """One white pixel in the middle of black."""
    picture = np.zeros((size, size, 3), dtype=np.uint8)
    picture[size // 2, size // 2] = 255
    return picture


def spread(picture: Pixels) -> tuple[float, float]:
    """Deviation of the light from its middle, along x and along y."""
    light = picture[..., 1].astype(np.float64)
    rows, columns = np.mgrid[: light.shape[0], : light.shape[1]]
    total = light.sum()
    x, y = (light * columns).sum() / total, (light * rows).sum() / total
    return (
        float(np.sqrt((light * (columns - x) ** 2).sum() / total)),
        float(np.sqrt((light * (rows - y) ** 2).sum() / total)),
    )


def test_white_paper_in_full_light_is_nearly_white() -> None:
    light = np.array([[[0.0] * 3, [0.18] * 3, [1.0] * 3, [9.0] * 3]], dtype=np.float32)
    black, middle, white, lamp = QUIET.expose(light)[0, :, 0].tolist()
    assert black == 0
    assert 105 < middle < 130
    assert 235 < white < lamp <= 255


def test_the_balance_colours_the_picture() -> None:
    cold = Sensor(balance=(1.1, 1.0, 0.9)).expose(np.full((1, 1, 3), 0.3, np.float32))
    blue, green, red = cold[0, 0].tolist()
    assert blue > green > red


def test_an_even_picture_stays_as_it_is_where_nothing_is_wrong() -> None:
    assert np.array_equal(developed(QUIET, grey()), grey())


@pytest.mark.parametrize("level", [0.006, 0.02, 0.04])
def test_more_noise_is_seen_as_more_noise(level: float) -> None:
    noisy = developed(Sensor(noise=level, vignette=0.0, aperture=0.0), grey())
    quieter = developed(Sensor(noise=level / 2, vignette=0.0, aperture=0.0), grey())
    assert abs(float(noisy.mean()) - 128) < 1
    assert float(noisy.std()) > 1.3 * float(quieter.std())


def test_a_vignette_darkens_the_corners_and_not_the_middle() -> None:
    picture = developed(Sensor(vignette=0.5, noise=0.0, aperture=0.0), grey())
    assert picture[200, 200, 0] >= 126
    assert picture[3, 3, 0] < 105


def test_a_shaken_camera_smears_along_its_way() -> None:
    shaken = Sensor(
        noise=0.0, aperture=0.0, vignette=0.0, sharpening=0.0, shake=(60.0, 0.0)
    )
    along, across = spread(developed(shaken, dot()))
    assert along > 2 * across


def test_defocus_is_as_wide_as_asked_for() -> None:
    """Widths count on a photo 2000 pixels long; this one has 401."""
    soft = Sensor(noise=0.0, aperture=0.0, vignette=0.0, sharpening=0.0, defocus=7.0)
    picture = dot()
    picture[195:206, 195:206] = 255
    along, across = spread(developed(soft, picture))
    square = 11 / np.sqrt(12)
    assert along == pytest.approx(np.hypot(square, 1.5), rel=0.12)
    assert across == pytest.approx(along, rel=0.02)


def test_only_what_is_out_of_the_focal_plane_is_blurred() -> None:
    stripes = grey(255)
    stripes[:, ::8] = 0
    depth = np.tile(np.linspace(0, 0.2, 400, dtype=np.float32), (400, 1))
    picture = developed(
        Sensor(aperture=100.0, noise=0.0, vignette=0.0, sharpening=0.0), stripes, depth
    ).astype(np.float64)
    near, far = picture[:, 8:56], picture[:, 344:392]
    assert near.std() > 3 * far.std()
