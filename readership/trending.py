"""What is hot: views that fade by half every two hours, kept as one number for each story.

Forward decay (Cormode et al. 2009) in log space: a view weighs as much more than an earlier one as
the earlier one has faded since, so that scores are compared as they stand and never written anew.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from editions.headlines import Headline, title_field
from editions.lists import Place, listed_at
from editions.models import Edition, List, Listing
from editions.prepared import Prepared
from readership.models import Popularity

HALF_LIFE = timedelta(hours=2)
# One reader that long ago is the least that counts as hot: on a quiet site the latest are better.
FADED = timedelta(days=2)
# Any fixed moment: scores compare only with scores that count from the same one.
LANDMARK = datetime(2020, 1, 1, tzinfo=UTC)
RATE = math.log(2) / HALF_LIFE.total_seconds()


@dataclass(frozen=True, slots=True)
class Hot:
    """The Hot list; `topped_up` where the latest stories fill it up, which is then to be said."""

    lines: list[Headline]
    topped_up: bool


def score_of(views: int, at: datetime) -> float:
    """The score of views (one or more) that happen at one moment."""
    return math.log(views) + RATE * (at - LANDMARK).total_seconds()


def added(score: float, more: float) -> float:
    """The score of all views of two scores together: ln(e^score + e^more), without overflow."""
    return max(score, more) + math.log1p(math.exp(-abs(score - more)))


def total(scores: Iterable[float]) -> float:
    """The score of all views of one or more scores together."""
    first, *others = scores
    for other in others:
        first = added(first, other)
    return first


def hot(*, at: datetime, script: str, count: int = 16) -> Hot:
    """The hottest stories that are live at the moment, topped up with the latest.

    Scores are the present ones, whatever the moment: what was last read days ago is not hot. One
    query, two where it is topped up.
    """
    floor = score_of(1, min(at, timezone.now()) - FADED)
    lines = [
        Headline(story_id, title)
        for story_id, title, score in _hottest(script, count)(at=at)
        if score >= floor
    ]
    if len(lines) == count:
        return Hot(lines, topped_up=False)
    known = {line.story_id for line in lines}
    latest = _latest(script, count)(at=at)
    fresh = [Headline(*row) for row in latest if row[0] not in known][: count - len(lines)]
    return Hot(lines + fresh, topped_up=bool(fresh))


def hot_places(*, at: datetime, count: int) -> list[Place]:
    """The hottest stories that are live at the moment, by their ids; one query."""
    floor = score_of(1, min(at, timezone.now()) - FADED)
    rows = _hottest_places(count)(at=at)
    return [Place(story_id, listed_at) for story_id, listed_at, score in rows if score >= floor]


@cache
def _hottest_places(count: int) -> Prepared:
    def build(at: datetime) -> QuerySet[Popularity, Any]:
        live = Edition.objects.live(at).filter(story_id=OuterRef("pk"))
        return (
            Popularity.objects.annotate(
                edition=Subquery(live.values("pk")[:1]), listed_at=Subquery(listed_at(live))
            )
            .filter(edition__isnull=False)
            .order_by("-score", "-story_id")
            .values_list("story_id", "listed_at", "score")[:count]
        )

    return Prepared(build, at=datetime)


@cache
def _hottest(script: str, count: int) -> Prepared:
    def build(at: datetime) -> QuerySet[Popularity, Any]:
        # a join lets SQLite begin at the editions that are live, and sort them all
        live = Edition.objects.live(at).filter(story_id=OuterRef("pk"))
        return (
            Popularity.objects.annotate(title=Subquery(live.values(title_field(script))[:1]))
            .filter(title__isnull=False)
            .order_by("-score", "-story_id")
            .values_list("story_id", "title", "score")[:count]
        )

    return Prepared(build, at=datetime)


@cache
def _latest(script: str, count: int) -> Prepared:
    def build(at: datetime) -> QuerySet[Listing, Any]:
        latest = Listing.objects.live(at).in_list(List.ALL).up_to(at)
        return latest.values_list("story_id", f"edition__{title_field(script)}")[:count]

    return Prepared(build, at=datetime)
