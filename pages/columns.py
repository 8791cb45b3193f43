"""Which blocks of a front stand beside Hot, and which below it across the whole page.

Heights are of a window of 1280 pixels, roughly: a block more or less beside Hot is no harm, a
column that is empty for half the page is.
"""

from collections.abc import Sequence

from fronts.layouts import LAYOUTS, Height
from fronts.resolving import Resolved

HOT = 840
"""Pixels after which what stands beside Hot is about as high as it."""
_GAP = 32
_UNKNOWN = Height(300)
"""Of a block whose layout is no more."""


def split_at_hot(blocks: Sequence[Resolved]) -> tuple[list[Resolved], list[Resolved]]:
    """The blocks beside Hot and those below it, all in the editors' order."""
    height, beside = 0, 0
    for row in _rows(blocks):
        if height >= HOT:
            break
        height += max(_height(one) for one in row) + _GAP
        beside += len(row)
    return list(blocks[:beside]), list(blocks[beside:])


def _rows(blocks: Sequence[Resolved]) -> list[list[Resolved]]:
    rows: list[list[Resolved]] = []
    for one in blocks:
        if _halves(one) and rows and len(rows[-1]) == 1 and _halves(rows[-1][0]):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _height(one: Resolved) -> int:
    """Pixels of a block in the column beside Hot."""
    entries = sum(len(some) for some in one.entries.values())
    links = entries or max((len(entry.links) for entry in one.shown), default=0)
    layout = LAYOUTS.get(one.block.layout)
    return (layout.height if layout else _UNKNOWN).of(len(one.shown), links)


def _halves(one: Resolved) -> bool:
    layout = LAYOUTS.get(one.block.layout)
    return bool(layout and layout.halves)
