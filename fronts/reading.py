"""A front at a moment: its launches or its draft, resolved with the stories that are live then."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from editions.cards import Card as StoryCard
from editions.entries import latest_entries
from editions.lists import cards_of_stories, words_of_editions
from fronts.filling import Rule, candidates
from fronts.layouts import LAYOUTS
from fronts.models import Block, Card, Launch, LaunchedCard
from fronts.records import LaunchQuerySet
from fronts.resolving import AnyBlock, AnyCard, Entry, Resolved, fill, place, rule_of, same_until
from fronts.rows import Released, arranged

ENTRIES = 3
"""So many entries of a live story stand in a strip."""

Blocks = Sequence[tuple[AnyBlock, Sequence[AnyCard]]]


def released_blocks(
    released: Released, *, at: datetime, script: str
) -> tuple[list[Resolved], datetime]:
    """A front as it was launched, and until when the clock leaves it as it is."""
    blocks = arranged(released.blocks)
    shown = shown_blocks(blocks, at=at, script=script)
    return shown, same_until(blocks, shown, at)


def shown_blocks(blocks: Blocks, *, at: datetime, script: str) -> list[Resolved]:
    """What readers see of blocks: none that is hidden, none that would be empty."""
    if not blocks:
        return []
    resolved = resolved_blocks(blocks, at=at, script=script, explained=False)
    return [one for one in resolved if one.shown]


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


def resolved_blocks(
    blocks: Blocks, *, at: datetime, script: str, explained: bool = True
) -> list[Resolved]:
    """The blocks with their stories: one query for each rule, one for all that is placed, one for
    all that fills up.

    What is left out is read for those alone who want it explained.
    """
    placed = list(dict.fromkeys(_placed(cards for _, cards in blocks)))
    stories = cards_of_stories(placed, at=at, script=script)
    resolved, standing = place(blocks, at=at, stories=stories)
    rules: dict[Rule, bool] = {}
    for one in resolved:
        if explained or one.has_room:
            rule = rule_of(one.block)
            rules[rule] = rules.get(rule, False) or bool(one.block.within_hours)
    most = len(standing) + sum(one.block.limit - len(one.shown) for one in resolved)
    fill(resolved, standing, at=at, backfill=candidates(rules, at=at, most=most))
    _add_cards(resolved, stories, at=at, script=script, explained=explained)
    _add_words(resolved, script)
    _add_entries(resolved, at=at, script=script)
    return resolved


def _add_cards(
    resolved: Sequence[Resolved],
    known: Mapping[int, StoryCard],
    *,
    at: datetime,
    script: str,
    explained: bool,
) -> None:
    """The cards of what rules filled in; one query, or none."""
    filled = [entries for one in resolved for entries in (one.shown, one.left_out)[: 1 + explained]]
    wanted = {
        entry.place.story_id
        for entries in filled
        for entry in entries
        if entry.place and entry.place.story_id not in known
    }
    cards = {**known, **cards_of_stories(sorted(wanted), at=at, script=script)}
    for entries in filled:
        # what was taken down between two queries is in none
        entries[:] = [
            entry._replace(story=cards[entry.place.story_id]) if entry.place else entry
            for entry in entries
            if entry.place is None or entry.place.story_id in cards
        ]


def _add_words(resolved: Sequence[Resolved], script: str) -> None:
    """Standfirsts and bylines for the entries that show them; one query, or none."""
    wanted: dict[int, list[Resolved]] = {}
    for one in resolved:
        for entry in one.shown:
            if entry.story and _shows_words(one, entry):
                wanted.setdefault(entry.story.edition_id, []).append(one)
    for pk, standfirst, byline in words_of_editions(list(wanted), script=script):
        for one in wanted[pk]:
            one.words[pk] = standfirst or "", byline or ""


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


def _placed(cards: Iterable[Sequence[AnyCard]]) -> list[int]:
    found = []
    for of_block in cards:
        for card in of_block:
            if card.story_id:
                found.append(card.story_id)
            found += [link["story"] for link in card.links if link.get("story")]
    return found
