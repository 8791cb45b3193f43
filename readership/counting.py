# ruff: noqa: S608 # table names are the models' own
"""Writes views down: a batch at once, added to what is there whoever else adds at the time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, transaction

from editions.models import Edition
from readership.models import DailyViews, HourlyViews, Popularity
from readership.trending import score_of, total

# A story and the minute in which it was read: as exact as a half-life of hours needs.
Counts = Mapping[tuple[int, datetime], int]
_ROWS = 200
Item = TypeVar("Item")
# Beyond this distance the smaller score adds nothing that a float can hold, and PostgreSQL's exp()
# refuses what it can't.
_FAR = 40

_ADD_VIEWS = "views = kept.views + excluded.views"
_ADD_SCORE = f"""score =
    CASE WHEN kept.score > excluded.score THEN kept.score ELSE excluded.score END
    + LN(1 + EXP(-CASE WHEN ABS(kept.score - excluded.score) < {_FAR}
                       THEN ABS(kept.score - excluded.score) ELSE {_FAR} END))"""


@transaction.atomic
def record_views(*, counts: Counts, at: datetime) -> int:
    """Add a batch of views, and tell how many counted: those of stories live at the moment.

    Two batches at once take their rows in one order (popularity before hours, stories by id), so
    that neither waits for the other in a circle.
    """
    live = _live({story_id for story_id, _ in counts}, at)
    scores: dict[int, list[float]] = defaultdict(list)
    views: dict[int, int] = defaultdict(int)
    hours: dict[tuple[int, datetime], int] = defaultdict(int)
    for (story_id, minute), number in counts.items():
        if story_id in live:
            views[story_id] += number
            scores[story_id].append(score_of(number, minute))
            hours[story_id, minute.replace(minute=0, second=0, microsecond=0)] += number
    _add_popularity((story_id, views[story_id], total(scores[story_id])) for story_id in views)
    _add(
        HourlyViews._meta.db_table,
        ("story_id", "hour"),
        ((story_id, _stored(hour), number) for (story_id, hour), number in hours.items()),
    )
    return sum(views.values())


def add_days(days: Mapping[tuple[int, date], int]) -> None:
    """Add views to the days of stories; within a transaction of the caller's."""
    rows = ((story_id, day.isoformat(), number) for (story_id, day), number in days.items())
    _add(DailyViews._meta.db_table, ("story_id", "day"), rows)


def _live(story_ids: Iterable[int], at: datetime) -> set[int]:
    # in parts: SQLite takes some 32,000 parameters, and a batch may name more stories
    found: set[int] = set()
    for part in _parts(story_ids):
        rows = Edition.objects.filter(story_id__in=part).live(at)
        found.update(rows.values_list("story_id", flat=True))
    return found


def _add_popularity(rows: Iterable[tuple[int, int, float]]) -> None:
    _upsert(
        Popularity._meta.db_table,
        ("story_id", "views", "score"),
        "(story_id)",
        f"{_ADD_VIEWS}, {_ADD_SCORE}",
        sorted(rows),
    )


def _add(table: str, key: tuple[str, str], rows: Iterable[tuple[Any, ...]]) -> None:
    _upsert(table, (*key, "views"), f"({', '.join(key)})", _ADD_VIEWS, sorted(rows))


def _upsert(
    table: str, columns: Sequence[str], key: str, update: str, rows: Iterable[tuple[Any, ...]]
) -> None:
    # Django's bulk_create replaces on conflict; it can't add
    place = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for part in _parts(rows):
            cursor.execute(
                f"INSERT INTO {table} AS kept ({', '.join(columns)})"
                f" VALUES {', '.join([place] * len(part))}"
                f" ON CONFLICT {key} DO UPDATE SET {update}",
                [value for row in part for value in row],
            )


def _parts(rows: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(rows)
    while part := list(islice(rest, _ROWS)):
        yield part


def _stored(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)
