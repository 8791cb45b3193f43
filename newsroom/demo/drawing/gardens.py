"""Scenes of what is grown by hand: persimmons, beds under solar panels and on a roof."""

from math import cos, sin

from newsroom.demo.drawing.canvas import WIDTH, Canvas, Point, corners
from newsroom.demo.drawing.figures import Look, person
from newsroom.demo.drawing.palette import (
    BONE,
    CLAY,
    EARTH,
    GOLD,
    INK,
    LEAF,
    MIST,
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
    STONE,
    STRAW,
    TEAL,
    WOOD,
    dark,
    mix,
)


def straw_hat(c: Canvas, x: float, y: float, size: float) -> None:
    """A pointed hat on a head at that point."""
    hat = [(x - size, y), (x, y - size * 0.66), (x + size, y), (x, y + size * 0.2)]
    c.form(hat, STRAW, OCHRE, (x - size * 0.3, y), (x + size * 1.2, y))


def persimmons(c: Canvas) -> None:
    """Strings of peeled persimmons under a roof, an old man with a gong."""
    c.wash(mix(MIST, PAPER, 0.4), STRAW)
    c.ridge(420, 150, mix(SLATE, MIST, 0.5), step=300, haze=STRAW)
    c.ridge(500, 100, mix(SAGE, MIST, 0.3), step=210, haze=STRAW)
    c.form([(0, 640), (WIDTH, 600), (WIDTH, 900), (0, 900)], CLAY, EARTH, (900, 640), (200, 960))
    c.form([(0, 0), (WIDTH, 0), (WIDTH, 74), (0, 132)], EARTH, INK, (800, 140), (800, -60))
    for k in range(15):
        _string(c, 40 + k * 62 + (k % 2) * 12, 110 - k * 2, k)
    for x in (22, 960):
        c.form(corners(x, 90, 34, 810), WOOD, INK, (x, 0), (x + 60, 0))
    c.glow(1250, 850, 260, INK, 0.5, 34)
    person(
        c,
        1250,
        852,
        560,
        Look(coat=NIGHT, legs=SLATE, hair=STONE),
        face=-1,
        hands=((0.2, 0.6), (0.26, 0.74)),
    )
    c.disc(1098, 420, 96, OCHRE)
    c.grade(
        [(1098 + cos(k / 6) * 96, 420 + sin(k / 6) * 96) for k in range(38)],
        WOOD,
        (1070, 380),
        (1200, 520),
    )
    c.disc(1098, 420, 30, GOLD)
    c.line([(1098, 326), (1104, 430)], EARTH, 4)
    c.line([(1142, 520), (1050, 470)], WOOD, 10)
    c.disc(1046, 466, 22, RED)
    for k in range(3):
        c.arc(1098, 420, 126 + k * 34, 126 + k * 34, (120, 235), PAPER, 5 - k)
    c.light(1350, 200, 1500, "#b5a07c", "#5e5648")


def _string(c: Canvas, x: float, y: float, k: int) -> None:
    count = 7 + k % 3
    c.line([(x, y), (x, y + count * 64)], EARTH, 3)
    for one in range(count):
        fx, fy = x + (one % 2) * 14 - 7, y + 48 + one * 62
        tone = mix(RUST, OCHRE, c.random.random())
        ring = [(fx + cos(t / 3) * 27, fy + sin(t / 3) * 25) for t in range(19)]
        c.form(ring, tone, dark(RUST, 0.6), (fx + 4, fy + 2), (fx - 34, fy + 18))
        c.glow(fx + 9, fy - 9, 12, STRAW, 0.8)
        c.shape([(fx - 9, fy - 23), (fx, fy - 30), (fx + 9, fy - 23), (fx, fy - 17)], MOSS)


def solar_garden(c: Canvas) -> None:
    """Beds of green in the stripes of light and shade under solar panels."""
    c.wash(mix(SEA, MIST, 0.5), STRAW, until=460)
    c.glow(1320, 200, 520, SNOW, 0.95)
    c.ridge(440, 190, mix(SEA, MIST, 0.55), step=340, haze=STRAW)
    c.ridge(470, 80, mix(SAGE, MIST, 0.25), step=230, haze=STRAW)
    c.shape([(0, 460), (WIDTH, 470), (WIDTH, 900), (0, 900)], EARTH)
    _beds(c)
    for k in range(3):
        shadow = [
            (0, 500 + k * k * 90),
            (WIDTH, 500 + k * k * 90),
            (WIDTH, 530 + k * k * 128),
            (0, 530 + k * k * 128),
        ]
        c.shape(shadow, INK, 0.42)
    for row, (y, tall, lift) in enumerate(((470, 52, 92), (566, 104, 190), (760, 196, 380))):
        _panels(c, y, tall, lift, row)
    person(
        c,
        1110,
        800,
        340,
        Look(coat=RUST, legs=NIGHT),
        face=-1,
        lean=0.06,
        hands=((0.2, 0.42), (0.16, 0.4)),
    )
    straw_hat(c, 1086, 484, 58)
    c.light(1320, 200, 1500, "#b8a888", "#50604e")


def _beds(c: Canvas) -> None:
    for k in range(-6, 13):
        top, low = 800 + (k - 3) * 46, 800 + (k - 3) * 250
        bed = [(top, 466), (top + 30, 466), (low + 150, 900), (low, 900)]
        c.form(bed, LEAF if k % 2 else SAGE, MOSS, (top, 640), (top - 300, 900))
        for _ in range(26):
            depth = c.random.random() ** 0.6
            x = top + (low - top) * depth + c.within(0, 30 + 120 * depth)
            y, size = 466 + 434 * depth, 4 + 26 * depth
            c.shape(
                [
                    (x, y),
                    (x - size, y - size * 0.9),
                    (x - size * 0.1, y - size * 0.5),
                    (x + size * 0.2, y - size * 1.5),
                    (x + size * 0.3, y - size * 0.5),
                    (x + size, y - size * 0.8),
                ],
                mix(LEAF, STRAW, c.random.random() * 0.5),
            )


def _panels(c: Canvas, y: float, tall: float, lift: float, row: int) -> None:
    wide = tall * 3.1
    for k in range(-1, int(WIDTH / wide) + 2):
        x = k * wide + row * 60
        c.limb(
            (x + wide * 0.2, y - lift + tall), (x + wide * 0.2, y), tall * 0.07, tall * 0.07, STONE
        )
        sheet = [
            (x + tall * 0.35, y - lift),
            (x + wide + tall * 0.3, y - lift),
            (x + wide * 0.97, y - lift + tall),
            (x, y - lift + tall),
        ]
        c.form(
            sheet,
            mix(NIGHT, SEA, 0.4),
            INK,
            (x + wide, y - lift),
            (x - wide * 0.2, y - lift + tall * 1.6),
        )
        c.grade(
            sheet, MIST, (x + wide * 0.4, y - lift + tall), (x + wide * 1.2, y - lift - tall), 0.7
        )
        for part in range(1, 6):
            a, b = x + tall * 0.35 + part * wide / 6, x + part * wide * 0.97 / 6
            c.line([(a, y - lift), (b, y - lift + tall)], TEAL, 1 + row)
        c.line([sheet[0], sheet[1]], PAPER, 1.5 + row * 1.5)


def roof_garden(c: Canvas) -> None:
    """Children at vegetable beds on a school's roof, the town behind."""
    c.wash(mix(MIST, PAPER, 0.3), STRAW, until=560)
    c.glow(360, 240, 520, SNOW, 0.9)
    for k in range(15):
        x, tall = k * 112 - 20, 120 + c.within(0, 250)
        c.block(x, 560 - tall, 96, tall, mix(MIST, SLATE, c.within(0.05, 0.45)), SLATE)
        for pane in range(int(tall / 46)):
            c.box(x + 14, 580 - tall + pane * 44, 66, 8, PAPER, 0.45)
    c.grade(corners(0, 300, WIDTH, 260), STRAW, (0, 260), (0, 570), 0.8)
    c.ground(548, BONE, CLAY, (400, 560), (1500, 1000))
    c.form(corners(0, 508, WIDTH, 46), CLAY, RUST, (300, 500), (1700, 560))
    for x in range(20, WIDTH, 70):
        c.line([(x, 508), (x, 440)], SLATE, 5)
    c.line([(0, 440), (WIDTH, 440)], SLATE, 8)
    _trellis(c, 1210, 620)
    for x, y, wide in ((60, 600, 480), (640, 640, 440), (-60, 760, 640), (760, 800, 700)):
        _bed(c, x, y, wide)
        if y == 640:
            _children(c)
    c.light(330, 220, 1500, "#b5a689", "#5f6156")


def _bed(c: Canvas, x: float, y: float, wide: float) -> None:
    c.block(x, y, wide, 66, WOOD, INK)
    c.box(x + 8, y - 2, wide - 16, 14, EARTH)
    for k in range(int(wide / 40)):
        px, size = x + 26 + k * 39 + c.within(-6, 6), c.within(30, 52)
        for turn in (-0.9, -0.35, 0.35, 0.9):
            tip = (px + sin(turn) * size, y - cos(turn) * size)
            c.limb((px, y + 4), tip, 5, 14, mix(LEAF, SAGE, c.random.random()))


def _trellis(c: Canvas, x: float, y: float) -> None:
    for k in range(5):
        c.line([(x + k * 88, y), (x + k * 88, y - 370)], WOOD, 8)
        c.line([(x, y - 40 - k * 80), (x + 352, y - 40 - k * 80)], WOOD, 5)
    for _ in range(70):
        px, py, size = x + c.within(-16, 366), y - c.within(20, 380), c.within(14, 30)
        c.shape(
            [(px - size, py), (px, py - size * 0.8), (px + size, py), (px, py + size)],
            mix(MOSS, SAGE, c.random.random()),
        )
    for px, py in ((40, 250), (120, 180), (210, 270), (300, 160), (260, 90), (90, 80)):
        c.limb((x + px, y - py), (x + px + 6, y - py + 74), 24, 12, mix(LEAF, STRAW, 0.45))
        c.box(x + px - 4, y - py + 20, 30, 22, PAPER)


def _children(c: Canvas) -> None:
    people: tuple[tuple[float, float, float, int, Look, tuple[Point, Point]], ...] = (
        (330, 770, 250, 1, Look(coat=RED, legs=NIGHT), ((0.24, 0.5), (0.2, 0.46))),
        (560, 752, 236, -1, Look(coat=TEAL, legs=EARTH, hair=EARTH), ((0.18, 0.62), (0.2, 0.5))),
        (1110, 790, 264, 1, Look(coat=GOLD, legs=SEA), ((0.26, 0.74), (0.24, 0.6))),
    )
    for x, y, tall, face, look, hands in people:
        c.glow(x, y, 90, INK, 0.5, 16)
        person(c, x, y, tall, look, face=face, hands=hands)
    c.form([(470, 590), (530, 600), (520, 650), (478, 644)], SLATE, INK, (480, 600), (540, 660))
    c.line([(470, 604), (420, 588)], SLATE, 10)
    for k in range(7):
        c.line([(416, 588), (396 - k * 4, 640 + k * 4)], SNOW, 2, 0.7)


SCENES = {
    "persimmons": persimmons,
    "solar-garden": solar_garden,
    "roof-garden": roof_garden,
}
