"""A sheet of paper: washes, flat shapes, grain for light and shadow, and the finished print."""

import io
import random
from collections.abc import Sequence
from math import ceil, floor

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter, ImageOps

from newsroom.demo.drawing import grain

WIDTH, HEIGHT = 1600, 900  # the units that scenes are drawn in, and the pixels of the result
FINER = 1.25  # drawn larger and reduced, so that edges are smooth
_SIZE = (round(WIDTH * FINER), round(HEIGHT * FINER))

Point = tuple[float, float]


def shade(colour: str, opacity: float = 1.0) -> tuple[int, int, int, int]:
    """A colour such as `#b3261e` with an opacity from 0 to 1."""
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue, round(255 * opacity)


class Sheet:
    """What is drawn on; the same name always gives the same picture."""

    def __init__(self, name: str) -> None:
        self.random = random.Random(name)  # noqa: S311 # strokes of a drawing, no secret
        self.image = Image.new("RGB", _SIZE)
        self._tint = Image.new("RGB", (WIDTH, HEIGHT), "#808080")
        self._draw = ImageDraw.Draw(self.image, "RGBA")

    def within(self, low: float, high: float) -> float:
        """A number between two, by chance."""
        return self.random.uniform(low, high)

    def wash(self, top: str, bottom: str, y: float = 0, until: float = HEIGHT) -> None:
        """Fill a band across the sheet, one colour passing into the other."""
        tall = (1, round((until - y) * FINER))  # one column is enough
        mask = Image.linear_gradient("L").resize(tall)
        band = Image.composite(Image.new("RGB", tall, bottom), Image.new("RGB", tall, top), mask)
        band = band.resize((_SIZE[0], tall[1]), Image.Resampling.NEAREST)
        self.image.paste(band, (0, round(y * FINER)))

    def shape(self, points: Sequence[Point], colour: str, opacity: float = 1.0) -> None:
        """A filled polygon."""
        self._draw.polygon(scaled(points), fill=shade(colour, opacity))

    def grade(
        self, points: Sequence[Point], colour: str, start: Point, end: Point, opacity: float = 1.0
    ) -> None:
        """Grain of a colour over a polygon, growing from none at `start` to its full at `end`."""
        path = scaled(points)
        left, right = _span([x for x, _ in path], _SIZE[0])
        top, bottom = _span([y for _, y in path], _SIZE[1])
        if left >= right or top >= bottom:
            return
        size = (right - left, bottom - top)
        form = Image.new("L", size)
        ImageDraw.Draw(form).polygon([(x - left, y - top) for x, y in path], fill=255)
        ends = [(x * FINER - left, y * FINER - top) for x, y in (start, end)]
        mask = grain.faint(grain.ramp(size, *ends), opacity)
        mask = grain.grained(mask, grain.noise(_SIZE).crop((left, top, right, bottom)))
        mask = ImageChops.multiply(mask, form)
        self.image.paste(shade(colour)[:3], (left, top, right, bottom), mask)

    def form(
        self, points: Sequence[Point], colour: str, shadow: str, start: Point, end: Point
    ) -> None:
        """A filled polygon with its shadow side."""
        self.shape(points, colour)
        self.grade(points, shadow, start, end)

    def glow(
        self, x: float, y: float, across: float, colour: str, opacity: float = 1.0, down: float = 0
    ) -> None:
        """Light (or shadow) that thins out from its middle; `down` where it is no circle."""
        tall = down or across
        left, right = _span(((x - across) * FINER, (x + across) * FINER), _SIZE[0])
        top, bottom = _span(((y - tall) * FINER, (y + tall) * FINER), _SIZE[1])
        if left >= right or top >= bottom:
            return
        seen = tuple(
            (edge / FINER - middle + reach) / (2 * reach)
            for edge, middle, reach in (
                (left, x, across), (top, y, tall), (right, x, across), (bottom, y, tall)
            )
        )  # fmt: skip
        mask = grain.faint(grain.pool((right - left, bottom - top), seen), opacity)
        self.image.paste(shade(colour)[:3], (left, top, right, bottom), mask)

    def soften(self, radius: float) -> None:
        """Blur all that is drawn so far: the distance behind what comes next."""
        self.image = self.image.filter(ImageFilter.BoxBlur(radius * FINER))
        self._draw = ImageDraw.Draw(self.image, "RGBA")

    def light(self, x: float, y: float, reach: float, warm: str, cold: str) -> None:
        """Bind everything by one light: `warm` around a point, `cold` where it does not reach.

        The last touch before the print.
        """
        small = (WIDTH // 10, HEIGHT // 10)
        mask = Image.new("L", small)
        side = round(reach * 2 / 10)
        corner = (round(x / 10) - side // 2, round(y / 10) - side // 2)
        mask.paste(grain.pool((side, side)), corner)
        tint = ImageOps.colorize(mask, black=cold, white=warm)
        self._tint = tint.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR)

    def jpeg(self) -> bytes:
        """The finished picture, reduced, lit, and with a grain like paper's."""
        image = self.image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
        tint = ImageChops.add(self._tint, grain.paper((WIDTH, HEIGHT)), offset=-128)
        image = ImageChops.soft_light(image, tint)
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=90)
        return buffer.getvalue()


def scaled(points: Sequence[Point]) -> list[Point]:
    return [(x * FINER, y * FINER) for x, y in points]


def _span(values: Sequence[float], most: int) -> tuple[int, int]:
    return max(0, floor(min(values))), min(most, ceil(max(values)))
