"""What was launched, as plain rows: readers' pages make no instances of models by the dozen."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from editions.kept import Stand
from editions.prepared import Prepared
from editions.stands import stand_columns, stand_names, stand_of
from fronts.models import HOME, Launch, LaunchedCard
from fronts.records import LaunchQuerySet


class LaunchedBlock(NamedTuple):
    """A block as it was launched; the names are those of `BlockParts`."""

    pk: int
    front_id: int
    position: int
    title: str
    layout: str
    limit: int
    repeats_allowed: bool
    backfill: str
    backfill_channel_id: int | None
    backfill_topic_id: int | None
    backfill_author_id: int | None
    within_hours: int | None


class OwnPicture(NamedTuple):
    """A picture that editors chose for a card."""

    digest: str
    focal_x: float
    focal_y: float
    width: int
    height: int
    expires_at: datetime | None

    def expired(self, at: datetime) -> bool:
        """Whether the rights to print it have ended."""
        return self.expires_at is not None and self.expires_at <= at


class PlacedCard(NamedTuple):
    """A card as it was launched; the names are those of `CardParts`."""

    story_id: int | None
    url: str
    headline: str
    kicker: str
    standfirst: str
    focal_x: float | None
    focal_y: float | None
    size: str
    shows_byline: bool
    shows_time: bool
    pinned_until: datetime | None
    starts_at: datetime | None
    ends_at: datetime | None
    links: Sequence[dict[str, Any]]
    picture: OwnPicture | None = None


class Released(NamedTuple):
    """What of a front is live at a moment, and where the record stood then."""

    blocks: list[LaunchedBlock]
    stand: Stand

    @property
    def launch_ids(self) -> tuple[int, ...]:
        """What says all of it: a launch never changes."""
        return tuple(block.pk for block in self.blocks)


Arranged = list[tuple[LaunchedBlock, list[PlacedCard]]]

_PADDED_TO = 12


def released_home(at: datetime) -> Released | None:
    """The site's front; None where it is closed or nothing is launched. One query."""
    return _released(_home()(at=at))


def released_in_section(section_id: int, at: datetime) -> Released | None:
    """The same of a section's front."""
    return _released(_of_section()(at=at, section_id=section_id))


def released_on(front_id: int, at: datetime) -> Released | None:
    """The same of any front."""
    return _released(_of_front()(at=at, front_id=front_id))


def arranged(blocks: Sequence[LaunchedBlock]) -> Arranged:
    """The blocks with their cards; one query."""
    # a query is made for a fixed number of ids, and no launch has the id 0
    count = -(-len(blocks) // _PADDED_TO) * _PADDED_TO
    padded = [*(block.pk for block in blocks), *[0] * count][:count]
    values = {f"launch_{number}": pk for number, pk in enumerate(padded)}
    cards: dict[int, list[PlacedCard]] = {block.pk: [] for block in blocks}
    for row in _cards(count)(**values):
        cards[row[0]].append(_card(row))
    return [(block, cards[block.pk]) for block in blocks]


def _card(row: Sequence[Any]) -> PlacedCard:
    links = () if row[_LINKS] == _NO_LINKS else json.loads(row[_LINKS])
    picture = row[_LINKS + 1 :]
    shown = OwnPicture._make(picture) if picture[0] else None
    return PlacedCard._make((*row[1:_LINKS], links, shown))


def _released(rows: list[Any]) -> Released | None:
    if not rows:
        return None
    width = len(LaunchedBlock._fields)
    return Released([LaunchedBlock._make(row[:width]) for row in rows], stand_of(rows[0][width:]))


@cache
def _home() -> Prepared:
    def build(at: datetime) -> QuerySet[Launch, Any]:
        return _rows(Launch.objects.filter(front__slug=HOME), at)

    return Prepared(build, at=datetime)


@cache
def _of_section() -> Prepared:
    def build(at: datetime, section_id: int) -> QuerySet[Launch, Any]:
        return _rows(Launch.objects.filter(front__section_id=section_id), at)

    return Prepared(build, at=datetime, section_id=int)


@cache
def _of_front() -> Prepared:
    def build(at: datetime, front_id: int) -> QuerySet[Launch, Any]:
        return _rows(Launch.objects.filter(front_id=front_id), at)

    return Prepared(build, at=datetime, front_id=int)


def _rows(launches: LaunchQuerySet, at: datetime) -> QuerySet[Launch, Any]:
    shown = launches.filter(front__closed=False, hidden=False).live(at)
    ordered = shown.order_by("position", "block_id").annotate(**stand_columns(at))
    return ordered.values_list(*LaunchedBlock._fields, *stand_names())


_WORDS = PlacedCard._fields[: PlacedCard._fields.index("links")]
_LINKS = 1 + len(_WORDS)
_NO_LINKS = "[]"


@cache
def _cards(count: int) -> Prepared:
    def build(**launch_ids: int) -> QuerySet[LaunchedCard, Any]:
        cards = LaunchedCard.objects.filter(launch__in=list(launch_ids.values()))
        picture = (f"picture__{name}" for name in OwnPicture._fields)
        # as text: nearly all cards have no sub-links, and need no reader of JSON
        links = Cast("links", TextField())
        return cards.order_by("position").values_list("launch_id", *_WORDS, links, *picture)

    return Prepared(build, **{f"launch_{number}": int for number in range(count)})
