"""Where stories stand on fronts: in launches that are live or wait, and in drafts."""

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from editions.places import Standing
from fronts.models import Card, LaunchedCard


def places_on_fronts(story_ids: Collection[int], at: datetime) -> dict[int, list[Standing]]:
    """The blocks that show a story now or will, and those whose draft holds it; two queries."""
    launched = LaunchedCard.objects.filter(
        story_id__in=story_ids, launch__live_until__gt=at, launch__hidden=False
    ).values_list(
        "story_id", "launch__front_id", "launch__front__name", "launch__title", "launch__live_from"
    )
    drafted = Card.objects.filter(
        story_id__in=story_ids, removed_at=None, block__removed_at=None
    ).values_list("story_id", "block__front_id", "block__front__name", "block__title")
    found: dict[int, dict[tuple[int, str], Standing]] = {}
    for story_id, front_id, front, title, live_from in launched:
        words = _("{front}, {block}") if live_from <= at else _("{front}, {block} (waiting launch)")
        place = Standing(words.format(front=front, block=title), _address(front_id))
        found.setdefault(story_id, {})[front_id, title] = place
    for story_id, front_id, front, title in drafted:
        words = _("{front}, {block} (draft)").format(front=front, block=title)
        place = Standing(words, _address(front_id))
        found.setdefault(story_id, {}).setdefault((front_id, title), place)
    return {story_id: list(standing.values()) for story_id, standing in found.items()}


def _address(front_id: int) -> str:
    return reverse("admin:fronts_front_change", args=[front_id])
