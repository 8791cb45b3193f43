"""All scenes by name."""

from collections.abc import Callable

from newsroom.demo.drawing import city, country, culture, indoors, works
from newsroom.demo.drawing.canvas import Canvas

SCENES: dict[str, Callable[[Canvas], None]] = {
    **country.SCENES,
    **city.SCENES,
    **indoors.SCENES,
    **works.SCENES,
    **culture.SCENES,
}


def draw(name: str) -> bytes:
    """The scene as a JPEG, the same every time."""
    canvas = Canvas(name)
    SCENES[name](canvas)
    return canvas.jpeg()
