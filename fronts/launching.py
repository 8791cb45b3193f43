"""Releases blocks to readers, now or at a time; takes launches back, brings earlier ones back."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction

from authors.models import User
from editions.interval import FOREVER
from fronts import refusals
from fronts.drafting import next_version
from fronts.models import Block, Card, Front, Launch, LaunchedCard

FARTHEST = timedelta(days=366)


class Waiting(StrEnum):
    """What becomes of launches that wait when their block is launched before their time."""

    ASK = "ask"
    KEEP = "keep"
    CANCEL = "cancel"


@transaction.atomic
def launch_blocks(
    *,
    front: Front,
    blocks: Sequence[Block],
    by: User | None,
    at: datetime,
    live_from: datetime | None = None,
    waiting: Waiting = Waiting.ASK,
) -> list[Launch]:
    """Release the draft of some blocks together, live from a moment (`at`, unless given).

    Raises LaunchInThePast, LaunchTooFar, SameMoment, WaitingLaunches; nothing is released then.
    """
    start = start_of(live_from, at)
    next_version(front.pk, at)
    batch = uuid.uuid4()
    launches = []
    for block in Block.objects.filter(front=front, pk__in=[block.pk for block in blocks]):
        until = _make_room(block.pk, start, at=at, waiting=waiting)
        launch = Launch.objects.create(
            front=front,
            block=block,
            batch=batch,
            by=by,
            created_at=at,
            live_from=start,
            live_until=until,
            **_released(block),
        )
        LaunchedCard.objects.bulk_create(_cards(launch, block.cards.standing()))
        launches.append(launch)
    return launches


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
    removed = Block.objects.filter(front=front, removed_at__isnull=False)
    shown = removed.filter(launches__live_until__gt=at, launches__hidden=False).distinct()
    blocks = [*front.blocks.standing(), *shown]
    if not blocks:
        raise refusals.NothingToLaunch
    return launch_blocks(
        front=front, blocks=blocks, by=by, at=at, live_from=live_from, waiting=waiting
    )


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
        _cancel(current)


@transaction.atomic
def bring_back_launch(
    *, launch: Launch, by: User | None, at: datetime, waiting: Waiting = Waiting.KEEP
) -> Launch:
    """Release an earlier launch anew, as it was."""
    return bring_back_batch(launches=[launch], by=by, at=at, waiting=waiting)[0]


@transaction.atomic
def bring_back_batch(
    *,
    launches: Sequence[Launch],
    by: User | None,
    at: datetime,
    waiting: Waiting = Waiting.KEEP,
) -> list[Launch]:
    """Release earlier launches of one front anew and together; other blocks stay as they are."""
    next_version(launches[0].front_id, at)
    batch = uuid.uuid4()
    return [_again(launch, batch, by=by, at=at, waiting=waiting) for launch in launches]


@transaction.atomic
def undo_launch(*, block: Block, by: User | None, at: datetime) -> Launch | None:
    """Bring back what readers saw of a block before the launch that is live.

    Where they had not seen it, its launch ends and it leaves the page: None. Raises NothingToUndo
    where none is live.
    """
    next_version(block.front_id, at)
    live = Launch.objects.of_block(block.pk).live(at).first()
    if live is None:
        raise refusals.NothingToUndo
    return _take_back(live, uuid.uuid4(), by=by, at=at)


@transaction.atomic
def undo_front(*, front: Front, by: User | None, at: datetime) -> None:
    """Take back what took effect last, all blocks that were released together.

    Each goes back to what readers saw before; a block that they had not seen leaves the page.
    Raises NothingToUndo where nothing is live.
    """
    next_version(front.pk, at)
    live = list(Launch.objects.filter(front=front).live(at).order_by("-live_from", "-pk"))
    if not live:
        raise refusals.NothingToUndo
    batch = uuid.uuid4()
    for launch in [launch for launch in live if launch.batch == live[0].batch]:
        _take_back(launch, batch, by=by, at=at)


@transaction.atomic
def end_launches(*, front: Front, at: datetime, waiting: Waiting = Waiting.ASK) -> None:
    """End all that is launched: readers get the page that is composed by itself, if there is one.

    Raises NothingToUndo where nothing is live, and WaitingLaunches: one block that is launched
    later would take the place of the whole page.
    """
    next_version(front.pk, at)
    launches = Launch.objects.filter(front=front)
    live = list(launches.live(at))
    if not live:
        raise refusals.NothingToUndo
    waits = list(launches.waiting(at).order_by("live_from", "pk"))
    if waits and waiting is Waiting.ASK:
        raise refusals.WaitingLaunches(waits)
    if waiting is Waiting.CANCEL:
        for launch in reversed(waits):
            _cancel(launch)
        live = list(launches.live(at))
    for launch in live:
        _end(launch, at)


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


def _take_back(launch: Launch, batch: uuid.UUID, *, by: User | None, at: datetime) -> Launch | None:
    """Put back what a launch took the place of; end it where there was nothing."""
    before = _before(launch)
    if before is not None:
        return _again(before, batch, by=by, at=at)
    _end(launch, at)
    return None


def _end(launch: Launch, at: datetime) -> None:
    launch.live_until = at
    launch.save(update_fields=["live_until"])


def _before(launch: Launch) -> Launch | None:
    """What a launch took the place of; nothing where readers did not see its block before."""
    past = Launch.objects.of_block(launch.block_id).not_cancelled()
    return past.filter(live_until=launch.live_from).exclude(pk=launch.pk).first()


def _again(
    launch: Launch,
    batch: uuid.UUID,
    *,
    by: User | None,
    at: datetime,
    waiting: Waiting = Waiting.KEEP,
) -> Launch:
    until = _make_room(launch.block_id, at, at=at, waiting=waiting)
    again = Launch.objects.create(
        front_id=launch.front_id,
        block_id=launch.block_id,
        batch=batch,
        by=by,
        created_at=at,
        live_from=at,
        live_until=until,
        brings_back=launch,
        **launch.configuration(),
    )
    LaunchedCard.objects.bulk_create(_cards(again, launch.cards.all()))
    return again


def _released(block: Block) -> dict[str, object]:
    configuration = block.configuration()
    if block.removed_at is not None:
        configuration["hidden"] = True
    return configuration


def _cards(launch: Launch, cards: object) -> list[LaunchedCard]:
    listed = list(cards)  # type: ignore[call-overload]
    return [
        LaunchedCard(launch=launch, **card.words() | {"position": place})
        for place, card in enumerate(listed)
    ]


def _make_room(block_id: int, start: datetime, *, at: datetime, waiting: Waiting) -> datetime:
    """Close what is live at the start; the moment at which the next launch takes over."""
    ahead = list(
        Launch.objects.of_block(block_id).waiting(at).filter(live_from__gte=start).reverse()
    )
    if ahead and ahead[0].live_from == start:
        raise refusals.SameMoment
    if ahead and waiting is Waiting.ASK:
        raise refusals.WaitingLaunches(ahead)
    if waiting is Waiting.CANCEL:
        for launch in reversed(ahead):
            _cancel(launch)
        ahead = []
    before = Launch.objects.of_block(block_id).live(start).first()
    if before is not None:
        before.live_until = start
        before.save(update_fields=["live_until"])
    return ahead[0].live_from if ahead else FOREVER


def _cancel(launch: Launch) -> None:
    """Empty a waiting interval, and let the launch before it last as long as it would have."""
    until = launch.live_until
    start = launch.live_from
    launch.live_until = start
    launch.save(update_fields=["live_until"])
    before = (
        Launch.objects.of_block(launch.block_id).filter(live_until=start).not_cancelled().first()
    )
    if before is not None:
        before.live_until = until
        before.save(update_fields=["live_until"])
