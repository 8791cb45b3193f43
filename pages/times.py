"""Times as readers see them: in Shanghai, as short as the moment of the page allows."""

from datetime import datetime

from django.utils import timezone


def list_time(moment: datetime, *, at: datetime) -> str:
    """`14:05` for the day of `at`, `11-21 17:21` for its year, with the year for any other."""
    zone = timezone.get_default_timezone()
    there, here = moment.astimezone(zone), at.astimezone(zone)
    if there.date() == here.date():
        return f"{there:%H:%M}"
    return f"{there:%m-%d %H:%M}" if there.year == here.year else page_time(moment)


def page_time(moment: datetime) -> str:
    """`2026-11-23 14:30`, as it stands above a text."""
    there = moment.astimezone(timezone.get_default_timezone())
    return f"{there.year:04}-{there:%m-%d %H:%M}"


def machine_time(moment: datetime) -> str:
    """What `<time datetime>` holds, with Shanghai's offset, to the minute."""
    return moment.astimezone(timezone.get_default_timezone()).isoformat(timespec="minutes")
