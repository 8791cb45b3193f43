"""Views of made-up stories: few of most, very many of a few, most of them soon after the start."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from newsroom.corpus.rows import adapt, insert_rows
from readership.models import DailyViews, HourlyViews, Popularity
from readership.rollup import KEEP_HOURS
from readership.trending import score_of, total

_STEEPNESS = 1.1
_LEAST, _MOST = 4, 200_000
# Which share of its views a story gets, how long after it went live.
_COURSE = (
    (0.5, timedelta(minutes=30)),
    (0.3, timedelta(hours=3)),
    (0.2, timedelta(hours=26)),
)


@dataclass(frozen=True, slots=True)
class Audience:
    """A story's views in all, and since when it can be read."""

    story_id: int
    since: datetime
    views: int

    def course(self, at: datetime) -> list[tuple[datetime, int]]:
        """When there were how many views, up to a moment."""
        return [
            (self.since + after, max(1, round(self.views * share)))
            for share, after in _COURSE
            if self.since + after <= at
        ]


def draw_views(rng: Random) -> int:
    """How many views a story gets in all."""
    return min(_MOST, int(_LEAST * rng.paretovariate(_STEEPNESS)))


def add_views(audiences: Iterable[Audience], *, at: datetime) -> None:
    """Write down the views of stories that had none before."""
    popularity, hours, days = [], [], []
    for audience in audiences:
        course = audience.course(at)
        if not course:
            continue
        score = total(score_of(views, moment) for moment, views in course)
        popularity.append((audience.story_id, sum(views for _, views in course), score))
        if audience.since > at - KEEP_HOURS:
            hours += [(audience.story_id, adapt(_hour(m)), views) for m, views in course]
        else:
            days += _days(audience.story_id, course)
    insert_rows(Popularity, ("story_id", "views", "score"), popularity)
    insert_rows(HourlyViews, ("story_id", "hour", "views"), hours)
    insert_rows(DailyViews, ("story_id", "day", "views"), days)


def _hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def _days(story_id: int, course: Iterable[tuple[datetime, int]]) -> list[tuple[int, str, int]]:
    views: dict[str, int] = {}
    for moment, number in course:
        day = timezone.localdate(moment).isoformat()
        views[day] = views.get(day, 0) + number
    return [(story_id, day, number) for day, number in views.items()]
