# ruff: noqa: S608 # the lists' SQL is Django's own, joined
"""What to read after a story: what shares its rarest topics, then its channel, then the latest."""

import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from heapq import nlargest
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import F

from editions.interval import FOREVER
from editions.kept import Epoch
from editions.models import Edition, List, Listing

NEWEST_OF_TOPIC = 200
NEWEST_OF_CHANNEL = 30
TOPICS = 10
YEAR = timedelta(days=365)
_KIND, _ID = 101, 102
_COLUMNS = {"stories": "story_id", "listings": "pk", "moments": "listed_at"}
# A column of a list in one text, in the order of its rows.
_PACKED = {"sqlite": "group_concat({})", "postgresql": "string_agg({}::text, ',')"}


# A list that is looked at: its kind, its id, how many of its newest; and what comes of it.
Asked = tuple[int, int, int]
Columns = list[list[str]]


class Line(NamedTuple):
    """A story's place in one of the lists that were looked at; `listed_at` is only compared."""

    list: int
    listing_id: int
    story_id: int
    listed_at: Any


class Newest(NamedTuple):
    """The newest stories of a list, newest first: as texts, column by column."""

    number: int
    stories: list[str]
    listings: list[str]
    moments: list[str]


def rarity(*, stories: int, span: timedelta) -> float:
    """How much it says that two stories share a topic: less, the more stories have it.

    `stories` are the newest of the topic, which were published within `span`. Where they are as
    many as are looked at, the topic has more: then its pace tells, in stories a year. Weighted as
    by Adamic and Adar (2003), which needs no count of all stories.
    """
    if stories >= NEWEST_OF_TOPIC:
        stories = max(stories, round(stories * (YEAR / max(span, timedelta(minutes=1)))))
    return 1 / math.log(2 + stories)


def ranked(
    lines: Iterable[Line],
    *,
    weights: Mapping[int, float],
    nearness: Sequence[int],
    without: int,
    count: int,
) -> list[int]:
    """The best listings, one for each story, best first.

    By the sum of the `weights` of the lists that a story stands in, then by the first list of
    `nearness` (channel, section, all) that it stands in, then the newest.
    """
    # of a list in `nearness` more is left the nearer it is; those that stand in none have nothing
    near = {number: len(nearness) - place for place, number in enumerate(nearness)}
    scores: dict[int, float] = {}
    nearest: dict[int, int] = {}
    stories: dict[int, Line] = {}
    for line in lines:
        number, _, story_id, _ = line
        scores[story_id] = scores.get(story_id, 0.0) + weights.get(number, 0.0)
        nearest[story_id] = max(near.get(number, 0), nearest.get(story_id, 0))
        stories[story_id] = line
    stories.pop(without, None)
    best = nlargest(
        count,
        (
            (round(scores[story_id], 9), nearest[story_id], line.listed_at, story_id, line)
            for story_id, line in stories.items()
        ),
    )
    return [line.listing_id for *_, line in best]


def recommended(
    edition: Edition, topic_ids: Sequence[int], *, at: datetime, count: int = 8
) -> list[Listing]:
    """What to read after a story, as listings with all that lists need (`recommended_ids`)."""
    best = recommended_ids(edition, topic_ids, at=at, count=count)
    found = Listing.objects.live(at).for_cards().in_bulk(best)
    return [found[listing_id] for listing_id in best if listing_id in found]


def recommended_ids(
    edition: Edition,
    topic_ids: Sequence[int],
    *,
    at: datetime,
    count: int = 8,
    epoch: Epoch | None = None,
) -> list[int]:
    """Listings of what to read after a story, best first.

    `topic_ids` are those that readers see, the leading first. Never the story itself, no story
    twice, nothing undated; empty only where no other dated story is live. One query, and one for
    the channel's section where the edition came without; none where the epoch keeps all the lists.
    """
    topics = list(dict.fromkeys(topic_ids))[:TOPICS]
    channel = edition.channel
    lists = [(List.TOPIC, topic_id, NEWEST_OF_TOPIC) for topic_id in topics]
    if channel.parent_id is not None:
        lists.append((List.CHANNEL, channel.pk, NEWEST_OF_CHANNEL))
    # one more than wanted: the story itself stands there too
    lists.append((List.SECTION, channel.section.pk, count + 1))
    lists.append((List.ALL, 0, count + 1))
    found = _newest(lists, at, epoch)
    return ranked(
        shortlist(found, count=count),
        weights={one.number: _weight(one) for one in found if one.number < len(topics)},
        nearness=range(len(topics), len(lists)),
        without=edition.story_id,
        count=count,
    )


def shortlist(lists: Iterable[Newest], *, count: int) -> list[Line]:
    """The lines of the stories that can be among the best `count`; of others, none or some.

    A story that stands in one list alone is never better than those before it there, of which
    one may be the story itself.
    """
    lists = list(lists)
    seen: set[str] = set()
    shared: set[str] = set()
    for one in lists:
        stories = set(one.stories)
        shared |= stories & seen
        seen |= stories
    return [
        Line(one.number, int(one.listings[place]), int(story), one.moments[place])
        for one in lists
        for place, story in enumerate(one.stories)
        if place <= count or story in shared
    ]


def _weight(one: Newest) -> float:
    stories, span = len(one.stories), timedelta()
    if stories >= NEWEST_OF_TOPIC:
        span = datetime.fromisoformat(one.moments[0]) - datetime.fromisoformat(one.moments[-1])
    return rarity(stories=stories, span=span)


def _newest(lists: Sequence[Asked], at: datetime, epoch: Epoch | None) -> list[Newest]:
    kept = epoch.kept(lists) if epoch else {}
    missing = [asked for asked in lists if asked not in kept]
    if missing:
        read = dict(zip(missing, _read(missing, at), strict=True))
        kept |= read
        if epoch:
            epoch.add(read)
    return [Newest(number, *kept[asked]) for number, asked in enumerate(lists) if kept[asked]]


def _read(lists: Sequence[Asked], at: datetime) -> list[Columns]:
    values: dict[str, Any] = {"at": connection.ops.adapt_datetimefield_value(at)}
    for number, (kind, list_id, _) in enumerate(lists):
        # SQLite's driver is slow with members of enumerations
        values |= {f"kind_{number}": int(kind), f"id_{number}": list_id}
    sql = _sql(connection.vendor, tuple(limit for _, _, limit in lists))
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows = sorted(cursor.fetchall())
    return [[column.split(",") for column in columns] if columns[0] else [] for _, *columns in rows]


@functools.lru_cache
def _sql(vendor: str, limits: tuple[int, ...]) -> str:
    # Hundreds of lines are looked at for each page, to keep eight: so each list comes as one row
    packed = ", ".join(_PACKED[vendor].format(column) for column in _COLUMNS)
    return " UNION ALL ".join(
        f"SELECT {number}, {packed} FROM ({_list_sql(number, limit)}) AS near{number}"
        for number, limit in enumerate(limits)
    )


def _list_sql(number: int, limit: int) -> str:
    # the parameters come in Django's own order, and tell by their values what belongs there
    names = {_KIND: f"%(kind_{number})s", _ID: f"%(id_{number})s"}
    rows = Listing.objects.live(FOREVER).in_list(_KIND, _ID).up_to(FOREVER)
    columns = {name: F(column) for name, column in _COLUMNS.items()}
    sql, places = rows.values(**columns)[:limit].query.sql_with_params()
    return str(sql) % tuple(names.get(place, "%(at)s") for place in places)
