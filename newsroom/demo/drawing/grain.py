"""Masks that shade with grain, as a stone or a stencil prints: ramps, pools of light, noise."""

import random
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageChops

_PAD = 4  # lengths of a ramp that are clear before it and full behind it
_STEPS = 256
_PAPER = 0.2  # how much of its grain the paper shows
_HARDNESS = 4  # how sharply a grain of colour ends

Spot = tuple[float, float]
Size = tuple[int, int]


@cache
def noise(size: Size) -> Image.Image:
    """Grain of two pixels, the same every time."""
    half = (size[0] // 2, size[1] // 2)
    source = random.Random("paper")  # noqa: S311 # strokes of a drawing, no secret
    grains = Image.frombytes("L", half, source.randbytes(half[0] * half[1]))
    return grains.resize(size, Image.Resampling.BICUBIC)


@cache
def _strip() -> Image.Image:
    strip = Image.new("L", (3, _STEPS * (2 * _PAD + 1)))
    strip.paste(Image.linear_gradient("L").resize((3, _STEPS)), (0, _STEPS * _PAD))
    strip.paste(255, (0, _STEPS * (_PAD + 1), 3, strip.height))
    return strip


@cache
def _pool() -> Image.Image:
    # 75 is what Pillow's gradient leaves at the middle of an edge: there the light must have ended
    lit = [max(0, value - 76) / 179 for value in range(256)]
    falling = ImageChops.invert(Image.radial_gradient("L"))
    return falling.point([round(255 * value**1.8) for value in lit])


def ramp(size: Size, start: Spot, end: Spot) -> Image.Image:
    """A mask that is clear up to `start` and full from `end` on; in pixels."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    scale = (_STEPS - 1) / (dx * dx + dy * dy)
    offset = _STEPS * _PAD - (start[0] * dx + start[1] * dy) * scale
    return _strip().transform(
        size, Image.Transform.AFFINE, (0, 0, 1, dx * scale, dy * scale, offset)
    )


def pool(size: Size, seen: Sequence[float] = (0, 0, 1, 1)) -> Image.Image:
    """A mask that is full in the middle and thins out to the edge.

    `seen` is the part of it that is wanted: left, top, right and bottom, from 0 to 1.
    """
    left, top, right, bottom = (min(max(share, 0.0), 1.0) * _STEPS for share in seen)
    return _pool().resize(size, Image.Resampling.BILINEAR, (left, top, right, bottom))


@cache
def paper(size: Size) -> Image.Image:
    """The grain of the paper itself, grey at 128, for all three colours."""
    calm = noise(size).point([round(128 + (value - 128) * _PAPER) for value in range(256)])
    return Image.merge("RGB", (calm, calm, calm))


def faint(mask: Image.Image, opacity: float) -> Image.Image:
    """The mask with less of it."""
    if opacity >= 1:
        return mask
    return mask.point([round(value * opacity) for value in range(256)])


def grained(mask: Image.Image, grains: Image.Image) -> Image.Image:
    """The mask as grains that stand the closer the fuller it is."""
    hard = [min(255, value * _HARDNESS) for value in range(256)]
    return ImageChops.subtract(mask, grains).point(hard)
