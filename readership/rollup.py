"""Rolls the hours of past days up into days."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from readership.counting import add_days
from readership.models import HourlyViews

KEEP_HOURS = timedelta(days=8)
STEP = 2000


@transaction.atomic
def roll_up(*, at: datetime, limit: int = STEP) -> bool:
    """Turn hours that are older than eight days into days; True where more may be left.

    Whole days of the newsroom's time zone. A row is counted and deleted in one transaction, so
    that neither a crash nor two who do it at once lose or double a view.
    """
    today = timezone.localtime(at, timezone.get_default_timezone()).date()
    end = datetime.combine(today - KEEP_HOURS, time.min, timezone.get_default_timezone())
    rows = list(
        HourlyViews.objects.select_for_update()
        .filter(hour__lt=end)
        .order_by("hour", "story_id")[:limit]
    )
    days: dict[tuple[int, date], int] = defaultdict(int)
    for row in rows:
        day = timezone.localtime(row.hour, timezone.get_default_timezone()).date()
        days[row.story_id, day] += row.views
    add_days(days)
    HourlyViews.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows) == limit
