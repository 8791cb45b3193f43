"""Scenes of work: a factory, a ship, wind power, a rocket, a chart of orders."""

from math import cos, pi, sin

from newsroom.demo.drawing.canvas import WIDTH, Canvas


def factory(c: Canvas) -> None:
    """A hall with robot arms along a line."""
    c.sky("#dfe7e8", "#b8c6ca")
    for k in range(7):
        x = k * 190
        c.shape([(x, 130), (x + 120, 40), (x + 120, 130)], "#f7fbfb")
        c.line([(x, 130), (x + 120, 40), (x + 120, 130)], "#7f9197", 7)
        c.line([(x + 160, 130), (x + 160, 560)], "#97a7ac", 12)
    c.line([(0, 134), (WIDTH, 134)], "#6d8086", 16)
    c.haze(300, 260, "#eef3f3", 0.8)
    c.box(0, 560, WIDTH, 240, "#8c9a9e")
    c.box(0, 560, WIDTH, 12, "#f2c14e")
    for k in range(4):
        _robot_arm(c, 90 + k * 310, 570)
    c.box(0, 640, WIDTH, 44, "#3c484d")
    for k in range(16):
        c.disc(40 + k * 76, 662, 16, "#5f6e74")
        c.disc(40 + k * 76, 662, 6, "#aab6ba")
    for k in range(5):
        x = 60 + k * 250
        c.panel(x, 570, 140, 70, 10, "#f4f1ea")
        c.box(x, 604, 140, 12, "#2f6d6a")
        c.disc(x + 110, 590, 7, "#c8553d")
    c.box(0, 684, WIDTH, 116, "#6f7d82")
    for k in range(14):
        c.shape(
            [(k * 96, 790), (k * 96 + 48, 790), (k * 96 + 72, 762), (k * 96 + 24, 762)], "#f2c14e"
        )
    c.figure(1090, 760, 230, "#2f5d7c", stride=0.05)
    c.dome(1090, 546, 28, 26, "#f2c14e")


def _robot_arm(c: Canvas, x: float, y: float) -> None:
    c.panel(x - 52, y - 46, 104, 60, 8, "#4b585d")
    elbow, wrist = (x + 62, y - 262), (x + 168, y - 158)
    c.line([(x, y - 50), elbow], "#d9692f", 46)
    c.line([elbow, wrist], "#e98a4b", 34)
    for px, py, radius in ((x, y - 50, 36), (*elbow, 32), (*wrist, 20)):
        c.disc(px, py, radius, "#3c484d")
        c.disc(px, py, radius * 0.45, "#aab6ba")
    c.line([wrist, (wrist[0], wrist[1] + 62)], "#3c484d", 15)
    c.line([(wrist[0] - 16, wrist[1] + 66), (wrist[0] + 16, wrist[1] + 66)], "#3c484d", 11)
    c.glow(wrist[0], wrist[1] + 88, 46, "#fff0b8", 0.9)


def ship(c: Canvas) -> None:
    """A carrier with round tanks leaving the yard, a gantry crane behind."""
    c.sky("#7fb0c8", "#f3e6d3", until=520)
    c.ridge(500, 90, "#9db6bf", step=220)
    for x in (120, 470):
        c.line([(x, 520), (x, 150)], "#b3452f", 24)
    c.line([(40, 160), (600, 160)], "#b3452f", 38)
    c.line([(300, 176), (300, 300)], "#4d565a", 5)
    c.box(266, 300, 70, 46, "#5d676b")
    c.line([(760, 520), (760, 250), (930, 200)], "#8a9aa1", 14)
    c.haze(360, 160, "#f3e6d3", 0.6)
    c.box(0, 520, WIDTH, 280, "#3f7286")
    c.haze(520, 280, "#1f4658", 0.9)
    c.shape([(180, 470), (1150, 470), (1070, 620), (260, 620)], "#27415a")
    c.shape([(228, 560), (1102, 560), (1070, 622), (260, 622)], "#a3372b")
    c.line([(190, 480), (1146, 480)], "#eef2f2", 7)
    for x in (560, 720, 880, 1020):
        c.dome(x, 472, 72, 82, "#e9eef0")
        c.dome(x - 14, 472, 44, 70, "#ffffff")
        c.line([(x - 72, 466), (x + 72, 466)], "#c3ced2", 6)
    c.panel(270, 270, 180, 210, 6, "#f4f6f5")
    for floor in range(4):
        for k in range(6):
            c.box(286 + k * 26, 330 + floor * 36, 16, 14, "#2d4a5e")
    c.panel(256, 276, 208, 34, 6, "#2d4a5e")
    c.panel(300, 200, 56, 76, 6, "#c8553d")
    c.line([(410, 270), (410, 190)], "#5d676b", 6)
    for k in range(9):
        foam = [(x, 616 + k * 18 + sin(x / 40 + k) * 4) for x in range(200 - k * 20, 1100, 16)]
        c.line(foam, "#dcebee", 3, 0.4 - k * 0.04)
    for x, y in ((180, 250), (236, 214), (980, 180), (1040, 214)):
        c.line([(x - 22, y - 8), (x, y), (x + 22, y - 10)], "#ffffff", 4)


def wind_power(c: Canvas) -> None:
    """Turbines over rows of panels and storage boxes."""
    c.sky("#5f9fc4", "#e5f1ea", until=520)
    c.glow(180, 150, 230, "#fffbe0", 1.0)
    c.ridge(500, 140, "#9fc0ae", step=210)
    c.ridge(540, 80, "#6fa07f", step=160)
    for x, y, scale in ((330, 520, 0.72), (610, 540, 1.0), (960, 560, 1.25)):
        top = y - 320 * scale
        c.shape(
            [(x - 9 * scale, y), (x + 9 * scale, y), (x + 4 * scale, top), (x - 4 * scale, top)],
            "#f7f9f8",
        )
        for blade in range(3):
            angle = blade * 2 * pi / 3 + scale * 2
            tip = (x + cos(angle) * 165 * scale, top + sin(angle) * 165 * scale)
            side = (x + cos(angle + 0.16) * 60 * scale, top + sin(angle + 0.16) * 60 * scale)
            c.shape([(x, top), side, tip], "#ffffff")
        c.disc(x, top, 11 * scale, "#d2dbda")
    c.shape([(0, 560), (WIDTH, 540), (WIDTH, 800), (0, 800)], "#7fae6b")
    for row in range(3):
        y, tall = 580 + row * 62, 40 + row * 10
        for k in range(11):
            x = k * (118 + row * 16) - 60 - row * 40
            wide = 100 + row * 14
            c.shape(
                [(x + 24, y), (x + wide + 24, y), (x + wide, y + tall), (x, y + tall)], "#21456b"
            )
            for part in range(1, 4):
                c.line(
                    [(x + 24 + wide * part / 4, y), (x + wide * part / 4, y + tall)], "#6f9cc2", 2
                )
            c.line([(x + 12, y + tall / 2), (x + wide + 12, y + tall / 2)], "#6f9cc2", 2)
    for k in range(3):
        x = 800 + k * 128
        c.panel(x, 640, 112, 120, 6, "#f4f1ea")
        c.box(x, 662, 112, 10, "#2f6d6a")
        for part in range(4):
            c.box(x + 14, 688 + part * 15, 84, 7, "#b9c3c4")


def rocket(c: Canvas) -> None:
    """A slim rocket rising from the coast before dawn."""
    c.sky("#0c1730", "#b0607a", until=660)
    for _ in range(150):
        c.disc(
            c.random.random() * WIDTH,
            c.random.random() * 420,
            0.8 + c.random.random() * 1.6,
            "#ffffff",
            0.8,
        )
    c.ridge(640, 70, "#2a2446", step=190)
    c.box(0, 640, WIDTH, 160, "#221d3a")
    c.glow(600, 620, 520, "#ffb066", 0.9)
    for k in range(46):
        x = 600 + (c.random.random() - 0.5) * (160 + k * 16)
        c.disc(
            x,
            640 + c.random.random() * 80,
            30 + c.random.random() * 46,
            ("#f3c9a5", "#d99f8c", "#f8e3cc")[k % 3],
            0.75,
        )
    for k in range(10):
        c.disc(600 + (k % 3 - 1) * 14, 560 + k * 12, 22 + k * 4, "#f6dcc4", 0.7)
    c.shape([(574, 420), (626, 420), (612, 600), (600, 650), (588, 600)], "#ffb347")
    c.shape([(584, 420), (616, 420), (600, 560)], "#fff6d8")
    c.glow(600, 460, 150, "#fff0c0", 0.9)
    c.shape([(572, 200), (628, 200), (628, 420), (572, 420)], "#f2f2ee")
    c.shape([(604, 200), (628, 200), (628, 420), (604, 420)], "#cfd3d8")
    c.dome(600, 202, 28, 96, "#f2f2ee")
    c.box(572, 250, 56, 16, "#b3261e")
    c.box(572, 352, 56, 10, "#27415a")
    for side in (-1, 1):
        c.shape([(600 + side * 28, 360), (600 + side * 58, 426), (600 + side * 28, 420)], "#b3261e")
    c.line([(820, 690), (820, 300)], "#15122a", 12)
    for y in range(320, 680, 40):
        c.line([(820, y), (866, y + 40)], "#15122a", 5)
    c.line([(866, 690), (866, 300)], "#15122a", 9)
    c.line([(820, 340), (740, 340)], "#15122a", 9)


def orders_chart(c: Canvas) -> None:
    """Columns by month and a rising line over them."""
    c.sky("#fbf8f1", "#f3eddf")
    for k in range(6):
        c.line([(120, 660 - k * 100), (1110, 660 - k * 100)], "#cfc7b4", 2)
    heights = (170, 210, 190, 260, 300, 280, 350, 410, 390, 460)
    for k, tall in enumerate(heights):
        x = 150 + k * 96
        c.box(x, 660 - tall, 54, tall, "#2f6d6a" if k < 9 else "#b3261e")
        c.box(x, 660 - tall * 0.4, 54, tall * 0.4, "#24565a" if k < 9 else "#8c1d17")
        c.box(x + 8, 682, 38, 8, "#a59c86")
    points = [(177 + k * 96, 600 - tall) for k, tall in enumerate(heights)]
    c.line(points, "#d08a2a", 8)
    for x, y in points:
        c.disc(x, y, 13, "#fbf8f1")
        c.disc(x, y, 8, "#d08a2a")
    c.line([(120, 660), (1120, 660)], "#4b4638", 5)
    c.box(120, 70, 300, 22, "#4b4638")
    c.box(120, 106, 190, 12, "#a59c86")
    for k, colour in enumerate(("#2f6d6a", "#d08a2a")):
        c.box(900 + k * 120, 76, 22, 22, colour)
        c.box(930 + k * 120, 82, 62, 10, "#a59c86")


SCENES = {
    "factory": factory,
    "ship": ship,
    "wind-power": wind_power,
    "rocket": rocket,
    "orders-chart": orders_chart,
}
