"""Readers of the demo's stories, so that the Hot list has something to go by."""

from datetime import datetime, timedelta

from editions.models import Story
from newsroom.demo.data import DemoStory
from readership.counting import record_views

FADING = 0.86  # how much of an hour's readers come in the next
_SLICE = timedelta(minutes=20)


def count_views(written: DemoStory, *, story: Story, at: datetime) -> int:
    """Enter the story's views since it was published; the number of those that counted."""
    published = at - timedelta(hours=written.hours_ago)
    moments = [published + part * _SLICE for part in range(int(written.hours_ago * 3) + 1)]
    counts = {
        (story.pk, moment.replace(second=0, microsecond=0)): number
        for moment, number in zip(moments, spread(written.views, len(moments)), strict=True)
        if number
    }
    return record_views(counts=counts, at=at)


def spread(views: int, parts: int) -> list[int]:
    """Views over thirds of hours, most of them at first; their sum is `views`.

    >>> spread(6, 3)
    [2, 2, 2]
    """
    weights = [FADING ** (part / 3) for part in range(parts)]
    whole = sum(weights)
    ends = [round(views * sum(weights[: part + 1]) / whole) for part in range(parts)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]
