"""Scenes of culture: a restorer's table, a shadow play, a museum at night."""

from math import cos, pi, sin

from newsroom.demo.drawing.canvas import WIDTH, Canvas


def old_books(c: Canvas) -> None:
    """A restorer's table from above: a thread-bound book, brush, paste, paper."""
    c.sky("#7a5238", "#5d3c28")
    for k in range(18):
        y = k * 46 + c.random.random() * 14
        grain = [(x, y + sin(x / 170 + k) * 5) for x in range(0, 1220, 20)]
        c.line(grain, "#4d3120", 2.5, 0.5)
    c.shape([(150, 150), (640, 110), (690, 640), (190, 690)], "#2f1f15", 0.5)
    c.shape([(130, 130), (400, 108), (438, 650), (176, 676)], "#efe2c4")
    c.shape([(400, 108), (660, 128), (690, 640), (438, 650)], "#f7edd6")
    for left in (168, 432):
        for column in range(7):
            x = left + column * 33
            c.line([(x, 160), (x + 40, 630)], "#c2703d", 1.6, 0.7)
            for sign in range(15):
                y = 172 + sign * 29
                _sign(c, x + 12 + (y - 160) * 0.085, y)
    for x, y, size in ((300, 590, 46), (352, 624, 34), (560, 190, 30), (596, 166, 24)):
        c.oval(x, y, size, size * 0.72, "#5d3c28")
        c.oval(x + 4, y + 3, size * 0.72, size * 0.5, "#f9f4e6", 0.65)
    for k in range(4):
        c.line([(408, 190 + k * 130), (426, 190 + k * 130)], "#b3261e", 5)
    c.disc(900, 240, 122, "#3d2718", 0.6)
    c.disc(890, 226, 118, "#d8e2dd")
    c.disc(890, 226, 96, "#f6f2e2")
    c.disc(874, 214, 50, "#ffffff", 0.7)
    c.line([(1130, 120), (846, 486)], "#a9713d", 20)
    c.line([(846, 486), (816, 526)], "#d6c9a8", 34)
    c.shape([(832, 504), (804, 540), (776, 580), (812, 548), (834, 520)], "#2a1d14")
    c.shape([(760, 620), (1090, 560), (1130, 700), (800, 764)], "#f4e8cf")
    c.shape([(790, 600), (1040, 540), (1060, 612), (812, 680)], "#fdf6e6")
    c.line([(980, 690), (1150, 470)], "#c9d0d2", 8)


def _sign(c: Canvas, x: float, y: float) -> None:
    ink = "#33251c"
    for row in (0, 6, 12):
        if c.random.random() < 0.75:
            c.box(x + c.random.random() * 3, y + row, 8 + c.random.random() * 5, 3, ink)
    for column in (2, 6, 10):
        if c.random.random() < 0.5:
            top = c.random.random() * 6
            c.box(x + column, y - 3 + top, 2.5, 19 - top - c.random.random() * 6, ink)


def shadow_play(c: Canvas) -> None:
    """A lit screen with two leather figures, the audience dark before it."""
    c.sky("#2a1512", "#160b0a")
    c.shape([(0, 0), (150, 0), (120, 800), (0, 800)], "#7d1f1a")
    c.shape([(1050, 0), (1200, 0), (1200, 800), (1080, 800)], "#7d1f1a")
    for k in range(4):
        c.line([(25 + k * 32, 0), (18 + k * 28, 800)], "#5c1512", 7)
        c.line([(1082 + k * 32, 0), (1098 + k * 28, 800)], "#5c1512", 7)
    c.panel(170, 70, 860, 520, 6, "#5b3a22")
    c.box(192, 92, 816, 476, "#f7d48e")
    c.glow(600, 330, 470, "#fff6d6", 1.0)
    for k in range(7):
        c.disc(270 + k * 22, 190 + sin(k) * 16, 34, "#8fae62", 0.85)
    c.line([(336, 220), (320, 540)], "#5d4326", 17)
    c.line([(200, 546), (1000, 546)], "#7a5a32", 12)
    _leather(c, 500, 532, 1, "#b3261e", "#2f6d6a")
    _leather(c, 740, 532, -1, "#2f5d7c", "#d08a2a")
    c.disc(880, 180, 46, "#e8743b", 0.85)
    for k in range(12):
        x = 60 + k * 100 + c.random.random() * 30
        y = 690 + k % 3 * 22
        c.disc(x, y, 44, "#0d0706")
        c.panel(x - 68, y + 34, 136, 140, 50, "#0d0706")


def _leather(c: Canvas, x: float, y: float, side: int, robe: str, sash: str) -> None:
    c.line([(x, y - 180), (x - side * 40, y + 50)], "#4a2d18", 4)
    c.shape([(x - 58, y), (x + 58, y), (x + 34, y - 190), (x - 34, y - 190)], robe)
    for k in range(5):
        c.line([(x - 48 + k * 24, y - 6), (x - 24 + k * 12, y - 120)], "#f7d48e", 3)
    c.box(x - 40, y - 128, 80, 16, sash)
    for k in range(3):
        c.disc(x, y - 160 + k * 16, 5, "#f7d48e")
    hand = (x + side * 122, y - 196)
    c.line([(x + side * 20, y - 178), (x + side * 78, y - 150), hand], robe, 28)
    c.line([hand, (x + side * 150, y + 50)], "#4a2d18", 4)
    c.line([(x - side * 20, y - 178), (x - side * 66, y - 120)], sash, 24)
    c.disc(x, y - 226, 34, "#5d3a1f")
    c.shape(
        [(x + side * 26, y - 240), (x + side * 46, y - 222), (x + side * 24, y - 210)], "#5d3a1f"
    )
    c.disc(x + side * 12, y - 230, 6, "#f7d48e")
    c.shape([(x - 36, y - 246), (x + 36, y - 246), (x + 20, y - 292), (x - 20, y - 292)], sash)
    for k in (-1, 0, 1):
        c.line([(x + k * 16, y - 290), (x + k * 34, y - 326)], robe, 6)
        c.disc(x + k * 34, y - 330, 8, "#c8553d")


def museum_night(c: Canvas) -> None:
    """A hall with lit vessels, visitors as silhouettes."""
    c.sky("#141a26", "#27303f")
    c.shape([(0, 0), (WIDTH, 0), (1000, 110), (200, 110)], "#1c2432")
    c.box(0, 560, WIDTH, 240, "#1b2029")
    for k in range(3):
        x = 210 + k * 390
        c.shape([(x - 34, 0), (x + 34, 0), (x + 150, 560), (x - 150, 560)], "#fff0c8", 0.10)
        c.panel(x - 132, 150, 264, 330, 4, "#2e3a4a")
        c.glow(x, 300, 190, "#ffe6b0", 0.75)
        c.box(x - 100, 480, 200, 110, "#3a3230")
        c.box(x - 112, 470, 224, 16, "#54483f")
        c.oval(x, 640, 150, 26, "#f3d9a0", 0.12)
    vase = [(-22, 0), (-30, 30), (-24, 60), (-70, 130), (-74, 190), (-40, 262)]
    outline = [(210 + px, 208 + py) for px, py in vase]
    c.shape(outline + [(420 - px, py) for px, py in reversed(outline)], "#8fb8a8")
    for k in range(5):
        c.arc(210, 330 + k * 22, 66 - abs(k - 2) * 5, 14, (20, 160), "#4f8577", 4)
    _bronze(c, 600, 470)
    c.disc(990, 330, 108, "#3f7a6a")
    c.disc(990, 330, 78, "#4f8f7c")
    for k in range(16):
        angle = k * pi / 8
        c.disc(990 + cos(angle) * 92, 330 + sin(angle) * 92, 7, "#9fd0b8")
        c.line([(990, 330), (990 + cos(angle) * 66, 330 + sin(angle) * 66)], "#8cc0a8", 3)
    c.disc(990, 330, 24, "#c9a24f")
    c.box(940, 442, 100, 30, "#54483f")
    people = ((110, 790, 300), (380, 780, 270), (452, 780, 190), (800, 790, 310), (890, 786, 280))
    for x, y, tall in people:
        c.figure(x, y, tall, "#0a0d13", stride=0.03)


def _bronze(c: Canvas, x: float, y: float) -> None:
    for foot in (-70, 0, 70):
        c.line([(x + foot * 0.8, y - 90), (x + foot, y - 6)], "#5a7a52", 22)
    c.panel(x - 108, y - 210, 216, 132, 40, "#6b8f5e")
    c.box(x - 120, y - 226, 240, 26, "#7fa36d")
    for side in (-1, 1):
        c.arc(x + side * 88, y - 236, 26, 40, (180, 360), "#7fa36d", 15)
    for k in range(6):
        px = x - 84 + k * 30
        c.line(
            [(px, y - 176), (px + 16, y - 176), (px + 16, y - 152), (px + 4, y - 152)], "#3f5c3a", 5
        )
    c.line([(x - 98, y - 126), (x + 98, y - 126)], "#3f5c3a", 5)


SCENES = {"old-books": old_books, "shadow-play": shadow_play, "museum-night": museum_night}
