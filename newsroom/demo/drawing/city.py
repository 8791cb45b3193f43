"""Scenes of a town out of doors: its night market, metro, road race and football ground."""

from math import pi, sin

from newsroom.demo.drawing.canvas import WIDTH, Canvas

COATS = ("#c8553d", "#2f5d7c", "#d99a2b", "#54745a", "#5b4a6b", "#33413a", "#b98b73")


def night_market(c: Canvas) -> None:
    """Stalls and lanterns along a lane after dark."""
    c.sky("#141c33", "#4a3350", until=620)
    for k in range(12):
        x, tall = k * 104 - 20, 220 + c.random.random() * 220
        c.box(x, 560 - tall, 94, tall + 60, "#232a45")
        for _ in range(12):
            wx, wy = x + 10 + c.random.randrange(4) * 20, 575 - tall + c.random.random() * tall
            c.box(wx, wy, 11, 14, "#e9bd6a", 0.75)
    c.soften(3)
    c.box(0, 590, WIDTH, 210, "#2c2436")
    c.glow(600, 600, 520, "#f0a35a", 0.55)
    for k in range(5):
        _stall(c, k)
    for y, sag in ((210, 70), (300, 60)):
        rope = [(x, y + sin(x / WIDTH * pi * 3) ** 2 * sag) for x in range(0, 1220, 20)]
        c.line(rope, "#151a2c", 3)
        for x, low in rope[2::6]:
            c.glow(x, low + 24, 74, "#ff8a5c", 0.55)
            c.oval(x, low + 24, 20, 23, "#d6402f")
            c.oval(x, low + 24, 8, 23, "#ef6a4a")
    for k in range(11):
        left = 60 + k * 108 + c.random.random() * 40
        c.figure(left, 735 + c.random.random() * 45, 170, "#191726", stride=0.09)


def _stall(c: Canvas, k: int) -> None:
    x = k * 250 - 30
    colour = ("#b3261e", "#2f6d6a", "#d08a2a", "#7a3b62", "#3d5a8a")[k]
    c.box(x + 14, 470, 192, 170, "#f7d9a0")
    c.box(x + 14, 560, 192, 90, "#5a3a2b")
    for part in range(6):
        left = x + part * 37
        stripe = colour if part % 2 else "#f4ead8"
        c.shape([(left + 8, 400), (left + 40, 400), (left + 37, 468), (left, 468)], stripe)
        c.disc(left + 18, 468, 18.5, stripe)
    for part in range(4):
        c.disc(x + 46 + part * 42, 548, 15, ("#e8743b", "#8fb04e", "#d43d3d", "#f2c14e")[part])
    c.glow(x + 110, 480, 150, "#ffe1a6", 0.5)


def metro(c: Canvas) -> None:
    """A train coming into a new station."""
    c.sky("#e9ecea", "#cfd6d6")
    c.shape([(0, 0), (WIDTH, 0), (760, 300), (520, 300)], "#f7f8f6")
    for k in range(6):
        share = k / 6
        y = 300 * share**0.6
        c.line([(520 * share, y), (WIDTH - 440 * share, y)], "#cdd6d6", 4)
    c.shape([(0, 0), (520, 300), (520, 470), (0, 800)], "#dfe4e2")
    c.shape([(0, 150), (520, 338), (520, 356), (0, 214)], "#2f6d6a")
    c.shape([(760, 300), (WIDTH, 0), (WIDTH, 800), (760, 470)], "#b9c5c6")
    c.box(520, 300, 240, 170, "#27343a")
    c.shape([(0, 800), (520, 470), (640, 470), (470, 800)], "#d9cfbd")
    c.shape([(440, 800), (630, 470), (642, 470), (490, 800)], "#e6b93f")
    c.shape([(490, 800), (642, 470), (760, 470), (WIDTH, 800)], "#343d41")
    for x in (640, 930):
        c.line([(690, 470), (x, 800)], "#8b979b", 6)
    c.panel(560, 210, 470, 480, 70, "#f4f5f2")
    c.panel(600, 262, 390, 200, 40, "#1f2c33")
    c.shape([(640, 270), (760, 270), (680, 455), (612, 440)], "#3d525c")
    c.box(560, 500, 470, 46, "#2f6d6a")
    c.box(560, 552, 470, 12, "#e6b93f")
    for x in (622, 968):
        c.disc(x, 616, 26, "#fff3c4")
        c.glow(x, 616, 130, "#fff3c4", 0.8)
    c.box(720, 228, 150, 22, "#20282b")
    c.box(732, 234, 126, 10, "#f3a33b")
    people = (
        (90, 770, 300, 0),
        (210, 740, 250, 1),
        (330, 660, 180, 2),
        (392, 622, 146, 3),
        (440, 590, 118, 4),
    )
    for x, y, tall, coat in people:
        c.oval(x + 16, y, tall * 0.22, tall * 0.035, "#8d8674", 0.5)
        c.figure(x, y, tall, COATS[coat], stride=0.05)
        c.disc(x, y - tall * 0.91, tall * 0.088, "#2b2622")


def marathon(c: Canvas) -> None:
    """Runners beside a lake, the town behind."""
    c.sky("#9fd0e0", "#f5efdc", until=400)
    c.glow(980, 160, 260, "#fffbe8", 0.9)
    c.ridge(360, 110, "#a5bfc4", step=180)
    for k in range(17):
        x, tall = k * 72, 50 + c.random.random() * 150
        c.box(x, 400 - tall, 58, tall, ("#8ba6ad", "#9cb4b8", "#7d99a2")[k % 3])
    c.haze(280, 130, "#f5efdc", 0.7)
    c.box(0, 400, WIDTH, 110, "#7fb3bd")
    for _ in range(40):
        left, top = c.random.random() * WIDTH, 408 + c.random.random() * 96
        c.line([(left, top), (left + 60, top)], "#e8f3f1", 2, 0.5)
    c.box(0, 505, WIDTH, 50, "#6f9c5d")
    for k in range(9):
        x = 30 + k * 150
        c.line([(x, 540), (x, 440)], "#6b4f3a", 9)
        c.disc(x, 410, 48, "#5c8f56")
        c.disc(x + 30, 430, 34, "#79a965")
    c.box(0, 550, WIDTH, 250, "#8b8f93")
    c.box(0, 550, WIDTH, 10, "#e9e5da")
    c.line([(0, 690), (WIDTH, 690)], "#f2d26b", 5, 0.8)
    rows = ((585, 130, 11, 0.16), (655, 170, 9, 0.17), (770, 236, 7, 0.18))
    for row, (y, tall, count, stride) in enumerate(rows):
        for k in range(count):
            left = (k + 0.5) * WIDTH / count + c.random.random() * 40 - 20
            coat = COATS[(k * 3 + row) % 7]
            c.oval(left, y, tall * 0.2, tall * 0.03, "#5d6164", 0.6)
            c.figure(left, y, tall, coat, stride=stride * (0.7 + c.random.random() * 0.5))
            c.disc(left, y - tall * 0.91, tall * 0.088, "#c99372" if k % 2 else "#b57f5f")
            c.box(left - tall * 0.07, y - tall * 0.69, tall * 0.14, tall * 0.1, "#ffffff")


def stadium(c: Canvas) -> None:
    """A small ground under floodlights."""
    c.sky("#0f2238", "#35597a", until=430)
    c.ridge(330, 90, "#16304a", step=150)
    c.shape([(0, 250), (WIDTH, 250), (WIDTH, 450), (0, 450)], "#22364a")
    for row in range(9):
        for seat in range(75):
            colour = COATS[c.random.randrange(7)] if c.random.random() < 0.72 else "#2b4257"
            x = seat * 16.3 + row % 2 * 8
            c.disc(x, 268 + row * 19, 6.5, colour)
    c.box(0, 436, WIDTH, 34, "#e9e4d8")
    for k in range(8):
        c.box(20 + k * 152, 441, 120, 24, ("#b3261e", "#2f6d6a", "#d08a2a", "#3d5a8a")[k % 4])
    c.box(0, 470, WIDTH, 330, "#3f8a4d")
    for k in range(0, 10, 2):
        c.shape(
            [
                (600 + (k - 5) * 130, 470),
                (600 + (k - 4) * 130, 470),
                (600 + (k - 4) * 260, 800),
                (600 + (k - 5) * 260, 800),
            ],
            "#4b9858",
        )
    c.line([(0, 486), (WIDTH, 486)], "#f0f4ea", 4)
    c.line([(600, 486), (600, 800)], "#f0f4ea", 5)
    c.arc(600, 640, 230, 88, (0, 360), "#f0f4ea", 5)
    c.line([(60, 486), (-60, 700)], "#f0f4ea", 5)
    for x in (130, 1070):
        c.line([(x, 480), (x, 70)], "#c9d2d8", 9)
        c.box(x - 62, 44, 124, 58, "#d9e2e6")
        for k in range(8):
            c.disc(x - 46 + k % 4 * 31, 60 + k // 4 * 27, 10, "#ffffff")
        c.glow(x, 74, 330, "#e8f4ff", 0.6)
    _players(c)
    c.disc(575, 742, 17, "#ffffff")
    c.disc(575, 742, 6, "#25303a")


def _players(c: Canvas) -> None:
    players = (
        (330, 640, 140, 0),
        (470, 720, 170, 0),
        (730, 600, 120, 1),
        (690, 760, 190, 1),
        (930, 680, 150, 0),
    )
    for x, y, tall, side in players:
        c.oval(x + 14, y, tall * 0.3, tall * 0.04, "#2c6338", 0.7)
        c.figure(x, y, tall, ("#f2c14e", "#eef2f5")[side], stride=0.17)
        c.disc(x, y - tall * 0.91, tall * 0.088, "#b98b73")
        c.line([(x, y - tall * 0.46), (x, y - tall * 0.42)], "#1e2a36", tall * 0.17)


SCENES = {
    "night-market": night_market,
    "metro": metro,
    "marathon": marathon,
    "stadium": stadium,
}
