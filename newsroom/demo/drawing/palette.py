"""The colours that all drawings share, so that they look like the work of one hand."""

from PIL import ImageColor

INK, NIGHT, DUSK = "#141d2b", "#1c2c44", "#34486a"
SEA, TEAL, MIST = "#2d5a6e", "#3f7f86", "#a9c3c6"
MOSS, SAGE, LEAF = "#3d5a45", "#7c9a76", "#5f8a55"
RUST, RED, ROSE = "#a8472e", "#c2412f", "#d9907c"
OCHRE, GOLD, STRAW = "#c98a2d", "#ecb759", "#ecd9a4"
CLAY, WOOD, EARTH = "#b98563", "#7a5038", "#4a3529"
BONE, PAPER, SNOW = "#efe3cd", "#f7f0e2", "#fbf8f1"
SLATE, STONE, ASH = "#5c6b78", "#8f9799", "#c7c9c4"
SKIN, TAN = "#d7a27f", "#b97f5c"
COATS = (RUST, SEA, OCHRE, MOSS, SLATE, NIGHT, CLAY)


def mix(one: str, other: str, share: float) -> str:
    """The colour between two, nearer to `other` the larger the share (0 to 1).

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pair = zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pair)


def dark(colour: str, share: float = 0.35) -> str:
    """The colour in shadow."""
    return mix(colour, INK, share)


def pale(colour: str, share: float = 0.35) -> str:
    """The colour in light."""
    return mix(colour, PAPER, share)
