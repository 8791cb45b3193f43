"""The draft of a front as its editor shows it: each card with where it stands and what is odd."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from editions.cards import Card as StoryCard
from editions.standing import Standing, standings
from fronts.automatic import has_automatic_page
from fronts.comparing import differences, same_block
from fronts.layouts import LAYOUTS, Layout
from fronts.marking import marked_among
from fronts.models import Backfill, Block, Card, Front, Launch, LaunchedCard
from fronts.parts import CardParts
from fronts.reading import drafted, resolved_blocks
from fronts.resolving import Entry, Resolved
from fronts.starting import missing_parts
from fronts.undoing import effective, last_effective
from fronts.warnings import card_warnings, front_warning
from readership.curves import curves

RECENTLY_REMOVED = 20
RECENT_BLOCKS = 5
"""Removed blocks that are offered to be brought back."""
NOBODY = Standing()


@dataclass(frozen=True)
class CardView:
    """A card of the draft: what it says, whether readers would see it, what is odd about it."""

    card: Card
    entry: Entry
    title: str
    shown: bool
    warnings: list[str]
    curve: list[int]
    marked: bool


@dataclass(frozen=True)
class BlockView:
    """A block of the draft, with its launches."""

    block: Block
    layout: Layout | None
    cards: list[CardView]
    backfilled: list[Entry]
    left_out: list[Entry]
    shown: int
    """How many cards and filled stories readers would get."""
    live: Launch | None = None
    waiting: list[Launch] = field(default_factory=list)
    differs: bool = True

    @property
    def filled_from(self) -> int:
        """The place of the first story that the rule fills in: behind the cards that are shown."""
        return self.shown - len(self.backfilled) + 1


@dataclass(frozen=True)
class Draft:
    """A front as its editors arrange it."""

    front: Front
    blocks: list[BlockView]
    removed: list[tuple[Card, str]]
    """Cards that can be brought back, each with its title."""
    removed_blocks: list[Block]
    left: list[Launch]
    """What is live or waits of blocks that were removed from the draft."""
    warning: str
    at: datetime
    can_start: bool = False
    """Whether blocks of the page that readers get by itself can be added."""

    @property
    def differs(self) -> bool:
        """Whether readers see something else than the draft."""
        leaves = any(one.is_live(self.at) and not one.hidden for one in self.left)
        return leaves or any(view.differs for view in self.blocks)

    @property
    def is_live(self) -> bool:
        """Whether a launch of it is live, be it one that shows nothing."""
        live = any(one.is_live(self.at) for one in self.left)
        return live or any(view.live for view in self.blocks)

    @property
    def taken_back_next(self) -> list[Launch]:
        """What the next step back takes away: launches that count as released together."""
        live = [one for one in self.left if one.is_live(self.at)]
        counted = [effective(one) for one in (*live, *(v.live for v in self.blocks if v.live))]
        last = last_effective(counted)
        return [one for one in counted if last and one.batch == last.batch]

    @property
    def is_shown(self) -> bool:
        """Whether readers get a launched block: not where all are hidden or hold nothing."""
        live = [one for one in self.left if one.is_live(self.at)]
        live += [view.live for view in self.blocks if view.live]
        return not self.front.closed and any(_shows_something(launch) for launch in live)

    @property
    def is_automatic(self) -> bool:
        """Whether readers get a page that is composed by itself."""
        return not self.is_shown and has_automatic_page(self.front)

    @property
    def waiting(self) -> list[list[Launch]]:
        """What waits, the next first: the launches of each batch."""
        waits = [launch for view in self.blocks for launch in view.waiting]
        waits += [launch for launch in self.left if launch.is_waiting(self.at)]
        batches: dict[UUID, list[Launch]] = {}
        for launch in waits:
            batches.setdefault(launch.batch, []).append(launch)
        return sorted(batches.values(), key=lambda batch: batch[0].live_from)


def draft_of(front: Front, *, at: datetime, script: str) -> Draft:
    """The draft at a moment, in a number of queries that hangs on its rules alone."""
    blocks = drafted(front.pk)
    gone = Card.objects.filter(block__front=front, block__removed_at=None).removed()
    removed = list(gone.select_related("block")[:RECENTLY_REMOVED])
    placed = [card for _, cards in blocks for card in cards]
    story_ids = {card.story_id for card in (*placed, *removed) if card.story_id}
    known = _Known(standings(story_ids, at=at), curves(story_ids, at=at), marked_among(story_ids))
    launches = _launches(front, at)
    views = []
    for one, (block, cards) in zip(_resolved(blocks, at, script), blocks, strict=True):
        own = list(_card_views(block, one, cards, known=known, at=at))
        views.append(_block_view(block, one, own, launches.pop(block.pk, []), at))
    draft = Draft(
        front,
        views,
        [(card, title_of(card, known.standing(card))) for card in removed],
        list(front.blocks.filter(removed_at__isnull=False).order_by("-removed_at")[:RECENT_BLOCKS]),
        [one for of_block in launches.values() for one in of_block],
        front_warning(front, at),
        at,
    )
    if not draft.is_automatic:
        return draft
    missing = missing_parts(front, [block for block, _ in blocks], at=at)
    return replace(draft, can_start=bool(missing))


def _shows_something(launch: Launch) -> bool:
    return not launch.hidden and (launch.backfill != Backfill.NONE or bool(launch.cards.all()))


@dataclass(frozen=True)
class _Known:
    """What is known of the stories of a draft, by their ids."""

    standings: Mapping[int, Standing]
    curves: Mapping[int, list[int]]
    marked: set[int]

    def standing(self, card: CardParts) -> Standing:
        return self.standings.get(card.story_id or 0, NOBODY)


def _resolved(
    blocks: Sequence[tuple[Block, list[Card]]], at: datetime, script: str
) -> list[Resolved]:
    # what a hidden block holds keeps no story from standing in another
    found: dict[int, Resolved] = {}
    for hidden in (False, True):
        some = [(block, cards) for block, cards in blocks if block.hidden is hidden]
        resolved = resolved_blocks(some, at=at, script=script) if some else []
        found |= {block.pk: one for one, (block, _) in zip(resolved, some, strict=True)}
    return [found[block.pk] for block, _ in blocks]


def _launches(front: Front, at: datetime) -> dict[int, list[Launch]]:
    """What is live or waits on a front by its blocks, earliest first, with cards; two queries."""
    found: dict[int, list[Launch]] = {}
    rows = (
        Launch.objects.filter(front=front, live_until__gt=at)
        .not_cancelled()
        .order_by("live_from")
        .select_related("by", "brings_back")
        .prefetch_related("cards")
    )
    for launch in rows:
        found.setdefault(launch.block_id, []).append(launch)
    return found


def _block_view(
    block: Block,
    resolved: Resolved,
    cards: Sequence[CardView],
    launches: list[Launch],
    at: datetime,
) -> BlockView:
    live = next((launch for launch in launches if launch.is_live(at)), None)
    return BlockView(
        block,
        LAYOUTS.get(block.layout),
        list(cards),
        [entry for entry in resolved.shown if entry.placed is None],
        [entry for entry in resolved.left_out if entry.placed is None],
        len(resolved.shown),
        live,
        [launch for launch in launches if launch.is_waiting(at)],
        live is None or not _same(live, block, [view.card for view in cards]),
    )


def _card_views(
    block: Block,
    resolved: Resolved,
    cards: Sequence[Card],
    *,
    known: _Known,
    at: datetime,
) -> Iterator[CardView]:
    shown = {id(entry.placed): entry for entry in resolved.shown if entry.placed}
    out = {id(entry.placed): entry for entry in resolved.left_out if entry.placed}
    for card in cards:
        entry = shown.get(id(card)) or out[id(card)]
        standing = known.standing(card)
        warnings = card_warnings(
            card, layout_name=block.layout, story=entry.story, standing=standing, at=at
        )
        title = title_of(card, standing, entry.story)
        curve = known.curves.get(card.story_id or 0, [])
        marked = card.story_id in known.marked
        yield CardView(card, entry, title, id(card) in shown, list(warnings), curve, marked)


def _same(live: Launch, block: Block, cards: Sequence[Card]) -> bool:
    released: list[LaunchedCard] = sorted(live.cards.all(), key=lambda card: card.position)
    return same_block(live, block) and not differences(released, cards)


def titles_of(cards: Iterable[CardParts], *, at: datetime) -> dict[int, str]:
    """What cards are called, by the ids of the objects; two queries."""
    listed = list(cards)
    known = standings({card.story_id for card in listed if card.story_id}, at=at)
    return {id(card): title_of(card, known.get(card.story_id or 0, NOBODY)) for card in listed}


def title_of(card: CardParts, standing: Standing, story: StoryCard | None = None) -> str:
    """What a card is called: as the editors say, or as its story is, will be or was."""
    return (
        card.headline
        or (story.title if story else "")
        or standing.headline
        or card.url
        or f"#{card.story_id}"
    )
