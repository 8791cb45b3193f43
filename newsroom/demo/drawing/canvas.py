"""A sheet to draw on in print-like flat layers: gradients, ridges, light, figures, grain."""

import io
import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1200, 800  # the units that scenes are drawn in, and the pixels of the result
_FINER = 2  # drawn larger and reduced, so that edges are smooth
_GRAIN = 0.10

Point = tuple[float, float]


def shade(colour: str, opacity: float = 1.0) -> tuple[int, int, int, int]:
    """A colour such as `#b3261e` with an opacity from 0 to 1."""
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue, round(255 * opacity)


class Canvas:
    """A picture in the making; the same name always gives the same picture."""

    def __init__(self, name: str) -> None:
        self.random = random.Random(name)  # noqa: S311 # strokes of a drawing, no secret
        self.image = Image.new("RGB", (WIDTH * _FINER, HEIGHT * _FINER))
        self._draw = ImageDraw.Draw(self.image, "RGBA")

    def sky(self, top: str, bottom: str, *, until: float = HEIGHT) -> None:
        """Fill from the upper edge down to `until`, one colour passing into the other."""
        size = (WIDTH * _FINER, round(until * _FINER))
        mask = Image.linear_gradient("L").resize(size)
        upper, lower = Image.new("RGB", size, top), Image.new("RGB", size, bottom)
        self.image.paste(Image.composite(lower, upper, mask), (0, 0))

    def haze(self, y: float, height: float, colour: str, opacity: float = 1.0) -> None:
        """A veil that thickens downwards from `y`."""
        size = (WIDTH * _FINER, round(height * _FINER))
        mask = Image.linear_gradient("L").resize(size).point(lambda value: value * opacity)
        self.image.paste(Image.new("RGB", size, colour), (0, round(y * _FINER)), mask)

    def glow(self, x: float, y: float, radius: float, colour: str, opacity: float = 1.0) -> None:
        """Light that thins out from its middle."""
        side = round(radius * 2 * _FINER)
        mask = ImageChops.invert(Image.radial_gradient("L")).resize((side, side))
        mask = mask.point(lambda value: value * opacity * max(0.0, (value - 75) / 180))
        corner = (round((x - radius) * _FINER), round((y - radius) * _FINER))
        self.image.paste(Image.new("RGB", (side, side), colour), corner, mask)

    def shape(self, points: Sequence[Point], colour: str, opacity: float = 1.0) -> None:
        """A filled polygon."""
        self._draw.polygon(_scaled(points), fill=shade(colour, opacity))

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, opacity: float = 1.0
    ) -> None:
        """A filled rectangle from its upper left corner."""
        self.shape(
            [(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour, opacity
        )

    def panel(
        self, x: float, y: float, width: float, height: float, radius: float, colour: str
    ) -> None:
        """A filled rectangle with round corners."""
        corners = _scaled([(x, y), (x + width, y + height)])
        self._draw.rounded_rectangle(corners, radius * _FINER, fill=shade(colour))

    def disc(self, x: float, y: float, radius: float, colour: str, opacity: float = 1.0) -> None:
        """A filled circle."""
        self.oval(x, y, radius, radius, colour, opacity)

    def oval(
        self, x: float, y: float, across: float, down: float, colour: str, opacity: float = 1.0
    ) -> None:
        """A filled ellipse around a point."""
        corners = _scaled([(x - across, y - down), (x + across, y + down)])
        self._draw.ellipse(corners, fill=shade(colour, opacity))

    def dome(self, x: float, y: float, across: float, down: float, colour: str) -> None:
        """The upper half of an ellipse around a point."""
        corners = _scaled([(x - across, y - down), (x + across, y + down)])
        self._draw.pieslice(corners, 180, 360, fill=shade(colour))

    def arc(
        self,
        x: float,
        y: float,
        across: float,
        down: float,
        span: tuple[float, float],
        colour: str,
        width: float,
    ) -> None:
        """A part of an ellipse's outline; `span` in degrees, clockwise from three o'clock."""
        corners = _scaled([(x - across, y - down), (x + across, y + down)])
        self._draw.arc(corners, *span, fill=shade(colour), width=round(width * _FINER))

    def line(
        self, points: Sequence[Point], colour: str, width: float, opacity: float = 1.0
    ) -> None:
        """A stroke with round ends."""
        self._draw.line(
            _scaled(points), shade(colour, opacity), max(1, round(width * _FINER)), joint="curve"
        )
        if width > 2 and opacity == 1:  # the ends of thinner ones are not seen
            for x, y in (points[0], points[-1]):
                self.disc(x, y, width / 2, colour)

    def ridge(self, base: float, height: float, colour: str, *, step: float = 90) -> list[Point]:
        """Hills across the whole width, down to the lower edge; the points of their crest."""
        knots = [base - self.random.random() * height for _ in range(int(WIDTH / step) + 3)]
        crest: list[Point] = []
        for index in range(len(knots) - 1):
            for part in range(6):
                share = part / 6
                eased = share * share * (3 - 2 * share)
                y = knots[index] * (1 - eased) + knots[index + 1] * eased
                crest.append(((index + share) * step, y))
        self.shape([(0, HEIGHT), *crest, (WIDTH + step, HEIGHT)], colour)
        return crest

    def figure(self, x: float, y: float, tall: float, colour: str, *, stride: float = 0) -> None:
        """A person standing on (x, y), or striding by that share of the height."""
        unit = tall / 8
        self.disc(x, y - tall + unit * 0.7, unit * 0.72, colour)
        self.line([(x, y - tall + unit * 2.2), (x, y - unit * 4.1)], colour, unit * 1.7)
        reach = stride * tall
        hip = (x, y - unit * 3.8)
        self.line([hip, (x + reach, y - unit * 1.9), (x + reach * 0.7, y)], colour, unit * 0.85)
        self.line([hip, (x - reach * 0.4, y - unit * 2), (x - reach, y)], colour, unit * 0.85)
        shoulder = (x, y - tall + unit * 2)
        for side in (1, -1):
            hand = (x + side * max(reach, unit * 0.9), y - unit * 4)
            self.line([shoulder, (x + side * unit, y - unit * 5), hand], colour, unit * 0.6)

    def soften(self, radius: float) -> None:
        """Blur all that is drawn so far: the distance behind what comes next."""
        self.image = self.image.filter(ImageFilter.BoxBlur(radius * _FINER))
        self._draw = ImageDraw.Draw(self.image, "RGBA")

    def jpeg(self) -> bytes:
        """The finished picture, reduced and with a grain like paper's."""
        image = self.image.reduce(_FINER)
        noise = Image.frombytes("L", image.size, self.random.randbytes(WIDTH * HEIGHT))
        noise = noise.point(lambda value: 128 + (value - 128) * _GRAIN)
        image = ImageChops.overlay(image, Image.merge("RGB", (noise, noise, noise)))
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=92)
        return buffer.getvalue()


def _scaled(points: Sequence[Point]) -> list[Point]:
    return [(x * _FINER, y * _FINER) for x, y in points]
