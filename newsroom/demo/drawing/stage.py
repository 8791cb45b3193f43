"""Scenes of the stage: a shadow play, a band."""

from math import cos, sin

from newsroom.demo.drawing.canvas import WIDTH, Canvas, corners, curve
from newsroom.demo.drawing.figures import Look, crowd, person
from newsroom.demo.drawing.palette import (
    ASH,
    BONE,
    CLAY,
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
    STONE,
    STRAW,
    TEAL,
    WOOD,
    dark,
    mix,
)


def shadow_play(c: Canvas) -> None:
    """A lit screen with two leather figures, one in sunglasses; heads dark before it."""
    c.wash(INK, dark(RUST, 0.75))
    for side in (0, 1):
        for k in range(5):
            x = k * 52 if not side else WIDTH - k * 52
            away = 52 if not side else -52
            c.form(
                [(x, 0), (x + away, 0), (x + away * 0.8, 900), (x - away * 0.1, 900)],
                RUST,
                INK,
                (x, 0),
                (x + away * 1.4, 0),
            )
    c.glow(800, 380, 900, OCHRE, 0.45, 560)
    c.panel(270, 70, 1060, 600, 8, EARTH)
    c.form(corners(296, 96, 1008, 548), mix(GOLD, STRAW, 0.55), RUST, (800, 460), (800, 1000))
    c.glow(800, 340, 500, SNOW, 0.95, 300)
    cloud = curve(
        [(380, 220), (450, 170), (520, 200), (590, 160), (650, 216), (520, 236), (380, 220)], 6
    )
    c.shape(cloud, TEAL, 0.75)
    c.shape([(x + 560, y + 60) for x, y in cloud], RED, 0.6)
    c.line(curve([(360, 636), (372, 480), (340, 360), (400, 270)]), EARTH, 20)
    for k in range(7):
        c.oval(370 + cos(k) * 60, 280 + sin(k * 2) * 46, 44, 26, MOSS, 0.85)
    c.line([(300, 620), (1300, 620)], WOOD, 14)
    _leather(c, 650, 612, 1, RED, TEAL)
    _leather(c, 980, 612, -1, SEA, OCHRE)
    for dx in (0, 34):
        c.oval(676 + dx, 300, 17, 13, INK)
    c.line([(660, 298), (726, 298)], INK, 6)
    c.line(curve([(560, 500), (520, 560), (590, 600), (470, 690)]), EARTH, 4)
    crowd(c, 800, 150, 11, INK)
    crowd(c, 890, 200, 8, "#0b0f18")
    c.light(800, 340, 1000, "#cda974", "#3a3034")


def _leather(c: Canvas, x: float, y: float, side: int, robe: str, sash: str) -> None:
    c.line([(x - side * 20, y - 220), (x - side * 60, y + 80)], EARTH, 4)
    skirt = curve(
        [
            (x - 92, y),
            (x - 40, y - 120),
            (x - 46, y - 240),
            (x + 46, y - 240),
            (x + 44, y - 120),
            (x + 92, y),
        ],
        6,
    )
    c.form(skirt, robe, dark(robe, 0.6), (x + side * 20, y), (x - side * 120, y))
    for k in range(7):
        c.line(curve([(x - 72 + k * 24, y - 6), (x - 36 + k * 12, y - 110)]), STRAW, 3)
    c.form(corners(x - 52, y - 160, 104, 22), sash, INK, (x, y - 160), (x + 90, y - 130))
    for k in range(4):
        c.disc(x, y - 216 + k * 17, 6, STRAW)
    hand = (x + side * 158, y - 262)
    c.limb((x + side * 30, y - 226), (x + side * 106, y - 196), 40, 32, robe)
    c.limb((x + side * 106, y - 196), hand, 32, 18, dark(robe, 0.2))
    c.line([hand, (x + side * 180, y + 80)], EARTH, 4)
    c.limb((x - side * 30, y - 226), (x - side * 92, y - 150), 36, 24, sash)
    _leather_head(c, x, y, side, robe, sash)


def _leather_head(c: Canvas, x: float, y: float, side: int, robe: str, sash: str) -> None:
    c.oval(x + side * 6, y - 300, 40, 48, dark(CLAY, 0.25))
    c.shape(
        [(x + side * 40, y - 316), (x + side * 66, y - 296), (x + side * 38, y - 282)],
        dark(CLAY, 0.25),
    )
    c.form(
        [(x - 50, y - 330), (x + 50, y - 330), (x + 26, y - 392), (x - 26, y - 392)],
        sash,
        INK,
        (x, y - 390),
        (x + 60, y - 320),
    )
    for k in (-1, 1):
        feather = curve(
            [
                (x + k * 18, y - 388),
                (x + k * 60, y - 460),
                (x + k * 140, y - 470),
                (x + k * 176, y - 420),
            ],
            6,
        )
        c.line(feather, robe, 8)


def band(c: Canvas) -> None:
    """Five teachers on a small stage, formulas in chalk behind them, raised hands before."""
    c.wash(INK, mix(NIGHT, DUSK, 0.5), until=700)
    c.block(260, 90, 1080, 420, mix(MOSS, NIGHT, 0.55))
    for k in range(16):
        x, y = 320 + k % 4 * 250 + c.within(-10, 30), 150 + k // 4 * 90
        c.line(curve([(x, y), (x + 30, y - 22), (x + 60, y + 16), (x + 96, y - 18)]), BONE, 4, 0.75)
        c.line([(x + 116, y - 8), (x + 150, y - 8)], BONE, 4, 0.75)
        c.line([(x + 116, y + 6), (x + 150, y + 6)], BONE, 4, 0.75)
        c.arc(x + 186, y, 22, 22, (0, 250 + k * 6), BONE, 4)
    for x, tone, tilt in ((330, ROSE, 190), (620, GOLD, 90), (980, TEAL, -90), (1270, ROSE, -190)):
        c.grade(
            [(x - 14, -20), (x + 14, -20), (x + tilt + 170, 760), (x + tilt - 170, 760)],
            tone,
            (x + tilt, 800),
            (x, -60),
            0.6,
        )
    c.ground(680, WOOD, INK, (800, 640), (800, 900))
    _drums(c, 800, 640)
    _musicians(c)
    for x in (110, 1490):
        c.block(x - 90, 470, 180, 260, INK)
        for y in (540, 650):
            c.disc(x, y, 50, SLATE)
            c.disc(x, y, 20, INK)
    crowd(c, 880, 150, 11, "#0c1119")
    for x in (240, 470, 700, 930, 1180, 1400):
        c.limb((x, 900), (x + c.within(-30, 30), 740), 40, 26, "#0c1119")
    c.light(800, 430, 1050, "#bda088", "#393f54")


def _musicians(c: Canvas) -> None:
    for k, (x, y, coat, face) in enumerate(
        ((330, 730, SEA, 1), (560, 750, RUST, 1), (1060, 750, MOSS, -1), (1290, 730, OCHRE, -1))
    ):
        person(
            c,
            x,
            y,
            390,
            Look(coat=coat, legs=INK, hair=(INK, EARTH)[k % 2]),
            face=face,
            stride=0.06,
            hands=((0.1, 0.56), (0.22, 0.64)) if k != 1 else ((0.13, 0.84), (0.05, 0.6)),
        )
        if k != 1:
            _guitar(c, x + face * 20, y - 212, face, (RED, GOLD, BONE, CLAY)[k])
    c.line([(628, 760), (628, 430)], STONE, 6)
    c.disc(622, 424, 15, ASH)


def _drums(c: Canvas, x: float, y: float) -> None:
    person(c, x, y + 60, 380, Look(coat=PAPER, legs=INK), hands=((0.24, 0.66), (-0.2, 0.68)))
    c.disc(x, y + 20, 104, RED)
    c.disc(x, y + 20, 88, BONE)
    c.grade(
        [(x + cos(t / 6) * 88, y + 20 + sin(t / 6) * 88) for t in range(38)],
        CLAY,
        (x - 60, y - 60),
        (x + 120, y + 140),
    )
    for dx, dy in ((-150, -50), (150, -50), (-80, -96), (80, -96)):
        c.block(x + dx - 50, y + dy, 100, 64, RUST)
        c.oval(x + dx, y + dy, 50, 14, PAPER)
    for dx in (-220, 220):
        c.line([(x + dx, y + 110), (x + dx, y - 140)], STONE, 5)
        c.oval(x + dx, y - 144, 84, 12, GOLD)


def _guitar(c: Canvas, x: float, y: float, face: int, tone: str) -> None:
    c.line([(x, y), (x + face * 170, y - 96)], EARTH, 13)
    c.line([(x + face * 160, y - 92), (x + face * 196, y - 112)], INK, 20)
    for dx, dy, size in ((0, 0, 56), (-56, 28, 68)):
        c.oval(x + face * dx, y + dy, size, size * 0.8, tone)
    c.disc(x - face * 14, y + 8, 20, INK)


SCENES = {
    "shadow-play": shadow_play,
    "band": band,
}
