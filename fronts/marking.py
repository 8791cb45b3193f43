"""Stories that editors mark, for blocks that are filled with marked stories."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from authors.models import User
from fronts.drafting import check_story
from fronts.models import Mark

MOST_LISTED = 60


@transaction.atomic
def mark_story(*, story_id: int, by: User | None, at: datetime) -> Mark:
    """Mark a story, or leave it marked as it is. Raises UnknownStory."""
    check_story(story_id, at)
    mark, _made = Mark.objects.get_or_create(story_id=story_id, defaults={"by": by, "at": at})
    return mark


@transaction.atomic
def unmark_story(*, story_id: int) -> None:
    """Take the mark off a story, if it has one."""
    Mark.objects.filter(story_id=story_id).delete()


def latest_marked(count: int = MOST_LISTED) -> list[int]:
    """The stories that were marked last, newest first; one query."""
    return list(Mark.objects.order_by("-at", "-pk").values_list("story_id", flat=True)[:count])


def marked_among(story_ids: Collection[int]) -> set[int]:
    """Which of the stories are marked; one query."""
    return set(Mark.objects.filter(story_id__in=story_ids).values_list("story_id", flat=True))
