"""Releases blocks to readers, now or at a time; cancels what waits, brings back what was."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from authors.models import User
from fronts import refusals
from fronts.drafting import next_version
from fronts.following import (
    Waiting,
    ask_about_waiting,
    bring_again,
    cancel_waiting,
    release,
)
from fronts.models import Block, Card, Front, Launch

FARTHEST = timedelta(days=366)


@transaction.atomic
def launch_blocks(
    *,
    front: Front,
    blocks: Sequence[Block],
    by: User | None,
    at: datetime,
    live_from: datetime | None = None,
    waiting: Waiting = Waiting.ASK,
    asks: type[refusals.WaitingLaunches] = refusals.WaitingLaunches,
) -> list[Launch]:
    """Release the draft of some blocks together, live from a moment (`at`, unless given).

    Raises LaunchInThePast, LaunchTooFar, SameMoment, and `asks` with all launches of the blocks
    that wait; nothing is released then.
    """
    start = start_of(live_from, at)
    next_version(front.pk, at)
    if waiting is Waiting.ASK:
        ask_about_waiting([block.pk for block in blocks], start, at=at, refusal=asks)
    batch = uuid.uuid4()
    meant = Block.objects.filter(front=front, pk__in=[block.pk for block in blocks])
    return [
        release(
            block.cards.standing(),
            _released(block),
            place=(front.pk, block.pk),
            batch=batch,
            by=by,
            at=at,
            start=start,
            cancels=waiting is Waiting.CANCEL,
        )
        for block in meant
    ]


@transaction.atomic
def launch_front(
    *,
    front: Front,
    by: User | None,
    at: datetime,
    live_from: datetime | None = None,
    waiting: Waiting = Waiting.ASK,
) -> list[Launch]:
    """Release all blocks of a front together; those removed from the draft leave the page.

    Raises what launch_blocks raises, and NothingToLaunch where there is no block.
    """
    blocks = blocks_to_launch(front=front, at=at, waiting=waiting)
    return launch_blocks(
        front=front,
        blocks=blocks,
        by=by,
        at=at,
        live_from=live_from,
        waiting=waiting,
        asks=refusals.WaitingOnPage,
    )


def blocks_to_launch(*, front: Front, at: datetime, waiting: Waiting) -> list[Block]:
    """What a launch of a whole front releases; those with a launch that waits are left on request.

    Raises NothingToLaunch where there is none.
    """
    removed = Block.objects.filter(front=front, removed_at__isnull=False)
    shown = removed.filter(launches__live_until__gt=at, launches__hidden=False).distinct()
    blocks = [*front.blocks.standing(), *shown]
    if waiting is Waiting.LEAVE:
        waits = Launch.objects.filter(front=front).waiting(at).values_list("block_id", flat=True)
        left = set(waits)
        blocks = [block for block in blocks if block.pk not in left]
    if not blocks:
        raise refusals.NothingToLaunch
    return blocks


@transaction.atomic
def cancel_launch(*, launch: Launch, at: datetime) -> None:
    """Take back a launch that waits; the one before it stays. Raises NothingWaits."""
    cancel_batch(launches=[launch], at=at)


@transaction.atomic
def cancel_batch(*, launches: Sequence[Launch], at: datetime) -> None:
    """Take back launches of one front that wait, all or none. Raises NothingWaits."""
    next_version(launches[0].front_id, at)
    for launch in launches:
        current = Launch.objects.get(pk=launch.pk)
        if not current.is_waiting(at):
            raise refusals.NothingWaits
        cancel_waiting(current)


@transaction.atomic
def bring_back_launch(*, launch: Launch, by: User | None, at: datetime) -> Launch:
    """Release an earlier launch anew, as it was; what waits takes over at its time."""
    return bring_back_batch(launches=[launch], by=by, at=at)[0]


@transaction.atomic
def bring_back_batch(*, launches: Sequence[Launch], by: User | None, at: datetime) -> list[Launch]:
    """Release earlier launches of one front anew and together; other blocks stay as they are."""
    next_version(launches[0].front_id, at)
    batch = uuid.uuid4()
    return [bring_again(launch, batch, by=by, at=at) for launch in launches]


@transaction.atomic
def discard_draft(*, block: Block, by: User | None, at: datetime) -> None:
    """Put the draft of a block back to what readers see."""
    front = next_version(block.front_id, at)
    live = Launch.objects.of_block(block.pk).live(at).first()
    block.cards.standing().update(removed_at=at, version=front.version)
    if live is None:
        return
    for name, value in live.configuration().items():
        setattr(block, name, value)
    block.version = front.version
    block.save()
    Card.objects.bulk_create(
        Card(block=block, placed_by=by, placed_at=at, version=front.version, **card.words())
        for card in live.cards.all()
    )


def start_of(live_from: datetime | None, at: datetime) -> datetime:
    """The moment at which a launch begins. Raises LaunchInThePast, LaunchTooFar."""
    start = live_from or at
    if start < at:
        raise refusals.LaunchInThePast
    if start > at + FARTHEST:
        raise refusals.LaunchTooFar
    return start


def _released(block: Block) -> dict[str, object]:
    configuration = block.configuration()
    if block.removed_at is not None:
        configuration["hidden"] = True
    return configuration
