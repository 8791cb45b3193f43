"""Scenes of what is kept: a restorer's table, a museum at night."""

from math import cos, pi, sin

from newsroom.demo.drawing.canvas import WIDTH, Canvas, corners, curve
from newsroom.demo.drawing.figures import Look, person
from newsroom.demo.drawing.palette import (
    BONE,
    CLAY,
    DUSK,
    EARTH,
    GOLD,
    INK,
    MIST,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    RUST,
    SAGE,
    SEA,
    SKIN,
    SLATE,
    SNOW,
    STRAW,
    TEAL,
    WOOD,
    dark,
    mix,
)


def old_books(c: Canvas) -> None:
    """A restorer's table from above: the eaten book, brush, paste, mending paper, a hand."""
    c.wash(WOOD, dark(WOOD, 0.4))
    for k in range(20):
        y = k * 47 + c.within(0, 16)
        c.line([(x, y + sin(x / 190 + k) * 7) for x in range(0, 1640, 40)], EARTH, 3, 0.6)
    _eaten_book(c)
    c.disc(1216, 300, 166, INK, 0.45)
    c.disc(1200, 280, 160, mix(SEA, MIST, 0.5))
    c.disc(1200, 280, 136, PAPER)
    c.glow(1170, 250, 110, SNOW, 0.9)
    for k in range(14):
        c.arc(1200, 280, 149, 149, (k * 26, k * 26 + 14), SEA, 7)
    for k, turn in enumerate((0, 26, 60)):
        sheet = [
            (1010 + turn, 640 - turn),
            (1420 + turn, 560 - turn),
            (1450 + turn, 700 - turn),
            (1040 + turn, 790 - turn),
        ]
        c.form(sheet, (STRAW, BONE, SNOW)[k], CLAY, (1100, 560), (1560, 840))
    _hand_with_brush(c)
    c.light(560, 330, 1200, "#c3a77c", "#4f4238")


def _eaten_book(c: Canvas) -> None:
    c.glow(480, 300, 900, GOLD, 0.35)
    c.shape([(210, 210), (880, 150), (950, 780), (260, 830)], INK, 0.5)
    c.form(
        [(170, 180), (520, 150), (570, 770), (230, 810)],
        mix(STRAW, BONE, 0.4),
        CLAY,
        (200, 300),
        (640, 640),
    )
    c.form([(520, 150), (860, 164), (910, 740), (570, 770)], PAPER, CLAY, (880, 300), (470, 700))
    for left, first in ((196, 200), (548, 190)):
        for column in range(8):
            x = left + column * 38
            c.line([(x, first), (x + 52, first + 560)], RUST, 2, 0.6)
            for sign in range(16):
                y = first + 12 + sign * 33
                if c.random.random() < 0.93:
                    _sign(c, x + 10 + (y - first) * 0.092, y)
    for x, y, size in (
        (400, 650, 56),
        (470, 706, 40),
        (330, 720, 30),
        (720, 220, 36),
        (770, 262, 26),
        (800, 620, 30),
    ):
        hole = [
            (
                x + cos(t / 2) * size * c.within(0.7, 1.05),
                y + sin(t / 2) * size * c.within(0.5, 0.8),
            )
            for t in range(13)
        ]
        c.shape(hole, dark(WOOD, 0.5))
        if size > 32:
            c.shape([(px + 6, py + 4) for px, py in hole[:9]], SNOW, 0.75)


def _sign(c: Canvas, x: float, y: float) -> None:
    for row in (0, 7, 14):
        if c.random.random() < 0.75:
            c.box(x + c.within(0, 3), y + row, c.within(10, 17), 3.4, INK)
    for column in (2, 8, 13):
        if c.random.random() < 0.5:
            top = c.within(0, 7)
            c.box(x + column, y - 3 + top, 3, c.within(10, 22) - top, INK)


def _hand_with_brush(c: Canvas) -> None:
    c.limb((1640, 930), (1240, 720), 210, 130, SEA)
    c.limb((1270, 740), (1120, 650), 110, 84, SKIN)
    for k in range(3):
        c.limb(
            (1140 - k * 4, 620 + k * 34),
            (1010 + k * 12, 566 + k * 32),
            44,
            30,
            mix(SKIN, CLAY, k * 0.25),
        )
    c.limb((1250, 470), (990, 600), 20, 16, OCHRE)
    c.limb((990, 600), (930, 632), 26, 22, BONE)
    c.limb((930, 632), (868, 664), 24, 4, INK)


def museum_night(c: Canvas) -> None:
    """A dark hall, three lit vessels, visitors as silhouettes."""
    c.wash(INK, mix(NIGHT, SEA, 0.25))
    c.form(
        [(0, 0), (WIDTH, 0), (1300, 130), (300, 130)],
        mix(NIGHT, DUSK, 0.4),
        INK,
        (800, 140),
        (800, -60),
    )
    c.ground(660, mix(NIGHT, SLATE, 0.4), INK, (800, 640), (800, 960))
    for k in range(3):
        x = 300 + k * 500
        c.form(
            corners(x - 180, 170, 360, 380), mix(DUSK, SLATE, 0.3), INK, (x, 340), (x + 260, 620)
        )
        c.grade(
            [(x - 30, 0), (x + 30, 0), (x + 200, 690), (x - 200, 690)],
            STRAW,
            (x, 760),
            (x, 60),
            0.45,
        )
        c.glow(x, 380, 280, STRAW, 0.75)
        c.block(x - 130, 550, 260, 130, mix(EARTH, SLATE, 0.4))
        c.box(x - 146, 540, 292, 20, CLAY)
        c.glow(x, 740, 260, STRAW, 0.35, 40)
    _vase(c, 300, 540)
    _bronze(c, 800, 540)
    _mirror(c, 1300, 380)
    _visitors(c)
    c.light(800, 380, 1050, "#bfa883", "#343f50")


def _visitors(c: Canvas) -> None:
    for x, y, tall, face in (
        (110, 880, 430, 1),
        (520, 870, 380, -1),
        (626, 872, 270, -1),
        (1060, 884, 450, 1),
        (1180, 876, 390, 1),
        (1500, 868, 360, -1),
    ):
        person(
            c,
            x,
            y,
            tall,
            Look(coat="#0d1420", legs="#090e16", skin="#1d2430", hair="#070a10"),
            face=face,
            stride=0.02,
            hands=((0.14, 0.62), (-0.04, 0.46)) if face > 0 else ((0.07, 0.46), (-0.06, 0.46)),
        )


def _vase(c: Canvas, x: float, y: float) -> None:
    side = curve([(34, 330), (44, 300), (32, 250), (104, 160), (110, 80), (58, 0)], 8)
    outline = [(x + dx, y - dy) for dx, dy in side] + [
        (x - dx, y - dy) for dx, dy in reversed(side)
    ]
    c.form(outline, mix(SAGE, MIST, 0.5), dark(TEAL, 0.5), (x - 20, y - 200), (x + 130, y - 60))
    c.glow(x - 40, y - 160, 60, SNOW, 0.7, 90)
    for k in range(4):
        c.arc(x, y - 130 + k * 26, 100 - abs(k - 1) * 7, 22, (20, 160), TEAL, 5)


def _bronze(c: Canvas, x: float, y: float) -> None:
    for foot in (-100, 0, 100):
        c.limb((x + foot * 0.8, y - 110), (x + foot, y - 10), 36, 24, dark(MOSS, 0.1))
    body = curve(
        [
            (x - 150, y - 290),
            (x - 146, y - 150),
            (x - 90, y - 100),
            (x + 90, y - 100),
            (x + 146, y - 150),
            (x + 150, y - 290),
        ],
        6,
    )
    c.form(body, mix(SAGE, MOSS, 0.3), INK, (x - 60, y - 260), (x + 220, y - 80))
    c.form(corners(x - 164, y - 316, 328, 34), SAGE, MOSS, (x - 160, y - 316), (x + 240, y - 290))
    for side in (-1, 1):
        c.arc(x + side * 120, y - 320, 34, 52, (180, 360), SAGE, 20)
    for k in range(7):
        px = x - 122 + k * 36
        c.line(
            [
                (px, y - 250),
                (px + 22, y - 250),
                (px + 22, y - 216),
                (px + 7, y - 216),
                (px + 7, y - 236),
            ],
            dark(MOSS, 0.4),
            6,
        )
    c.line([(x - 140, y - 186), (x + 140, y - 186)], dark(MOSS, 0.4), 6)


def _mirror(c: Canvas, x: float, y: float) -> None:
    ring = [(x + cos(t / 8) * 146, y + sin(t / 8) * 146) for t in range(51)]
    c.form(ring, TEAL, INK, (x - 60, y - 60), (x + 180, y + 180))
    c.disc(x, y, 112, mix(TEAL, SAGE, 0.5))
    for k in range(24):
        turn = k * pi / 12
        c.disc(x + cos(turn) * 129, y + sin(turn) * 129, 7, SAGE)
        c.line(
            [(x + cos(turn) * 40, y + sin(turn) * 40), (x + cos(turn) * 100, y + sin(turn) * 100)],
            dark(TEAL, 0.3),
            4,
        )
    c.disc(x, y, 36, OCHRE)
    c.glow(x - 50, y - 60, 80, SNOW, 0.6)


SCENES = {
    "old-books": old_books,
    "museum-night": museum_night,
}
