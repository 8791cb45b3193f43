"""Scenes of cold and wet nights: snow, the last bus, a pharmacy that is open."""

from newsroom.demo.drawing.canvas import WIDTH, Canvas, corners, curve
from newsroom.demo.drawing.figures import Look, person
from newsroom.demo.drawing.palette import (
    ASH,
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
    dark,
    mix,
)
from newsroom.demo.drawing.streets import facades, wet


def rain(c: Canvas, count: int, colour: str = MIST) -> None:
    """Slanting rain over everything."""
    for _ in range(count):
        x, y, long = c.within(-60, WIDTH), c.within(-40, 900), c.within(24, 70)
        c.line([(x, y), (x - long * 0.22, y + long)], colour, 2, c.within(0.15, 0.45))


def umbrella(c: Canvas, x: float, y: float, wide: float, colour: str) -> None:
    """An open umbrella over (x, y)."""
    dome = curve(
        [
            (x - wide, y),
            (x - wide * 0.72, y - wide * 0.42),
            (x, y - wide * 0.66),
            (x + wide * 0.72, y - wide * 0.42),
            (x + wide, y),
        ],
        6,
    )
    c.form(
        [*dome, (x + wide * 0.5, y - wide * 0.1), (x, y + 2), (x - wide * 0.5, y - wide * 0.1)],
        colour,
        dark(colour, 0.65),
        (x + wide * 0.1, y - wide * 0.4),
        (x - wide, y + wide * 0.2),
    )
    c.line([(x, y), (x, y + wide * 0.9)], EARTH, 4)


def snow_city(c: Canvas) -> None:
    """Snow over a crossing in the blue hour, umbrellas, one lit window after the other."""
    c.wash(DUSK, mix(MIST, ROSE, 0.3), until=640)
    facades(c, 600, mix(DUSK, MIST, 0.3), GOLD, lit=0.18, high=520)
    c.soften(3)
    c.grade(corners(0, 200, WIDTH, 420), MIST, (0, 240), (0, 660), 0.75)
    c.form(
        [(0, 590), (WIDTH, 570), (WIDTH, 900), (0, 900)],
        mix(SNOW, MIST, 0.25),
        DUSK,
        (800, 600),
        (300, 1050),
    )
    for k in range(6):
        strip = [
            (380 + k * 130, 660),
            (440 + k * 130, 660),
            (420 + k * 190, 880),
            (300 + k * 190, 880),
        ]
        c.shape(strip, SNOW, 0.55)
    for x, size in ((150, 1.0), (1440, 1.15)):
        _bare_tree(c, x, 690, size)
    c.line([(1130, 640), (1130, 220)], INK, 9)
    c.line(curve([(1130, 230), (1120, 196), (1070, 190)]), INK, 8)
    c.glow(1060, 210, 260, STRAW, 0.9)
    _walkers(c)
    for _ in range(420):
        depth = c.random.random() ** 2
        c.disc(c.within(0, WIDTH), c.within(0, 900), 1.5 + 6.5 * depth, SNOW, 0.85)
    c.light(1060, 260, 1100, "#b9aa94", "#4c5870")


def _walkers(c: Canvas) -> None:
    people = (
        (540, 742, 250, RED, -1),
        (690, 800, 310, OCHRE, 1),
        (930, 770, 280, TEAL, 1),
        (1090, 850, 350, SEA, -1),
        (360, 836, 340, MOSS, 1),
    )
    for x, y, tall, tone, face in people:
        c.glow(x, y, tall * 0.5, DUSK, 0.55, 16)
        person(
            c,
            x,
            y,
            tall,
            Look(coat=dark(tone, 0.5), legs=INK, hem=0.32),
            stride=0.05,
            face=face,
            hands=((0.12, 0.64), (-0.08, 0.46)),
            lean=0.02,
        )
        umbrella(c, x + face * tall * 0.1, y - tall * 0.9, tall * 0.4, tone)


def _bare_tree(c: Canvas, x: float, y: float, size: float) -> None:
    c.limb((x, y), (x + 8 * size, y - 330 * size), 30 * size, 14 * size, INK)
    for k in range(11):
        side = 1 if k % 2 else -1
        fork = (x + 6 * size, y - (120 + k * 22) * size)
        tip = (x + side * (170 - k * 6) * size, fork[1] - c.within(90, 170) * size)
        bend = ((fork[0] + tip[0]) / 2, (fork[1] + tip[1]) / 2 + 26 * size)
        c.line(curve([fork, bend, tip]), INK, (9 - k * 0.5) * size)
        c.line([(px, py - 5) for px, py in curve([bend, tip])], SNOW, 4 * size)


def last_bus(c: Canvas) -> None:
    """The last bus waits at its stop in the rain; a nurse runs for it."""
    c.wash(INK, mix(NIGHT, SEA, 0.5), until=620)
    facades(c, 600, mix(NIGHT, DUSK, 0.5), GOLD, lit=0.12, high=500)
    c.soften(5)
    wet(c, 600, [(240, GOLD), (560, STRAW), (860, STRAW), (1010, RED), (1320, TEAL)])
    _bus(c)
    _stop(c, 1400, 740)
    c.glow(1160, 838, 160, INK, 0.7, 20)
    person(
        c,
        1160,
        836,
        420,
        Look(coat=PAPER, legs=SEA, hair=INK, hem=0.36),
        stride=0.14,
        face=-1,
        lean=0.07,
        hands=((0.27, 0.7), (-0.2, 0.6)),
    )
    rain(c, 260)
    c.light(850, 500, 1000, "#b9a580", "#3d4c5e")


def _bus(c: Canvas) -> None:
    c.form(corners(70, 250, 900, 440), mix(SEA, TEAL, 0.4), INK, (300, 300), (1250, 900))
    c.panel(50, 230, 940, 60, 26, dark(SEA, 0.3))
    c.box(70, 560, 900, 18, BONE)
    for k in range(5):
        x = 100 + k * 148
        c.form(corners(x, 316, 132, 150), STRAW, OCHRE, (x, 316), (x + 130, 560))
        if k in {0, 1, 3}:
            c.oval(x + 66, 392, 26, 32, dark(SEA, 0.5))
            c.dome(x + 66, 480, 52, 62, dark((RUST, MOSS, SLATE)[k % 3], 0.4))
    c.box(100, 466, 724, 10, dark(SEA, 0.4))
    c.form(corners(846, 310, 104, 360), SNOW, GOLD, (900, 320), (900, 760))
    c.line([(898, 310), (898, 670)], SEA, 5)
    c.glow(898, 520, 260, STRAW, 0.7)
    c.panel(180, 250, 190, 30, 6, INK)
    for k, wide in enumerate((22, 14, 40, 26)):
        c.box(196 + k * 42, 259, wide, 12, GOLD)
    for x in (250, 740):
        c.disc(x, 690, 66, INK)
        c.disc(x, 690, 34, SLATE)
        c.disc(x, 690, 12, STONE)
    c.glow(90, 620, 130, STRAW, 0.9)
    c.disc(86, 620, 20, SNOW)


def _stop(c: Canvas, x: float, y: float) -> None:
    c.form(corners(x - 130, 250, 360, 22), SLATE, INK, (x, 250), (x, 290))
    for dx in (-110, 200):
        c.line([(x + dx, 262), (x + dx, y)], INK, 10)
    c.form(corners(x - 90, 330, 150, 240), BONE, TEAL, (x, 300), (x + 90, 720))
    for k in range(6):
        c.box(x - 74, 352 + k * 34, 60 + (k * 37) % 58, 9, SLATE)
    c.disc(x + 150, 380, 38, TEAL)
    c.panel(x + 130, 364, 40, 28, 6, PAPER)
    c.box(x + 136, 370, 28, 10, TEAL)


def pharmacy(c: Canvas) -> None:
    """A pharmacy with its green lamp, open at night; an old woman at its door."""
    c.wash(INK, NIGHT, until=660)
    facades(c, 640, mix(NIGHT, DUSK, 0.35), GOLD, lit=0.06, high=640)
    c.soften(3)
    wet(c, 640, [(620, "#8fd1a8"), (980, STRAW), (1180, STRAW)])
    _shop(c)
    c.glow(1250, 836, 190, INK, 0.7, 22)
    person(
        c,
        1250,
        834,
        380,
        Look(coat=dark(RUST, 0.2), legs=INK, hair=ASH, hem=0.36),
        face=-1,
        lean=0.06,
        hands=((0.2, 0.5), (0.1, 0.5)),
    )
    c.line([(1174, 640), (1160, 836)], EARTH, 7)
    c.light(800, 460, 1000, "#a9b595", "#3a4759")


def _shop(c: Canvas) -> None:
    c.form(corners(420, 130, 960, 530), mix(SLATE, NIGHT, 0.45), INK, (800, 200), (1500, 700))
    c.form(corners(470, 270, 560, 340), SNOW, mix(SAGE, GOLD, 0.5), (700, 280), (900, 760))
    for row in range(4):
        c.box(480, 338 + row * 70, 540, 7, CLAY)
        for k in range(18):
            tall = c.within(24, 50)
            c.box(
                486 + k * 30,
                338 + row * 70 - tall,
                22,
                tall,
                (TEAL, BONE, RUST, SAGE, OCHRE, MIST)[c.random.randrange(6)],
            )
    person(c, 760, 640, 330, Look(coat=SNOW, legs=SEA), hands=((0.17, 0.62), (0.12, 0.6)))
    c.block(600, 500, 330, 158, BONE, CLAY)
    c.form(corners(1070, 250, 210, 402), STRAW, OCHRE, (1170, 260), (1250, 800))
    c.block(1070, 250, 24, 402, SLATE)
    c.glow(1180, 560, 330, STRAW, 0.6)
    c.block(420, 150, 960, 84, mix(MOSS, NIGHT, 0.4))
    for k in range(4):
        c.box(700 + k * 100, 172, 62, 40, BONE)
        c.box(716 + k * 100, 184, 30, 7, MOSS)
        c.box(716 + k * 100, 198, 30, 6, MOSS)
    c.glow(540, 192, 330, "#6fd39a", 0.85)
    c.box(526, 158, 28, 68, "#d8ffe6")
    c.box(506, 178, 68, 28, "#d8ffe6")


SCENES = {
    "snow-city": snow_city,
    "last-bus": last_bus,
    "pharmacy": pharmacy,
}
