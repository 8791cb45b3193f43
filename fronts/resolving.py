"""Which stories a front shows, block by block, and why: plain values in and out.

Curated cards win, backfill gives way: no story stands twice on a front unless a block may repeat.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from editions.cards import Card
from editions.entries import Entry as LiveEntry
from editions.interval import FOREVER
from editions.lists import Place
from fronts.parts import BlockParts, CardParts
from fronts.rows import LaunchedBlock, PlacedCard

AnyBlock = BlockParts | LaunchedBlock
AnyCard = CardParts | PlacedCard


_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Why(StrEnum):
    """Why something stands in a block, or does not."""

    PLACED = "placed"
    PINNED = "pinned"
    BACKFILLED = "backfilled"
    NOT_LIVE = "not_live"
    NOT_STARTED = "not_started"
    ENDED = "ended"
    ELSEWHERE = "elsewhere"
    OVER_LIMIT = "over_limit"
    TOO_OLD = "too_old"


class Entry(NamedTuple):
    """One story or link in a block, or one that stays out of it."""

    why: Why
    placed: AnyCard | None = None
    story: Card | None = None
    where: str = ""
    """The block in which the story stands instead."""
    links: Sequence[Mapping[str, Any]] = ()
    """The card's sub-links, without those to stories that are not live."""
    place: Place | None = None
    """Of a story that a rule filled in: which it is; its card may not be read yet."""


@dataclass(slots=True)
class Resolved:
    """A block as readers get it, and what was left out of it."""

    block: AnyBlock
    shown: list[Entry] = field(default_factory=list)
    left_out: list[Entry] = field(default_factory=list)
    words: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Standfirst and byline by the ids of editions, where the block shows them."""
    entries: dict[int, list[LiveEntry]] = field(default_factory=dict)
    """The latest entries by the ids of stories, where the block shows them."""

    @property
    def has_room(self) -> bool:
        """Whether more would fit."""
        return len(self.shown) < self.block.limit


def place(
    blocks: Sequence[tuple[AnyBlock, Sequence[AnyCard]]],
    *,
    at: datetime,
    stories: Mapping[int, Card],
) -> tuple[list[Resolved], dict[int, str]]:
    """The blocks with what editors placed, and in which of them each story stands."""
    resolved = [Resolved(block) for block, _ in blocks]
    standing: dict[int, str] = {}
    for one, (block, cards) in zip(resolved, blocks, strict=True):
        for card in pinned_first(cards, at):
            _place(one, block, card, at=at, stories=stories, standing=standing)
    return resolved, standing


def fill(
    resolved: Sequence[Resolved],
    standing: dict[int, str],
    *,
    at: datetime,
    backfill: Mapping[Any, Sequence[Place]],
) -> None:
    """Let the rules fill what room is left; `standing` is what `place` said."""
    for one in resolved:
        _fill(one, backfill.get(rule_of(one.block), ()), at=at, standing=standing)


def rule_of(block: AnyBlock) -> tuple[str, int | None]:
    """What two blocks that are backfilled alike have in common."""
    sources = {
        "channel": block.backfill_channel_id,
        "topic": block.backfill_topic_id,
        "author": block.backfill_author_id,
    }
    return block.backfill, sources.get(block.backfill)


def pinned_first(cards: Iterable[AnyCard], at: datetime) -> list[AnyCard]:
    """Those that are pinned at the moment before the others, each in the editors' order."""
    return sorted(cards, key=lambda card: not (card.pinned_until and at < card.pinned_until))


def _place(
    one: Resolved,
    block: AnyBlock,
    card: AnyCard,
    *,
    at: datetime,
    stories: Mapping[int, Card],
    standing: dict[int, str],
) -> None:
    story = stories.get(card.story_id) if card.story_id else None
    why = _hindrance(card, story, at)
    if why is None and story and not block.repeats_allowed and story.story_id in standing:
        one.left_out.append(Entry(Why.ELSEWHERE, card, story, standing[story.story_id]))
        return
    if why is None and len(one.shown) >= block.limit:
        why = Why.OVER_LIMIT
    if why is not None:
        one.left_out.append(Entry(why, card, story))
        return
    pinned = card.pinned_until and at < card.pinned_until
    links: Sequence[Mapping[str, Any]] = ()
    if card.links:
        links = [link for link in card.links if not link.get("story") or link["story"] in stories]
    one.shown.append(Entry(Why.PINNED if pinned else Why.PLACED, card, story, links=links))
    if story:
        standing.setdefault(story.story_id, block.title)


def _hindrance(card: AnyCard, story: Card | None, at: datetime) -> Why | None:
    if card.starts_at and at < card.starts_at:
        return Why.NOT_STARTED
    if card.ends_at and at >= card.ends_at:
        return Why.ENDED
    if card.story_id and story is None:
        return Why.NOT_LIVE
    return None


def _fill(
    one: Resolved, candidates: Sequence[Place], *, at: datetime, standing: dict[int, str]
) -> None:
    own = {entry.story.story_id for entry in one.shown if entry.story}
    hours = one.block.within_hours
    for place in candidates:
        if not one.has_room:
            return
        if place.story_id in own:
            continue
        if not one.block.repeats_allowed and place.story_id in standing:
            where = standing[place.story_id]
            one.left_out.append(Entry(Why.ELSEWHERE, place=place, where=where))
        elif hours and _ages(place, hours) < at:
            one.left_out.append(Entry(Why.TOO_OLD, place=place))
        else:
            one.shown.append(Entry(Why.BACKFILLED, place=place))
            own.add(place.story_id)
            standing.setdefault(place.story_id, one.block.title)


def _ages(place: Place, hours: int) -> datetime:
    """The last moment at which a story is not too old; one without a time always is."""
    return place.listed_at + timedelta(hours=hours) if place.listed_at else _LONG_AGO


def same_until(
    blocks: Iterable[tuple[AnyBlock, Sequence[AnyCard]]],
    resolved: Iterable[Resolved],
    at: datetime,
) -> datetime:
    """The first moment after `at` at which the clock alone makes other blocks of the same rows."""
    moments = [
        moment
        for _, cards in blocks
        for card in cards
        for moment in (card.starts_at, card.ends_at, card.pinned_until)
        if moment and moment > at
    ]
    moments += [
        _ages(entry.place, one.block.within_hours) + timedelta.resolution
        for one in resolved
        for entry in one.shown
        if entry.place and one.block.within_hours
    ]
    return min(moments, default=FOREVER)
