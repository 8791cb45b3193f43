"""Why a story stands or does not stand in each block of a front's draft."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editions.models import Edition, List, Listing
from editions.standing import Standing, standing
from fronts.marking import marked_among
from fronts.models import Block
from fronts.parts import Backfill
from fronts.reading import drafted, resolved_blocks
from fronts.resolving import Entry, Resolved
from readership.trending import hot

HOT_LINES = 60


class Missing(StrEnum):
    """Why a block says nothing of a story: no card holds it, and its rule does not bring it."""

    NO_RULE = "no_rule"
    NOT_IN_RULE = "not_in_rule"
    NOT_ITS_TURN = "not_its_turn"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Answer:
    """What is to be said of a story in one block: its entry with its place, or why there is none.

    `place` counts from 1 and is None where readers would not see the story in the block.
    """

    block: Block
    entry: Entry | None = None
    place: int | None = None
    missing: Missing | None = None


@dataclass(frozen=True)
class Explanation:
    """A story on a front: what readers get of it at all, and block by block."""

    standing: Standing
    answers: list[Answer]


def explain(front_id: int, story_id: int, *, at: datetime, script: str) -> Explanation:
    """The story in the draft of a front at a moment; queries hang on the rules alone."""
    blocks = drafted(front_id)
    shown = [(block, cards) for block, cards in blocks if not block.hidden]
    resolved = {one.block.pk: one for one in resolved_blocks(shown, at=at, script=script)}
    pools = _Pools(story_id, at=at, script=script)
    answers = [_answer(block, resolved.get(block.pk), story_id, pools) for block, _ in blocks]
    return Explanation(standing(story_id, at=at), answers)


def _answer(block: Block, resolved: Resolved | None, story_id: int, pools: "_Pools") -> Answer:
    if resolved is None:
        return Answer(block, missing=Missing.HIDDEN)
    for place, entry in enumerate(resolved.shown, 1):
        if story_id in _ids(entry):
            return Answer(block, entry, place)
    for entry in resolved.left_out:
        if story_id in _ids(entry):
            return Answer(block, entry)
    if block.backfill == Backfill.NONE:
        return Answer(block, missing=Missing.NO_RULE)
    brought = pools.bring(block)
    return Answer(block, missing=Missing.NOT_ITS_TURN if brought else Missing.NOT_IN_RULE)


def _ids(entry: Entry) -> Iterator[int]:
    if entry.placed and entry.placed.story_id:
        yield entry.placed.story_id
    if entry.story:
        yield entry.story.story_id


class _Pools:
    """What the rules bring, asked only where a block's answer hangs on it."""

    def __init__(self, story_id: int, *, at: datetime, script: str) -> None:
        self._story_id, self._at, self._script = story_id, at, script
        self._lists: set[tuple[int, int]] | None = None

    def bring(self, block: Block) -> bool:
        """Whether the story is among those that the block's rule fills from."""
        if block.backfill == Backfill.MARKED:
            return bool(marked_among([self._story_id]))
        if block.backfill == Backfill.TRENDING:
            lines = hot(at=self._at, script=self._script, count=HOT_LINES).lines
            return any(line.story_id == self._story_id for line in lines)
        return bool(self._wanted(block) & self._stands_in())

    @staticmethod
    def _wanted(block: Block) -> set[tuple[int, int]]:
        channel = block.backfill_channel_id or 0
        lists = {
            Backfill.RECENT: {(List.ALL, 0)},
            Backfill.CHANNEL: {(List.SECTION, channel), (List.CHANNEL, channel)},
            Backfill.TOPIC: {(List.TOPIC, block.backfill_topic_id or 0)},
            Backfill.AUTHOR: {(List.AUTHOR, block.backfill_author_id or 0)},
        }
        return {(int(kind), pk) for kind, pk in lists[Backfill(block.backfill)]}

    def _stands_in(self) -> set[tuple[int, int]]:
        if self._lists is None:
            live = Edition.objects.of_story(self._story_id).live(self._at).values("pk")
            rows = Listing.objects.filter(edition__in=live).live(self._at)
            self._lists = set(rows.values_list("list_kind", "list_id"))
        return self._lists
