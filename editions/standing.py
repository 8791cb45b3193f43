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
    last: Edition | None = None
    """The last edition, be it past; a cancelled one only where there never was another."""

    @property
    def headline(self) -> str:
        """What the desk calls the story: as readers do or will, or as it was last called."""
        edition = self.live or self.waiting or self.last
        return edition.headline if edition else ""


def standing(story_id: int | None, *, at: datetime) -> Standing:
    """One story's standing; a story that is None (nothing was ever handed over) has none."""
    return standings([story_id], at=at)[story_id] if story_id else Standing()


def standings(story_ids: Collection[int], *, at: datetime) -> dict[int, Standing]:
    """The standing of many stories in two queries, keyed by story id."""
    editions = _editions(story_ids, at)
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


def _editions(story_ids: Collection[int], at: datetime) -> dict[int, dict[str, Edition | bool]]:
    """What editions say of the standing of their stories; one query."""
    editions: dict[int, dict[str, Edition | bool]] = {story_id: {} for story_id in story_ids}
    rows = (
        Edition.objects.filter(story_id__in=story_ids)
        .only("story_id", "kind", "digest", "live_from", "live_until", "headline")
        .order_by("live_from", "pk")
    )
    cancelled: list[Edition] = []
    for edition in rows:
        if edition.is_cancelled:
            cancelled.append(edition)
            continue
        found = editions[edition.story_id]
        found["last"] = edition
        if edition.is_live(at):
            found["live"] = edition
        elif edition.is_waiting(at):
            found["waiting"] = edition
        if edition.live_from <= at:
            found["was_live"] = True
    # the one that was made last, whenever it was to go live
    for edition in sorted(cancelled, key=lambda edition: edition.pk, reverse=True):
        editions[edition.story_id].setdefault("last", edition)
    return editions
