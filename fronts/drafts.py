"""The draft of a front as its editor shows it: each card with where it stands and what is odd."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from editions.cards import Card as StoryCard
from editions.standing import Standing, standings
from fronts.comparing import differences, same_block
from fronts.layouts import LAYOUTS, Layout
from fronts.models import Block, Card, Front, Launch, LaunchedCard
from fronts.parts import CardParts
from fronts.reading import drafted, resolved_blocks
from fronts.resolving import Entry, Resolved
from fronts.warnings import card_warnings, front_warning
from readership.curves import curves

RECENTLY_REMOVED = 20
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


@dataclass(frozen=True)
class BlockView:
    """A block of the draft, with its launches."""

    block: Block
    layout: Layout | None
    cards: list[CardView]
    backfilled: list[Entry]
    left_out: list[Entry]
    shown: int
    live: Launch | None = None
    waiting: list[Launch] = field(default_factory=list)
    differs: bool = True


@dataclass(frozen=True)
class Draft:
    """A front as its editors arrange it."""

    front: Front
    blocks: list[BlockView]
    removed: list[tuple[Card, str]]
    """Cards that can be brought back, each with its title."""
    warning: str

    @property
    def differs(self) -> bool:
        """Whether readers see something else than the draft."""
        return any(view.differs for view in self.blocks)


def draft_of(front: Front, *, at: datetime, script: str) -> Draft:
    """The draft at a moment, in a number of queries that hangs on its rules alone."""
    blocks = drafted(front.pk)
    resolved = resolved_blocks(blocks, at=at, script=script)
    gone = Card.objects.filter(block__front=front).removed().select_related("block")
    removed = list(gone[:RECENTLY_REMOVED])
    placed = [card for _, cards in blocks for card in cards]
    story_ids = {card.story_id for card in (*placed, *removed) if card.story_id}
    known, read = standings(story_ids, at=at), curves(story_ids, at=at)
    launches = _launches(front, at)
    views = []
    for one, (block, cards) in zip(resolved, blocks, strict=True):
        own = list(_card_views(block, one, cards, known=known, read=read, at=at))
        views.append(_block_view(block, one, own, launches.get(block.pk, []), at))
    titled = [(card, title_of(card, known.get(card.story_id or 0, NOBODY))) for card in removed]
    return Draft(front, views, titled, front_warning(front, at))


def _launches(front: Front, at: datetime) -> dict[int, list[Launch]]:
    """What is live or waits on a front by its blocks, earliest first, with cards; two queries."""
    found: dict[int, list[Launch]] = {}
    rows = (
        Launch.objects.filter(front=front, live_until__gt=at)
        .not_cancelled()
        .order_by("live_from")
        .select_related("by")
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
    known: Mapping[int, Standing],
    read: Mapping[int, list[int]],
    at: datetime,
) -> Iterator[CardView]:
    shown = {id(entry.placed): entry for entry in resolved.shown if entry.placed}
    out = {id(entry.placed): entry for entry in resolved.left_out if entry.placed}
    for card in cards:
        entry = shown.get(id(card)) or out[id(card)]
        standing = known.get(card.story_id or 0, NOBODY)
        warnings = card_warnings(
            card, layout_name=block.layout, story=entry.story, standing=standing, at=at
        )
        title = title_of(card, standing, entry.story)
        curve = read.get(card.story_id or 0, [])
        yield CardView(card, entry, title, id(card) in shown, list(warnings), curve)


def _same(live: Launch, block: Block, cards: Sequence[Card]) -> bool:
    released: list[LaunchedCard] = sorted(live.cards.all(), key=lambda card: card.position)
    return same_block(live, block) and not differences(released, cards)


def titles_of(cards: Iterable[CardParts], *, at: datetime) -> dict[int, str]:
    """What cards are called, by the ids of the objects; two queries."""
    listed = list(cards)
    known = standings({card.story_id for card in listed if card.story_id}, at=at)
    return {id(card): title_of(card, known.get(card.story_id or 0, NOBODY)) for card in listed}


def title_of(card: CardParts, standing: Standing, story: StoryCard | None = None) -> str:
    """What a card is called: as the editors say, or as its story is, or will be."""
    edition = standing.live or standing.waiting
    return (
        card.headline
        or (story.title if story else "")
        or (edition.headline if edition else "")
        or card.url
        or f"#{card.story_id}"
    )
