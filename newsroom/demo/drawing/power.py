"""Scenes of power and orders: turbines on a ridge, columns by month."""

from math import cos, pi, sin

from newsroom.demo.drawing.canvas import WIDTH, Canvas, corners, curve
from newsroom.demo.drawing.figures import Look, person
from newsroom.demo.drawing.palette import (
    ASH,
    BONE,
    GOLD,
    INK,
    LEAF,
    MIST,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    RED,
    SEA,
    SLATE,
    SNOW,
    STONE,
    STRAW,
    TEAL,
    dark,
    mix,
)


def wind_power(c: Canvas) -> None:
    """Turbines on a misty ridge above rows of panels, one inspector on the path."""
    c.wash(mix(SEA, MIST, 0.35), STRAW, until=560)
    c.glow(1260, 380, 640, SNOW, 0.95)
    for k in range(3):
        c.ridge(
            460 + k * 70, 240 - k * 60, mix(MIST, SEA, 0.2 + k * 0.2), step=380 - k * 60, haze=STRAW
        )
    for x, y, size, turn in (
        (1310, 500, 0.55, 0.3),
        (1090, 520, 0.72, 1.1),
        (760, 560, 1.0, 0.6),
        (360, 620, 1.45, 0.05),
    ):
        _turbine(c, x, y, size, turn)
    hill = [
        *curve([(0, 640), (380, 600), (800, 560), (1200, 600), (WIDTH, 560)]),
        (WIDTH, 900),
        (0, 900),
    ]
    c.form(hill, LEAF, MOSS, (1000, 540), (700, 860))
    c.grade(hill, STRAW, (900, 700), (1300, 520), 0.6)
    _solar_rows(c)
    path = curve([(300, 900), (330, 800), (420, 720), (520, 660), (560, 620)])
    c.line(path, STRAW, 26, 0.75)
    c.glow(240, 878, 120, INK, 0.5, 16)
    person(
        c,
        240,
        876,
        340,
        Look(coat=OCHRE, legs=NIGHT, hair=RED),
        stride=0.07,
        hands=((0.1, 0.5), (-0.1, 0.5)),
    )
    c.light(1250, 330, 1500, "#b5aa8c", "#536464")


def _solar_rows(c: Canvas) -> None:
    for row in range(4):
        tall, wide = 44 + row * 22, 140 + row * 62
        for k in range(9):
            x, y = 620 + k * (wide + 14) - row * 130, 620 + row * 66 + row * row * 8
            sheet = [
                (x + tall * 0.5, y),
                (x + wide + tall * 0.5, y),
                (x + wide, y + tall),
                (x, y + tall),
            ]
            c.form(sheet, mix(NIGHT, SEA, 0.4), INK, (x + wide, y), (x, y + tall * 2))
            c.grade(sheet, MIST, (x + wide * 0.3, y + tall), (x + wide * 1.2, y - tall), 0.8)
            for part in range(1, 5):
                c.line(
                    [(x + tall * 0.5 + wide * part / 5, y), (x + wide * part / 5, y + tall)],
                    TEAL,
                    2,
                )


def _turbine(c: Canvas, x: float, y: float, size: float, turn: float) -> None:
    top = y - 380 * size
    c.form(
        [
            (x - 13 * size, y + 60),
            (x + 13 * size, y + 60),
            (x + 6 * size, top),
            (x - 6 * size, top),
        ],
        SNOW,
        SLATE,
        (x - 4 * size, y),
        (x + 18 * size, y),
    )
    for blade in range(3):
        angle = turn + blade * 2 * pi / 3
        tip = (x + cos(angle) * 250 * size, top + sin(angle) * 250 * size)
        root = (x + cos(angle + 0.2) * 66 * size, top + sin(angle + 0.2) * 66 * size)
        c.form(
            [(x, top), root, tip],
            SNOW,
            SLATE,
            (x, top),
            (x + cos(angle + 0.9) * 120 * size, top + sin(angle + 0.9) * 120 * size),
        )
    c.disc(x, top, 16 * size, ASH)


def orders_chart(c: Canvas) -> None:
    """Columns by month that grow out of a workshop floor, a line rising over them."""
    c.wash(SNOW, BONE)
    c.glow(1250, 200, 700, mix(GOLD, PAPER, 0.4), 0.6)
    for k in range(6):
        c.line([(140, 760 - k * 116), (1480, 760 - k * 116)], mix(STONE, BONE, 0.5), 2)
    heights = (200, 250, 226, 306, 350, 330, 412, 480, 456, 560)
    for k, tall in enumerate(heights):
        x = 180 + k * 130
        tone = mix(SEA, TEAL, k / 9) if k < 9 else RED
        c.glow(x + 60, 764, 110, INK, 0.35, 18)
        c.shape(
            [(x + 78, 760 - tall), (x + 104, 744 - tall), (x + 104, 744), (x + 78, 760)],
            dark(tone, 0.55),
        )
        c.shape(
            [(x, 760 - tall), (x + 26, 744 - tall), (x + 104, 744 - tall), (x + 78, 760 - tall)],
            mix(tone, PAPER, 0.4),
        )
        c.form(
            corners(x, 760 - tall, 78, tall),
            tone,
            dark(tone, 0.6),
            (x, 760 - tall * 0.7),
            (x + 60, 860),
        )
        c.box(x + 14, 786, 50, 10, STONE)
        for part in range(int(tall / 64)):
            c.box(x + 12, 724 - part * 60, 54, 5, PAPER, 0.3)
    points = [(232 + k * 130, 650 - tall * 0.94) for k, tall in enumerate(heights)]
    c.line(curve(points), OCHRE, 9)
    for x, y in points:
        c.disc(x, y, 15, PAPER)
        c.disc(x, y, 9, OCHRE)
    c.line([(130, 762), (1500, 762)], INK, 6)
    _climbers(c)
    c.box(140, 84, 400, 26, INK)
    c.box(140, 126, 250, 13, STONE)
    c.light(1300, 260, 1500, "#a39c8c", "#6a675e")


def _climbers(c: Canvas) -> None:
    for x, y, tall, coat, face in (
        (206, 552, 130, OCHRE, 1),
        (600, 448, 140, MOSS, 1),
        (1130, 274, 150, NIGHT, -1),
    ):
        person(
            c,
            x + 30,
            y,
            tall,
            Look(coat=coat, legs=INK),
            face=face,
            stride=0.06,
            hands=((0.2, 0.84), (0.05, 0.5)),
        )


SCENES = {
    "wind-power": wind_power,
    "orders-chart": orders_chart,
}
