"""Scenes of old stone bridges, by day and by night."""

from math import cos, pi, sin

from newsroom.demo.drawing.canvas import WIDTH, Canvas, corners, curve
from newsroom.demo.drawing.figures import Look, person
from newsroom.demo.drawing.palette import (
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
from newsroom.demo.drawing.water import glints


def river_bridge(c: Canvas) -> None:
    """A bridge of three stone arches, houses behind it, a boat below."""
    c.wash("#c9d3cf", STRAW, until=520)
    c.ridge(430, 190, mix(MIST, SLATE, 0.35), step=330, haze=BONE)
    c.ridge(480, 90, mix(SAGE, MIST, 0.4), step=210, haze=BONE)
    for k in range(9):
        _house(c, 30 + k * 190 + c.within(-30, 30), 470 - (k % 3) * 26, 120 + (k % 2) * 40)
    c.grade(corners(0, 340, WIDTH, 200), BONE, (0, 340), (0, 560), 0.75)
    c.wash(mix(SEA, MIST, 0.35), dark(SEA, 0.5), 520)
    c.glow(1180, 560, 520, STRAW, 0.55, 110)
    _arches(c, 384, BONE, 640)
    glints(c, 600, 890, PAPER, 90, opacity=0.35)
    _sampan(c, 520, 762, 1.0)
    bank = curve([(0, 900), (0, 770), (160, 792), (330, 850), (420, 900)])
    c.form(bank, MOSS, INK, (0, 780), (0, 910))
    for k in range(70):
        x = k * 6
        c.line([(x, 900), (x + c.within(-14, 22), 800 + x * 0.16 - c.within(10, 90))], MOSS, 3)
    c.light(1250, 200, 1500, "#aa9d88", "#58646c")


def _house(c: Canvas, x: float, y: float, wide: float) -> None:
    c.block(x, y - 70, wide, 130, PAPER, MIST)
    roof = [
        (x - 26, y - 62),
        (x - 4, y - 70),
        (x + wide * 0.16, y - 104),
        (x + wide * 0.84, y - 104),
        (x + wide + 4, y - 70),
        (x + wide + 26, y - 62),
    ]
    c.form(roof, SLATE, INK, (x, y), (x + wide, y - 90))
    for part in (0.25, 0.65):
        c.box(x + wide * part, y - 40, 18, 30, dark(WOOD, 0.2))


def _arches(c: Canvas, deck: float, stone: str, water: float) -> None:
    crown = [(x, deck + ((x - 800) / 800) ** 2 * 118) for x in range(-20, 1640, 20)]
    c.shape([*crown, (1640, water + 14), (-20, water + 14)], stone)
    c.grade([*crown, (1640, water + 14), (-20, water + 14)], CLAY, (1500, deck), (200, water + 90))
    c.grade(
        [*crown, (1640, water + 14), (-20, water + 14)], SLATE, (0, deck + 90), (0, water + 60), 0.7
    )
    for x, span in ((340, 165), (800, 220), (1260, 165)):
        c.arc(x, water, span + 26, span + 18, (180, 360), dark(CLAY, 0.25), 24)
        for k in range(13):
            turn = pi + k * pi / 12
            near = (x + cos(turn) * (span + 3), water + sin(turn) * (span - 6))
            c.line(
                [near, (x + cos(turn) * (span + 26), water + sin(turn) * (span + 16))], stone, 2.5
            )
        half = [
            (x + cos(pi + t * pi / 24) * span, water + sin(pi + t * pi / 24) * (span - 8))
            for t in range(25)
        ]
        c.shape([*half, (x + span, water + 16), (x - span, water + 16)], mix(SEA, MIST, 0.5))
        c.grade(
            [*half, (x + span, water + 16), (x - span, water + 16)],
            INK,
            (x + span, 0),
            (x - span * 1.2, 0),
        )
        mirror = [(px, 2 * water - (py - water) * 0.55 - water) for px, py in half]
        c.shape(mirror, mix(SEA, MIST, 0.45), 0.55)
    rail = [(x, y - 30) for x, y in crown]
    c.line(rail, stone, 9)
    for x, y in crown[::3]:
        c.line([(x, y - 38), (x, y + 4)], dark(stone, 0.25), 9)
        c.disc(x, y - 42, 7, stone)
    c.line(crown, dark(CLAY, 0.1), 8)


def _sampan(c: Canvas, x: float, y: float, scale: float) -> None:
    c.glow(x, y + 22, 250 * scale, INK, 0.6, 30)
    hull = curve(
        [
            (x - 210 * scale, y - 22),
            (x - 120 * scale, y + 14),
            (x, y + 24),
            (x + 130 * scale, y + 14),
            (x + 220 * scale, y - 30),
        ],
        6,
    )
    c.form(hull, WOOD, INK, (x + 200, y), (x - 260, y))
    c.dome(x - 20 * scale, y - 2, 92 * scale, 62 * scale, EARTH)
    for k in range(7):
        c.arc(x - 20 * scale, y - 2, (92 - k * 13) * scale, 62 * scale, (180, 360), OCHRE, 2)
    person(
        c,
        x + 150 * scale,
        y - 4,
        170 * scale,
        Look(coat=MOSS, legs=NIGHT, hair=STRAW),
        face=-1,
        hands=((0.2, 0.62), (0.16, 0.5)),
    )
    c.line([(x + 60 * scale, y - 170), (x + 280 * scale, y + 90)], EARTH, 6)


def bridge_sensors(c: Canvas) -> None:
    """Under an old arch at night: small boxes on the stones, one engineer with a lamp."""
    c.wash(NIGHT, DUSK)
    for _ in range(60):
        c.disc(c.within(0, WIDTH), c.within(0, 420), c.within(0.8, 2.4), PAPER, 0.7)
    c.glow(1180, 190, 300, STRAW, 0.5)
    c.disc(1180, 190, 52, STRAW)
    c.ridge(610, 90, mix(NIGHT, SEA, 0.3), step=240)
    c.wash(mix(NIGHT, SEA, 0.4), INK, 640)
    glints(c, 650, 890, STRAW, 60, x=1180, spread=180, opacity=0.5)
    rings = ((640, 0), (560, 1), (486, 0), (416, 1), (350, 0))
    outer = [
        (900 + cos(pi + k * pi / 40) * 700, 900 + sin(pi + k * pi / 40) * 700) for k in range(41)
    ]
    hole = [
        (900 + cos(pi + k * pi / 40) * 360, 900 + sin(pi + k * pi / 40) * 360) for k in range(41)
    ]
    c.shape([*outer, *reversed(hole)], INK)
    for reach, odd in rings:
        _ring(c, reach, odd)
    c.glow(560, 560, 520, GOLD, 0.42)
    for k in range(11):
        turn = pi + 0.2 + k * 0.255
        reach = (382, 452, 522)[k % 3]
        x, y = 900 + cos(turn) * reach, 900 + sin(turn) * reach
        c.panel(x - 17, y - 12, 34, 24, 5, STONE)
        c.panel(x - 17, y - 12, 34, 9, 4, PAPER)
        c.glow(x + 9, y + 4, 26, TEAL, 0.9)
        c.disc(x + 9, y + 4, 4, "#bdf0dc")
    person(
        c, 470, 838, 330, Look(coat=OCHRE, legs=NIGHT, hair=RED), hands=((0.24, 0.86), (0.1, 0.5))
    )
    c.glow(552, 556, 210, SNOW, 0.8)
    c.box(0, 836, 760, 70, INK)
    c.light(560, 560, 1000, "#b39a78", "#3c4658")


def _ring(c: Canvas, reach: float, odd: int) -> None:
    thick, count = 68, 15
    for k in range(count):
        near, far = pi + (k + odd * 0.5) * pi / count, pi + (k + 1 + odd * 0.5) * pi / count
        stone = [
            (900 + cos(turn) * size, 900 + sin(turn) * size)
            for turn, size in (
                (near + 0.008, reach),
                (far - 0.008, reach),
                (far - 0.008, reach + thick),
                (near + 0.008, reach + thick),
            )
        ]
        c.shape(stone, mix(SLATE, CLAY, c.within(0.1, 0.7)))
        c.grade(stone, INK, (560, 600), (1560, 700), 0.95)


SCENES = {
    "river-bridge": river_bridge,
    "bridge-sensors": bridge_sensors,
}
