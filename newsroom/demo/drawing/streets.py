"""Scenes of the street after dark: a night market, a bun shop before dawn."""

from math import cos, pi, sin

from newsroom.demo.drawing.canvas import WIDTH, Canvas, corners
from newsroom.demo.drawing.figures import Look, person
from newsroom.demo.drawing.palette import (
    BONE,
    CLAY,
    COATS,
    DUSK,
    EARTH,
    GOLD,
    INK,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    RED,
    RUST,
    SAGE,
    SEA,
    SLATE,
    SNOW,
    STRAW,
    TEAL,
    WOOD,
    dark,
    mix,
)
from newsroom.demo.drawing.rooms import steam


def facades(c: Canvas, y: float, colour: str, light: str, *, lit: float, high: float) -> None:
    """A row of houses down to `y`, some of their windows lit."""
    x = -30.0
    while x < WIDTH:
        wide, tall = c.within(110, 210), high * c.within(0.55, 1.0)
        c.block(x, y - tall, wide - 6, tall, mix(colour, INK, c.within(0, 0.3)))
        for row in range(int(tall / 62)):
            for pane in range(int(wide / 48)):
                on = c.random.random() < lit
                c.box(
                    x + 16 + pane * 46,
                    y - tall + 22 + row * 62,
                    24,
                    34,
                    light if on else dark(colour, 0.4),
                    0.9 if on else 0.6,
                )
        x += wide


def wet(c: Canvas, y: float, lights: list[tuple[float, str]], *, base: str = NIGHT) -> None:
    """A wet street that mirrors lights as streaks below them."""
    c.wash(mix(base, SLATE, 0.3), INK, y)
    for x, colour in lights:
        for k in range(24):
            depth = k / 24
            reach = 16 + 70 * depth
            left = x + c.within(-reach, reach) - reach / 2
            level = y + 10 + (900 - y) * depth
            c.line(
                [(left, level), (left + reach, level)], colour, 3 + 4 * depth, 0.6 - depth * 0.45
            )


def night_market(c: Canvas) -> None:
    """Stalls and lanterns along a lane after dark."""
    c.wash(INK, DUSK, until=640)
    facades(c, 620, mix(NIGHT, DUSK, 0.4), STRAW, lit=0.25, high=470)
    c.soften(4)
    c.glow(830, 560, 900, mix(OCHRE, RUST, 0.3), 0.85, 520)
    c.wash(mix(EARTH, NIGHT, 0.3), INK, 640)
    for k, (x, size) in enumerate(
        ((640, 0.5), (980, 0.55), (380, 0.78), (1250, 0.85), (-40, 1.25), (1460, 1.3))
    ):
        _stall(c, x, 650 + size * 70, size, (RED, TEAL, OCHRE, MOSS, RUST, SEA)[k])
    for y, sag, size in ((250, 60, 15), (180, 90, 22), (70, 130, 34)):
        rope = [(x, y + sin(x / WIDTH * pi) * sag) for x in range(0, WIDTH + 40, 40)]
        c.line(rope, INK, 3)
        for x, low in rope[1 :: 3 + size // 12]:
            c.glow(x, low + size * 1.4, size * 4.4, RED, 0.6)
            ring = [
                (x + sin(t / 3) * size, low + size * 1.2 + cos(t / 3) * size * 1.15)
                for t in range(19)
            ]
            c.form(ring, RED, GOLD, (x + size * 1.2, low), (x - size * 1.2, low + size * 2))
            c.line([(x, low + size * 2.4), (x, low + size * 3.2)], GOLD, 3)
    for k in range(9):
        left, depth = 560 + k * 62 + c.within(-20, 20), c.random.random()
        person(
            c,
            left,
            690 + depth * 70,
            150 + depth * 90,
            Look(coat=dark(COATS[k % 7], 0.35)),
            stride=0.06,
            face=-1 if k % 2 else 1,
        )
    person(
        c, 690, 880, 430, Look(coat=dark(SEA, 0.3)), stride=0.05, hands=((0.16, 0.62), (0.05, 0.5))
    )
    person(c, 850, 872, 400, Look(coat=RUST, hair=EARTH), stride=0.05, face=-1)
    c.light(820, 560, 1100, "#c09a72", "#3e465c")


def _stall(c: Canvas, x: float, y: float, size: float, colour: str) -> None:
    def box(dx: float, dy: float, wide: float, tall: float, tone: str) -> None:
        c.block(x + dx * size, y + dy * size, wide * size, tall * size, tone)

    box(10, -250, 250, 250, mix(GOLD, OCHRE, 0.4))
    c.glow(x + 135 * size, y - 200 * size, 190 * size, SNOW, 0.85)
    person(
        c,
        x + 140 * size,
        y,
        250 * size,
        Look(coat=PAPER, legs=EARTH),
        hands=((0.16, 0.5), (0.1, 0.5)),
    )
    box(0, -104, 270, 108, WOOD)
    for k in range(5):
        c.oval(
            x + (34 + k * 50) * size,
            y - 112 * size,
            20 * size,
            13 * size,
            (RED, GOLD, SAGE, RUST, PAPER)[k],
        )
    for k in range(6):
        tone = colour if k % 2 else BONE
        left = x + (k * 50 - 15) * size
        strip = [
            (left + 8 * size, y - 330 * size),
            (left + 50 * size, y - 330 * size),
            (left + 50 * size, y - 250 * size),
            (left, y - 250 * size),
        ]
        c.form(strip, tone, dark(tone, 0.5), (x, y - 260 * size), (x, y - 350 * size))
        c.disc(left + 25 * size, y - 250 * size, 25 * size, tone)


def breakfast(c: Canvas) -> None:
    """A bun shop before dawn: stacked steamers, one lamp, the first customer."""
    c.wash(NIGHT, DUSK, until=700)
    facades(c, 690, mix(NIGHT, DUSK, 0.6), GOLD, lit=0.04, high=680)
    c.soften(4)
    wet(c, 690, [(700, GOLD), (860, STRAW), (560, GOLD)], base=DUSK)
    c.form(corners(380, 130, 800, 580), WOOD, INK, (700, 300), (1350, 500))
    c.form(corners(430, 230, 700, 400), mix(GOLD, STRAW, 0.5), RUST, (760, 300), (1300, 700))
    c.glow(770, 340, 420, SNOW, 0.95)
    c.line([(660, 130), (660, 260)], INK, 4)
    c.shape([(620, 286), (640, 252), (680, 252), (700, 286)], INK)
    person(
        c, 800, 700, 460, Look(coat=PAPER, legs=EARTH), face=-1, hands=((0.2, 0.56), (0.16, 0.54))
    )
    c.box(762, 216, 60, 26, SNOW)
    c.form(corners(360, 570, 840, 150), CLAY, EARTH, (600, 560), (1100, 860))
    c.box(360, 560, 840, 20, BONE)
    for x, layers in ((480, 4), (610, 3), (980, 5), (1100, 2)):
        _steamers(c, x, 560, layers)
    _awning(c)
    for k in range(6):
        steam(c, 500 + k * 110, 420, 110, 0.3)
    c.glow(240, 860, 160, INK, 0.6, 22)
    person(
        c, 240, 858, 440, Look(coat=OCHRE, legs=NIGHT, hair=RUST), hands=((0.14, 0.6), (0.02, 0.48))
    )
    person(c, 1400, 850, 400, Look(coat=dark(SEA, 0.3), legs=INK), face=-1, stride=0.08)
    c.light(770, 380, 950, "#c8a878", "#414b60")


def _steamers(c: Canvas, x: float, y: float, layers: int) -> None:
    for k in range(layers):
        top = y - 46 * (k + 1)
        c.form(corners(x - 60, top, 120, 44), STRAW, WOOD, (x - 10, top), (x + 90, top + 40))
        c.line([(x - 60, top + 34), (x + 60, top + 34)], WOOD, 4)
    top = y - 46 * layers
    c.oval(x, top, 60, 13, BONE)
    for dx in (-30, 0, 30):
        c.dome(x + dx, top + 2, 19, 20, SNOW)


def _awning(c: Canvas) -> None:
    for k in range(14):
        tone, x = (RED, BONE)[k % 2], 350 + k * 61
        strip = [(x + 14, 120), (x + 66, 120), (x + 61, 214), (x, 214)]
        c.form(strip, tone, dark(tone, 0.6), (x, 210), (x, 90))
        c.disc(x + 30, 214, 30, tone)


SCENES = {
    "night-market": night_market,
    "breakfast": breakfast,
}
