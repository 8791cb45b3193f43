"""Where all that is public stands: what changed last, when the clock changes it next."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import F, QuerySet, Subquery

from editions.interval import FOREVER
from editions.kept import Stand
from editions.models import Change, Edition
from editions.prepared import Prepared
from pictures.models import Picture

Read = Callable[[datetime], QuerySet[Any, Any]]
"""A query of one column and at most one row, for a moment."""

_READS: dict[str, Read] = {
    "newest_change": lambda at: Change.objects.order_by("-pk").values("pk"),
    "next_begins": lambda at: _next_moment(Edition.objects.all(), "live_from", at),
    "next_ends": lambda at: _next_moment(Edition.objects.all(), "live_until", at),
    "next_rights_end": lambda at: _next_moment(Picture.objects.all(), "expires_at", at),
}


def _next_moment(rows: QuerySet[Any, Any], field: str, at: datetime) -> QuerySet[Any, Any]:
    """The first moment after another that stands in a column, which needs an index."""
    return rows.filter(**{f"{field}__gt": at}).order_by(field).values(field)


def stand_columns(at: datetime) -> dict[str, Subquery]:
    """What any query brings along to tell where the record stands: `stand_of` reads the values."""
    return {name: Subquery(read(at)[:1]) for name, read in _READS.items()}


def stand_names() -> tuple[str, ...]:
    """The names of those columns, in order."""
    return tuple(_READS)


def stand_of(values: Sequence[Any]) -> Stand:
    """The stand of the values of these columns."""
    newest, *moments = values[: len(_READS)]
    until = min((moment for moment in moments if moment), default=FOREVER)
    return Stand(newest or 0, until)


def stand_at(at: datetime) -> Stand | None:
    """Where the record stands; None where nothing was ever published. One query."""
    rows = _stand()(at=at)
    return stand_of(rows[0][1:]) if rows else None


@cache
def _stand() -> Prepared:
    def build(at: datetime) -> QuerySet[Change, Any]:
        newest = Change.objects.order_by("-pk").annotate(**stand_columns(at))
        return newest.values_list(F("pk"), *stand_names())[:1]

    return Prepared(build, at=datetime)
