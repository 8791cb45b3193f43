"""Scenes under the sky: birds seen from orbit, dishes that listen."""

from math import cos, pi, sin

from newsroom.demo.drawing.canvas import WIDTH, Canvas, Point, corners, curve
from newsroom.demo.drawing.figures import Look, person
from newsroom.demo.drawing.palette import (
    ASH,
    BONE,
    DUSK,
    EARTH,
    GOLD,
    INK,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    RED,
    ROSE,
    RUST,
    SEA,
    SLATE,
    SNOW,
    STRAW,
    TEAL,
    WOOD,
    dark,
    mix,
)


def stars(c: Canvas, until: float, count: int) -> None:
    """Stars, and a band of many small ones across."""
    for _ in range(count):
        c.disc(
            c.within(0, WIDTH),
            c.within(0, until),
            0.8 + c.random.random() ** 3 * 2.6,
            PAPER,
            c.within(0.3, 0.95),
        )
    for _ in range(count * 3):
        x = c.within(0, WIDTH)
        y = until * 0.95 - x * 0.42 + c.random.gauss(0, 70)
        if y < until:
            c.disc(x, y, c.within(0.7, 1.6), PAPER, c.within(0.2, 0.7))


def dish(c: Canvas, x: float, y: float, size: float, turn: float, colour: str) -> None:
    """A dish that looks up to the left or right by `turn` (radians); (x, y) is its pivot."""

    def at(along: float, up: float) -> Point:
        return x + (along * cos(turn) + up * sin(turn)) * size, y + (
            along * sin(turn) - up * cos(turn)
        ) * size

    bowl = [at(cos(pi + k * pi / 30), 0.62 - sin(k * pi / 30) * 0.5) for k in range(31)]
    c.form(bowl, dark(colour, 0.25), INK, at(-0.4, 0.5), at(1.0, 0.1))
    rim = [at(cos(k * pi / 20), 0.62 + sin(k * pi / 20) * 0.22) for k in range(41)]
    c.form(rim, colour, SLATE, at(0.5, 0.8), at(-1.0, 0.5))
    for share in (0.33, 0.66):
        c.line(
            [
                at(cos(k * pi / 20) * share, 0.60 + sin(k * pi / 20) * 0.2 * share)
                for k in range(41)
            ],
            SLATE,
            size * 0.008,
            0.6,
        )
    for k in range(8):
        c.line(
            [at(0, 0.56), at(cos(k * pi / 4), 0.62 + sin(k * pi / 4) * 0.22)],
            SLATE,
            size * 0.008,
            0.6,
        )
    for end in (-0.85, 0.0, 0.85):
        c.line([at(end, 0.62 - (0.2 if end == 0 else 0)), at(0, 1.28)], ASH, size * 0.022)
    c.disc(*at(0, 1.28), size * 0.06, RED)
    c.disc(x, y, size * 0.16, SLATE)


def wetland(c: Canvas) -> None:
    """A small satellite over a wetland at dawn, flocks of birds below it."""
    c.wash(NIGHT, mix(ROSE, STRAW, 0.4), until=560)
    c.glow(520, 540, 760, STRAW, 0.95, 360)
    c.ridge(540, 60, mix(DUSK, ROSE, 0.4), step=260, haze=STRAW)
    c.wash(mix(ROSE, STRAW, 0.5), mix(SEA, NIGHT, 0.3), 540)
    _reed_beds(c)
    for _ in range(150):
        turn = c.random.gauss(0, 1)
        x, y = (
            830 + turn * 230 + c.random.gauss(0, 50),
            470 - abs(turn) * 46 + c.random.gauss(0, 34),
        )
        size = c.within(5, 15)
        c.line([(x - size, y - size * 0.5), (x, y), (x + size, y - size * 0.6)], INK, 2.5, 0.85)
    c.grade(
        [(1130, 200), (1170, 200), (1010, 560), (560, 560)], STRAW, (800, 640), (1150, 190), 0.4
    )
    _satellite(c, 1160, 180)
    c.light(560, 480, 1300, "#c3a78a", "#464f66")


def _reed_beds(c: Canvas) -> None:
    for k in range(30):
        depth = (k / 30) ** 1.4
        x, y, wide = c.within(-200, WIDTH), 556 + 330 * depth, 120 + 420 * depth
        bar = curve(
            [
                (x, y),
                (x + wide * 0.3, y - 10 - 14 * depth),
                (x + wide * 0.7, y - 6),
                (x + wide, y),
                (x + wide * 0.5, y + 8 + 22 * depth),
                (x, y),
            ],
            5,
        )
        c.form(bar, mix(OCHRE, MOSS, depth), INK, (x, y), (x, y + 60 * depth + 20))
    for k in range(190):
        x = c.within(0, 480) if k % 2 else c.within(1180, WIDTH)
        tall = c.within(60, 240)
        c.line(
            curve([(x, 900), (x + 6, 900 - tall * 0.6), (x + c.within(-20, 34), 900 - tall)], 4),
            mix(MOSS, INK, c.random.random()),
            4,
        )


def _satellite(c: Canvas, x: float, y: float) -> None:
    for side in (-1, 1):
        for k in range(3):
            left = x + side * (76 + k * 74) - 34
            wing = [
                (left, y - 44 - side * 14),
                (left + 68, y - 44 - side * 14),
                (left + 68, y + 44 - side * 14),
                (left, y + 44 - side * 14),
            ]
            c.form(wing, SEA, INK, (left + 60, y - 40), (left - 80, y + 90))
            c.line([(left, y - side * 14), (left + 68, y - side * 14)], TEAL, 2)
            c.line([(left + 34, wing[0][1]), (left + 34, wing[3][1])], TEAL, 2)
    c.form(corners(x - 44, y - 56, 88, 112), GOLD, RUST, (x + 30, y - 40), (x - 90, y + 70))
    c.form(
        [(x - 22, y + 56), (x + 22, y + 56), (x + 34, y + 92), (x - 34, y + 92)],
        SLATE,
        INK,
        (x, y),
        (x - 40, y + 90),
    )
    c.line([(x, y - 56), (x + 20, y - 110)], ASH, 5)
    c.disc(x + 20, y - 112, 9, SNOW)
    c.glow(x + 34, y - 46, 60, SNOW, 0.8)


def ground_station(c: Canvas) -> None:
    """A great white dish in a valley under the stars, a shepherd and his sheep below."""
    c.wash(INK, mix(DUSK, TEAL, 0.35), until=700)
    stars(c, 560, 130)
    c.line([(240, 60), (560, 190)], SNOW, 3, 0.8)
    c.glow(560, 190, 26, SNOW)
    for k in range(3):
        c.ridge(
            560 + k * 80,
            280 - k * 90,
            mix(DUSK, INK, 0.15 + k * 0.25),
            step=360 - k * 60,
            haze=mix(DUSK, TEAL, 0.4),
        )
    c.form(
        [(0, 730), (500, 690), (1100, 716), (WIDTH, 680), (WIDTH, 900), (0, 900)],
        mix(MOSS, NIGHT, 0.4),
        INK,
        (900, 680),
        (500, 920),
    )
    _station(c)
    for k in range(11):
        _sheep(c, 90 + k * 74 + c.within(-24, 24), 800 + (k * 37) % 70, c.within(0.8, 1.15))
    person(
        c,
        420,
        872,
        290,
        Look(coat=EARTH, legs=INK, hair=STRAW, hem=0.3),
        hands=((0.16, 0.6), (0.04, 0.46)),
    )
    c.line([(468, 640), (474, 876)], WOOD, 7)
    c.light(900, 420, 1150, "#aeb0a2", "#3a4660")


def _station(c: Canvas) -> None:
    c.glow(1020, 720, 560, STRAW, 0.35, 130)
    c.form([(880, 730), (930, 500), (1110, 500), (1160, 730)], BONE, DUSK, (960, 520), (1240, 700))
    for k in range(4):
        c.line([(890 + k * 14, 690 - k * 50), (1150 - k * 14, 690 - k * 50)], SLATE, 3)
    c.form(corners(986, 640, 62, 92), STRAW, OCHRE, (1000, 640), (1060, 800))
    dish(c, 1020, 500, 330, -0.42, SNOW)
    c.block(1240, 640, 190, 92, mix(SLATE, NIGHT, 0.3))
    for k in range(3):
        c.box(1258 + k * 58, 662, 36, 30, GOLD)


def _sheep(c: Canvas, x: float, y: float, size: float) -> None:
    for dx in (-22, -10, 14, 26):
        c.line([(x + dx * size, y - 16 * size), (x + dx * size, y + 6 * size)], INK, 5 * size)
    for dx, dy in ((-26, -26), (-6, -34), (16, -32), (28, -22), (0, -20)):
        c.disc(x + dx * size, y + dy * size, 20 * size, mix(BONE, DUSK, 0.35))
    c.limb(
        (x + 40 * size, y - 38 * size), (x + 56 * size, y - 26 * size), 20 * size, 13 * size, INK
    )


def rooftop_dish(c: Canvas) -> None:
    """Students on a roof beside a dish made of old parts, a curve on their screen."""
    c.wash(INK, mix(DUSK, ROSE, 0.35), until=640)
    stars(c, 480, 110)
    x = -20.0
    while x < WIDTH:
        wide, tall = c.within(60, 150), c.within(60, 210)
        c.block(x, 640 - tall, wide - 5, tall + 40, mix(NIGHT, DUSK, c.within(0.1, 0.5)))
        for k in range(4):
            if c.random.random() < 0.4:
                c.box(x + 14 + k % 2 * 34, 660 - tall + k // 2 * 40, 16, 20, GOLD, 0.8)
        x += wide
    c.ground(640, mix(SLATE, DUSK, 0.3), INK, (760, 660), (760, 1050))
    c.block(0, 610, WIDTH, 44, mix(SLATE, NIGHT, 0.2))
    for dx in (-150, 0, 150):
        c.limb((1130, 560), (1130 + dx, 800), 26, 18, RUST)
    c.line([(1030, 720), (1240, 720)], RUST, 12)
    dish(c, 1130, 540, 300, -0.5, ASH)
    c.line(curve([(1130, 720), (1000, 850), (760, 830), (640, 760)]), INK, 6)
    _students(c)
    c.light(680, 600, 1050, "#a9b3a4", "#3d435c")


def _students(c: Canvas) -> None:
    c.block(520, 690, 240, 20, WOOD)
    for dx in (540, 740):
        c.line([(dx, 706), (dx, 850)], EARTH, 11)
    c.form([(560, 560), (730, 560), (722, 690), (568, 690)], INK, NIGHT, (560, 560), (740, 700))
    c.glow(640, 620, 300, TEAL, 0.75)
    c.line(
        curve([(576, 662), (610, 656), (636, 640), (652, 590), (668, 640), (692, 656), (716, 660)]),
        "#c8f2e2",
        5,
    )
    for px, tall, coat, face, hand in (
        (430, 360, RED, 1, 0.66),
        (330, 390, SEA, 1, 0.46),
        (850, 370, OCHRE, -1, 0.62),
        (220, 350, MOSS, 1, 0.5),
    ):
        c.glow(px, 856, 110, INK, 0.6, 16)
        person(
            c,
            px,
            856,
            tall,
            Look(coat=coat, legs=NIGHT, hair=(INK, EARTH)[px % 4 == 2]),
            face=face,
            hands=((0.18, hand), (0.06, 0.47)),
        )


SCENES = {
    "wetland": wetland,
    "ground-station": ground_station,
    "rooftop-dish": rooftop_dish,
}
