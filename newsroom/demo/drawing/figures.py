"""People, as an illustrator sketches them: long, with small heads and a shadow side."""

from collections.abc import Callable
from dataclasses import dataclass

from newsroom.demo.drawing.canvas import Canvas, Point, curve
from newsroom.demo.drawing.palette import INK, SKIN, dark

At = Callable[[float, float], Point]
_HEAD, _SHOULDER, _HIP = 0.925, 0.81, 0.48  # heights, of the whole figure's


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a person looks; `hem` is how far down the coat reaches, of the figure's height."""

    coat: str
    legs: str = INK
    skin: str = SKIN
    hair: str = INK
    hem: float = 0.44
    bare: bool = False


def person(
    c: Canvas,
    x: float,
    y: float,
    tall: float,
    look: Look,
    *,
    stride: float = 0.03,
    face: int = 1,
    hands: tuple[Point, Point] = ((0.08, 0.47), (-0.1, 0.46)),
    lean: float = 0.0,
) -> None:
    """Somebody who stands on (x, y); `hands` near and far, as shares of the height ahead and up.

    `face` is the side they look to (1 or -1), `lean` how far the shoulders are ahead of the hip.
    """

    def at(ahead: float, up: float) -> Point:
        return x + face * ahead * tall, y - up * tall

    neck = (lean, _SHOULDER)
    _leg(c, at(-0.01, _HIP), at(-stride * 0.6, 0.26), at(-stride * 1.7, 0.015), tall, look, face, 1)
    _arm(c, at, neck, hands[1], tall, dark(look.coat, 0.45), look)
    _leg(c, at(0.01, _HIP), at(stride * 1.2, 0.26), at(stride * 1.1, 0.0), tall, look, face, 0)
    body = _torso(at, lean, look.hem)
    c.shape(body, look.coat)
    c.grade(body, dark(look.coat, 0.6), at(0.02, _HIP), at(-0.15, _HIP), 0.9)
    head(c, *at(lean * 1.5 + 0.008, _HEAD), tall * 0.066, look, face)
    _arm(c, at, neck, hands[0], tall, dark(look.coat, 0.16), look)


def head(c: Canvas, x: float, y: float, size: float, look: Look, face: int) -> None:
    """A head with its neck and hair around a point, half as high as `size` twice."""
    c.limb(
        (x - face * size * 0.12, y + size * 0.5),
        (x - face * size * 0.2, y + size * 1.4),
        size * 0.62,
        size * 0.8,
        dark(look.skin, 0.2),
    )
    c.oval(x, y, size * 0.8, size, look.skin)
    c.shape(
        [
            (x + face * size * 0.7, y - size * 0.1),
            (x + face * size * 0.98, y + size * 0.2),
            (x + face * size * 0.68, y + size * 0.32),
        ],
        look.skin,
    )
    hair = curve(
        [
            (x + face * size * 0.72, y - size * 0.42),
            (x + face * size * 0.3, y - size * 1.16),
            (x - face * size * 0.6, y - size * 1.06),
            (x - face * size * 1.02, y - size * 0.1),
            (x - face * size * 0.72, y + size * 0.62),
            (x - face * size * 0.34, y + size * 0.1),
            (x - face * size * 0.06, y - size * 0.34),
        ],
        5,
    )
    c.shape(hair, look.hair)


def bust(
    c: Canvas, x: float, y: float, size: float, look: Look, *, face: int = 1, lean: float = 0.0
) -> None:
    """Head and shoulders of somebody behind a table or a counter whose edge is at `y`."""
    top = y - size * 0.62
    body = curve(
        [
            (x - size * 0.36, y + size * 0.08),
            (x - size * 0.34, y - size * 0.3),
            (x - size * 0.26 + lean * size * 0.5, top + size * 0.08),
            (x + lean * size, top),
            (x + size * 0.26 + lean * size * 0.5, top + size * 0.08),
            (x + size * 0.34, y - size * 0.3),
            (x + size * 0.36, y + size * 0.08),
        ],
        5,
    )
    c.shape(body, look.coat)
    c.grade(body, dark(look.coat, 0.6), (x, y), (x - face * size * 0.5, y), 0.9)
    head(c, x + (lean + face * 0.03) * size, top - size * 0.2, size * 0.19, look, face)


def crowd(
    c: Canvas,
    y: float,
    tall: float,
    count: int,
    colour: str,
    *,
    left: float = 0,
    right: float = 1600,
) -> None:
    """Heads and shoulders from behind, dark against what they look at."""
    step = (right - left) / count
    for k in range(count):
        x = left + (k + 0.5) * step + c.within(-0.3, 0.3) * step
        size = tall * c.within(0.85, 1.15)
        top = y - size * c.within(0.9, 1.05)
        c.oval(x, top, size * 0.24, size * 0.29, colour)
        c.limb((x, top + size * 0.2), (x, top + size * 0.5), size * 0.2, size * 0.24, colour)
        c.shape(
            curve(
                [
                    (x - size * 0.62, y + size),
                    (x - size * 0.5, top + size * 0.6),
                    (x, top + size * 0.36),
                    (x + size * 0.5, top + size * 0.6),
                    (x + size * 0.62, y + size),
                ],
                5,
            ),
            colour,
        )


def _torso(at: At, lean: float, hem: float) -> list[Point]:
    return curve(
        [
            at(lean + 0.03, _SHOULDER + 0.045),
            at(lean + 0.095, _SHOULDER),
            at(lean * 0.6 + 0.085, 0.66),
            at(0.1, hem),
            at(0, hem - 0.012),
            at(-0.1, hem),
            at(lean * 0.6 - 0.085, 0.66),
            at(lean - 0.095, _SHOULDER),
            at(lean - 0.03, _SHOULDER + 0.045),
        ],
        4,
    )


def _leg(
    c: Canvas,
    hip: Point,
    knee: Point,
    foot: Point,
    tall: float,
    look: Look,
    face: int,
    behind: int,
) -> None:
    colour = look.skin if look.bare else look.legs
    colour = dark(colour, 0.4) if behind else colour
    c.limb(hip, knee, tall * 0.1, tall * 0.066, dark(look.legs, 0.4 * behind))
    c.limb(knee, foot, tall * 0.062, tall * 0.038, colour)
    toe = (foot[0] + face * tall * 0.045, foot[1] - tall * 0.006)
    c.limb((foot[0], foot[1] - tall * 0.008), toe, tall * 0.034, tall * 0.026, INK)


def _arm(
    c: Canvas,
    at: At,
    neck: Point,
    hand: Point,
    tall: float,
    colour: str,
    look: Look,
) -> None:
    shoulder = at(neck[0], neck[1] - 0.02)
    # the elbow hangs behind and below the line from shoulder to hand
    middle = ((neck[0] + hand[0]) / 2 - 0.035, (neck[1] + hand[1]) / 2 - 0.035)
    elbow, end = at(*middle), at(*hand)
    c.limb(shoulder, elbow, tall * 0.062, tall * 0.05, colour)
    c.limb(elbow, end, tall * 0.05, tall * 0.036, colour)
    c.disc(*end, tall * 0.021, look.skin)
