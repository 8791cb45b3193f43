"""All scenes by name."""

from collections.abc import Callable

from newsroom.demo.drawing import (
    bridges,
    culture,
    fields,
    gardens,
    power,
    rooms,
    sky,
    sport,
    stage,
    streets,
    tables,
    transport,
    water,
    weather,
    works,
)
from newsroom.demo.drawing.canvas import Canvas

_FAMILIES = (
    bridges,
    culture,
    fields,
    gardens,
    power,
    rooms,
    sky,
    sport,
    stage,
    streets,
    tables,
    transport,
    water,
    weather,
    works,
)

SCENES: dict[str, Callable[[Canvas], None]] = {
    name: scene for family in _FAMILIES for name, scene in family.SCENES.items()
}


def draw(name: str) -> bytes:
    """The scene as a JPEG, the same every time."""
    canvas = Canvas(name)
    SCENES[name](canvas)
    return canvas.jpeg()
