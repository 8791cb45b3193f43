"""A front at a moment: its launches or its draft, resolved with the stories that are live then."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import QuerySet

from editions.cards import Card as StoryCard
from editions.entries import latest_entries
from editions.lists import card_page, cards_of_stories, words_of_editions
from editions.models import List
from editions.prepared import Prepared
from fronts.layouts import LAYOUTS
from fronts.models import HOME, Backfill, Block, Card, Front, Launch, LaunchedCard, Mark
from fronts.parts import BlockParts, CardParts
from fronts.records import LaunchQuerySet
from fronts.resolving import Entry, Resolved, resolve, rule_of
from readership.trending import hot

STEP = 60
"""Backfill is read in steps of so many stories: one query serves fronts of about one size."""
MOST_CANDIDATES = 240
ENTRIES = 3
"""So many entries of a live story stand in a strip."""

Blocks = Sequence[tuple[BlockParts, Sequence[CardParts]]]


def home_blocks(*, at: datetime, script: str) -> list[Resolved]:
    """The site's front as it was launched; nothing where it is closed or was never launched."""
    if not _home_is_launched()(at=at):
        return []
    return shown_blocks(launched(_open(front__slug=HOME), at), at=at, script=script)


@cache
def _home_is_launched() -> Prepared:
    # on a site without fronts this is all that they cost a page
    def build(at: datetime) -> QuerySet[Launch, Any]:
        return _open(front__slug=HOME).live(at).filter(hidden=False).values_list("pk")[:1]

    return Prepared(build, at=datetime)


def section_blocks(section_id: int, *, at: datetime, script: str) -> list[Resolved]:
    """A section's front as it was launched."""
    if not _section_is_launched()(at=at, section_id=section_id):
        return []
    return shown_blocks(launched(_open(front__section_id=section_id), at), at=at, script=script)


@cache
def _section_is_launched() -> Prepared:
    def build(at: datetime, section_id: int) -> QuerySet[Launch, Any]:
        launches = _open(front__section_id=section_id).live(at).filter(hidden=False)
        return launches.values_list("pk")[:1]

    return Prepared(build, at=datetime, section_id=int)


def front_blocks(front: Front, *, at: datetime, script: str) -> list[Resolved]:
    """A front as it was launched."""
    return shown_blocks(launched(_open(front=front), at), at=at, script=script)


def shown_blocks(blocks: Blocks, *, at: datetime, script: str) -> list[Resolved]:
    """What readers see of blocks: none that is hidden, none that would be empty."""
    if not blocks:
        return []
    resolved = resolved_blocks(blocks, at=at, script=script)
    return [one for one in resolved if one.shown]


def _open(**front: Any) -> LaunchQuerySet:
    return Launch.objects.filter(front__closed=False, **front)


def launched(launches: LaunchQuerySet, at: datetime) -> list[tuple[Launch, list[LaunchedCard]]]:
    """The launches that are live at the moment with their cards; two queries, one if none is."""
    live = list(launches.live(at).filter(hidden=False).order_by("position", "block_id"))
    if not live:
        return []
    cards: dict[int, list[LaunchedCard]] = {launch.pk: [] for launch in live}
    released = LaunchedCard.objects.filter(launch__in=live).select_related("picture")
    for card in released.order_by("position"):
        cards[card.launch_id].append(card)
    return [(launch, cards[launch.pk]) for launch in live]


def drafted(front_id: int) -> list[tuple[Block, list[Card]]]:
    """The editors' draft; two queries."""
    blocks = list(Block.objects.filter(front_id=front_id).standing())
    cards: dict[int, list[Card]] = {block.pk: [] for block in blocks}
    for card in Card.objects.filter(block__in=blocks).standing().select_related("picture"):
        cards[card.block_id].append(card)
    return [(block, cards[block.pk]) for block in blocks]


def resolved_blocks(blocks: Blocks, *, at: datetime, script: str) -> list[Resolved]:
    """The blocks with their stories: one query for all that is placed, one for each rule."""
    capacity = min(MOST_CANDIDATES, sum(block.limit for block, _ in blocks) + STEP)
    pools = {
        rule: _candidates(rule, at=at, script=script, count=-(-capacity // STEP) * STEP)
        for rule in dict.fromkeys(rule_of(block) for block, _ in blocks)
    }
    wanted = [*_placed(cards for _, cards in blocks), *_ids(pools.values())]
    stories = cards_of_stories(list(dict.fromkeys(wanted)), at=at, script=script)
    backfill = {
        rule: [
            stories[one] if isinstance(one, int) else one
            for one in pool
            if not isinstance(one, int) or one in stories
        ]
        for rule, pool in pools.items()
    }
    resolved = resolve(blocks, at=at, stories=stories, backfill=backfill)
    _add_words(resolved, script)
    _add_entries(resolved, at=at, script=script)
    return resolved


def _add_words(resolved: Sequence[Resolved], script: str) -> None:
    """Standfirsts and bylines for the entries that show them; one query, or none."""
    wanted = {
        entry.story.edition_id: one
        for one in resolved
        for entry in one.shown
        if entry.story and _shows_words(one, entry)
    }
    if not wanted:
        return
    for pk, standfirst, byline in words_of_editions(list(wanted), script=script):
        wanted[pk].words[pk] = standfirst or "", byline or ""


def _add_entries(resolved: Sequence[Resolved], *, at: datetime, script: str) -> None:
    """The latest entries of the stories in live strips; one query, or none."""
    strips = [one for one in resolved if _shows_entries(one)]
    stories = {entry.story.story_id for one in strips for entry in one.shown if entry.story}
    found = latest_entries(sorted(stories), at=at, script=script, count=ENTRIES)
    for one in strips:
        one.entries.update(found)


def _shows_entries(one: Resolved) -> bool:
    layout = LAYOUTS.get(one.block.layout)
    return bool(layout and layout.entries)


def _shows_words(one: Resolved, entry: Entry) -> bool:
    layout = LAYOUTS.get(one.block.layout)
    shows_byline = bool(entry.placed and entry.placed.shows_byline)
    return shows_byline or bool(layout and layout.standfirsts)


def _candidates(
    rule: tuple[str, int | None], *, at: datetime, script: str, count: int
) -> Sequence[StoryCard | int]:
    """A rule's stories, as cards or as ids; one query, two where Hot is topped up."""
    source, pk = rule
    kinds = {
        Backfill.RECENT: List.ALL,
        Backfill.TOPIC: List.TOPIC,
        Backfill.AUTHOR: List.AUTHOR,
    }
    if source == Backfill.TRENDING:
        return [line.story_id for line in hot(at=at, script=script, count=STEP).lines]
    if source == Backfill.MARKED:
        return list(Mark.objects.order_by("-at", "-pk").values_list("story_id", flat=True)[:STEP])
    if source == Backfill.CHANNEL:
        return _of_channel(pk or 0, at=at, script=script, count=count)
    if source in kinds:
        return card_page(kinds[Backfill(source)], pk or 0, at=at, script=script, count=count).cards
    return []


def _of_channel(pk: int, *, at: datetime, script: str, count: int) -> list[StoryCard]:
    # ids of sections and channels are of one table: only one of the two lists can hold stories
    for kind in (List.SECTION, List.CHANNEL):
        cards = card_page(kind, pk, at=at, script=script, count=count).cards
        if cards:
            return cards
    return []


def _placed(cards: Iterable[Sequence[CardParts]]) -> list[int]:
    found = []
    for of_block in cards:
        for card in of_block:
            if card.story_id:
                found.append(card.story_id)
            found += [link["story"] for link in card.links if link.get("story")]
    return found


def _ids(pools: Iterable[Sequence[Any]]) -> list[int]:
    return [one for pool in pools for one in pool if isinstance(one, int)]
