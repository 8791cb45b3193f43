"""What a printmaker draws with: boxes, ovals, strokes, hills, on a sheet."""

from collections.abc import Sequence

from newsroom.demo.drawing.palette import INK
from newsroom.demo.drawing.sheet import FINER, HEIGHT, WIDTH, Point, Sheet, scaled, shade

__all__ = ["HEIGHT", "WIDTH", "Canvas", "Point", "corners", "curve"]


class Canvas(Sheet):
    """A picture in the making; the same name always gives the same picture."""

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, opacity: float = 1.0
    ) -> None:
        """A filled rectangle from its upper left corner."""
        self.shape(corners(x, y, width, height), colour, opacity)

    def block(
        self, x: float, y: float, width: float, height: float, colour: str, shadow: str = INK
    ) -> None:
        """A rectangle that is darker to the right and below."""
        points = corners(x, y, width, height)
        self.shape(points, colour)
        self.grade(points, shadow, (x, y), (x + width * 1.6, y + height * 1.6), 0.75)

    def ground(self, y: float, colour: str, shadow: str, start: Point, end: Point) -> None:
        """All below `y`, with its shadow side."""
        self.form(corners(0, y, WIDTH, HEIGHT - y), colour, shadow, start, end)

    def panel(
        self, x: float, y: float, width: float, height: float, radius: float, colour: str
    ) -> None:
        """A filled rectangle with round corners."""
        ends = scaled([(x, y), (x + width, y + height)])
        self._draw.rounded_rectangle(ends, radius * FINER, fill=shade(colour))

    def oval(
        self, x: float, y: float, across: float, down: float, colour: str, opacity: float = 1.0
    ) -> None:
        """A filled ellipse around a point."""
        ends = scaled([(x - across, y - down), (x + across, y + down)])
        self._draw.ellipse(ends, fill=shade(colour, opacity))

    def disc(self, x: float, y: float, radius: float, colour: str, opacity: float = 1.0) -> None:
        """A filled circle."""
        self.oval(x, y, radius, radius, colour, opacity)

    def dome(self, x: float, y: float, across: float, down: float, colour: str) -> None:
        """The upper half of an ellipse around a point."""
        ends = scaled([(x - across, y - down), (x + across, y + down)])
        self._draw.pieslice(ends, 180, 360, fill=shade(colour))

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
        ends = scaled([(x - across, y - down), (x + across, y + down)])
        self._draw.arc(ends, *span, fill=shade(colour), width=max(1, round(width * FINER)))

    def line(
        self, points: Sequence[Point], colour: str, width: float, opacity: float = 1.0
    ) -> None:
        """A stroke with round ends."""
        self._draw.line(
            scaled(points), shade(colour, opacity), max(1, round(width * FINER)), joint="curve"
        )
        if width > 2 and opacity == 1:  # the ends of thinner ones are not seen
            for x, y in (points[0], points[-1]):
                self.disc(x, y, width / 2, colour)

    def limb(self, start: Point, end: Point, thick: float, thin: float, colour: str) -> None:
        """A stroke that tapers, with round ends."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        length = (dx * dx + dy * dy) ** 0.5 or 1
        nx, ny = -dy / length / 2, dx / length / 2
        self.shape(
            [
                (start[0] + nx * thick, start[1] + ny * thick),
                (end[0] + nx * thin, end[1] + ny * thin),
                (end[0] - nx * thin, end[1] - ny * thin),
                (start[0] - nx * thick, start[1] - ny * thick),
            ],
            colour,
        )
        self.disc(*start, thick / 2, colour)
        self.disc(*end, thin / 2, colour)

    def ridge(
        self, base: float, height: float, colour: str, *, step: float = 120, haze: str = ""
    ) -> list[Point]:
        """Hills across the whole width, hazy at their feet; the points of their crest."""
        knots = [
            (k * step, base - self.random.random() * height)
            for k in range(-1, int(WIDTH / step) + 3)
        ]
        crest = curve(knots)
        hill = [(crest[0][0], HEIGHT), *crest, (crest[-1][0], HEIGHT)]
        self.shape(hill, colour)
        if haze:
            self.grade(hill, haze, (0, base - height * 0.8), (0, base + height * 1.1))
        return crest


def corners(x: float, y: float, width: float, height: float) -> list[Point]:
    """A rectangle's corners."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def curve(knots: Sequence[Point], parts: int = 8) -> list[Point]:
    """A smooth line through points (Catmull and Rom's)."""
    padded = [knots[0], *knots, knots[-1]]
    line: list[Point] = []
    for k in range(len(knots) - 1):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = padded[k : k + 4]
        for part in range(parts):
            t = part / parts
            line.append((_between(ax, bx, cx, dx, t), _between(ay, by, cy, dy, t)))
    return [*line, knots[-1]]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return b + t * ((c - a) + t * ((2 * a - 5 * b + 4 * c - d) + t * (3 * b - a - 3 * c + d))) / 2
