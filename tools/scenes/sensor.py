"""From light to a file's pixels: exposure, lens blur, vignette, noise, sharpening.

Table and card are exposed each at its own fineness, then seen through the lens; noise
has the same strength in light and dark, since the sRGB curve is close to the root that
evens out shot noise.
"""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass

import cv2
import numpy as np

from scenes.raster import Pixels, Raster, blur, linear_to_srgb, raster

_STEPS = 2048  # of the curve for each unit of light
_BRIGHTEST = 2.0  # light that the curve still tells apart
_PATTERN = 512  # pixels: the noise repeats
_VIGNETTE_STEP = 16  # pixels
_BLURS = (0.0, 1.3, 3.0, 6.5, 14.0, 30.0)  # deviations in pixels


@dataclass(frozen=True, slots=True)
class Sensor:
    """What lens and chip do to the light.

    Attributes:
        exposure: linear light of white paper at the card, 0..1.
        noise: deviation of the noise, as a share of the whole range.
        aperture: blur of things out of the focal plane: pixels for each share of the
            distance, on a photo 2000 pixels long.
        vignette: share of light that the corners lose.
        defocus: blur of everything, deviation in pixels on a photo 2000 pixels long.
        shake: length in pixels, on such a photo, and direction in degrees of the
            camera's movement.
        balance: gains of blue, green and red.
        sharpening: strength of the phone's unsharp mask.
    """

    exposure: float = 0.92
    noise: float = 0.012
    aperture: float = 26.0
    vignette: float = 0.22
    defocus: float = 0.0
    shake: tuple[float, float] = (0.0, 0.0)
    balance: tuple[float, float, float] = (1.0, 1.0, 1.0)
    sharpening: float = 0.45

    def expose(self, light: Raster) -> Pixels:
        """What the chip makes of linear light; 1 is white paper in full light."""
        gains = raster(self.balance) * (self.exposure * _STEPS)
        index = np.clip(light * gains, 0, _STEPS * _BRIGHTEST - 1).astype(np.uint16)
        exposed: Pixels = _curve()[index]
        return exposed

    def develop(
        self, picture: Pixels, depth: Raster, rng: np.random.Generator
    ) -> Pixels:
        """The picture as a phone would save it.

        Args:
            picture: exposed, height x width x 3; it may be changed.
            depth: distance from the focal plane as a share of the distance to it, of
                any size.
            rng: of the noise.
        """
        scale = max(picture.shape[:2]) / 2000
        picture = _out_of_focus(picture, raster(self.aperture * scale * np.abs(depth)))
        picture = _soft(picture, np.hypot(0.6, self.defocus * scale))
        picture = _shaken(picture, self.shake[0] * scale, self.shake[1])
        picture = self._vignetted(picture)
        picture = _noisy(picture, self.noise, rng)
        soft = cv2.GaussianBlur(picture, (7, 7), 1.4)
        strength = self.sharpening
        return _pixels(cv2.addWeighted(picture, 1 + strength, soft, -strength, 0))

    def _vignetted(self, picture: Pixels) -> Pixels:
        if self.vignette == 0:
            return picture
        height, width = picture.shape[:2]
        y = np.linspace(-1, 1, height // _VIGNETTE_STEP + 2)[:, None]
        x = np.linspace(-1, 1, width // _VIGNETTE_STEP + 2)[None, :]
        light = 1 - self.vignette * ((x**2 + y**2) / 2) ** 1.3
        level = raster(255 * light ** (1 / 2.2))
        grey = cv2.resize(level, (width, height)).astype(np.uint8)
        return _pixels(cv2.multiply(picture, cv2.merge([grey] * 3), scale=1 / 255))


@functools.cache
def _curve() -> Pixels:
    """Bytes for light 0.._BRIGHTEST, the brightest tones bent under 255."""
    light = raster(np.arange(int(_STEPS * _BRIGHTEST)) / _STEPS)
    knee = 0.78
    over = np.maximum(light - knee, 0)
    bent = np.minimum(light, knee) + (1 - knee) * (1 - np.exp(-over / (1 - knee)))
    return np.rint(linear_to_srgb(raster(bent))).astype(np.uint8)


def _out_of_focus(picture: Pixels, radius: Raster) -> Pixels:
    """Blurs each place by its radius, between ready-made blurs."""
    most = float(radius.max())
    size = (picture.shape[1], picture.shape[0])
    result = picture
    for low, high in itertools.pairwise(_BLURS):
        if most <= max(low, 0.4):
            break
        share = cv2.resize(np.clip((radius - low) / (high - low), 0, 1), size)
        result = _pixels(
            cv2.blendLinear(result, _soft(picture, high), 1 - share, share)
        )
    return result


def _soft(picture: Pixels, sigma: float) -> Pixels:
    """Gaussian blur; a strong one is done on a smaller picture."""
    if sigma < 3:
        return _pixels(cv2.GaussianBlur(picture, (0, 0), sigma))
    height, width = picture.shape[:2]
    factor = int(sigma / 1.5)
    small = cv2.resize(
        picture, (width // factor, height // factor), interpolation=cv2.INTER_AREA
    )
    small = cv2.GaussianBlur(small, (0, 0), sigma / factor)
    return _pixels(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC))


def _shaken(picture: Pixels, length: float, way: float) -> Pixels:
    """Smears along a straight line."""
    if length < 1.5:
        return picture
    side = int(np.ceil(length)) | 1
    kernel = np.zeros((side, side), dtype=np.float32)
    angle, middle = np.radians(way), side / 2 - 0.5
    reach = length / 2 * np.array([np.cos(angle), np.sin(angle)])
    first, last = (np.rint((middle + s * reach) * 16).astype(int) for s in (-1, 1))
    ends = [(int(end[0]), int(end[1])) for end in (first, last)]
    cv2.line(kernel, ends[0], ends[1], 1.0, 1, cv2.LINE_AA, 4)
    return _pixels(cv2.filter2D(picture, -1, kernel / kernel.sum()))


def _noisy(picture: Pixels, level: float, rng: np.random.Generator) -> Pixels:
    """Adds grain that a phone has smoothed a little."""
    shape = (_PATTERN, _PATTERN, 3)
    fine = rng.standard_normal(shape, dtype=np.float32)
    blotches = blur(rng.standard_normal(shape, dtype=np.float32), 2.2) * 4
    grey = fine.mean(axis=2, keepdims=True)
    pattern = blur(raster(1.1 * grey + 0.35 * fine + 0.3 * blotches), 0.6)
    pattern *= 255 * level
    dither = rng.random(shape, dtype=np.float32) - 0.5
    steps = np.rint(pattern + dither)
    height, width = picture.shape[:2]
    times = (-(-height // _PATTERN), -(-width // _PATTERN), 1)
    for sign, change in ((1, cv2.add), (-1, cv2.subtract)):
        tile = np.clip(sign * steps, 0, 255).astype(np.uint8)
        picture = _pixels(change(picture, np.tile(tile, times)[:height, :width]))
    return picture


def _pixels(image: object) -> Pixels:
    """OpenCV's answer under its type."""
    return np.asarray(image, dtype=np.uint8)
