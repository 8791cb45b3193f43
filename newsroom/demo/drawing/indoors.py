"""Scenes close by: a canteen for the old, a breakfast shop, a phone taken apart."""

from math import cos, pi, sin

from newsroom.demo.drawing.canvas import WIDTH, Canvas
from newsroom.demo.drawing.city import COATS


def canteen(c: Canvas) -> None:
    """Old people at tables, steam over bowls, a hatch."""
    c.sky("#f3e4c8", "#ead2a8")
    c.box(0, 0, WIDTH, 60, "#c98f5a")
    for k in range(3):
        c.panel(60 + k * 250, 110, 200, 210, 8, "#fbf6ea")
        c.panel(72 + k * 250, 122, 176, 186, 4, "#a9cdd1")
        c.line([(160 + k * 250, 122), (160 + k * 250, 308)], "#fbf6ea", 8)
        c.disc(110 + k * 250, 290, 44, "#6f9c5d")
        c.disc(206 + k * 250, 300, 34, "#83ad6c")
    c.panel(840, 110, 310, 260, 8, "#7a4a35")
    c.box(858, 130, 274, 200, "#fff3d6")
    c.figure(940, 372, 222, "#ffffff")
    c.box(914, 128, 52, 30, "#ffffff")
    c.disc(940, 172, 21, "#d9ab86")
    c.box(840, 330, 310, 60, "#a8663f")
    for k in range(4):
        c.oval(880 + k * 76, 328, 30, 12, ("#8fb04e", "#e8743b", "#f2c14e", "#b3482e")[k])
    c.box(0, 470, WIDTH, 330, "#c79a6a")
    for k in range(9):
        c.line([(k * 190 - 220, 800), (300 + k * 75, 470)], "#b3875a", 3)
    for x, y, scale in ((250, 600, 1.0), (690, 650, 1.15), (1050, 590, 0.9)):
        _table(c, x, y, scale)


def _table(c: Canvas, x: float, y: float, scale: float) -> None:
    for side, coat in ((-1, 1), (1, 4), (0, 2)):
        px, py = x + side * 130 * scale, y - (60 if side == 0 else 10) * scale
        c.panel(
            px - 44 * scale,
            py - 80 * scale,
            88 * scale,
            150 * scale,
            36,
            COATS[(coat + int(x)) % 7],
        )
        c.disc(px, py - 112 * scale, 36 * scale, "#dcb08c")
        c.dome(px, py - 116 * scale, 38 * scale, 32 * scale, "#d8d5cf" if side else "#8d8880")
    c.box(x - 10 * scale, y + 20, 20 * scale, 130 * scale, "#5b3a28")
    c.oval(x, y + 26, 150 * scale, 44 * scale, "#7a4a35")
    c.oval(x, y + 16, 150 * scale, 44 * scale, "#f6e9d0")
    for bowl in (-80, 0, 80):
        bx, by = x + bowl * scale, y + 10 - abs(bowl) * 0.06 + (14 if bowl == 0 else 0)
        c.oval(bx, by, 30 * scale, 13 * scale, "#3d6a8a")
        c.oval(bx, by - 4, 26 * scale, 9 * scale, "#fffaf0")
        steam = [(bx + sin(t / 2.2) * 8, by - 16 - t * 9) for t in range(9)]
        c.line(steam, "#ffffff", 5, 0.5)


def breakfast(c: Canvas) -> None:
    """A breakfast shop before dawn: steamers, one lamp."""
    c.sky("#24324a", "#5a6478")
    for k in range(6):
        c.box(k * 210 - 40, 120 + k % 2 * 40, 190, 500, "#2c3a54" if k % 2 else "#33425c")
    c.soften(3)
    c.box(0, 620, WIDTH, 180, "#3a4050")
    c.panel(260, 150, 700, 500, 10, "#7a4a35")
    c.box(290, 240, 640, 400, "#ffdf9e")
    c.glow(610, 360, 430, "#fff2cc", 0.9)
    for part in range(14):
        colour = "#b3261e" if part % 2 else "#f6ead6"
        left = 240 + part * 53
        c.shape([(left + 6, 150), (left + 50, 150), (left + 53, 232), (left, 232)], colour)
        c.disc(left + 26, 232, 26, colour)
    c.figure(640, 620, 330, "#fbf7ee")
    c.disc(640, 318, 30, "#cf9d78")
    c.box(606, 276, 68, 26, "#ffffff")
    c.box(250, 530, 720, 130, "#a8663f")
    c.box(250, 520, 720, 20, "#d99a5b")
    for stack, x in enumerate((360, 480, 800)):
        for layer in range(3 + stack % 2):
            y = 500 - layer * 40
            c.panel(x - 62, y - 22, 124, 40, 8, "#c69a5b")
            c.line([(x - 60, y), (x + 60, y)], "#8d6533", 4)
        top = 500 - (2 + stack % 2) * 40 - 24
        c.oval(x, top, 62, 12, "#e3c48d")
        for k in range(3):
            steam = [(x - 34 + k * 34 + sin(t / 2 + k) * 13, top - 14 - t * 15) for t in range(11)]
            c.line(steam, "#ffffff", 11, 0.42)
    c.figure(150, 770, 300, "#1d2536", stride=0.07)
    c.figure(1060, 760, 280, "#1d2536")
    c.glow(610, 690, 380, "#ffcf87", 0.35)


def phones(c: Canvas) -> None:
    """A phone taken apart on a repairer's mat."""
    c.sky("#2f6d6a", "#234f52")
    for k in range(31):
        c.line([(k * 40, 0), (k * 40, 800)], "#4a8583", 1.5, 0.5)
        c.line([(0, k * 40), (WIDTH, k * 40)], "#4a8583", 1.5, 0.5)
    for x, y, w, h, colour in (
        (170, 150, 230, 470, "#20282d"),
        (450, 190, 230, 470, "#c9d0d2"),
        (730, 150, 230, 470, "#e9e4d8"),
    ):
        c.panel(x + 14, y + 16, w, h, 34, "#173a3c")
        c.panel(x, y, w, h, 34, colour)
    c.panel(182, 166, 206, 438, 22, "#3b6f9a")
    c.shape([(182, 420), (388, 250), (388, 590), (182, 590)], "#6aa0c0")
    c.disc(320, 250, 34, "#f3d88a")
    c.panel(470, 330, 120, 300, 10, "#2b3236")
    c.panel(480, 342, 100, 40, 6, "#f2c14e")
    c.panel(470, 214, 190, 96, 8, "#3f7a4d")
    for k in range(14):
        x, y = 482 + k % 5 * 36, 226 + k // 5 * 28
        c.box(x, y, 18 + c.random.random() * 12, 16, ("#1d2b22", "#d9c26a", "#9fb3a4")[k % 3])
    c.panel(606, 330, 56, 300, 8, "#97a3a7")
    c.panel(752, 176, 92, 150, 26, "#d2cab8")
    for y in (214, 286):
        c.disc(798, y, 27, "#2a3034")
        c.disc(798, y, 13, "#49606d")
    for k in range(6):
        angle = k * pi / 3
        left, top = 1060 + cos(angle) * 50, 260 + sin(angle) * 50
        c.disc(left, top, 11, "#d5dadb")
        c.line([(left - 6, top), (left + 6, top)], "#5b6569", 3)
    c.line([(1010, 700), (1100, 470)], "#c8553d", 30)
    c.line([(1100, 470), (1128, 398)], "#d5dadb", 9)
    c.line([(90, 720), (560, 700)], "#d5dadb", 12)
    c.line([(90, 745), (560, 706)], "#aeb7ba", 12)


SCENES = {"canteen": canteen, "breakfast": breakfast, "phones": phones}
