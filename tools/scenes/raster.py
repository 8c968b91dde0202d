"""Floating-point images: noise, blur and the sRGB curve.

Images are float32 in linear light, blue-green-red, 1.0 being a perfect white.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

Raster = NDArray[np.float32]
Pixels = NDArray[np.uint8]


def raster(values: ArrayLike) -> Raster:
    """The values as float32."""
    return np.asarray(values, dtype=np.float32)


def blur(image: Raster, sigma: float, sigma_y: float | None = None) -> Raster:
    """Gaussian blur; ``sigma`` in pixels, along y ``sigma_y`` if given."""
    along_y = sigma if sigma_y is None else sigma_y
    blurred = cv2.GaussianBlur(
        image, (0, 0), sigma, sigmaY=along_y, borderType=cv2.BORDER_REFLECT
    )
    return raster(blurred)


def grain(
    rng: np.random.Generator, shape: tuple[int, int], cell: tuple[float, float]
) -> Raster:
    """Smooth noise of mean 0 and deviation 1; ``cell`` is its size in pixels, x and y.

    Where a cell is below one pixel the noise is white.
    """
    height, width = shape
    rows = max(4, round(height / max(1.0, cell[1])) + 3)
    columns = max(4, round(width / max(1.0, cell[0])) + 3)
    coarse = rng.standard_normal((rows, columns), dtype=np.float32)
    fine = raster(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC))
    return _standard(fine)


def fractal(
    rng: np.random.Generator,
    shape: tuple[int, int],
    cell: tuple[float, float],
    octaves: int = 4,
    gain: float = 0.5,
) -> Raster:
    """Noise with detail at ``octaves`` sizes, each half the one before; deviation 1."""
    total = np.zeros(shape, dtype=np.float32)
    for octave in range(octaves):
        size = (cell[0] / 2**octave, cell[1] / 2**octave)
        total += raster(gain**octave * grain(rng, shape, size))
    return _standard(total)


def _standard(noise: Raster) -> Raster:
    """The same with mean 0 and deviation 1, both measured on a sixteenth of it."""
    some = noise[:: min(4, len(noise)), ::4]
    noise -= some.mean()
    noise /= some.std() + np.float32(1e-6)
    return noise


def mix(first: Raster, second: Raster, share: Raster) -> Raster:
    """``first`` where ``share`` is 0, ``second`` where it is 1; colours or images."""
    weight = raster(share)
    if first.ndim == second.ndim == 1:
        channels = zip(first.tolist(), second.tolist(), strict=True)
        return raster(cv2.merge([a + (b - a) * weight for a, b in channels]))
    return raster(first + (second - first) * weight[..., None])


def smoothstep(values: Raster, low: float, high: float) -> Raster:
    """0 below ``low``, 1 above ``high``, and a smooth step between."""
    t = np.clip((values - low) / (high - low), 0, 1)
    return raster(t * t * (3 - 2 * t))


def srgb_to_linear(values: ArrayLike) -> Raster:
    """Linear light 0..1 of sRGB values 0..255 (IEC 61966-2-1)."""
    coded = np.asarray(values, dtype=np.float32) / 255
    return raster(
        np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    )


def linear_to_srgb(values: Raster) -> Raster:
    """SRGB values 0..255, not rounded, of linear light 0..1 (IEC 61966-2-1)."""
    light = np.clip(values, 0, 1)
    coded = np.where(
        light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055
    )
    return raster(coded * 255)


def bgr(red: int, green: int, blue: int) -> Raster:
    """Linear light of an sRGB colour, in the channel order of images."""
    return srgb_to_linear((blue, green, red))
