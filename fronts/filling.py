"""Which stories a rule has for blocks that are not full: their ids and times, no more."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from itertools import starmap
from typing import Any

from django.db.models import Case, OuterRef, QuerySet, Subquery, Value, When

from channels.models import Channel
from editions.lists import Place, listed_at, places_in
from editions.models import Edition, List, Listing
from editions.prepared import Prepared
from fronts.models import Backfill, Mark
from readership.trending import hot_places

STEP = 60
"""Backfill is read in steps of so many stories: one query serves fronts of about one size."""

Rule = tuple[str, int | None]
"""A source, and the id of the channel, topic or author that it is about."""

Read = Callable[[int, datetime, int, bool], Sequence[Place]]

_TRENDING: Rule = (Backfill.TRENDING, None)
_RECENT: Rule = (Backfill.RECENT, None)


def candidates(
    rules: Mapping[Rule, bool], *, at: datetime, most: int
) -> dict[Rule, Sequence[Place]]:
    """Each rule's stories that are live, the best first; one query for each rule.

    A rule that is true needs to know when its stories were listed. `most` is how many stories may
    stand on the whole front: so many of a rule's may stand there already, or be taken by another
    rule. Where too few were read of late, the most recent follow what trends, which asks for these
    as their own rule does.
    """
    count = max(STEP, -(-most // STEP) * STEP)
    times = {**rules, _RECENT: rules.get(_RECENT, False) or rules.get(_TRENDING, False)}
    found = {rule: _of_rule(rule, at, count, times[rule]) for rule in rules}
    hot = found.get(_TRENDING, ())
    if _TRENDING in found and len(hot) < STEP:
        recent = found.get(_RECENT) or _of_rule(_RECENT, at, count, times[_RECENT])
        known = {place.story_id for place in hot}
        found[_TRENDING] = [*hot, *(place for place in recent if place.story_id not in known)]
    return found


def bringing(rules: Collection[Rule], story_id: int, *, at: datetime) -> set[Rule]:
    """Those of the rules that have a live story, be it so far down that its turn never comes.

    At most three queries, whatever the number of rules.
    """
    live = Edition.objects.of_story(story_id).live(at).values("pk")
    listings = Listing.objects.filter(edition__in=live).live(at)
    lists = set(listings.values_list("list_kind", "list_id"))
    return {rule for rule in rules if _brings(rule, story_id, at, lists)}


def _brings(rule: Rule, story_id: int, at: datetime, lists: set[tuple[int, int]]) -> bool:
    source, pk = rule
    if source in _LISTS:
        return any((int(kind), pk or 0) in lists for kind in _LISTS[source])
    first = _of_rule(rule, at, STEP, False)
    if any(place.story_id == story_id for place in first):
        return True
    topped_up = rule == _TRENDING and len(first) < STEP
    return topped_up and _brings(_RECENT, story_id, at, lists)


def _of_rule(rule: Rule, at: datetime, count: int, timed: bool) -> Sequence[Place]:
    source, pk = rule
    read = _READ.get(source)
    return read(pk or 0, at, count, timed) if read else []


def _of_channel(pk: int, at: datetime, count: int, timed: bool) -> Sequence[Place]:
    return list(starmap(Place, _channels(count, timed)(at=at, channel=pk, list_id=pk)))


@cache
def _channels(count: int, timed: bool) -> Prepared:
    def build(at: datetime, channel: int, list_id: int) -> QuerySet[Listing, Any]:
        # sections and channels are of one table, and only one of the two lists holds stories
        kind = Case(When(parent=None, then=Value(List.SECTION)), default=Value(List.CHANNEL))
        own = Channel.objects.filter(pk=channel).order_by().annotate(kind=kind).values("kind")
        listings = Listing.objects.live(at).up_to(at).filter(list_kind=Subquery(own))
        newest = listings.filter(list_id=list_id).order_by("-listed_at", "-story_id")
        return newest.values_list(*Place._fields[: 1 + timed])[:count]

    return Prepared(build, at=datetime, channel=int, list_id=int)


def _trending(_pk: int, at: datetime, _count: int, _timed: bool) -> Sequence[Place]:
    return hot_places(at=at, count=STEP)


def marked(at: datetime) -> list[Place]:
    """The stories that editors marked last, of those that are live; one query."""
    return list(starmap(Place, _marked()(at=at)))


@cache
def _marked() -> Prepared:
    def build(at: datetime) -> QuerySet[Mark, Any]:
        live = Edition.objects.live(at).filter(story_id=OuterRef("story_id"))
        return (
            Mark.objects.annotate(edition=Subquery(live.values("pk")[:1]))
            .filter(edition__isnull=False)
            .order_by("-at", "-pk")
            .values_list("story_id", Subquery(listed_at(live)))[:STEP]
        )

    return Prepared(build, at=datetime)


def _in_list(pk: int, at: datetime, count: int, timed: bool, *, kind: List) -> Sequence[Place]:
    return places_in(kind, pk, at=at, count=count, timed=timed)


_LISTS: dict[str, Sequence[List]] = {
    Backfill.RECENT: (List.ALL,),
    Backfill.CHANNEL: (List.SECTION, List.CHANNEL),
    Backfill.TOPIC: (List.TOPIC,),
    Backfill.AUTHOR: (List.AUTHOR,),
}
"""The sources that are lists of the record; a section or channel stands in one of its two."""

_READ: dict[str, Read] = {
    **{source: partial(_in_list, kind=kinds[0]) for source, kinds in _LISTS.items()},
    Backfill.CHANNEL: _of_channel,
    Backfill.TRENDING: _trending,
    Backfill.MARKED: lambda pk, at, count, timed: marked(at),
}
