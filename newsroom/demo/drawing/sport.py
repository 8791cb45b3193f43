"""Scenes of sport: a road race by the lake, a county ground at night, a swim."""

from math import cos, pi, sin

from newsroom.demo.drawing.canvas import WIDTH, Canvas, corners, curve
from newsroom.demo.drawing.figures import Look, person
from newsroom.demo.drawing.palette import (
    BONE,
    COATS,
    DUSK,
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
    SKIN,
    SLATE,
    SNOW,
    STONE,
    STRAW,
    TAN,
    TEAL,
    dark,
    mix,
)


def marathon(c: Canvas) -> None:
    """Runners come round the lake in the morning, the town hazy behind."""
    c.wash(mix(SEA, MIST, 0.6), PAPER, until=430)
    c.glow(1200, 240, 620, SNOW, 0.95)
    c.ridge(400, 150, mix(MIST, SEA, 0.3), step=330, haze=PAPER)
    for k in range(22):
        x, tall = k * 78 - 20, c.within(40, 210)
        c.block(x, 430 - tall, 64, tall, mix(MIST, SLATE, c.within(0.05, 0.35)), SLATE)
    c.grade(corners(0, 200, WIDTH, 240), PAPER, (0, 190), (0, 440), 0.9)
    c.wash(mix(SEA, MIST, 0.55), SEA, 428, 600)
    for _ in range(70):
        start, y = c.within(0, WIDTH), c.within(436, 590)
        c.line([(start, y), (start + (y - 400) * 0.5, y)], PAPER, 2.5, 0.5)
    shore = curve([(0, 560), (500, 566), (1000, 548), (WIDTH, 520)])
    c.form([*shore, (WIDTH, 900), (0, 900)], LEAF, MOSS, (900, 560), (300, 760))
    road = curve([(WIDTH, 540), (1200, 580), (700, 590), (0, 640)])
    c.form([*road, (0, 900), (WIDTH, 900)], mix(STONE, BONE, 0.35), SLATE, (1100, 560), (300, 1000))
    c.line(road, PAPER, 9)
    for x, y, size in ((80, 560, 1.3), (420, 560, 0.9), (760, 556, 0.75), (1490, 520, 0.9)):
        _willow(c, x, y, size)
    rows = ((640, 150, 8, 720, 1560), (716, 236, 7, 330, 1500), (850, 380, 6, -20, 1560))
    for row, (y, tall, count, left, right) in enumerate(rows):
        for k in range(count):
            place = left + (right - left) * (k + 0.5) / count + c.within(-26, 26)
            _runner(
                c,
                place,
                y + c.within(-14, 14),
                tall * c.within(0.93, 1.05),
                COATS[(k * 3 + row) % 7],
                k + row,
            )
    c.light(1150, 260, 1500, "#b4a78d", "#57646a")


def _willow(c: Canvas, x: float, y: float, size: float) -> None:
    c.limb((x, y + 20), (x + 14 * size, y - 190 * size), 26 * size, 14 * size, EARTH)
    c.oval(x + 14 * size, y - 220 * size, 104 * size, 62 * size, mix(LEAF, MOSS, 0.4))
    for k in range(46):
        turn = k * pi / 45
        px, py = x + (14 + cos(turn) * 112) * size, y - (210 + sin(turn) * 66) * size
        long = c.within(120, 210) * size
        strand = curve([(px, py), (px + 10 * size, py + long * 0.5), (px + 4 * size, py + long)], 4)
        c.line(strand, mix(LEAF, STRAW, c.within(0, 0.5)), 5 * size)


def _runner(c: Canvas, x: float, y: float, tall: float, coat: str, k: int) -> None:
    c.glow(x, y, tall * 0.34, INK, 0.5, tall * 0.05)
    look = Look(
        coat=coat,
        legs=(INK, NIGHT, SEA)[k % 3],
        skin=(SKIN, TAN)[k % 2],
        hair=(INK, EARTH, RED)[k % 3],
        bare=True,
    )
    arms = ((0.17, 0.68), (-0.12, 0.6)) if k % 2 else ((0.03, 0.56), (0.13, 0.7))
    person(c, x, y, tall, look, face=-1, stride=0.13 + 0.04 * (k % 3), lean=0.05, hands=arms)
    c.box(x - tall * 0.075, y - tall * 0.73, tall * 0.11, tall * 0.09, PAPER)


def stadium(c: Canvas) -> None:
    """A county ground under floodlights, full to the wall and beyond it."""
    c.wash(INK, mix(DUSK, SEA, 0.4), until=430)
    c.ridge(330, 150, mix(NIGHT, DUSK, 0.3), step=240)
    _floodlights(c)
    c.form(
        [(0, 250), (WIDTH, 250), (WIDTH, 480), (0, 480)],
        mix(NIGHT, SLATE, 0.3),
        INK,
        (800, 480),
        (800, 180),
    )
    for row in range(11):
        for seat in range(92):
            if c.random.random() < 0.86:
                x, y = seat * 17.6 + row % 2 * 9, 262 + row * 19
                tone = mix(COATS[c.random.randrange(7)], INK, 0.55 - row * 0.045)
                c.oval(x, y + 9, 8.5, 9, tone)
                c.disc(x, y - 3, 4.6, mix(SKIN, INK, 0.5 - row * 0.04))
    c.block(0, 466, WIDTH, 34, BONE, SLATE)
    for k in range(9):
        c.box(24 + k * 178, 472, 146, 22, (RUST, TEAL, OCHRE, SEA)[k % 4])
    _pitch(c)
    _players(c)
    c.light(800, 600, 1200, "#b4b09a", "#3c475c")


def _floodlights(c: Canvas) -> None:
    for x in (190, 1410):
        for dx in (-14, 14):
            c.line([(x + dx, 480), (x + dx * 0.4, 60)], SLATE, 8)
        c.block(x - 84, 30, 168, 78, SLATE)
        for k in range(10):
            c.disc(x - 66 + k % 5 * 33, 50 + k // 5 * 36, 12, SNOW)
        c.glow(x, 70, 460, MIST, 0.75)
        c.grade(
            [
                (x - 60, 90),
                (x + 60, 90),
                (800 + (x - 800) * 0.2 + 420, 900),
                (800 + (x - 800) * 0.2 - 420, 900),
            ],
            SNOW,
            (800, 980),
            (x, 40),
            0.35,
        )


def _pitch(c: Canvas) -> None:
    c.form(corners(0, 500, WIDTH, 400), LEAF, MOSS, (800, 520), (800, 1000))
    for k in range(0, 12, 2):
        left = 800 + (k - 6) * 150
        c.shape(
            [
                (left, 500),
                (left + 150, 500),
                (left + 330 + (k - 6) * 150, 900),
                (left + (k - 6) * 150, 900),
            ],
            SAGE,
            0.35,
        )
    c.line([(0, 518), (WIDTH, 518)], PAPER, 4)
    c.line([(800, 518), (800, 900)], PAPER, 5)
    c.arc(800, 690, 300, 106, (0, 360), PAPER, 5)


def _players(c: Canvas) -> None:
    for x, y, tall, side, stride, face in (
        (390, 690, 190, 0, 0.13, 1),
        (620, 800, 300, 0, 0.15, 1),
        (930, 640, 160, 1, 0.1, -1),
        (880, 850, 330, 1, 0.17, -1),
        (1260, 720, 220, 0, 0.09, -1),
        (210, 640, 160, 1, 0.1, 1),
    ):
        c.glow(x, y, tall * 0.4, INK, 0.55, tall * 0.05)
        person(
            c,
            x,
            y,
            tall,
            Look(coat=(GOLD, SNOW)[side], legs=(NIGHT, RED)[side], bare=True, hem=0.45),
            stride=stride,
            face=face,
            lean=0.04,
            hands=((0.17, 0.62), (-0.18, 0.62)),
        )
    c.disc(758, 838, 21, SNOW)
    for k in range(5):
        c.disc(758 + cos(k * 1.26) * 12, 838 + sin(k * 1.26) * 12, 5, INK)


def lake_swim(c: Canvas) -> None:
    """One swimmer in a wide lake, safety boats in a row, seen from above the shore."""
    c.wash(mix(SEA, MIST, 0.5), STRAW, until=260)
    c.glow(420, 210, 560, SNOW, 0.9)
    c.ridge(230, 130, mix(SEA, MIST, 0.5), step=320, haze=STRAW)
    c.ridge(262, 50, mix(MOSS, MIST, 0.4), step=150, haze=STRAW)
    c.wash(mix(TEAL, STRAW, 0.45), dark(SEA, 0.35), 258)
    c.glow(420, 330, 760, STRAW, 0.6, 220)
    for k in range(26):
        y = 270 + k * k * 0.95
        line = curve(
            [(x, y + sin(x / 90 + k) * (1 + k * 0.5)) for x in range(-20, WIDTH + 100, 90)], 4
        )
        c.line(line, (PAPER, TEAL)[k % 2], 1 + k * 0.16, 0.22)
    for k in range(6):
        _boat(c, 1180 + k * 20 + k * k * 7, 306 + k * k * 14, 0.3 + k * 0.17)
    _swimmer(c, 720, 690)
    for x, y, size in ((520, 440, 0.3), (430, 400, 0.22), (590, 372, 0.2), (330, 380, 0.18)):
        c.disc(x, y, 40 * size, RED)
        c.arc(x, y + 10 * size, 90 * size, 18 * size, (190, 350), SNOW, 3)
    c.light(450, 320, 1500, "#b7ac8e", "#4f626a")


def _boat(c: Canvas, x: float, y: float, size: float) -> None:
    c.glow(x, y + 16 * size, 130 * size, INK, 0.4, 18 * size)
    hull = curve(
        [
            (x - 110 * size, y - 20 * size),
            (x - 70 * size, y + 20 * size),
            (x + 80 * size, y + 20 * size),
            (x + 120 * size, y - 26 * size),
        ],
        5,
    )
    c.form(hull, OCHRE, RUST, (x - 40 * size, y - 20 * size), (x + 160 * size, y + 40 * size))
    person(
        c,
        x,
        y + 30 * size,
        150 * size,
        Look(coat=RED, legs=NIGHT),
        face=-1,
        hands=((0.2, 0.62), (0.1, 0.5)),
    )
    c.form(
        corners(x - 100 * size, y - 6 * size, 200 * size, 24 * size),
        GOLD,
        RUST,
        (x - 100 * size, y),
        (x + 160 * size, y + 30 * size),
    )


def _swimmer(c: Canvas, x: float, y: float) -> None:
    for k in range(6):
        c.arc(x - 40, y + 26 + k * 7, 300 + k * 66, 40 + k * 20, (20, 165), PAPER, 5 - k * 0.6)
    c.limb((x - 30, y - 14), (x + 64, y - 176), 58, 44, SKIN)
    c.limb((x + 64, y - 176), (x + 214, y - 60), 42, 28, SKIN)
    c.oval(x + 226, y - 44, 26, 15, SKIN)
    back = curve(
        [
            (x - 300, y + 18),
            (x - 180, y - 20),
            (x - 40, y - 42),
            (x + 50, y - 4),
            (x + 20, y + 30),
            (x - 180, y + 34),
            (x - 300, y + 18),
        ],
        6,
    )
    c.form(back, NIGHT, INK, (x - 60, y - 30), (x - 200, y + 60))
    c.oval(x + 96, y - 24, 62, 58, SKIN)
    cap = [(x + 96 + cos(t / 6) * 64, y - 28 + sin(t / 6) * 60) for t in range(17, 40)]
    c.form(cap, RED, dark(RED, 0.5), (x + 110, y - 60), (x + 40, y + 10))
    c.limb((x + 108, y - 22), (x + 152, y - 18), 20, 22, INK)
    _splash(c, x, y)


def _splash(c: Canvas, x: float, y: float) -> None:
    for _ in range(70):
        turn, reach = c.within(-2.7, 0.3), c.within(20, 150)
        c.disc(
            x + 200 + cos(turn) * reach, y - 20 + sin(turn) * reach * 0.6, c.within(2, 7), SNOW, 0.8
        )
    c.shape(
        curve(
            [
                (x - 330, y + 30),
                (x - 100, y + 18),
                (x + 130, y + 26),
                (x + 280, y + 12),
                (x + 200, y + 66),
                (x - 160, y + 70),
                (x - 330, y + 30),
            ],
            6,
        ),
        TEAL,
        0.5,
    )


SCENES = {
    "marathon": marathon,
    "stadium": stadium,
    "lake-swim": lake_swim,
}
