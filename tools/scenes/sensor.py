"""From light to a file's pixels: lens blur, vignette, noise, tone and sharpening."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenes.raster import Pixels, Raster, blur, linear_to_srgb, raster

_BLURS = (0.55, 1.6, 3.6, 7.0)  # pixels


@dataclass(frozen=True, slots=True)
class Sensor:
    """What lens and chip do to the light.

    Attributes:
        exposure: linear light of white paper at the card, 0..1.
        noise: deviation of the noise at mid-grey, 0..1.
        aperture: how fast things out of the focal plane blur.
        vignette: share of light that the corners lose.
    """

    exposure: float = 0.92
    noise: float = 0.008
    aperture: float = 26.0
    vignette: float = 0.22

    def develop(
        self, light: Raster, defocus: Raster, rng: np.random.Generator
    ) -> Pixels:
        """The picture as a phone would save it.

        Args:
            light: linear, height x width x 3, 1 being white paper in full light.
            defocus: relative distance to the focal plane, height x width.
            rng: of the noise.
        """
        seen = _out_of_focus(light, raster(self.aperture * np.abs(defocus)))
        exposed = raster(self.exposure * seen * self._falloff(light.shape)[..., None])
        noisy = exposed + self._grain(exposed, rng)
        coded = linear_to_srgb(_shoulder(raster(np.maximum(noisy, 0))))
        sharp = coded + 0.35 * (coded - blur(coded, 1.4))
        return np.clip(np.rint(sharp), 0, 255).astype(np.uint8)

    def _falloff(self, shape: tuple[int, ...]) -> Raster:
        height, width = shape[:2]
        y = (np.arange(height)[:, None] + 0.5) / height * 2 - 1
        x = (np.arange(width)[None, :] + 0.5) / width * 2 - 1
        return raster(1 - self.vignette * ((x**2 + y**2) / 2) ** 1.3)

    def _grain(self, light: Raster, rng: np.random.Generator) -> Raster:
        """Shot noise grows with the root of the light; a phone smooths it a little."""
        fine = rng.standard_normal(light.shape, dtype=np.float32)
        blotches = blur(rng.standard_normal(light.shape, dtype=np.float32), 2.2) * 4
        grey = fine.mean(axis=2, keepdims=True)
        pattern = blur(raster(1.1 * grey + 0.35 * fine + 0.3 * blotches), 0.6)
        level = self.noise * np.sqrt((light + 0.02) / 0.2)
        return raster(level * pattern)


def _out_of_focus(light: Raster, radius: Raster) -> Raster:
    """Blurs each pixel by its radius, between a few ready-made blurs."""
    stack = [blur(light, sigma) for sigma in _BLURS]
    wanted = np.hypot(radius, _BLURS[0])
    result = stack[0]
    for i in range(1, len(_BLURS)):
        low, high = _BLURS[i - 1], _BLURS[i]
        share = raster(np.clip((wanted - low) / (high - low), 0, 1))[..., None]
        result = raster(result * (1 - share) + stack[i] * share)
    return result


def _shoulder(light: Raster) -> Raster:
    """Bends the brightest tones under 1, so that highlights do not clip hard."""
    knee = 0.78
    over = np.maximum(light - knee, 0)
    room = 1 - knee
    return raster(np.minimum(light, knee) + room * (1 - np.exp(-over / room)))
