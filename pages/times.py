"""Times as readers see them: in Shanghai, as short as the day of the page allows."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone


def day_of(moment: datetime) -> date:
    """The day in Shanghai."""
    return moment.astimezone(timezone.get_default_timezone()).date()


def list_time(moment: datetime, *, today: date) -> str:
    """`14:05` for today, `11-21 17:21` for this year, with the year for any other."""
    there = moment.astimezone(timezone.get_default_timezone())
    if there.date() == today:
        return f"{there:%H:%M}"
    return f"{there:%m-%d %H:%M}" if there.year == today.year else page_time(moment)


def page_time(moment: datetime) -> str:
    """`2026-11-23 14:30`, as it stands above a text."""
    there = moment.astimezone(timezone.get_default_timezone())
    return f"{there.year:04}-{there:%m-%d %H:%M}"


@lru_cache(maxsize=20_000)
def time_element(moment: datetime, today: date | None = None) -> str:
    """A `<time>` as lists show it on a day, or without one as it stands above a text."""
    words = list_time(moment, today=today) if today else page_time(moment)
    # digits and marks alone: nothing to escape
    return f'<time datetime="{machine_time(moment)}">{words}</time>'


def machine_time(moment: datetime) -> str:
    """`2026-11-23T14:30+08:00`, for machines."""
    there = moment.astimezone(timezone.get_default_timezone())
    return there.isoformat(timespec="minutes")
