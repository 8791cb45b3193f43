"""Scenes of land and water: tea hills, rice, a river, the sea, snow, a road in the mountains."""

from math import pi, sin

from newsroom.demo.drawing.canvas import HEIGHT, WIDTH, Canvas


def tea_hills(c: Canvas) -> None:
    """Terraces of tea at sunrise, a picking machine between the rows."""
    c.sky("#f6d9b8", "#fbeedb", until=420)
    c.glow(880, 210, 300, "#ffffff", 0.9)
    c.disc(880, 215, 52, "#f7a072")
    c.ridge(380, 150, "#b9cbb0", step=170)
    c.haze(240, 180, "#fbeedb", 0.7)
    c.ridge(430, 110, "#86aa7f", step=150)
    for row in range(13):
        y = 430 + row * row * 2.6
        thick = 10 + row * 3.4
        wave = [(x, y + sin(x / 230 + row * 0.35) * (10 + row * 3)) for x in range(-40, 1260, 20)]
        lower = [(x, y + thick + 34) for x, y in reversed(wave)]
        c.shape(wave + lower, "#3f7247" if row % 2 else "#4e8553")
        c.line(wave, "#7fb069", 3 + row * 0.5)
    for x, y, tall in ((250, 585, 92), (330, 612, 100)):
        c.figure(x, y, tall, "#33413a", stride=0.06)
        c.shape([(x - 34, y - tall + 14), (x + 34, y - tall + 14), (x, y - tall - 16)], "#d9b36c")
    c.panel(760, 560, 170, 62, 14, "#e8e4da")
    c.panel(780, 520, 78, 48, 10, "#c8553d")
    c.box(792, 530, 40, 22, "#25323a")
    c.line([(900, 560), (985, 505), (1030, 560)], "#5b6469", 9)
    c.disc(1030, 566, 13, "#c8553d")
    for x in (795, 895):
        c.disc(x, 625, 26, "#2c3538")
        c.disc(x, 625, 11, "#9aa5a8")


def rice_fields(c: Canvas) -> None:
    """Fields in perspective under a drone."""
    c.sky("#8ec6d8", "#eaf4e6", until=400)
    for x, y, size in (
        (240, 130, 70),
        (300, 150, 90),
        (380, 140, 60),
        (900, 90, 60),
        (960, 105, 80),
    ):
        c.oval(x, y, size, size * 0.36, "#ffffff", 0.85)
    c.ridge(380, 70, "#9fbfae", step=200)
    c.ridge(392, 34, "#6f9c82", step=120)
    c.box(0, 385, WIDTH, 420, "#d9b54a")
    colours = ("#e4c255", "#c9a83c", "#9db14b", "#d5b648", "#b9ab44", "#efd06a")
    edges = [600 + (k - 6) * 60 for k in range(13)]
    for k in range(12):
        left, right = edges[k], edges[k + 1]
        far = [(left, 385), (right, 385)]
        near = [(600 + (right - 600) * 4.6, 800), (600 + (left - 600) * 4.6, 800)]
        c.shape([*far, *near], colours[k % 6])
    for k in range(26):
        furrow = 392 + k * k * 0.62
        c.line([(0, furrow), (WIDTH, furrow + 4)], "#8f7a26", 1 + k * 0.06, 0.28)
    for y in (430, 520, 690):
        c.line([(0, y), (WIDTH, y - 12)], "#7b8f4a", 3 + (y - 400) / 26)
    for x in (410, 790):
        c.oval(x, 232, 92, 9, "#33424a", 0.35)
        c.line([(x, 238), (x, 262), (600, 272)], "#2b363c", 11)
    c.panel(540, 250, 120, 46, 20, "#2b363c")
    c.panel(566, 294, 68, 40, 8, "#c8553d")
    for x in (548, 652):
        c.line([(x, 292), (x - 12 if x < 600 else x + 12, 348)], "#2b363c", 6)
    for k in range(-6, 7):
        c.line([(600 + k * 8, 338), (600 + k * 24, 430)], "#ffffff", 2, 0.4)
    c.figure(985, 700, 150, "#3a4a52")


def river_bridge(c: Canvas) -> None:
    """An old stone bridge of three arches, its image in the water."""
    c.sky("#c9d7df", "#f3ead9", until=430)
    c.ridge(400, 130, "#a9bcc4", step=210)
    c.haze(270, 150, "#f3ead9", 0.6)
    c.ridge(430, 70, "#7d9490", step=140)
    for k in range(9):
        x = 40 + k * 140 + c.random.random() * 40
        c.box(x, 372 - k % 3 * 14, 84, 80, "#efe9dd")
        c.shape(
            [(x - 12, 374 - k % 3 * 14), (x + 96, 374 - k % 3 * 14), (x + 42, 338 - k % 3 * 14)],
            "#4b5558",
        )
    c.box(0, 450, WIDTH, 350, "#8fb0b5")
    c.haze(450, 350, "#3f676f", 0.85)
    deck = [(-20, 470), (250, 415), (600, 372), (950, 415), (1220, 470)]
    c.shape([*deck, (1220, 560), (-20, 560)], "#b3a48c")
    for x, across, down in ((250, 120, 112), (600, 165, 150), (950, 120, 112)):
        c.oval(x, 562, across + 16, down + 16, "#8f826c")
        c.oval(x, 562, across, down, "#a7c0c2")
        c.oval(x, 566, across, down * 0.8, "#31565e", 0.75)
    c.box(0, 560, WIDTH, 240, "#5b858c")
    c.haze(560, 240, "#2e5058", 0.9)
    for x, across, down in ((250, 120, 84), (600, 165, 112), (950, 120, 84)):
        c.oval(x, 562, across, down, "#8fb1b6", 0.55)
    c.line([(x, y - 16) for x, y in deck], "#d8ccb5", 10)
    for k in range(25):
        x = k * 50
        y = 372 + abs(x - 600) ** 1.28 / 36
        c.line([(x, y - 14), (x, y + 12)], "#d8ccb5", 6)
    for _ in range(70):
        x, y = c.random.random() * WIDTH, 575 + c.random.random() * 215
        c.line([(x, y), (x + 30 + c.random.random() * 90, y)], "#dfeaea", 2, 0.3)
    c.shape([(150, 668), (372, 668), (336, 706), (186, 706)], "#3a2f28")
    c.panel(210, 632, 96, 40, 16, "#6f5440")
    c.figure(345, 668, 86, "#2b2622")


def sea_buoy(c: Canvas) -> None:
    """A measuring buoy on a heavy sea at dusk."""
    c.sky("#26465c", "#e7a977", until=430)
    c.glow(330, 400, 260, "#ffe2b0", 0.9)
    c.disc(330, 392, 44, "#ffd9a0")
    for k in range(6):
        c.oval(700 + k * 90, 170 + k % 3 * 34, 190, 15, "#f2c79d", 0.25)
    for row in range(9):
        y = 405 + row * row * 5.2
        colour = ("#4c7480", "#3b6473", "#2d5566", "#234859", "#1b3d4e")[min(row // 2, 4)]
        wave = [
            (x, y + sin(x / (60 + row * 22) + row * 1.9) * (4 + row * 3.4))
            for x in range(-20, 1240, 16)
        ]
        c.shape([*wave, (WIDTH, HEIGHT), (0, HEIGHT)], colour)
        c.line(wave, "#cfe0dd", 1.5 + row * 0.3, 0.35)
        if row == 5:
            _buoy(c)
    for k in range(22):
        c.line([(250 + k * 7, 412 + k * 9), (410 - k * 4, 412 + k * 9)], "#ffdcae", 3, 0.22)


def _buoy(c: Canvas) -> None:
    c.shape([(700, 548), (900, 534), (880, 640), (724, 648)], "#d9902f")
    c.shape([(700, 548), (900, 534), (897, 556), (703, 570)], "#f0b454")
    for foot, head in ((725, 788), (872, 806)):
        c.line([(foot, 548), (head, 330)], "#e9e4d8", 9)
    for y in (500, 450, 400):
        c.line([(740 + (548 - y) * 0.27, y), (858 - (548 - y) * 0.3, y - 6)], "#e9e4d8", 6)
    c.shape([(742, 500), (800, 494), (800, 440), (752, 446)], "#1d3a55")
    c.box(782, 312, 34, 24, "#24313a")
    c.line([(798, 312), (798, 232)], "#e9e4d8", 6)
    c.disc(798, 226, 13, "#d6453b")
    c.glow(798, 226, 70, "#ffb0a0", 0.8)
    c.line([(768, 262), (828, 254)], "#e9e4d8", 5)
    for x, y in ((768, 262), (828, 254)):
        c.disc(x, y, 9, "#24313a")


def snow_city(c: Canvas) -> None:
    """Snow over roofs, people under umbrellas."""
    c.sky("#8fa0b3", "#dfe6ec", until=560)
    for k in range(11):
        x, tall = k * 112 - 20, 150 + c.random.random() * 240
        c.box(x, 560 - tall, 96, tall, "#7b8da0")
        c.box(x - 3, 552 - tall, 102, 14, "#f4f7f9")
        for _ in range(7):
            wx, wy = (
                x + 12 + c.random.randrange(4) * 20,
                585 - tall + c.random.random() * (tall - 70),
            )
            c.box(wx, wy, 11, 16, "#f6d48a")
    c.soften(2)
    c.haze(380, 180, "#dfe6ec", 0.8)
    c.box(0, 560, WIDTH, 240, "#eef2f5")
    c.shape([(0, 640), (WIDTH, 610), (WIDTH, 740), (0, 770)], "#c3ccd5")
    for x in (120, 520, 1010):
        c.line([(x, 610), (x, 330)], "#2e3a46", 10)
        for side in (-1, 1):
            for k in range(4):
                y = 350 + k * 58
                c.line([(x, y + 40), (x + side * (95 - k * 12), y - 30)], "#2e3a46", 6)
                c.line([(x, y + 33), (x + side * (95 - k * 12), y - 36)], "#f8fafb", 3.5)
    people = ((300, 700, 176, "#b3261e"), (420, 690, 160, "#2f5d7c"), (720, 715, 190, "#d99a2b"))
    for x, y, tall, colour in (*people, (880, 690, 158, "#54745a")):
        c.figure(x, y, tall, "#27303a", stride=0.08)
        c.line([(x + 10, y - tall - 70), (x + 10, y - tall + 66)], "#27303a", 4)
        c.dome(x + 10, y - tall + 8, 80, 66, colour)
        c.dome(x + 10, y - tall - 34, 50, 22, "#ffffff")
    for _ in range(420):
        left, top, size = c.random.random() * WIDTH, c.random.random() * HEIGHT, c.random.random()
        c.disc(left, top, 1 + size * 4.2, "#ffffff", 0.55 + size * 0.4)


def book_bus(c: Canvas) -> None:
    """A library bus on a mountain road, children before it."""
    c.sky("#f2c9a0", "#f9ead2", until=420)
    c.disc(210, 190, 60, "#fff4dc")
    c.ridge(400, 240, "#9bb0b8", step=240)
    c.haze(200, 220, "#f9ead2", 0.75)
    c.ridge(450, 170, "#7c9a84", step=200)
    c.ridge(520, 90, "#567d5f", step=170)
    c.shape([(0, 640), (WIDTH, 560), (WIDTH, 800), (0, 800)], "#c9b896")
    c.shape([(0, 690), (WIDTH, 612), (WIDTH, 742), (0, 800)], "#8d8474")
    for k in range(9):
        c.line([(k * 150, 748 - k * 8), (k * 150 + 70, 744 - k * 8)], "#efe7d5", 6)
    c.panel(420, 350, 560, 290, 34, "#c8553d")
    c.box(420, 520, 560, 44, "#f3e3c3")
    c.panel(452, 386, 90, 110, 10, "#cfe3e6")
    for k in range(3):
        x = 566 + k * 128
        c.panel(x, 386, 112, 110, 8, "#3a2c25")
        for shelf in range(2):
            for book in range(9):
                tall = 32 + c.random.random() * 12
                hue = ("#d9a441", "#5f8f8b", "#e8dcc4", "#8a3b2e", "#6d7fa3")[c.random.randrange(5)]
                c.box(x + 7 + book * 11, 440 + shelf * 52 - tall, 9, tall, hue)
    for x in (540, 850):
        c.disc(x, 640, 52, "#2a2c2d")
        c.disc(x, 640, 22, "#b9bdb9")
    c.disc(432, 560, 13, "#ffe9a8")
    people = ((230, 742, 150, "#3c4a63"), (310, 752, 132, "#9a4a3a"), (370, 740, 142, "#47624f"))
    for x, y, tall, colour in (*people, (1040, 716, 150, "#5b4a6b")):
        c.figure(x, y, tall, colour, stride=0.05)
        c.box(x + 8, y - tall * 0.58, 30, 22, "#f6efe0")
    for k in range(60):
        x = k * 21
        c.line(
            [(x, 800), (x + sin(k) * 8, 762 - c.random.random() * 28 - sin(k * pi / 60) * 10)],
            "#45684c",
            4,
        )


SCENES = {
    "tea-hills": tea_hills,
    "rice-fields": rice_fields,
    "river-bridge": river_bridge,
    "sea-buoy": sea_buoy,
    "snow-city": snow_city,
    "book-bus": book_bus,
}
