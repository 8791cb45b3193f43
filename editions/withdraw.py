"""Takes a story down, and puts it back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Min

from editions import refusals
from editions.changes import lock_log, record_change
from editions.interval import FOREVER
from editions.listings import listings_of, set_end, topics_of
from editions.models import Edition, Listing, Story, Withdrawal


@transaction.atomic
def withdraw_story(*, story: Story, at: datetime, notice: str = "") -> Withdrawal:
    """Take a story down now: 410, with the public notice if there is one.

    Closes the live edition and cancels the waiting one. Raises StoryWithdrawn where it is down
    already, StoryNotLive where readers could never see it.
    """
    lock_log()
    Story.objects.select_for_update().get(pk=story.pk)
    if story.withdrawals.live(at).exists():
        raise refusals.StoryWithdrawn
    editions = Edition.objects.of_story(story.pk)
    waiting, live = list(editions.waiting(at)), list(editions.live(at))
    if not waiting and not live:
        raise refusals.StoryNotLive
    for edition in waiting:
        set_end(edition, edition.live_from)
    for edition in live:
        set_end(edition, at)
    withdrawal = Withdrawal.objects.create(
        story=story, live_from=at, notice=notice.strip(), created_at=at
    )
    record_change(story_id=story.pk, at=at)
    return withdrawal


@transaction.atomic
def restore_story(*, story: Story, at: datetime) -> Edition | None:
    """Put a withdrawn story back as readers last saw it: a new edition with the old digest.

    None where it was withdrawn while it waited, so that there is nothing that readers had seen.
    Raises StoryNotWithdrawn.
    """
    lock_log()
    Story.objects.select_for_update().get(pk=story.pk)
    withdrawal = story.withdrawals.live(at).first()
    last = Edition.objects.of_story(story.pk).not_cancelled().first()
    if withdrawal is None:
        raise refusals.StoryNotWithdrawn
    withdrawal.live_until = at
    withdrawal.save(update_fields=["live_until"])
    edition = _copy(last, at) if last else None
    record_change(story_id=story.pk, at=at)
    return edition


def _copy(last: Edition, at: datetime) -> Edition:
    edition = Edition.objects.get(pk=last.pk)
    edition.pk, edition._state.adding = None, True  # Django's way to copy a row
    edition.live_from, edition.live_until = at, FOREVER
    edition.created_at = at
    edition.kind, edition.public_note = Edition.Kind.UPDATE, ""
    edition.save(force_insert=True)
    _copy_lines(last, edition)
    first = (
        Edition.objects.of_story(edition.story_id)
        .not_cancelled()
        .aggregate(first=Min("live_from"))["first"]
    )
    if edition.story.dated:
        Listing.objects.bulk_create(
            listings_of(
                edition,
                listed_at=first,
                topics=topics_of([edition]).get(edition.pk, []),
                author_ids=[line.author_id for line in edition.credits.all() if line.author_id],
            )
        )
    return edition


def _copy_lines(last: Edition, edition: Edition) -> None:
    """Give an edition the credits, topics and pictures of the last one."""
    parts: tuple[Any, ...] = (last.credits, last.topic_lines, last.picture_lines)
    for part in parts:
        lines = list(part.all())
        for line in lines:
            line.pk, line.edition = None, edition
        part.model.objects.bulk_create(lines)
