"""The network that marks cards: a small U-Net (Ronneberger et al. 2015).

It is kept so small that it adds little to the time that decoding a photo takes.
"""

from __future__ import annotations

from torch import Tensor, nn

CHANNELS = (16, 32, 48, 64, 96)
"""Of the features at 1/2, 1/4, 1/8, 1/16 and 1/32 of the input's size."""

OUTPUTS = 4
"""Card (logit), edge (logit), and the way to the card's middle along x and y."""


class Locator(nn.Module):
    """Pixels in, marks at half the size out.

    Input: n x 3 x height x width, blue-green-red, -0.5..0.5, sides multiples of 32.
    Output: n x 4 x height/2 x width/2, see ``OUTPUTS``.
    """

    def __init__(self) -> None:
        """A network that has learnt nothing yet."""
        super().__init__()
        first, *others = CHANNELS
        self.stem = _block(3, first, stride=2)
        self.down = nn.ModuleList(
            nn.Sequential(_block(before, after, stride=2), _block(after, after))
            for before, after in zip(CHANNELS, others, strict=False)
        )
        self.wide = nn.Sequential(_block(CHANNELS[-1], CHANNELS[-1]))
        self.across = nn.ModuleList(
            nn.Conv2d(below, here, 1)
            for here, below in zip(CHANNELS, others, strict=False)
        )
        self.up = nn.ModuleList(_block(here, here) for here in CHANNELS[:-1])
        self.head = nn.Conv2d(first, OUTPUTS, 1)

    def forward(self, pixels: Tensor) -> Tensor:
        """See the class."""
        levels = [self.stem(pixels)]
        for down in self.down:
            levels.append(down(levels[-1]))
        marks = self.wide(levels[-1])
        for i in reversed(range(len(CHANNELS) - 1)):
            grown = nn.functional.interpolate(self.across[i](marks), scale_factor=2)
            marks = self.up[i](levels[i] + grown)
        head: Tensor = self.head(marks)
        return head


def _block(before: int, after: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(before, after, 3, stride=stride, padding=1, bias=False),
        nn.BatchNorm2d(after),
        nn.ReLU(inplace=True),
    )
