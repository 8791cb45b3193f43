"""Which blocks of a front stand beside Hot, and which below it across the whole page.

Heights are of a window of 1280 pixels, roughly: a block more or less beside Hot is no harm, a
column that is empty for half the page is.
"""

from collections.abc import Sequence

from fronts.resolving import Resolved

HOT = 840
"""Pixels after which what stands beside Hot is about as high as it."""
_GAP = 32
_HALF = frozenset({"channel", "ranked", "live"})
"""These stand two to a row."""


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
        half = one.block.layout in _HALF
        if half and rows and len(rows[-1]) == 1 and rows[-1][0].block.layout in _HALF:
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _height(one: Resolved) -> int:
    """Pixels of a block in the column beside Hot."""
    number = len(one.shown)
    links = max((len(entry.links) for entry in one.shown), default=0)
    heights = {
        "headline": 520 + 44 * links,
        "list": 60 + 70 * -(-number // 2),
        "strip": 260,
        "channel": 300 + 70 * (number - 1),
        "ranked": 60 + 55 * number,
        "links": 60 + 44 * -(-number // 6),
        "live": 60 + 60 * number + 45 * sum(len(some) for some in one.entries.values()),
    }
    return heights.get(one.block.layout, 300)
