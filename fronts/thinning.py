"""Whether a launch would leave readers much less than they see: its editor is asked first."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime

from fronts import refusals
from fronts.automatic import automatic_page
from fronts.models import Block, Card, Front, Launch
from fronts.parts import BlockParts, CardParts
from fronts.reading import Blocks, drafted, launched, shown_blocks

FEW = 6
"""Fewer than that on a page that had more look like a mistake."""
_SCRIPT = "zh-hans"


def check_not_thinned(
    *, front: Front, blocks: Sequence[Block] | None, at: datetime, start: datetime
) -> None:
    """Raise MuchLess where a launch of some blocks, or of all (None), would empty the page.

    Numbers are of different stories and links: what readers see at `at`, and what they would see
    at `start` of the draft, together with what stays launched.
    """
    live = launched(Launch.objects.filter(front=front), at)
    now = len(_seen(front, () if front.closed else live, at))
    after = len(_seen(front, _with_draft(live, drafted(front.pk), blocks), start))
    if after < now and (after < FEW or after * 2 < now):
        raise refusals.MuchLess(now=now, after=after)


def _with_draft(
    live: Iterable[tuple[Launch, Sequence[CardParts]]],
    drafts: Sequence[tuple[Block, list[Card]]],
    blocks: Sequence[Block] | None,
) -> Blocks:
    """The blocks as they would stand: the draft in the place of what is launched of them."""
    wanted = {block.pk for block in blocks} if blocks is not None else None
    found: list[tuple[int, int, BlockParts, Sequence[CardParts]]] = [
        (block.position, block.pk, block, cards)
        for block, cards in drafts
        if not block.hidden and (wanted is None or block.pk in wanted)
    ]
    if wanted is not None:
        found += [
            (launch.position, launch.block_id, launch, cards)
            for launch, cards in live
            if launch.block_id not in wanted
        ]
    found.sort(key=lambda one: one[:2])
    return [(parts, cards) for _position, _pk, parts, cards in found]


def _seen(front: Front, blocks: Blocks, at: datetime) -> set[Hashable]:
    """The stories and links that readers get of a page: in its blocks, and by itself."""
    shown: set[Hashable] = set()
    for block in shown_blocks(blocks, at=at, script=_SCRIPT):
        for entry in block.shown:
            shown.add(entry.story.story_id if entry.story else entry.placed and entry.placed.url)
            shown |= {link.get("story") or link["url"] for link in entry.links}
    composed = automatic_page(front, at=at)
    return shown | composed.story_ids if composed.stays or not shown else shown
