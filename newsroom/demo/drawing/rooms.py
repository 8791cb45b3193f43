"""Scenes indoors: a canteen for the old, a class about phones."""

from math import cos, sin

from newsroom.demo.drawing.canvas import WIDTH, Canvas, corners, curve
from newsroom.demo.drawing.figures import Look, bust, person
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
    ROSE,
    RUST,
    SAGE,
    SEA,
    SKIN,
    SLATE,
    SNOW,
    STONE,
    STRAW,
    TEAL,
    WOOD,
    dark,
    mix,
)

OLD = ("#d9d6cf", "#b9b6b0", "#8f8c88")


def window(c: Canvas, x: float, y: float, wide: float, tall: float) -> None:
    """A window with leaves outside; its light falls to the right."""
    c.box(x - 12, y - 12, wide + 24, tall + 24, PAPER)
    c.form(
        corners(x, y, wide, tall),
        mix(MIST, STRAW, 0.4),
        SEA,
        (x + wide, y),
        (x - wide, y + tall * 1.6),
    )
    for _ in range(16):
        px, py, size = (
            x + c.within(10, wide - 10),
            y + tall - abs(c.random.gauss(0, tall * 0.3)),
            c.within(14, 34),
        )
        px, py = min(max(px, x + size), x + wide - size), min(max(py, y + size), y + tall - size)
        c.oval(px, py, size, size * 0.8, mix(LEAF, STRAW, c.within(0, 0.5)))
    c.line([(x + wide / 2, y), (x + wide / 2, y + tall)], PAPER, 10)
    c.line([(x, y + tall * 0.4), (x + wide, y + tall * 0.4)], PAPER, 8)


def beam(c: Canvas, x: float, y: float, wide: float, tall: float, drop: float) -> None:
    """Sunlight from a window onto a wall or a floor."""
    points = [
        (x, y),
        (x + wide, y + 20),
        (x + wide + drop, y + tall + drop * 0.7),
        (x + drop, y + tall + drop * 0.6),
    ]
    c.grade(points, SNOW, (x + drop, y + tall + drop), (x, y), 0.5)


def steam(c: Canvas, x: float, y: float, size: float, opacity: float = 0.35) -> None:
    """Steam over something hot."""
    for k in range(3):
        for t in range(12):
            px = x + (k - 1) * size * 0.5 + sin(t / 2 + k) * size * 0.2 * (1 + t / 6)
            c.glow(px, y - t * size * 0.17, size * (0.16 + t * 0.016), SNOW, opacity * (1 - t / 14))


def canteen(c: Canvas) -> None:
    """Old people at a round table in window light, the cook behind his hatch."""
    c.wash(mix(STRAW, BONE, 0.4), mix(STRAW, CLAY, 0.45), until=620)
    for k in range(3):
        window(c, 70 + k * 300, 120, 210, 260)
    _hatch(c)
    c.ground(600, CLAY, EARTH, (500, 620), (1500, 1050))
    for k in range(3):
        beam(c, 70 + k * 300, 600, 210, 60, 260)
    for x, y, coat in ((120, 640, SEA), (1400, 650, MOSS)):
        bust(c, x, y, 240, Look(coat=coat, hair=OLD[1]), face=1 if x < 700 else -1, lean=0.05)
        c.oval(x, y + 22, 210, 44, WOOD)
        c.oval(x, y + 12, 210, 44, mix(BONE, CLAY, 0.3))
    _round_table(c)
    c.light(380, 320, 1300, "#bca983", "#64584c")


def _hatch(c: Canvas) -> None:
    c.form(corners(1040, 110, 470, 330), WOOD, INK, (1100, 110), (1650, 600))
    c.form(corners(1064, 134, 422, 270), mix(GOLD, STRAW, 0.6), OCHRE, (1200, 160), (1560, 500))
    for k in range(5):
        c.line([(1100 + k * 80, 134), (1100 + k * 80, 176)], EARTH, 4)
        c.dome(1100 + k * 80, 206, 28, 32, SLATE)
    bust(c, 1270, 404, 250, Look(coat=SNOW, hair=SNOW), face=-1)
    c.block(1020, 396, 510, 34, BONE, CLAY)
    for k in range(5):
        c.oval(1080 + k * 92, 394, 40, 15, (SAGE, RED, GOLD, RUST, PAPER)[k])
        steam(c, 1080 + k * 92, 376, 40, 0.25)


def _round_table(c: Canvas) -> None:
    for x, coat, hair, face in (
        (470, RUST, 0, 1),
        (650, SLATE, 2, 1),
        (860, TEAL, 1, -1),
        (1050, OCHRE, 0, -1),
    ):
        bust(
            c,
            x,
            690 - abs(x - 760) * 0.02,
            320,
            Look(coat=coat, hair=OLD[hair]),
            face=face,
            lean=0.05 * face,
        )
    c.glow(760, 870, 560, INK, 0.5, 70)
    c.oval(760, 770, 480, 112, EARTH)
    c.oval(760, 752, 480, 112, BONE)
    c.grade(
        [(760 + cos(t / 6) * 480, 752 + sin(t / 6) * 112) for t in range(38)],
        CLAY,
        (760, 740),
        (1300, 860),
        0.8,
    )
    for x, y, tone in (
        (500, 740, SEA),
        (640, 712, SEA),
        (880, 712, SEA),
        (1010, 744, SEA),
        (700, 780, RED),
        (830, 790, SAGE),
    ):
        c.oval(x, y + 10, 62, 25, dark(tone, 0.3))
        c.oval(x, y, 62, 24, PAPER)
        c.oval(x, y, 46, 16, tone if tone != SEA else SNOW)
        steam(c, x, y - 12, 56)


def phone_class(c: Canvas) -> None:
    """A class for the old: raised phones, one of them with its torch on."""
    c.wash(mix(SAGE, BONE, 0.55), mix(SAGE, STRAW, 0.4), until=700)
    c.block(250, 90, 760, 400, PAPER, STONE)
    c.panel(540, 130, 190, 320, 22, NIGHT)
    c.panel(554, 150, 162, 276, 10, mix(TEAL, MIST, 0.3))
    for k in range(6):
        c.panel(
            574 + k % 2 * 66, 172 + k // 2 * 84, 56, 56, 14, (RED, GOLD, SEA, OCHRE, SAGE, PAPER)[k]
        )
    c.line([(430, 210), (520, 236)], RED, 6)
    for k, wide in enumerate((150, 110, 130)):
        c.box(310, 190 + k * 56, wide, 12, STONE)
        c.box(780, 200 + k * 66, wide + 30, 12, STONE)
    window(c, 1210, 110, 240, 330)
    person(c, 1090, 700, 470, Look(coat=RUST, legs=NIGHT), face=-1, hands=((0.26, 0.8), (0.1, 0.5)))
    c.ground(660, CLAY, EARTH, (800, 660), (600, 1000))
    rows = (
        (
            700,
            190,
            (
                (140, SEA),
                (350, OCHRE),
                (560, MOSS),
                (770, SLATE),
                (980, ROSE),
                (1330, TEAL),
                (1520, CLAY),
            ),
        ),
        (830, 290, ((60, RUST), (360, TEAL), (690, NIGHT), (1010, MOSS), (1330, SEA))),
    )
    for row, (y, size, people) in enumerate(rows):
        for k, (x, coat) in enumerate(people):
            _pupil(c, x, y, size, coat, OLD[(k + row) % 3], raised=(k + row) % 2 == 0)
        c.form(corners(0, y + 14, WIDTH, 34), mix(WOOD, BONE, 0.35), EARTH, (0, y), (0, y + 80))
    c.glow(778, 500, 260, SNOW, 0.95)
    c.glow(778, 500, 60, SNOW)
    c.light(800, 420, 1200, "#b6ab8c", "#575c50")


def _pupil(
    c: Canvas, x: float, y: float, size: float, coat: str, hair: str, *, raised: bool
) -> None:
    body = curve(
        [
            (x - size * 0.38, y + 20),
            (x - size * 0.32, y - size * 0.4),
            (x, y - size * 0.6),
            (x + size * 0.32, y - size * 0.4),
            (x + size * 0.38, y + 20),
        ],
        6,
    )
    c.form(body, coat, dark(coat, 0.6), (x, y - size * 0.2), (x - size * 0.6, y))
    c.limb((x, y - size * 0.68), (x, y - size * 0.5), size * 0.13, size * 0.16, dark(SKIN, 0.15))
    c.oval(x, y - size * 0.82, size * 0.155, size * 0.18, hair)
    if raised:
        hand = (x + size * 0.42, y - size * 1.06)
        c.limb(
            (x + size * 0.28, y - size * 0.36),
            (x + size * 0.48, y - size * 0.6),
            size * 0.15,
            size * 0.11,
            coat,
        )
        c.limb((x + size * 0.48, y - size * 0.6), hand, size * 0.1, size * 0.07, coat)
        c.disc(*hand, size * 0.05, SKIN)
        c.panel(hand[0] - size * 0.08, hand[1] - size * 0.24, size * 0.16, size * 0.27, 6, INK)
        c.panel(
            hand[0] - size * 0.065,
            hand[1] - size * 0.22,
            size * 0.13,
            size * 0.22,
            4,
            mix(MIST, SNOW, 0.5),
        )


SCENES = {
    "canteen": canteen,
    "phone-class": phone_class,
}
