"""The sides that can be laid beside each other: the draft, what readers see, any launch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from fronts.comparing import Difference, changed_parts, differences
from fronts.models import Front, Launch
from fronts.parts import BlockParts, CardParts
from fronts.reading import drafted, launched
from pictures.ids import row_id

DRAFT, LIVE = "draft", "live"


@dataclass(frozen=True)
class Side:
    """An arrangement of a front: its blocks with their cards by the blocks' ids, in order.

    `at` is the moment at which it is looked at: a launch shows the front as it takes effect.
    """

    name: str
    at: datetime
    blocks: Mapping[int, tuple[BlockParts, Sequence[CardParts]]]
    launch: Launch | None = None
    waits: bool = False
    """Whether it is a launch that readers do not see yet."""


@dataclass(frozen=True)
class BlockMoves:
    """What becomes of one block from a side to another: places count from 1."""

    block: BlockParts
    before: int | None
    after: int | None
    parts: Sequence[str]
    """The names of its own settings that differ."""
    cards: Sequence[Difference]

    @property
    def stays(self) -> bool:
        """Whether nothing of the block differs."""
        return self.before == self.after and not self.parts and not self.cards


def side_of(front: Front, name: str, *, at: datetime) -> Side | None:
    """A side by its name, a launch's by its id; None where there is no such launch."""
    if name == DRAFT:
        drafts = drafted(front.pk)
        return Side(
            name, at, {block.pk: (block, cards) for block, cards in drafts if not block.hidden}
        )
    if name == LIVE:
        return Side(name, at, _launched(front, at))
    launches = Launch.objects.filter(front=front, pk=row_id(name) or 0).not_cancelled()
    launch = launches.select_related("by").first()
    if launch is None:
        return None
    began = launch.live_from
    return Side(name, began, _launched(front, began), launch, waits=launch.is_waiting(at))


def _launched(front: Front, at: datetime) -> dict[int, tuple[BlockParts, Sequence[CardParts]]]:
    found = launched(Launch.objects.filter(front=front), at)
    return {launch.block_id: (launch, cards) for launch, cards in found}


def moves_between(before: Side, after: Side) -> list[BlockMoves]:
    """What leads from one side to the other, in the order of the later one."""
    was = {pk: place for place, pk in enumerate(before.blocks, 1)}
    found = []
    for place, (pk, (block, cards)) in enumerate(after.blocks.items(), 1):
        earlier, had = before.blocks.get(pk, (block, ()))
        parts = changed_parts(earlier.configuration(), block.configuration())
        moves = differences(had, cards)
        found.append(BlockMoves(block, was.get(pk), place, parts, moves))
    found += [
        BlockMoves(block, was[pk], None, (), ())
        for pk, (block, _cards) in before.blocks.items()
        if pk not in after.blocks
    ]
    return found
