"""The alert that readers see at a moment: it comes with what stands around every page."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast, JSONObject

from editions.models import Edition
from fronts.models import Alert

# What is kept with a page lasts ten seconds (editions.kept): no more than these can follow in it.
_AHEAD = 3


class AlertLine(NamedTuple):
    """An alert as pages need it."""

    pk: int
    text: str
    level: str
    story_id: int | None
    live_from: datetime
    live_until: datetime


def alert_rows(at: datetime) -> QuerySet[Alert, Any]:
    """The alert of a moment and those that follow, each as one text `told`.

    One that leads to a story which readers can't open is left out: a withdrawn story leaves at
    once, with what is said of it.
    """
    ahead = Alert.objects.not_cancelled().filter(live_until__gt=at).order_by("live_until", "pk")
    live = Edition.objects.filter(story_id=OuterRef("story_id")).live(at)
    shown = Alert.objects.filter(Q(story=None) | Exists(live), pk__in=ahead.values("pk")[:_AHEAD])
    names = {name: F("id" if name == "pk" else name) for name in AlertLine._fields}
    return shown.order_by().annotate(told=Cast(JSONObject(**names), TextField()))


def alert_at(brought: Iterable[str], at: datetime) -> AlertLine | None:
    """The one of them that is live at the moment."""
    for told in brought:
        line = _read(told)
        if line and line.live_from <= at < line.live_until:
            return line
    return None


@lru_cache(maxsize=100)
def _read(told: str) -> AlertLine | None:
    row = json.loads(told)
    if row.keys() != set(AlertLine._fields):
        return None
    return AlertLine(**row | {name: _moment(row[name]) for name in ("live_from", "live_until")})


def _moment(written: str) -> datetime:
    # SQLite tells moments without their zone
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
