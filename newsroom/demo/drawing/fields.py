"""Scenes of the fields: a machine among tea pickers, a drone over rice."""

from math import cos, sin

from newsroom.demo.drawing.canvas import HEIGHT, WIDTH, Canvas, corners, curve
from newsroom.demo.drawing.figures import Look, person
from newsroom.demo.drawing.gardens import straw_hat
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
    SLATE,
    SNOW,
    STONE,
    STRAW,
    TEAL,
    WOOD,
    dark,
    mix,
)


def tea_hills(c: Canvas) -> None:
    """A small machine and two pickers between rows of tea, mist in the valleys."""
    c.wash(mix(ROSE, STRAW, 0.4), PAPER, until=520)
    c.glow(1180, 250, 560, SNOW, 0.95)
    c.disc(1180, 250, 62, mix(RED, ROSE, 0.35))
    for k in range(4):
        tone = mix(MIST, MOSS, 0.12 + k * 0.2)
        c.ridge(370 + k * 62, 210 - k * 30, tone, step=330 - k * 40, haze=PAPER)
    for k in range(9):
        _tea_row(c, k)
    for x, y, tall, face in ((420, 640, 210, 1), (545, 618, 190, -1)):
        c.glow(x - 40, y, 110, INK, 0.5, 18)
        person(
            c,
            x,
            y,
            tall,
            Look(coat=(RUST, SEA)[face > 0], legs=NIGHT),
            face=face,
            lean=0.05,
            hands=((0.2, 0.5), (0.17, 0.46)),
        )
        straw_hat(c, x + face * tall * 0.07, y - tall * 0.94, tall * 0.15)
        c.block(x - face * tall * 0.2, y - tall * 0.6, tall * 0.16, tall * 0.18, OCHRE, WOOD)
    _picker(c, 980, 690)
    c.light(1150, 230, 1450, "#b5a184", "#566250")


def _tea_row(c: Canvas, k: int) -> None:
    y, high = 520 + k * k * 5.6, 16 + k * 6.5
    crest = [
        (x, y + sin(x / 310 + k * 0.45) * (16 + k * 5) - sin(x / 17 + k) * (1 + k * 0.5))
        for x in range(-20, WIDTH + 40, 12)
    ]
    row = [*crest, (WIDTH + 20, HEIGHT), (-20, HEIGHT)]
    c.shape(row, mix(SAGE, MOSS, 0.1 + k * 0.09))
    c.grade(row, dark(MOSS, 0.75), (0, y + high * 0.3), (0, y + high * 2.4))
    lit = [*crest, *[(x, at + high * 0.9) for x, at in reversed(crest)]]
    c.grade(lit, STRAW, (200, y + high * 1.4), (1300, y - high * 3), 0.85)


def _picker(c: Canvas, x: float, y: float) -> None:
    c.glow(x, y + 10, 240, INK, 0.65, 34)
    for dx in (-92, 92):
        c.panel(x + dx - 58, y - 66, 116, 74, 36, INK)
        for wheel in (-30, 0, 30):
            c.disc(x + dx + wheel, y - 29, 15, SLATE)
    c.form(corners(x - 130, y - 166, 260, 112), PAPER, CLAY, (x + 20, y - 160), (x + 190, y - 20))
    c.box(x - 130, y - 96, 260, 14, RED)
    c.block(x - 100, y - 262, 96, 98, RED, EARTH)
    c.block(x - 84, y - 320, 22, 60, SLATE)
    c.box(x - 96, y - 350, 46, 34, INK)
    c.disc(x - 60, y - 333, 9, TEAL)
    shoulder, elbow, hand = (x + 70, y - 166), (x + 170, y - 300), (x + 330, y - 190)
    c.limb(shoulder, elbow, 42, 32, OCHRE)
    c.limb(elbow, hand, 30, 20, GOLD)
    for joint, size in ((shoulder, 26), (elbow, 22), (hand, 14)):
        c.disc(*joint, size, SLATE)
        c.disc(*joint, size * 0.45, BONE)
    for turn in (0.4, 1.1):
        c.line([hand, (hand[0] + 46 * cos(turn), hand[1] + 50 * sin(turn))], SLATE, 9)
    leaf = curve([(x + 360, y - 160), (x + 384, y - 176), (x + 402, y - 150), (x + 378, y - 138)])
    c.shape(leaf, SAGE)


def rice_fields(c: Canvas) -> None:
    """A sprayer drone low over ripening terraces, its pilot at the edge."""
    c.wash(mix(SEA, MIST, 0.55), STRAW, until=420)
    c.glow(280, 330, 600, SNOW, 0.8)
    c.ridge(390, 170, mix(SEA, MIST, 0.5), step=320, haze=STRAW)
    c.ridge(420, 80, mix(MOSS, MIST, 0.35), step=190, haze=STRAW)
    for k in range(7):
        left = curve(
            [
                (0, 410 + k * k * 11),
                (500, 400 + k * k * 10.5),
                (1000, 424 + k * k * 10.8),
                (WIDTH, 404 + k * k * 11.4),
            ]
        )
        field = [*left, (WIDTH, HEIGHT), (0, HEIGHT)]
        c.shape(field, (GOLD, SAGE, OCHRE, LEAF)[k % 4])
        c.grade(field, MOSS, (0, 470 + k * k * 11), (0, 400 + k * k * 10), 0.8)
        c.line(left, STRAW, 3 + k)
    for _ in range(900):
        depth = c.random.random() ** 0.7
        x, y = c.within(0, WIDTH), 440 + 460 * depth
        c.line(
            [(x, y), (x + c.within(-6, 10) * depth * 2, y - 34 * depth)],
            mix(OCHRE, STRAW, c.random.random()),
            1 + 2 * depth,
            0.55,
        )
    _drone(c, 860, 250)
    c.glow(860, 640, 280, INK, 0.4, 46)
    c.glow(300, 836, 120, INK, 0.5, 18)
    person(c, 300, 834, 330, Look(coat=RED, legs=NIGHT), hands=((0.17, 0.62), (0.15, 0.6)))
    c.block(344, 612, 62, 38, INK)
    c.light(300, 300, 1500, "#b3a585", "#5c6650")


def _drone(c: Canvas, x: float, y: float) -> None:
    for k in range(9):
        dx = -150 + k * 37
        spray = [
            (x + dx - 6, y + 92),
            (x + dx + 6, y + 92),
            (x + dx * 1.5 + 60, y + 350),
            (x + dx * 1.5 - 60, y + 350),
        ]
        c.grade(spray, SNOW, (x, y + 400), (x, y + 60), 0.55)
    for side in (-1, 1):
        for reach, lift in ((190, -18), (300, 14)):
            c.limb((x + side * 50, y + 8), (x + side * reach, y + lift), 18, 10, NIGHT)
            c.oval(x + side * reach, y + lift - 26, 104, 9, PAPER, 0.6)
            c.box(x + side * reach - 8, y + lift - 26, 16, 30, INK)
        c.line(
            [(x + side * 54, y + 40), (x + side * 92, y + 112), (x + side * 140, y + 112)], INK, 8
        )
    c.line([(x - 170, y + 92), (x + 170, y + 92)], SLATE, 6)
    c.form(
        curve(
            [
                (x - 92, y),
                (x - 60, y - 44),
                (x + 60, y - 44),
                (x + 92, y),
                (x + 60, y + 30),
                (x - 60, y + 30),
            ]
        ),
        NIGHT,
        INK,
        (x, y - 40),
        (x + 60, y + 50),
    )
    c.form(corners(x - 52, y + 16, 104, 66), PAPER, STONE, (x, y), (x + 80, y + 90))
    c.box(x - 52, y + 30, 104, 16, RED)
    c.disc(x, y - 8, 12, TEAL)


SCENES = {
    "tea-hills": tea_hills,
    "rice-fields": rice_fields,
}
