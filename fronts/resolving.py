"""Which stories a front shows, block by block, and why: plain values in and out.

Curated cards win, backfill gives way: no story stands twice on a front unless a block may repeat.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from editions.cards import Card
from editions.entries import Entry as LiveEntry
from fronts.parts import BlockParts, CardParts


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


@dataclass(frozen=True, slots=True)
class Entry:
    """One story or link in a block, or one that stays out of it."""

    why: Why
    placed: CardParts | None = None
    story: Card | None = None
    where: str = ""
    """The block in which the story stands instead."""
    links: Sequence[Mapping[str, Any]] = ()
    """The card's sub-links, without those to stories that are not live."""


@dataclass(slots=True)
class Resolved:
    """A block as readers get it, and what was left out of it."""

    block: BlockParts
    shown: list[Entry] = field(default_factory=list)
    left_out: list[Entry] = field(default_factory=list)
    words: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Standfirst and byline by the ids of editions, where the block shows them."""
    entries: dict[int, list[LiveEntry]] = field(default_factory=dict)
    """The latest entries by the ids of stories, where the block shows them."""


def resolve(
    blocks: Sequence[tuple[BlockParts, Sequence[CardParts]]],
    *,
    at: datetime,
    stories: Mapping[int, Card],
    backfill: Mapping[Any, Sequence[Card]],
) -> list[Resolved]:
    """The blocks in order; `backfill` holds each rule's stories under `rule_of(block)`."""
    resolved = [Resolved(block) for block, _ in blocks]
    standing: dict[int, str] = {}
    for one, (block, cards) in zip(resolved, blocks, strict=True):
        for card in pinned_first(cards, at):
            _place(one, block, card, at=at, stories=stories, standing=standing)
    for one in resolved:
        _fill(one, backfill.get(rule_of(one.block), ()), at=at, standing=standing)
    return resolved


def rule_of(block: BlockParts) -> tuple[str, int | None]:
    """What two blocks that are backfilled alike have in common."""
    sources = {
        "channel": block.backfill_channel_id,
        "topic": block.backfill_topic_id,
        "author": block.backfill_author_id,
    }
    return block.backfill, sources.get(block.backfill)


def pinned_first(cards: Iterable[CardParts], at: datetime) -> list[CardParts]:
    """Those that are pinned at the moment before the others, each in the editors' order."""
    return sorted(cards, key=lambda card: not (card.pinned_until and at < card.pinned_until))


def _place(
    one: Resolved,
    block: BlockParts,
    card: CardParts,
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
    links = [link for link in card.links if not link.get("story") or link["story"] in stories]
    one.shown.append(Entry(Why.PINNED if pinned else Why.PLACED, card, story, links=links))
    if story:
        standing.setdefault(story.story_id, block.title)


def _hindrance(card: CardParts, story: Card | None, at: datetime) -> Why | None:
    if card.starts_at and at < card.starts_at:
        return Why.NOT_STARTED
    if card.ends_at and at >= card.ends_at:
        return Why.ENDED
    if card.story_id and story is None:
        return Why.NOT_LIVE
    return None


def _fill(
    one: Resolved, candidates: Sequence[Card], *, at: datetime, standing: dict[int, str]
) -> None:
    own = {entry.story.story_id for entry in one.shown if entry.story}
    hours = one.block.within_hours
    for story in candidates:
        if len(one.shown) >= one.block.limit:
            return
        if story.story_id in own:
            continue
        if not one.block.repeats_allowed and story.story_id in standing:
            where = standing[story.story_id]
            one.left_out.append(Entry(Why.ELSEWHERE, story=story, where=where))
        elif hours and (
            story.listed_at is None or (at - story.listed_at).total_seconds() > hours * 3600
        ):
            one.left_out.append(Entry(Why.TOO_OLD, story=story))
        else:
            one.shown.append(Entry(Why.BACKFILLED, story=story))
            own.add(story.story_id)
            standing.setdefault(story.story_id, one.block.title)
