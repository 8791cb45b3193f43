"""The lists of the readers' pages: by keyset, beside a story, the newest of each section."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, reduce
from itertools import starmap
from operator import or_
from typing import Any, NamedTuple

from django.db.models import FilteredRelation, Q, QuerySet, Value
from django.db.models.fields.json import KT

from chinese.script import Script
from editions.cards import Card, card_columns, card_from_row
from editions.headlines import Headline, headline_columns, headline_of, title_field
from editions.keyset import read_cursor, write_cursor
from editions.models import Edition, List, Listing
from editions.prepared import Prepared

PAGE_SIZE = 20
BESIDE_A_STORY = 20
_FEWEST, _STEP = 12, 60  # ids in queries that are made for a fixed number of them


@dataclass(frozen=True, slots=True)
class CardPage:
    """One page of a list, and the place where the next begins ("" at the end)."""

    cards: list[Card]
    older: str = ""


def card_page(
    kind: List,
    list_id: int = 0,
    *,
    at: datetime,
    script: str,
    before: str = "",
    count: int = PAGE_SIZE,
) -> CardPage:
    """The stories of a list after a place, newest first; raises MalformedCursor."""
    values: dict[str, Any] = {"at": at, "latest": at, "list_id": list_id}
    if before:
        values["listed_at"], values["story_id"] = read_cursor(before)
        values["latest"] = min(at, values["listed_at"])
    if kind == List.ALL:
        del values["list_id"]
    rows = _list(kind, script, count + 1, bool(before))(**values)
    cards = [card_from_row(row, script=script, at=at) for row in rows[:count]]
    if len(rows) <= count:
        return CardPage(cards)
    # the last row shown, as the list is ordered: by time, then by story
    story_id, _, listed_at, *_ = rows[count - 1]
    return CardPage(cards, write_cursor(listed_at, story_id))


@cache
def _list(kind: List, script: str, count: int, after: bool) -> Prepared:
    def build(
        at: datetime, latest: datetime, list_id: int = 0, **place: Any
    ) -> QuerySet[Listing, Any]:
        in_list = Listing.objects.live(at).in_list(kind, list_id)
        listings = in_list.before(**place, latest=latest) if place else in_list.up_to(latest)
        return listings.values_list(*card_columns(script))[:count]

    of_list: dict[str, Any] = {} if kind == List.ALL else {"list_id": int}
    place: dict[str, Any] = {"listed_at": datetime, "story_id": int} if after else {}
    return Prepared(build, at=datetime, latest=datetime, **of_list, **place)


def section_newest(section_id: int, *, at: datetime, script: str) -> list[Headline]:
    """The newest of a section: one more than stand beside a story, which may be among them."""
    rows = _newest(script)(at=at, section_id=section_id)
    return [headline_of(row, script=script) for row in rows]


@cache
def _newest(script: str) -> Prepared:
    def build(at: datetime, section_id: int) -> QuerySet[Listing, Any]:
        listings = Listing.objects.live(at).in_list(List.SECTION, section_id).up_to(at)
        return listings.values_list(*headline_columns(script))[: BESIDE_A_STORY + 1]

    return Prepared(build, at=datetime, section_id=int)


def latest_by_section(
    section_ids: Sequence[int], *, at: datetime, script: str, count: int
) -> dict[int, list[Card]]:
    """The newest stories of each section, in one query; sections without stories are left out."""
    if not section_ids:
        return {}
    names = [f"section_{number}" for number in range(len(section_ids))]
    rows = _by_section(tuple(names), script, count)(
        at=at, **dict(zip(names, section_ids, strict=True))
    )
    by_section: dict[int, list[Card]] = {}
    for row in rows:
        card = card_from_row(row, script=script, at=at)
        by_section.setdefault(card.list_id, []).append(card)
    return by_section


@cache
def _by_section(names: tuple[str, ...], script: str, count: int) -> Prepared:
    def build(at: datetime, **section_ids: int) -> QuerySet[Listing, Any]:
        # SQLite takes no LIMIT inside a UNION, but any number of limited subqueries
        live = Listing.objects.live(at).up_to(at)
        lists = (live.in_list(List.SECTION, pk) for pk in section_ids.values())
        newest = reduce(or_, (Q(pk__in=listings.values("pk")[:count]) for listings in lists))
        found = Listing.objects.filter(newest).order_by("-listed_at", "-story_id")
        return found.values_list(*card_columns(script))

    kinds: dict[str, Any] = dict.fromkeys(names, int)
    return Prepared(build, at=datetime, **kinds)


def cards_of_editions(edition_ids: Sequence[int], *, at: datetime, script: str) -> dict[int, Card]:
    """The cards of editions by their ids; one that stands in no list has none."""
    listed = Listing.objects.filter(list_kind=List.ALL, list_id=0, edition__in=edition_ids)
    rows = listed.values_list(*card_columns(script))
    cards = (card_from_row(row, script=script, at=at) for row in rows)
    return {card.edition_id: card for card in cards}


def cards_of_listings(
    listing_ids: Sequence[int], *, at: datetime, script: str, most: int = 8
) -> list[Card]:
    """The cards of up to `most` listings, in their order; those that are not live are left out."""
    if not listing_ids:
        return []
    # a query is made for a fixed number of ids, and no listing has the id 0
    padded = [*listing_ids, *[0] * most][:most]
    values = {f"listing_{number}": listing_id for number, listing_id in enumerate(padded)}
    rows = _of_listings(script, most)(at=at, **values)
    found = {row[-1]: card_from_row(row[:-1], script=script, at=at) for row in rows}
    return [found[listing_id] for listing_id in listing_ids if listing_id in found]


@cache
def _of_listings(script: str, most: int) -> Prepared:
    def build(at: datetime, **listing_ids: int) -> QuerySet[Listing, Any]:
        listings = Listing.objects.live(at).filter(pk__in=list(listing_ids.values()))
        return listings.values_list(*card_columns(script), "pk")

    kinds: dict[str, Any] = {f"listing_{number}": int for number in range(most)}
    return Prepared(build, at=datetime, **kinds)


def standfirsts(edition_ids: Sequence[int], *, script: str, most: int = 3) -> dict[int, str]:
    """The standfirsts of up to `most` editions in the reader's script, in one query."""
    if not edition_ids:
        return {}
    # as in cards_of_listings
    padded = [*edition_ids, *[0] * most][:most]
    values = {f"edition_{number}": edition_id for number, edition_id in enumerate(padded)}
    return {pk: words or "" for pk, words in _standfirsts(script, most)(**values)}


@cache
def _standfirsts(script: str, most: int) -> Prepared:
    column = "rendered_hant" if script == Script.HANT else "rendered_hans"

    def build(**edition_ids: int) -> QuerySet[Edition, Any]:
        editions = Edition.objects.filter(pk__in=list(edition_ids.values()))
        return editions.values_list("pk", KT(f"{column}__standfirst"))

    kinds: dict[str, Any] = {f"edition_{number}": int for number in range(most)}
    return Prepared(build, **kinds)


def cards_of_stories(story_ids: Sequence[int], *, at: datetime, script: str) -> dict[int, Card]:
    """The cards of those of the stories that are live at the moment, by their ids; one query.

    It finds undated stories too, which stand in no list.
    """
    if not story_ids:
        return {}
    values = _padded("story", story_ids)
    rows = _of_stories(script, len(values))(at=at, **values)
    cards = (card_from_row(row, script=script, at=at) for row in rows)
    return {card.story_id: card for card in cards}


@cache
def _of_stories(script: str, count: int) -> Prepared:
    picture = [name.removeprefix("edition__") for name in card_columns(script) if "picture" in name]

    def build(at: datetime, **story_ids: int) -> QuerySet[Edition, Any]:
        # of all its listings an edition stands in this one once, or not at all
        own = FilteredRelation("listings", condition=Q(listings__list_kind=List.ALL))
        live = Edition.objects.live(at).filter(story_id__in=list(story_ids.values()))
        return live.annotate(own=own).values_list(
            "story_id",
            title_field(script),
            "own__listed_at",
            "channel__name",
            "channel__parent__name",
            "own__leading_topic__name",
            "pk",
            Value(0),
            *picture,
        )

    kinds: dict[str, Any] = {f"story_{number}": int for number in range(count)}
    return Prepared(build, at=datetime, **kinds)


def words_of_editions(edition_ids: Sequence[int], *, script: str) -> list[tuple[int, str, str]]:
    """Id, standfirst and byline of editions in the reader's script; one query."""
    if not edition_ids:
        return []
    values = _padded("edition", edition_ids)
    return _words(script, len(values))(**values)


@cache
def _words(script: str, count: int) -> Prepared:
    column = "rendered_hant" if script == Script.HANT else "rendered_hans"

    def build(**edition_ids: int) -> QuerySet[Edition, Any]:
        editions = Edition.objects.filter(pk__in=list(edition_ids.values()))
        return editions.values_list("pk", KT(f"{column}__standfirst"), KT(f"{column}__byline"))

    kinds: dict[str, Any] = {f"edition_{number}": int for number in range(count)}
    return Prepared(build, **kinds)


def _padded(name: str, ids: Sequence[int]) -> dict[str, int]:
    # a query is made for a fixed number of ids, and nothing has the id 0
    count = _FEWEST if len(ids) <= _FEWEST else -(-len(ids) // _STEP) * _STEP
    padded = [*ids, *[0] * count][:count]
    return {f"{name}_{number}": pk for number, pk in enumerate(padded)}


class Place(NamedTuple):
    """A story's place in a list, without anything that is shown of it."""

    story_id: int
    listed_at: datetime | None = None


_PLACE = Place._fields


def places_in(
    kind: List, list_id: int = 0, *, at: datetime, count: int, timed: bool = True
) -> list[Place]:
    """The newest stories of a list by their ids, `timed` with their times; one range of its index,
    and no more.
    """
    values: dict[str, Any] = {} if kind == List.ALL else {"list_id": list_id}
    return list(starmap(Place, _places(kind, count, timed)(at=at, **values)))


def listed_at(editions: QuerySet[Edition, Any]) -> QuerySet[Edition, Any]:
    """When the first of the editions was listed; none where it is undated."""
    in_all = editions.filter(listings__list_kind=List.ALL)
    return in_all.values("listings__listed_at")[:1]


@cache
def _places(kind: List, count: int, timed: bool) -> Prepared:  # of a cache
    def build(at: datetime, list_id: int = 0) -> QuerySet[Listing, Any]:
        listings = Listing.objects.live(at).in_list(kind, list_id).up_to(at)
        return listings.values_list(*_PLACE[: 1 + timed])[:count]

    of_list: dict[str, Any] = {} if kind == List.ALL else {"list_id": int}
    return Prepared(build, at=datetime, **of_list)
