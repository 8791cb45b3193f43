"""How launches of one block follow each other: one makes room for the next, or is brought back."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from authors.models import User
from editions.interval import FOREVER
from fronts import refusals
from fronts.models import Launch, LaunchedCard
from fronts.parts import CardParts


class Waiting(StrEnum):
    """What becomes of launches that wait when their block is launched before their time."""

    ASK = "ask"
    KEEP = "keep"
    CANCEL = "cancel"
    LEAVE = "leave"
    """The front is launched without the blocks that wait."""


def freeze_cards(launch: Launch, cards: Iterable[CardParts]) -> None:
    """Release cards with a launch, numbered in their order."""
    LaunchedCard.objects.bulk_create(
        LaunchedCard(launch=launch, **card.words() | {"position": place})
        for place, card in enumerate(cards)
    )


def ask_about_waiting(
    block_ids: Collection[int],
    start: datetime,
    *,
    at: datetime,
    refusal: type[refusals.WaitingLaunches],
) -> None:
    """Raise the refusal with all launches of the blocks that wait for a later time; SameMoment."""
    waits = Launch.objects.filter(block_id__in=block_ids, live_from__gte=start).waiting(at)
    launches = list(waits.order_by("live_from", "position", "pk"))
    if any(launch.live_from == start for launch in launches):
        raise refusals.SameMoment
    if launches:
        raise refusal(launches)


def make_room(block_id: int, start: datetime, *, at: datetime, cancels: bool) -> datetime:
    """Close what is live at the start; the moment at which the next launch takes over.

    Raises SameMoment.
    """
    ahead = list(
        Launch.objects.of_block(block_id).waiting(at).filter(live_from__gte=start).reverse()
    )
    if ahead and ahead[0].live_from == start:
        raise refusals.SameMoment
    if cancels:
        for launch in reversed(ahead):
            cancel_waiting(launch)
        ahead = []
    before = Launch.objects.of_block(block_id).live(start).first()
    if before is not None:
        end_at(before, start)
    return ahead[0].live_from if ahead else FOREVER


def end_at(launch: Launch, moment: datetime) -> None:
    """Let a launch last until a moment."""
    launch.live_until = moment
    launch.save(update_fields=["live_until"])


def cancel_waiting(launch: Launch) -> None:
    """Empty a waiting interval, and let the launch before it last as long as it would have."""
    until, start = launch.live_until, launch.live_from
    end_at(launch, start)
    before = (
        Launch.objects.of_block(launch.block_id).filter(live_until=start).not_cancelled().first()
    )
    if before is not None:
        end_at(before, until)


def bring_again(
    launch: Launch,
    batch: uuid.UUID,
    *,
    by: User | None,
    at: datetime,
    undoes: Launch | None = None,
) -> Launch:
    """Release an earlier launch anew, in the place of one that is taken back or of what is live."""
    return release(
        launch.cards.all(),
        {"brings_back": launch, "undoes": undoes, **launch.configuration()},
        place=(launch.front_id, launch.block_id),
        batch=batch,
        by=by,
        at=at,
        start=at,
    )


def release(
    cards: Iterable[CardParts],
    parts: Mapping[str, Any],
    *,
    place: tuple[int, int],
    batch: uuid.UUID,
    by: User | None,
    at: datetime,
    start: datetime,
    cancels: bool = False,
) -> Launch:
    """Write a launch of a block, live from `start`, and freeze its cards.

    `place` are the ids of front and block; `cancels`: those of the block that wait.
    """
    front_id, block_id = place
    until = make_room(block_id, start, at=at, cancels=cancels)
    launch = Launch.objects.create(
        front_id=front_id,
        block_id=block_id,
        batch=batch,
        by=by,
        created_at=at,
        live_from=start,
        live_until=until,
        **parts,
    )
    freeze_cards(launch, cards)
    return launch
