"""Scenes on a table: a repair bench, a bowl of wontons, phones taken apart."""

from math import cos, pi, sin

from newsroom.demo.drawing.canvas import WIDTH, Canvas, corners, curve
from newsroom.demo.drawing.figures import Look, bust
from newsroom.demo.drawing.palette import (
    ASH,
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
from newsroom.demo.drawing.rooms import steam


def repair_bench(c: Canvas) -> None:
    """Two children mend a lamp at a bench under a wall of tools."""
    c.wash(mix(TEAL, NIGHT, 0.35), mix(TEAL, NIGHT, 0.6), until=660)
    c.block(130, 70, 1340, 350, mix(WOOD, CLAY, 0.5), EARTH)
    for k in range(9):
        _tool(c, 220 + k * 145, 130, k)
    for k in range(10):
        c.block(190 + k * 120, 340, 86, 60, (MIST, STRAW, ROSE, SAGE)[k % 4])
    c.glow(800, 520, 620, GOLD, 0.5)
    for x, coat, hair, face in ((500, RED, INK, 1), (1090, MOSS, EARTH, -1), (260, OCHRE, INK, 1)):
        bust(
            c,
            x,
            690,
            330 if x != 260 else 270,
            Look(coat=coat, hair=hair),
            face=face,
            lean=0.12 * face,
        )
    c.ground(670, CLAY, EARTH, (800, 680), (800, 1050))
    c.box(0, 662, WIDTH, 22, mix(CLAY, BONE, 0.5))
    c.oval(800, 672, 96, 22, SLATE)
    c.oval(800, 664, 96, 20, ASH)
    c.line(curve([(800, 650), (760, 560), (850, 470), (810, 400)]), SLATE, 15)
    c.form([(700, 420), (760, 330), (850, 330), (900, 420)], RED, EARTH, (740, 340), (960, 440))
    c.grade([(700, 420), (900, 420), (1150, 690), (450, 690)], STRAW, (800, 760), (800, 400), 0.8)
    c.glow(800, 430, 110, SNOW)
    for start, end in (((590, 610), (740, 640)), ((1000, 610), (860, 630))):
        c.limb(start, end, 46, 30, RED if start[0] < 800 else MOSS)
        c.disc(*end, 19, SKIN)
    c.line([(740, 640), (784, 596)], GOLD, 9)
    _duck(c, 1330, 660)
    for x, y in ((420, 740), (560, 790), (960, 750), (1120, 800)):
        c.disc(x, y, 22, STONE)
        c.disc(x, y, 9, EARTH)
        for tooth in range(8):
            c.disc(x + cos(tooth * pi / 4) * 24, y + sin(tooth * pi / 4) * 24, 6, STONE)
    c.limb((170, 780), (330, 730), 20, 14, GOLD)
    c.line([(330, 730), (410, 706)], ASH, 7)
    c.light(800, 500, 1000, "#c2a67a", "#48565a")


def _tool(c: Canvas, x: float, y: float, k: int) -> None:
    tone = (RED, OCHRE, SEA)[k % 3]
    c.glow(x + 12, y + 90, 60, INK, 0.4, 110)
    if k % 3 == 0:
        c.limb((x, y + 60), (x, y + 176), 20, 24, tone)
        c.block(x - 44, y + 24, 88, 36, SLATE)
    elif k % 3 == 1:
        c.limb((x, y + 20), (x, y + 110), 11, 11, ASH)
        c.limb((x, y + 110), (x, y + 176), 28, 24, tone)
    else:
        c.arc(x, y + 50, 30, 30, (130, 410), ASH, 16)
        c.limb((x, y + 84), (x, y + 176), 20, 20, ASH)


def _duck(c: Canvas, x: float, y: float) -> None:
    c.glow(x, y + 8, 120, INK, 0.5, 18)
    body = curve(
        [
            (x - 90, y - 60),
            (x - 50, y),
            (x + 60, y),
            (x + 84, y - 60),
            (x + 20, y - 76),
            (x - 40, y - 60),
            (x - 90, y - 60),
        ],
        6,
    )
    c.form(body, GOLD, RUST, (x - 30, y - 60), (x + 60, y + 40))
    c.disc(x + 50, y - 106, 42, GOLD)
    c.shape([(x + 84, y - 116), (x + 130, y - 100), (x + 84, y - 86)], RED)
    c.disc(x + 62, y - 116, 6, INK)
    for dx in (-40, 40):
        c.disc(x + dx, y + 6, 18, RED)


def wonton(c: Canvas) -> None:
    """A bowl of wontons on a stall's counter, the ledger and the pencil beside it."""
    c.wash(INK, mix(NIGHT, RUST, 0.25), until=430)
    for _ in range(34):
        c.glow(
            c.within(0, WIDTH),
            c.within(0, 400),
            c.within(30, 100),
            (GOLD, RED, OCHRE, ROSE)[c.random.randrange(4)],
            0.5,
        )
    c.ground(400, WOOD, INK, (700, 420), (900, 1120))
    for k in range(9):
        y = 420 + k * k * 7
        c.line(curve([(0, y), (500, y + 8), (1100, y - 6), (WIDTH, y + 6)]), EARTH, 3, 0.7)
    c.glow(560, 560, 720, GOLD, 0.45)
    _bowl(c)
    for k in range(4):
        steam(c, 400 + k * 110, 500, 150, 0.3)
    _ledger(c)
    c.light(600, 500, 1050, "#c9a87c", "#463f48")


def _bowl(c: Canvas) -> None:
    c.glow(600, 760, 460, INK, 0.75, 90)
    bowl = curve([(240, 540), (300, 700), (430, 780), (690, 780), (820, 700), (880, 540)], 8)
    c.form(bowl, PAPER, SLATE, (480, 600), (940, 800))
    for k in range(15):
        x = 300 + k * 37
        c.line(curve([(x, 600 + sin(k) * 6), (x + 14, 620), (x + 30, 600)]), SEA, 6)
    c.oval(560, 540, 322, 96, SNOW)
    c.oval(560, 544, 294, 80, mix(OCHRE, STRAW, 0.45))
    for x, y in (
        (400, 540),
        (500, 510),
        (600, 552),
        (700, 520),
        (480, 580),
        (620, 590),
        (770, 556),
        (350, 566),
    ):
        fold = curve(
            [
                (x - 56, y + 6),
                (x - 26, y - 26),
                (x + 6, y - 34),
                (x + 40, y - 22),
                (x + 58, y + 10),
                (x + 10, y + 26),
                (x - 56, y + 6),
            ],
            5,
        )
        c.form(fold, SNOW, CLAY, (x - 10, y - 20), (x + 60, y + 50))
        c.glow(x + 4, y, 22, ROSE, 0.6)
    for _ in range(46):
        turn, reach = c.within(0, 2 * pi), c.random.random() ** 0.5
        c.box(560 + cos(turn) * 270 * reach, 544 + sin(turn) * 66 * reach, 11, 6, LEAF)


def _ledger(c: Canvas) -> None:
    c.shape([(960, 580), (1500, 520), (1590, 790), (1010, 870)], INK, 0.5)
    c.form(
        [(950, 560), (1220, 530), (1280, 800), (990, 840)], PAPER, CLAY, (1000, 600), (1320, 760)
    )
    c.form(
        [(1220, 530), (1480, 500), (1570, 760), (1280, 800)], SNOW, STRAW, (1500, 520), (1180, 760)
    )
    for left, top in ((960, 590), (1240, 556)):
        for row in range(7):
            x, y = left + 18 + row * 7, top + row * 30
            c.line([(x, y), (x + 216, y - 24)], mix(SEA, MIST, 0.4), 2)
            for k in range(3):
                long = c.within(18, 46)
                c.line(
                    [
                        (x + 8 + k * 72, y - 8 - k * 8),
                        (x + 8 + k * 72 + long, y - 8 - k * 8 - long * 0.11),
                    ],
                    NIGHT,
                    5,
                )
    c.arc(1436, 640, 40, 26, (0, 360), RED, 5)
    c.limb((1180, 850), (1420, 700), 20, 18, GOLD)
    c.limb((1180, 850), (1146, 870), 18, 4, STRAW)


def phones(c: Canvas) -> None:
    """Three old phones taken apart on a mat, under a bench lamp."""
    c.wash(mix(SEA, NIGHT, 0.2), mix(SEA, NIGHT, 0.5))
    for k in range(41):
        c.line([(k * 40, 0), (k * 40, 900)], TEAL, 1.5, 0.4)
        c.line([(0, k * 40), (WIDTH, k * 40)], TEAL, 1.5, 0.4)
    c.glow(560, 330, 900, STRAW, 0.4)
    for x, y, colour in ((240, 170, INK), (600, 220, ASH), (960, 170, BONE)):
        c.glow(x + 160, y + 320, 230, INK, 0.7, 340)
        c.panel(x, y, 270, 540, 40, colour)
        c.grade(
            corners(x + 4, y + 20, 262, 500), dark(colour, 0.5), (x, y), (x + 420, y + 700), 0.8
        )
    c.panel(254, 190, 242, 500, 28, mix(SEA, NIGHT, 0.5))
    c.form([(254, 480), (496, 290), (496, 660), (254, 660)], TEAL, NIGHT, (496, 300), (254, 700))
    c.disc(420, 290, 38, GOLD)
    c.line([(470, 200), (380, 330), (420, 420), (330, 520), (360, 680)], SNOW, 3)
    c.line([(380, 330), (270, 380)], SNOW, 2)
    _board(c, 620, 244)
    c.panel(984, 196, 104, 180, 30, ASH)
    for y in (242, 328):
        c.disc(1036, y, 32, INK)
        c.disc(1036, y, 18, SEA)
        c.disc(1028, y - 8, 6, SNOW)
    for k in range(8):
        left, top = 1330 + cos(k * pi / 4) * 66, 250 + sin(k * pi / 4) * 66
        c.disc(left + 4, top + 5, 14, INK, 0.5)
        c.disc(left, top, 13, ASH)
        c.line([(left - 7, top + 3), (left + 7, top - 3)], SLATE, 3)
    c.limb((1290, 800), (1410, 540), 42, 34, RED)
    c.limb((1410, 540), (1450, 450), 14, 8, ASH)
    for side in (-1, 1):
        c.limb((140, 830), (640, 800 + side * 16), 20, 6, ASH if side > 0 else STONE)
    c.light(520, 280, 1150, "#b8ac8c", "#3f5258")


def _board(c: Canvas, x: float, y: float) -> None:
    c.form(corners(x, y, 230, 130), MOSS, INK, (x, y), (x + 330, y + 260))
    for k in range(24):
        px, py = x + 12 + k % 6 * 36, y + 12 + k // 6 * 30
        c.block(px, py, c.within(16, 30), 19, (INK, GOLD, ASH)[c.random.randrange(3)])
    c.form(corners(x, y + 150, 150, 340), NIGHT, INK, (x, y + 150), (x + 240, y + 560))
    c.box(x + 10, y + 166, 130, 46, OCHRE)
    for k in range(4):
        c.box(x + 22, y + 240 + k * 26, 90 - k * 14, 8, SLATE)
    c.form(corners(x + 164, y + 150, 66, 340), STONE, SLATE, (x + 160, y + 150), (x + 260, y + 500))
    c.panel(x + 60, y + 380, 60, 60, 8, SLATE)


SCENES = {
    "repair-bench": repair_bench,
    "wonton": wonton,
    "phones": phones,
}
