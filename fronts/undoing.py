"""Takes launches back: what took effect last, and with each further step what did before it.

A step leaves a launch that shows again what stood before. It counts as that earlier launch, so the
next step never brings the mistake back; the list of launches does, where somebody wants it.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from authors.models import User
from fronts import refusals
from fronts.drafting import next_version
from fronts.following import Waiting, bring_again, cancel_waiting, end_at
from fronts.models import Block, Front, Launch


@transaction.atomic
def undo_launch(*, block: Block, by: User | None, at: datetime) -> Launch | None:
    """Bring back what readers saw of a block before the launch that is live.

    Where they had not seen it, its launch ends and it leaves the page: None. Raises NothingToUndo
    where none is live.
    """
    next_version(block.front_id, at)
    live = _live(block.front, at).filter(block=block).first()
    if live is None:
        raise refusals.NothingToUndo
    return _take_back(live, uuid.uuid4(), by=by, at=at)


@transaction.atomic
def undo_front(*, front: Front, by: User | None, at: datetime) -> Launch:
    """Take back what took effect last, all blocks that were released together.

    Each goes back to what readers saw before; a block that they had not seen leaves the page.
    Returns the launch that is taken back, or one of them. Raises NothingToUndo where nothing is
    live.
    """
    next_version(front.pk, at)
    live = list(_live(front, at))
    last = last_effective(effective(launch) for launch in live)
    if last is None:
        raise refusals.NothingToUndo
    batch = uuid.uuid4()
    for launch in live:
        if effective(launch).batch == last.batch:
            _take_back(launch, batch, by=by, at=at)
    return last


@transaction.atomic
def end_launches(*, front: Front, at: datetime, waiting: Waiting = Waiting.ASK) -> None:
    """End all that is launched: readers get the page that is composed by itself, if there is one.

    Raises NothingToUndo where nothing is live, and WaitingAfterEnd: one block that is launched
    later would take the place of the whole page.
    """
    next_version(front.pk, at)
    launches = Launch.objects.filter(front=front)
    if not launches.live(at).exists():
        raise refusals.NothingToUndo
    waits = list(launches.waiting(at).order_by("live_from", "position", "pk"))
    if waits and waiting is Waiting.ASK:
        raise refusals.WaitingAfterEnd(waits)
    if waiting is Waiting.CANCEL:
        for launch in reversed(waits):
            cancel_waiting(launch)
    for launch in launches.live(at):
        end_at(launch, at)


def effective(launch: Launch) -> Launch:
    """The launch that one counts as: what an undoing brought back, or itself."""
    brought = launch.brings_back
    return brought if launch.undoes_id is not None and brought is not None else launch


def last_effective(counted: Iterable[Launch]) -> Launch | None:
    """What a step back takes back, of what live launches count as: what took effect last."""
    return max(counted, key=lambda launch: (launch.live_from, launch.pk), default=None)


def _live(front: Front, at: datetime) -> QuerySet[Launch]:
    return Launch.objects.filter(front=front).live(at).select_related("brings_back")


def _take_back(launch: Launch, batch: uuid.UUID, *, by: User | None, at: datetime) -> Launch | None:
    """Put back what a launch took the place of; end it where there was nothing."""
    before = _before(effective(launch))
    if before is not None:
        return bring_again(effective(before), batch, by=by, at=at, undoes=launch)
    end_at(launch, at)
    return None


def _before(launch: Launch) -> Launch | None:
    """What a launch took the place of; nothing where readers did not see its block before."""
    past = Launch.objects.of_block(launch.block_id).not_cancelled().select_related("brings_back")
    return past.filter(live_until=launch.live_from).exclude(pk=launch.pk).first()
