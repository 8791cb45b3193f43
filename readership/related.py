# ruff: noqa: S608 # the lists' SQL is Django's own, joined
"""What to read after a story: what shares its rarest topics, then its channel, then the latest."""

import functools
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from heapq import nlargest
from typing import Any, NamedTuple

from django.db import connection

from editions.interval import FOREVER
from editions.models import Edition, List, Listing

NEWEST_OF_TOPIC = 200
NEWEST_OF_CHANNEL = 30
TOPICS = 10
YEAR = timedelta(days=365)
_KIND, _ID = 101, 102


class Line(NamedTuple):
    """A story's place in one of the lists that were looked at; `listed_at` is only compared."""

    list: int
    listing_id: int
    story_id: int
    listed_at: Any


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
    edition: Edition, topic_ids: Sequence[int], *, at: datetime, count: int = 8
) -> list[int]:
    """Listings of what to read after a story, best first.

    `topic_ids` are those that readers see, the leading first. Never the story itself, no story
    twice, nothing undated; empty only where no other dated story is live. One query, and one for
    the channel's section where the edition came without.
    """
    topics = list(dict.fromkeys(topic_ids))[:TOPICS]
    channel = edition.channel
    lists = [(List.TOPIC, topic_id, NEWEST_OF_TOPIC) for topic_id in topics]
    if channel.parent_id is not None:
        lists.append((List.CHANNEL, channel.pk, NEWEST_OF_CHANNEL))
    # one more than wanted: the story itself stands there too
    lists.append((List.SECTION, channel.section.pk, count + 1))
    lists.append((List.ALL, 0, count + 1))
    lines = _newest(lists, at)
    return ranked(
        lines,
        weights=_weights(lines, topics=len(topics)),
        nearness=range(len(topics), len(lists)),
        without=edition.story_id,
        count=count,
    )


def _weights(lines: Iterable[Line], *, topics: int) -> dict[int, float]:
    times: dict[int, list[Any]] = defaultdict(list)
    for line in lines:
        if line.list < topics:
            times[line.list].append(line.listed_at)
    return {
        number: rarity(stories=len(of_list), span=_moment(max(of_list)) - _moment(min(of_list)))
        for number, of_list in times.items()
    }


def _newest(lists: Sequence[tuple[int, int, int]], at: datetime) -> list[Line]:
    # Past Django's rows: hundreds of lines are read here for each page, to keep eight
    moment = connection.ops.adapt_datetimefield_value(at)
    parts, params = [], []
    for number, (kind, list_id, limit) in enumerate(lists):
        sql, places = _list_sql(connection.vendor, limit)
        parts.append(f"SELECT {number}, near{number}.* FROM ({sql}) AS near{number}")
        values = {_KIND: kind, _ID: list_id}
        params += [values.get(place, moment) for place in places]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        return [Line(*row) for row in cursor.fetchall()]


@functools.lru_cache
def _list_sql(vendor: str, limit: int) -> tuple[str, tuple[Any, ...]]:
    # the text of a list's query is the same for every moment and list, so it is made once; the
    # parameters come in Django's own order, and tell by their values what belongs there
    rows = Listing.objects.live(FOREVER).in_list(_KIND, _ID)
    sql, places = rows.values_list("pk", "story_id", "listed_at")[:limit].query.sql_with_params()
    return str(sql), tuple(places)


def _moment(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)
