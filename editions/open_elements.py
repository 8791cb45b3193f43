"""Knows which elements are open at a place of a text, and writes each one's end."""

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass

from editions.elements import CELLS, PARENTS, VOID

DEEPEST = 200


class TooDeep(ValueError):
    """More elements stand in one another than in any text that was written to be read."""


@dataclass(slots=True, eq=False)
class Element:
    """An element that was opened."""

    name: str
    written: str
    is_open: bool = True
    has_ended: bool = False
    """Its end tag came inside a block that stands in it: it ends with that block."""


class OpenElements:
    """The elements that are open, and all that was written until then."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.stack: list[Element] = []
        self.tables: list[str] = []  # tables and their parts among what is open
        self.formatting: list[list[Element]] = [[]]
        """Formatting that no end tag has ended, whether open or not; a list more for each cell."""
        self._count: Counter[str] = Counter()

    def push(self, name: str, written: str) -> None:
        """Write a start tag. Raises TooDeep."""
        self.parts.append(written)
        if name in VOID:
            return
        self.stack.append(Element(name, written))
        if len(self.stack) > DEEPEST:
            raise TooDeep
        self._count[name] += 1
        if name == "table" or name in PARENTS:
            self.tables.append(name)
        if name in CELLS or name == "caption":
            self.formatting.append([])

    def find(self, names: Set[str], bounds: Set[str]) -> int | None:
        """Where the innermost element of these names stands, unless a bound comes before it."""
        if not any(self._count[name] for name in names):
            return None
        for place in range(len(self.stack) - 1, -1, -1):
            name = self.stack[place].name
            if name in names:
                return place
            if name in bounds:
                return None
        return None

    def end_down_to(self, place: int) -> None:
        """Write the ends of all from that place of the stack on."""
        while len(self.stack) > place or (self.stack and self.stack[-1].has_ended):
            element = self.stack.pop()
            element.is_open = False
            name = element.name
            self.parts.append(f"</{name}>")
            self._count[name] -= 1
            if name == "table" or name in PARENTS:
                self.tables.pop()
            if name in CELLS or name == "caption":
                self.formatting.pop()

    def end_one(self, names: Set[str], bounds: Set[str]) -> bool:
        """End the innermost element of these names, with what stands in it; whether there is."""
        place = self.find(names, bounds)
        if place is None:
            return False
        self.end_down_to(place)
        return True

    def is_between_cells(self) -> bool:
        """Whether this is a place of a table where no text may stand."""
        return bool(self.tables) and self.tables[-1] not in CELLS and self.tables[-1] != "caption"
