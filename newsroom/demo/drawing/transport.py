"""Scenes of what moves: a metro line, a bus full of books."""

from newsroom.demo.drawing.canvas import WIDTH, Canvas, corners, curve
from newsroom.demo.drawing.figures import Look, person
from newsroom.demo.drawing.palette import (
    BONE,
    CLAY,
    COATS,
    EARTH,
    GOLD,
    INK,
    MIST,
    MOSS,
    NIGHT,
    PAPER,
    RED,
    ROSE,
    RUST,
    SAGE,
    SEA,
    SLATE,
    SNOW,
    STONE,
    STRAW,
    TEAL,
    WOOD,
    mix,
    pale,
)


def metro(c: Canvas) -> None:
    """A train comes into a new station; passengers behind the line."""
    c.wash(mix(MIST, PAPER, 0.5), MIST)
    c.form([(0, 0), (WIDTH, 0), (1000, 340), (700, 340)], PAPER, SLATE, (850, 300), (850, -160))
    for k in range(7):
        share = (k / 7) ** 0.6
        y = 340 * share
        c.line([(700 * share, y), (WIDTH - 600 * share, y)], SNOW, 26 * (1 - share) + 3)
    _platform_wall(c)
    c.form(
        [(1000, 340), (WIDTH, 0), (WIDTH, 900), (1000, 540)], SLATE, INK, (1000, 400), (1700, 500)
    )
    c.box(700, 340, 300, 200, INK)
    c.form([(0, 900), (700, 540), (850, 540), (620, 900)], BONE, CLAY, (700, 560), (0, 1000))
    c.shape([(570, 900), (838, 540), (852, 540), (640, 900)], GOLD)
    c.form([(640, 900), (852, 540), (1000, 540), (WIDTH, 900)], NIGHT, INK, (900, 560), (1100, 860))
    for x in (830, 1270):
        c.line([(920, 540), (x, 900)], STONE, 7)
    _train(c)
    for k, (x, y, tall) in enumerate(
        ((560, 640, 150), (490, 680, 190), (380, 740, 260), (240, 820, 370), (100, 880, 470))
    ):
        c.glow(x + 20, y, tall * 0.4, INK, 0.45, tall * 0.05)
        person(
            c,
            x,
            y,
            tall,
            Look(coat=COATS[k], legs=(NIGHT, EARTH)[k % 2], hair=(INK, EARTH)[k % 2]),
            hands=((0.13, 0.62 if k % 2 else 0.46), (0.06, 0.46)),
        )
    c.light(1010, 420, 1100, "#b3ad98", "#556672")


def _platform_wall(c: Canvas) -> None:
    c.form(
        [(0, 0), (700, 340), (700, 540), (0, 900)],
        mix(BONE, MIST, 0.3),
        SLATE,
        (700, 400),
        (-300, 500),
    )
    c.shape([(0, 190), (700, 382), (700, 402), (0, 270)], TEAL)
    for k in range(5):
        x = 60 + k * k * 7 + k * 96
        c.shape(
            [
                (x, 330 + k * 24),
                (x + 90 - k * 10, 336 + k * 24),
                (x + 90 - k * 10, 520 + k * 4),
                (x, 560 + k * 2),
            ],
            (ROSE, GOLD, SAGE, MIST, BONE)[k],
        )


def _train(c: Canvas) -> None:
    nose = curve(
        [
            (730, 760),
            (726, 420),
            (780, 240),
            (900, 210),
            (1140, 210),
            (1260, 240),
            (1314, 420),
            (1310, 760),
            (1020, 800),
        ],
        6,
    )
    c.form(nose, SNOW, SLATE, (900, 400), (1480, 700))
    glass = curve(
        [(776, 500), (790, 330), (850, 286), (1190, 286), (1250, 330), (1264, 500), (1020, 524)], 6
    )
    c.form(glass, NIGHT, TEAL, (1100, 480), (760, 280))
    c.shape([(880, 294), (980, 294), (900, 510), (820, 508)], MIST, 0.28)
    c.form(corners(734, 580, 572, 54), TEAL, INK, (800, 580), (1500, 660))
    c.box(734, 640, 572, 12, GOLD)
    c.panel(900, 226, 240, 40, 8, INK)
    for k, wide in enumerate((26, 18, 44, 30)):
        c.box(920 + k * 52, 238, wide, 16, GOLD)
    for x in (800, 1236):
        c.glow(x, 706, 190, STRAW, 0.9)
        c.disc(x, 706, 28, SNOW)


def book_bus(c: Canvas) -> None:
    """A red bus of books on a mountain road, children before its shelves."""
    c.wash(mix(ROSE, STRAW, 0.3), PAPER, until=560)
    c.glow(260, 220, 480, SNOW, 0.95)
    for k in range(4):
        c.ridge(
            360 + k * 66,
            260 - k * 46,
            mix(MIST, SEA, 0.15 + k * 0.2),
            step=360 - k * 40,
            haze=PAPER,
        )
    for _ in range(40):
        x, y = c.within(0, WIDTH), c.within(560, 620)
        fir = [(x - 16, y), (x, y - c.within(60, 120)), (x + 16, y)]
        c.shape(fir, mix(MOSS, SEA, c.within(0.1, 0.6)))
    c.form([(0, 640), (WIDTH, 590), (WIDTH, 900), (0, 900)], CLAY, EARTH, (900, 620), (300, 980))
    c.shape([(0, 700), (WIDTH, 650), (WIDTH, 664), (0, 716)], BONE, 0.6)
    _library_bus(c)
    people = (
        (730, 800, 260, RED, 1),
        (860, 812, 236, TEAL, -1),
        (990, 800, 280, GOLD, 1),
        (330, 836, 300, SEA, 1),
        (1460, 850, 350, MOSS, -1),
    )
    for x, y, tall, tone, face in people:
        c.glow(x - 10, y, tall * 0.4, INK, 0.5, 14)
        person(
            c,
            x,
            y,
            tall,
            Look(coat=pale(tone, 0.15), legs=(NIGHT, EARTH)[face > 0]),
            face=face,
            hands=((0.17, 0.62), (0.15, 0.58)),
        )
        c.block(x + face * tall * 0.12, y - tall * 0.68, tall * 0.13, tall * 0.1, PAPER, CLAY)
    c.light(300, 220, 1500, "#b8a488", "#5c5f62")


def _library_bus(c: Canvas) -> None:
    c.glow(900, 770, 620, INK, 0.6, 50)
    body = curve(
        [
            (430, 750),
            (416, 420),
            (450, 320),
            (520, 300),
            (1290, 300),
            (1350, 330),
            (1366, 420),
            (1366, 750),
        ],
        5,
    )
    c.form(body, RED, EARTH, (700, 400), (1600, 900))
    c.form(corners(428, 660, 936, 30), BONE, CLAY, (430, 660), (1500, 690))
    c.form([(440, 370), (560, 370), (560, 540), (424, 540)], MIST, SEA, (470, 380), (560, 620))
    for k in range(3):
        _shelves(c, 610 + k * 244, 380)
    for x in (560, 1220):
        c.disc(x, 750, 78, INK)
        c.disc(x, 750, 40, STONE)
        c.disc(x, 750, 14, INK)
    c.form([(600, 372), (1350, 372), (1400, 318), (580, 318)], BONE, CLAY, (900, 320), (900, 420))


def _shelves(c: Canvas, x: float, y: float) -> None:
    c.box(x, y, 216, 230, EARTH)
    for row in range(3):
        at = x + 8.0
        while at < x + 196:
            wide, tall = c.within(9, 20), c.within(46, 66)
            tone = (RUST, TEAL, GOLD, BONE, SEA, SAGE, ROSE, PAPER)[c.random.randrange(8)]
            c.block(at, y + 72 + row * 74 - tall, wide, tall, tone)
            at += wide + 2
        c.box(x, y + 72 + row * 74, 216, 7, WOOD)


SCENES = {
    "metro": metro,
    "book-bus": book_bus,
}
