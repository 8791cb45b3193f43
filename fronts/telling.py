"""What editors are told in sentences: why a card stands, what an act did, what came between."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from fronts.asking import SCRIPT
from fronts.drafts import titles_of
from fronts.models import Block, Card, Launch
from fronts.reading import drafted, resolved_blocks
from fronts.resolving import Entry, Why
from fronts.warnings import clock

_MOST_NAMES = 3


def why_words(entry: Entry) -> str:
    """Why something does or does not stand in a block."""
    card = entry.placed
    starts = clock(card.starts_at) if card and card.starts_at else ""
    ended = clock(card.ends_at) if card and card.ends_at else ""
    words = {
        Why.PLACED: _("placed by an editor"),
        Why.PINNED: _("pinned by an editor"),
        Why.BACKFILLED: _("filled in by the block's rule"),
        Why.NOT_LIVE: _("readers can not see the story now"),
        Why.NOT_STARTED: _("the card starts at {time}").format(time=starts),
        Why.ENDED: _("the card ended at {time}").format(time=ended),
        Why.ELSEWHERE: _("it stands in {block}").format(block=entry.where or _("another block")),
        Why.OVER_LIMIT: _("the block is full"),
        Why.TOO_OLD: _("it is older than the block's limit"),
    }
    return words[entry.why]


def placed(card: Card, *, at: datetime) -> str:
    """That a card was placed, where, and whether readers would get it."""
    return _where(
        card,
        at,
        seen=_("Placed in {block}, place {place}."),
        unseen=_("Placed in {block}, place {place}. Readers will not see it: {why}."),
    )


def moved(card: Card, *, at: datetime) -> str:
    """That a card was moved, where to, and whether readers would get it."""
    return _where(
        card,
        at,
        seen=_("Moved to {block}, place {place}."),
        unseen=_("Moved to {block}, place {place}. Readers will not see it: {why}."),
    )


def _where(card: Card, at: datetime, *, seen: str, unseen: str) -> str:
    why = _why_not_seen(card, at)
    words = unseen if why else seen
    return words.format(block=card.block, place=card.position + 1, why=why)


def _why_not_seen(card: Card, at: datetime) -> str:
    """Why readers would not get a card of the draft; "" where they would."""
    if card.block.hidden:
        return _("the block is hidden")
    shown = [one for one in drafted(card.block.front_id) if not one[0].hidden]
    for resolved in resolved_blocks(shown, at=at, script=SCRIPT):
        for entry in resolved.left_out:
            if isinstance(entry.placed, Card) and entry.placed.pk == card.pk:
                return why_words(entry)
    return ""


def names_of(launches: Sequence[Launch]) -> str:
    """The blocks of some launches, the first of them by name."""
    ordered = sorted(launches, key=lambda launch: (launch.position, launch.pk))
    names = [launch.title or launch.get_layout_display() for launch in ordered[:_MOST_NAMES]]
    listed = "、".join(names)
    if len(ordered) <= _MOST_NAMES:
        return listed
    return _("{names} and others, {number} blocks in all").format(names=listed, number=len(ordered))


def waits_for(launches: Sequence[Launch]) -> str:
    """That launches wait: which blocks, and when."""
    moment = clock(launches[0].live_from)
    return _("Timed for {time}: {blocks}.").format(time=moment, blocks=names_of(launches))


def taken_back(launch: Launch) -> str:
    """That a launch was taken back: which one."""
    return _(
        "The launch of {time} is taken back: readers see what they saw before it. The draft is as"
        " it was."
    ).format(time=clock(launch.live_from))


def what_came_between(current: Card | Block, *, both: bool, at: datetime) -> str:
    """What somebody else did to a card or block since; `both` versions are shown with it."""
    title = _title(current, at)
    if both:
        words = _("Somebody else has changed “{title}” in the meantime. Look at both versions.")
    elif current.removed_at is not None:
        words = _(
            "Somebody else has removed “{title}” in the meantime. It stands under Removed: bring it"
            " back there if it is still wanted."
        )
    elif isinstance(current, Card):
        words = _(
            "Somebody else has moved or changed “{title}” in the meantime. It stands in {block}"
            " now, place {place}."
        )
        return words.format(title=title, block=current.block, place=current.position + 1)
    else:
        words = _("Somebody else has changed “{title}” in the meantime.")
    return words.format(title=title)


def _title(current: Card | Block, at: datetime) -> str:
    return titles_of([current], at=at)[id(current)] if isinstance(current, Card) else str(current)
