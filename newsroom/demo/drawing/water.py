"""Scenes by the water: a buoy at sea, a carrier, the harbour at night."""

from math import cos, pi, sin

from newsroom.demo.drawing.canvas import HEIGHT, WIDTH, Canvas, Point, corners, curve
from newsroom.demo.drawing.figures import Look, person
from newsroom.demo.drawing.palette import (
    BONE,
    DUSK,
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


def glints(
    c: Canvas,
    y: float,
    until: float,
    colour: str,
    count: int,
    *,
    x: float = WIDTH / 2,
    spread: float = WIDTH / 2,
    opacity: float = 0.5,
) -> None:
    """Light on water: short strokes, longer and farther apart the nearer they are."""
    for _ in range(count):
        depth = c.random.random() ** 1.5
        left = x + c.within(-1, 1) * spread * (0.35 + depth)
        level, long = y + (until - y) * depth, 16 + 90 * depth
        c.line([(left, level), (left + long, level)], colour, 1.5 + 3.5 * depth, opacity)


def swell(c: Canvas, y: float, colour: str, crest: str, *, high: float, phase: float) -> None:
    """One wave across the sheet, lit at its crest."""
    line = [
        (x, y + sin(x / 150 + phase) * high + sin(x / 57 + phase * 2) * high * 0.3)
        for x in range(-20, WIDTH + 40, 20)
    ]
    wave = [*line, (WIDTH + 20, HEIGHT), (-20, HEIGHT)]
    c.shape(wave, colour)
    c.grade(wave, crest, (0, y + high * 2.6), (0, y - high * 1.6), 0.75)


def sea_buoy(c: Canvas) -> None:
    """A research buoy in a winter swell at dusk."""
    c.wash(NIGHT, ROSE, until=520)
    c.glow(470, 505, 620, GOLD, 0.95)
    for k in range(9):
        y, x = 90 + k * 44, c.within(-100, 500)
        cloud = curve(
            [(x, y), (x + 300, y - 26 - k * 2), (x + 720, y - 4), (x + 380, y + 16), (x, y)]
        )
        c.shape(cloud, mix(DUSK, ROSE, k / 9), 0.55)
        c.grade(cloud, GOLD, (0, y - 20), (0, y + 26), 0.5)
    c.disc(470, 498, 46, STRAW)
    for k in range(8):
        swell(
            c,
            500 + k * k * 6.2,
            mix(SEA, NIGHT, k / 8),
            mix(ROSE, SEA, k / 8),
            high=5 + k * 4.2,
            phase=k * 1.9,
        )
        if k == 4:
            _buoy(c, 1060, 660, 1.35)
    glints(c, 510, 820, STRAW, 70, x=440, spread=170, opacity=0.6)
    for x, y in ((760, 250), (830, 290), (700, 320)):
        c.line(
            curve([(x - 26, y - 10), (x - 8, y - 8), (x, y), (x + 10, y - 8), (x + 28, y - 12)]),
            INK,
            4,
        )
    c.light(470, 480, 1300, "#b8a48c", "#4a5468")


def _buoy(c: Canvas, x: float, y: float, size: float) -> None:
    def at(dx: float, dy: float) -> Point:
        return x + (dx * 0.98 + dy * 0.2) * size, y - (
            dx * 0.2 + dy * 0.98
        ) * size  # heeled over by the sea

    c.glow(x, y + 46, 230, INK, 0.6, 46)
    hull = [at(-120, 30), at(120, 30), at(92, -50), at(-92, -50)]
    c.form(hull, OCHRE, dark(RUST, 0.3), at(40, 0), at(-150, -60))
    c.shape([at(-120, 30), at(120, 30), at(118, 16), at(-118, 16)], GOLD)
    for side in (-1, 1):
        c.limb(at(side * 78, 30), at(side * 22, 250), 13, 9, BONE if side > 0 else STONE)
    for level in (90, 160, 220):
        reach = 78 - level * 0.23
        c.line([at(-reach, level), at(reach, level + 8)], STONE, 7)
    c.line([at(-58, 110), at(40, 200)], STONE, 5)
    panel = [at(-44, 40), at(34, 52), at(26, 130), at(-34, 118)]
    c.form(panel, NIGHT, TEAL, at(-40, 40), at(40, 140))
    c.box(*at(-30, 276), 62, 26, SLATE)
    c.line([at(0, 276), at(0, 346)], BONE, 6)
    c.line([at(-44, 318), at(44, 318)], BONE, 5)
    for side in (-1, 1):
        c.dome(*at(side * 44, 312), 15, 15, INK)
    c.glow(*at(0, 352), 120, GOLD, 0.9)
    c.disc(*at(0, 352), 13, SNOW)


def ship(c: Canvas) -> None:
    """A gas carrier leaving the yard in the morning, its tug ahead."""
    c.wash(mix(SEA, MIST, 0.6), STRAW, until=590)
    c.glow(320, 470, 640, SNOW, 0.9)
    c.ridge(560, 130, mix(MIST, SLATE, 0.3), step=380, haze=STRAW)
    for x, high in ((1140, 400), (1390, 450)):
        _gantry(c, x, 590, high, mix(RUST, MIST, 0.45))
    c.grade(corners(0, 380, WIDTH, 220), STRAW, (0, 380), (0, 640), 0.8)
    c.wash(mix(SEA, MIST, 0.45), dark(SEA, 0.4), 590)
    glints(c, 600, 880, SNOW, 120, x=330, spread=300, opacity=0.6)
    hull = [*curve([(150, 430), (190, 560), (250, 700)], 6), (1330, 700), (1420, 490)]
    c.form(hull, dark(SEA, 0.35), INK, (200, 500), (1500, 800))
    c.grade(hull, MIST, (520, 520), (120, 470), 0.7)
    c.shape([(238, 668), (1348, 668), (1330, 706), (252, 706)], RUST)
    c.line([(152, 432), (420, 486), (1420, 490)], PAPER, 8)
    for k in range(4):
        _tank(c, 440 + k * 178, 490)
    c.block(1160, 300, 170, 190, PAPER, SLATE)
    c.block(1140, 286, 210, 44, BONE, SLATE)
    for k in range(7):
        c.box(1152 + k * 27, 296, 19, 18, NIGHT)
    for k in range(12):
        c.box(1178 + k % 4 * 36, 352 + k // 4 * 40, 20, 18, SLATE)
    c.block(1210, 200, 72, 90, RED, dark(RUST, 0.4))
    c.line([(1180, 286), (1180, 190)], SLATE, 6)
    for k in range(6):
        foam = [(x, 704 + k * 15 + sin(x / 44 + k) * 5) for x in range(180 - k * 26, 1450, 24)]
        c.line(foam, SNOW, 5 - k * 0.5, 0.5 - k * 0.07)
    _tug(c, 190, 770)
    for x, y in ((560, 200), (640, 160), (700, 226)):
        c.line(curve([(x - 26, y - 8), (x, y + 2), (x + 28, y - 12)]), SNOW, 5)
    c.light(330, 400, 1500, "#a9a08c", "#586470")


def _gantry(c: Canvas, x: float, y: float, high: float, colour: str) -> None:
    for dx in (0, 150):
        c.limb((x + dx, y), (x + dx, y - high), 20, 16, colour)
    c.box(x - 200, y - high - 30, 420, 34, colour)
    c.line([(x + 75, y - high - 130), (x - 196, y - high - 24)], colour, 6)
    c.line([(x + 75, y - high - 130), (x + 216, y - high - 24)], colour, 6)
    c.line([(x + 75, y - high - 130), (x + 75, y - high)], colour, 12)
    c.line([(x - 110, y - high), (x - 110, y - high + 140)], colour, 4)
    c.box(x - 140, y - high + 136, 60, 30, dark(colour, 0.2))


def _tank(c: Canvas, x: float, deck: float) -> None:
    dome = [(x + cos(pi + k * pi / 20) * 84, deck + sin(pi + k * pi / 20) * 104) for k in range(21)]
    c.form(dome, SNOW, SLATE, (x - 30, deck - 60), (x + 130, deck + 30))
    c.line([(x - 84, deck - 14), (x + 84, deck - 14)], STONE, 4)
    c.line([(x, deck - 104), (x, deck - 128)], SLATE, 5)


def _tug(c: Canvas, x: float, y: float) -> None:
    c.glow(x, y + 34, 170, INK, 0.5, 26)
    hull = curve([(x - 120, y - 30), (x - 96, y + 26), (x + 90, y + 26), (x + 116, y - 10)], 5)
    c.form(hull, RUST, INK, (x - 100, y), (x + 160, y + 30))
    c.block(x - 40, y - 86, 96, 76, BONE, SLATE)
    c.box(x - 32, y - 74, 80, 20, NIGHT)
    c.block(x + 10, y - 132, 26, 50, GOLD, RUST)
    c.line([(x + 100, y - 20), (x + 180, y - 60), (x + 60, y - 330)], PAPER, 2, 0.4)


def harbour(c: Canvas) -> None:
    """Three in the morning: cranes, a lit cold store, crates of fish carried off a boat."""
    c.wash(INK, DUSK, until=620)
    c.glow(1130, 520, 760, mix(DUSK, ROSE, 0.5), 0.8)
    for k, x in enumerate((60, 360, 650)):
        _gantry(c, x + 120, 620, 330 + k % 2 * 70, mix(NIGHT, DUSK, 0.35 + k * 0.2))
        c.glow(x + 190, 270 + k % 2 * -70, 60, GOLD, 0.7)
    c.wash(mix(NIGHT, SEA, 0.5), INK, 610)
    glints(c, 620, 800, GOLD, 60, x=560, spread=420, opacity=0.4)
    c.form([(0, 720), (WIDTH, 690), (WIDTH, 900), (0, 900)], SLATE, INK, (1250, 700), (100, 800))
    _store(c)
    _crates(c)
    for x, y, tall, face, coat in (
        (720, 846, 300, 1, OCHRE),
        (890, 806, 262, 1, RUST),
        (1230, 760, 220, -1, SEA),
    ):
        c.glow(x - 60, y, 120, INK, 0.7, 16)
        person(
            c,
            x,
            y,
            tall,
            Look(coat=coat, legs=INK),
            stride=0.07,
            face=face,
            hands=((0.15, 0.62), (0.13, 0.6)),
        )
        c.block(
            x + face * tall * 0.08, y - tall * 0.7, tall * 0.26 * face or 1, tall * 0.12, TEAL, INK
        )
    c.light(1195, 620, 1150, "#a8aca4", "#3c465a")


def _store(c: Canvas) -> None:
    store = [(960, 240), (WIDTH, 170), (WIDTH, 730), (960, 720)]
    c.form(store, MIST, NIGHT, (1200, 600), (1650, 100))
    for k in range(9):
        x = 1000 + k * 72
        c.line([(x, 236 - (x - 960) * 0.109), (x, 724)], SLATE, 2, 0.5)
    door = [(1060, 400), (1330, 384), (1330, 728), (1060, 724)]
    c.shape(door, SNOW)
    c.grade(door, mix(MIST, TEAL, 0.3), (1195, 620), (1195, 330))
    for k in range(7):
        c.box(1066 + k * 38, 398, 30, 324, MIST, 0.45)
    c.glow(1195, 640, 520, "#dff1ee", 0.6)
    floor = [(1060, 724), (1330, 728), (1180, 900), (560, 900)]
    c.grade(floor, "#dff1ee", (800, 960), (1200, 720), 0.8)


def _crates(c: Canvas) -> None:
    for row, count in enumerate((4, 3, 2)):
        for k in range(count):
            x, y = 150 + k * 132 + row * 40, 790 - row * 66
            c.block(x, y, 124, 62, (SEA, TEAL, RUST)[(k + row) % 3], INK)
            c.box(x + 42, y + 12, 40, 10, INK, 0.6)
            for fish in range(5):
                c.oval(x + 16 + fish * 23, y - 1, 14, 6, MIST)


SCENES = {
    "sea-buoy": sea_buoy,
    "ship": ship,
    "harbour": harbour,
}
