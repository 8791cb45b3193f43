"""Where stories stand at a moment: live, waiting, withdrawn; read from the public record alone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from editions.models import Edition, Withdrawal


@dataclass(frozen=True)
class Standing:
    """What readers get of a story now, and what they will get."""

    live: Edition | None = None
    waiting: Edition | None = None
    withdrawn: Withdrawal | None = None
    was_live: bool = False
    restored: bool = False
    """Whether the live edition brought the story back from a withdrawal."""


def standing(story_id: int | None, *, at: datetime) -> Standing:
    """One story's standing; a story that is None (nothing was ever handed over) has none."""
    return standings([story_id], at=at)[story_id] if story_id else Standing()


def standings(story_ids: Collection[int], *, at: datetime) -> dict[int, Standing]:
    """The standing of many stories in two queries, keyed by story id."""
    editions: dict[int, dict[str, Edition | bool]] = {story_id: {} for story_id in story_ids}
    rows = (
        Edition.objects.filter(story_id__in=story_ids)
        .not_cancelled()
        .only("story_id", "kind", "digest", "live_from", "live_until", "headline")
        .order_by("live_from")
    )
    for edition in rows:
        found = editions[edition.story_id]
        if edition.is_live(at):
            found["live"] = edition
        elif edition.is_waiting(at):
            found["waiting"] = edition
        if edition.live_from <= at:
            found["was_live"] = True
    withdrawals: dict[int, list[Withdrawal]] = {}
    for row in Withdrawal.objects.filter(story_id__in=story_ids, live_from__lte=at):
        withdrawals.setdefault(row.story_id, []).append(row)
    for story_id, rows_of_story in withdrawals.items():
        found = editions[story_id]
        live = found.get("live")
        ends = {row.live_until for row in rows_of_story}
        found["restored"] = isinstance(live, Edition) and live.live_from in ends
    withdrawn = {
        row.story_id: row for rows in withdrawals.values() for row in rows if row.live_until > at
    }
    return {
        story_id: Standing(withdrawn=withdrawn.get(story_id), **found)  # type: ignore[arg-type]
        for story_id, found in editions.items()
    }
