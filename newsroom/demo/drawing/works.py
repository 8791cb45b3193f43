"""Scenes of work: a warehouse of robots, a crane, a line of arms."""

from math import cos, pi, sin

from newsroom.demo.drawing.canvas import WIDTH, Canvas, corners, curve
from newsroom.demo.drawing.figures import Look, bust, person
from newsroom.demo.drawing.palette import (
    BONE,
    CLAY,
    DUSK,
    EARTH,
    GOLD,
    INK,
    MIST,
    NIGHT,
    OCHRE,
    PAPER,
    RED,
    ROSE,
    RUST,
    SEA,
    SLATE,
    SNOW,
    STONE,
    STRAW,
    TEAL,
    dark,
    mix,
)


def warehouse(c: Canvas) -> None:
    """Flat robots with shelves on their backs give way to each other on a lit floor."""
    c.wash(NIGHT, mix(NIGHT, SEA, 0.6), until=340)
    c.ground(300, mix(MIST, SLATE, 0.4), NIGHT, (800, 420), (1500, 1050))
    _lit_floor(c)
    for k in range(10):
        _rack(c, k * 170 - 60, 320, 0.5)
    fleet = (
        (330, 440, 0.6, 1),
        (820, 430, 0.56, 0),
        (1230, 450, 0.62, 1),
        (1010, 560, 0.85, 1),
        (200, 640, 1.0, 0),
        (620, 720, 1.3, 1),
        (1320, 780, 1.45, 0),
    )
    for x, y, size, loaded in fleet:
        _cart(c, x, y, size, bool(loaded))
    c.line([(890, 850), (1080, 850)], GOLD, 6, 0.8)
    c.line(curve([(330, 652), (420, 660), (500, 690)]), GOLD, 5, 0.8)
    person(
        c,
        1490,
        520,
        250,
        Look(coat=OCHRE, legs=INK, hair=RED),
        face=-1,
        hands=((0.16, 0.6), (0.14, 0.58)),
    )
    c.light(760, 520, 1200, "#b3ab95", "#475566")


def _lit_floor(c: Canvas) -> None:
    for k in range(9):
        c.line([(800 + (k - 4) * 90, 300), (800 + (k - 4) * 430, 900)], SNOW, 2, 0.35)
    for y in (330, 380, 460, 590, 800):
        c.line([(0, y), (WIDTH, y)], SNOW, 2, 0.35)
    for k in range(6):
        x = 130 + k * 270
        c.shape([(x, 0), (x + 60, 0), (x + 210, 420), (x - 150, 420)], STRAW, 0.09)
        c.box(x - 10, 18, 80, 10, SNOW)


def _rack(c: Canvas, x: float, y: float, size: float) -> None:
    c.block(x, y - 340 * size, 240 * size, 340 * size, mix(NIGHT, SLATE, 0.5))
    for row in range(4):
        for k in range(4):
            if c.random.random() < 0.8:
                c.block(
                    x + (12 + k * 56) * size,
                    y - (60 + row * 84) * size,
                    48 * size,
                    56 * size,
                    mix((CLAY, STRAW, SEA)[c.random.randrange(3)], NIGHT, 0.3),
                )


def _cart(c: Canvas, x: float, y: float, size: float, loaded: bool) -> None:
    c.glow(x, y + 6 * size, 150 * size, INK, 0.7, 26 * size)
    if loaded:
        for dx in (-94, 86):
            c.line(
                [(x + dx * size, y - 46 * size), (x + dx * size, y - 360 * size)], SLATE, 9 * size
            )
        for row in range(4):
            c.box(x - 100 * size, y - (70 + row * 80) * size, 200 * size, 9 * size, SLATE)
            for k in range(3):
                wide, tall = c.within(40, 58), c.within(38, 66)
                tone = (CLAY, STRAW, RUST, BONE, TEAL)[c.random.randrange(5)]
                c.block(
                    x + (-90 + k * 62) * size,
                    y - (70 + row * 80 + tall) * size,
                    wide * size,
                    tall * size,
                    tone,
                )
    shell = curve(
        [
            (x - 120 * size, y),
            (x - 114 * size, y - 44 * size),
            (x - 80 * size, y - 56 * size),
            (x + 80 * size, y - 56 * size),
            (x + 114 * size, y - 44 * size),
            (x + 120 * size, y),
        ],
        4,
    )
    c.form(shell, OCHRE, EARTH, (x - 20 * size, y - 50 * size), (x + 160 * size, y + 40 * size))
    c.box(x - 116 * size, y - 14 * size, 232 * size, 14 * size, INK)
    c.glow(x - 60 * size, y - 28 * size, 40 * size, "#bfeee0", 0.9)
    c.box(x - 84 * size, y - 32 * size, 48 * size, 8 * size, SNOW)


def tower_crane(c: Canvas) -> None:
    """A crane's cabin high over the town at sunrise, its driver writing a sign."""
    c.wash(mix(DUSK, SEA, 0.4), mix(GOLD, ROSE, 0.45), until=720)
    c.glow(1220, 600, 760, STRAW, 0.95)
    c.disc(1220, 600, 60, SNOW)
    _skyline(c)
    _lattice(c, (-40, 330), (1640, 190), 78, mix(OCHRE, RUST, 0.2))
    for k in range(7):
        y = 330 + k * 90
        c.line([(500, y), (640, y + 90)], dark(OCHRE, 0.3), 9)
        c.line([(640, y), (500, y + 90)], dark(OCHRE, 0.3), 9)
    for x in (500, 640):
        c.line([(x, 250), (x, 900)], mix(OCHRE, RUST, 0.3), 17)
    c.line([(570, 40), (0, 250)], INK, 5)
    c.line([(570, 40), (1380, 170)], INK, 5)
    c.form([(530, 270), (560, 40), (580, 40), (620, 270)], OCHRE, EARTH, (540, 100), (660, 200))
    c.form([(650, 330), (890, 320), (900, 560), (650, 590)], PAPER, CLAY, (660, 340), (980, 640))
    c.form(
        [(676, 356), (868, 348), (878, 500), (676, 516)],
        mix(MIST, GOLD, 0.5),
        SEA,
        (860, 360),
        (640, 620),
    )
    bust(c, 748, 520, 190, Look(coat=SEA, hair=RED), lean=0.06)
    c.form([(650, 516), (900, 500), (904, 566), (650, 592)], OCHRE, EARTH, (660, 500), (930, 640))
    c.block(806, 486, 74, 12, BONE)
    _hook(c)
    c.light(1200, 560, 1300, "#c0a585", "#4e5468")


def _skyline(c: Canvas) -> None:
    for row, (y, high, tone) in enumerate(((700, 210, 0.25), (780, 190, 0.5), (900, 190, 0.85))):
        x = -20.0
        while x < WIDTH:
            wide, tall = c.within(50, 120), high * c.within(0.4, 1)
            c.block(
                x, y - tall, wide - 4, tall + 200, mix(ROSE, NIGHT, tone), dark(NIGHT, tone * 0.6)
            )
            x += wide
        if row < 2:
            c.grade(
                corners(0, y - 260, WIDTH, 330),
                mix(ROSE, GOLD, 0.4),
                (0, y - 200),
                (0, y + 60),
                0.85,
            )


def _hook(c: Canvas) -> None:
    c.line([(1330, 210), (1330, 560)], INK, 4)
    c.block(1290, 560, 80, 30, INK)
    c.line([(1330, 590), (1240, 660)], INK, 3)
    c.line([(1330, 590), (1420, 660)], INK, 3)
    c.block(1220, 660, 220, 26, RUST)


def _lattice(
    c: Canvas, start: tuple[float, float], end: tuple[float, float], deep: float, tone: str
) -> None:
    count = 26
    upper = [
        (start[0] + (end[0] - start[0]) * k / count, start[1] + (end[1] - start[1]) * k / count)
        for k in range(count + 1)
    ]
    for k in range(count):
        (ax, ay), (bx, by) = upper[k], upper[k + 1]
        c.line(
            [(ax, ay + deep), ((ax + bx) / 2, (ay + by) / 2), (bx, by + deep)], dark(tone, 0.35), 6
        )
    c.line(upper, tone, 13)
    c.line([(x, y + deep) for x, y in upper], tone, 13)


def factory(c: Canvas) -> None:
    """Robot arms over a line, light through the roof, one worker on the round."""
    c.wash(mix(MIST, SLATE, 0.35), mix(MIST, BONE, 0.5), until=640)
    _roof_light(c)
    c.ground(610, mix(SLATE, BONE, 0.3), NIGHT, (500, 640), (1500, 1000))
    c.soften(2)
    for k in range(4):
        _arm(c, 240 + k * 390, 640, 1.15 - k * 0.02, k)
    c.form(corners(0, 640, WIDTH, 44), SLATE, INK, (0, 640), (0, 720))
    for k in range(9):
        x = 30 + k * 190
        c.block(x, 572, 132, 68, PAPER, SLATE)
        c.box(x + 14, 590, 60, 10, TEAL)
    for k in range(22):
        c.disc(36 + k * 76, 664, 13, STONE)
    for k in range(15):
        c.shape(
            [(k * 120, 800), (k * 120 + 60, 800), (k * 120 + 20, 840), (k * 120 - 40, 840)],
            GOLD,
            0.8,
        )
    c.glow(1270, 868, 190, INK, 0.6, 24)
    person(
        c,
        1270,
        866,
        430,
        Look(coat=SEA, legs=NIGHT, hair=GOLD),
        face=-1,
        stride=0.07,
        hands=((0.17, 0.6), (0.13, 0.58)),
    )
    c.block(1170, 590, 60, 76, PAPER, STONE)
    c.light(600, 300, 1300, "#b5aa98", "#525f6a")


def _roof_light(c: Canvas) -> None:
    for k in range(7):
        x = k * 250 - 70
        c.form(
            [(x, 0), (x + 250, 0), (x + 60, 170), (x, 170)],
            mix(SLATE, NIGHT, 0.4),
            INK,
            (x, 160),
            (x, -60),
        )
        c.shape([(x + 60, 170), (x + 250, 0), (x + 250, 30), (x + 90, 170)], SNOW)
        c.grade(
            [(x + 60, 170), (x + 250, 20), (x - 120, 700), (x - 420, 700)],
            SNOW,
            (x - 260, 720),
            (x + 170, 90),
            0.5,
        )
    for k in range(8):
        c.line([(80 + k * 210, 170), (80 + k * 210, 620)], SLATE, 12)


def _arm(c: Canvas, x: float, y: float, size: float, k: int) -> None:
    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * size, y - dy * size

    c.block(x - 70 * size, y - 70 * size, 140 * size, 110 * size, NIGHT)
    swing = sin(k * 1.7) * 40
    elbow, wrist = at(40 + swing, 330), at(200 + swing * 0.6, 210)
    c.limb(at(0, 70), elbow, 64 * size, 46 * size, dark(RUST, 0.2))
    c.limb(at(-6, 76), (elbow[0] - 8, elbow[1]), 34 * size, 24 * size, OCHRE)
    c.limb(elbow, wrist, 48 * size, 30 * size, OCHRE)
    for point, radius in ((at(0, 70), 44), (elbow, 36), (wrist, 22)):
        c.disc(*point, radius * size, NIGHT)
        c.disc(*point, radius * size * 0.5, STONE)
    tip = (wrist[0] + 4, wrist[1] + 92 * size)
    c.limb(wrist, tip, 20 * size, 12 * size, SLATE)
    c.glow(*tip, 90 * size, STRAW, 0.95)
    for spark in range(9):
        turn = -pi * spark / 9
        c.line(
            [tip, (tip[0] + cos(turn) * 60 * size, tip[1] + sin(turn) * 40 * size)], SNOW, 2, 0.8
        )


SCENES = {
    "warehouse": warehouse,
    "tower-crane": tower_crane,
    "factory": factory,
}
