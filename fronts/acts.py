"""What a posted act does to a front: one name, one function; people's words in the acts' terms."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.forms import BaseForm
from django.http import QueryDict
from django.utils.translation import gettext as _

from authors.models import User
from fronts import drafting, launching, marking, refusals, starting, telling, thinning, undoing
from fronts.automatic import has_automatic_page
from fronts.following import Waiting
from fronts.forms import BlockForm, CardForm, LaunchForm, LinkForm, NewBlockForm
from fronts.models import Block, Card, Front, Launch

_LARGEST = 2**31 - 1


class FormRefused(Exception):
    """What was typed can't be taken: the form, with its errors at the fields."""

    def __init__(self, form: BaseForm) -> None:
        super().__init__()
        self.form = form


@dataclass(frozen=True)
class Posted:
    """An act as it was posted: on which front, by whom, with what."""

    front: Front
    by: User
    data: QueryDict
    at: datetime

    def number(self, name: str, default: int | None = None) -> int:
        """A number that the act needs. Raises NotOnThisFront where it is none."""
        try:
            value = int(self.data.get(name, ""))
        except ValueError:
            if default is None:
                raise refusals.NotOnThisFront from None
            return default
        if not -1 <= value <= _LARGEST:
            raise refusals.NotOnThisFront
        return value

    @property
    def made_on(self) -> int:
        """The version of the front that the editor had before their eyes."""
        return self.number("made_on", 0)

    def block(self, *, removed: bool = False) -> Block:
        """The block that the act is about. Raises NotOnThisFront."""
        blocks = Block.objects.filter(front=self.front, removed_at__isnull=not removed)
        found = blocks.filter(pk=self.number("block")).first()
        if found is None:
            raise refusals.NotOnThisFront
        return found

    def card(self) -> Card:
        """The card that the act is about, removed or not. Raises NotOnThisFront."""
        cards = Card.objects.select_related("block").filter(block__front=self.front)
        found = cards.filter(pk=self.number("card")).first()
        if found is None:
            raise refusals.NotOnThisFront
        return found

    def launch(self) -> Launch:
        """The launch that the act is about. Raises NotOnThisFront."""
        found = Launch.objects.filter(front=self.front, pk=self.number("launch")).first()
        if found is None:
            raise refusals.NotOnThisFront
        return found

    def batch(self) -> list[Launch]:
        """The launches that were released together and not cancelled. Raises NotOnThisFront."""
        try:
            batch = uuid.UUID(self.data.get("batch", ""))
        except ValueError:
            raise refusals.NotOnThisFront from None
        found = list(Launch.objects.filter(front=self.front, batch=batch).not_cancelled())
        if not found:
            raise refusals.NotOnThisFront
        return found


def _typed(form: BaseForm) -> dict[str, Any]:
    """What was typed, checked. Raises FormRefused."""
    if not form.is_valid():
        raise FormRefused(form)
    return form.cleaned_data


def _place(act: Posted) -> str:
    if not act.data.get("block"):
        raise refusals.NoBlock
    block, position = act.block(), act.number("position", drafting.END)
    given: dict[str, Any] = {}
    if act.data.get("story"):
        given["story_id"] = act.number("story")
    else:
        given |= _typed(LinkForm(act.data))
    card = drafting.place_card(block=block, by=act.by, at=act.at, position=position, **given)
    return telling.placed(card, at=act.at)


def _move(act: Posted) -> str:
    card, to = act.card(), act.block()
    moved = drafting.move_card(
        card=card,
        to=to,
        position=act.number("position", drafting.END),
        made_on=act.made_on,
        at=act.at,
    )
    return telling.moved(moved, at=act.at)


def _edit(act: Posted) -> str:
    card = act.card()
    parts = _typed(CardForm(act.data, instance=card))
    drafting.edit_card(card=card, parts=parts, made_on=act.made_on, at=act.at)
    return _("The card is changed.")


def _remove(act: Posted) -> str:
    drafting.remove_card(card=act.card(), made_on=act.made_on, at=act.at)
    return _("The card is removed; it stands under Removed.")


def _bring_back(act: Posted) -> str:
    drafting.bring_back_card(card=act.card(), at=act.at)
    return _("The card is back.")


def _add_block(act: Posted) -> str:
    drafting.add_block(front=act.front, at=act.at, **_typed(NewBlockForm(act.data)))
    return _("The block stands at the end of the front.")


def _configure_block(act: Posted) -> str:
    block = act.block()
    parts = _typed(BlockForm(act.data, instance=block))
    drafting.configure_block(block=block, parts=parts, made_on=act.made_on, at=act.at)
    return _("The block is changed.")


def _move_block(act: Posted) -> str:
    drafting.move_block(block=act.block(), position=act.number("position", -1), at=act.at)
    return _("The block is moved.")


def _remove_block(act: Posted) -> str:
    drafting.remove_block(block=act.block(), made_on=act.made_on, at=act.at)
    return _(
        "The block is removed from the draft; it stands under Removed. Launch the front, and"
        " readers lose it."
    )


def _bring_back_block(act: Posted) -> str:
    drafting.bring_back_block(block=act.block(removed=True), at=act.at)
    return _("The block is back, with its cards.")


def _start(act: Posted) -> str:
    starting.start_from_readers_page(front=act.front, at=act.at)
    return _("The draft begins with what readers see. Change it, then launch it.")


@transaction.atomic
def _release(act: Posted, typed: Mapping[str, Any]) -> list[Launch]:
    """Launch what is meant; the front is locked before anything is asked."""
    front = Front.objects.select_for_update().get(pk=act.front.pk)
    blocks = [act.block()] if act.data.get("block") else None
    if act.data.get("made_on"):
        meant = front.blocks.filter(pk=blocks[0].pk) if blocks else front.blocks.all()
        drafting.check_seen(meant, act.made_on)
    if blocks is None and typed["waiting"] is Waiting.LEAVE:
        blocks = launching.blocks_to_launch(front=front, at=act.at, waiting=Waiting.LEAVE)
    if not typed["fewer"]:
        start = launching.start_of(typed["live_from"], act.at)
        thinning.check_not_thinned(front=front, blocks=blocks, at=act.at, start=start)
    when = {"at": act.at, "live_from": typed["live_from"], "waiting": typed["waiting"]}
    if blocks is None:
        return launching.launch_front(front=front, by=act.by, **when)
    return launching.launch_blocks(front=front, blocks=blocks, by=act.by, **when)


def _launch(act: Posted) -> str:
    typed = _typed(LaunchForm(act.data))
    launches = _release(act, typed)
    if act.front.closed:
        return _("Launched. The front is closed: readers see it when it is opened in its settings.")
    if typed["live_from"]:
        return telling.waits_for(launches)
    return _("Launched: readers see it now.")


def _undo(act: Posted) -> str:
    block = act.block()
    if undoing.undo_launch(block=block, by=act.by, at=act.at) is None:
        return _("{block} has left the page. The draft is as it was.").format(block=block)
    return _("Readers see what they saw before. The draft is as it was.")


def _undo_front(act: Posted) -> str:
    taken = undoing.undo_front(front=act.front, by=act.by, at=act.at)
    return telling.taken_back(taken)


def _end(act: Posted) -> str:
    waiting = _typed(LaunchForm(act.data))["waiting"]
    undoing.end_launches(front=act.front, at=act.at, waiting=waiting)
    if has_automatic_page(act.front):
        return _("Readers see the page that is composed by itself. The draft is as it was.")
    return _("Readers do not find this page any more. The draft is as it was.")


def _cancel_launch(act: Posted) -> str:
    launching.cancel_launch(launch=act.launch(), at=act.at)
    return _("The waiting launch is cancelled.")


def _cancel_batch(act: Posted) -> str:
    launching.cancel_batch(launches=act.batch(), at=act.at)
    return _("The waiting launch is cancelled.")


def _bring_back_launch(act: Posted) -> str:
    launching.bring_back_launch(launch=act.launch(), by=act.by, at=act.at)
    return _("Readers see this launch again. The draft is as it was.")


def _bring_back_batch(act: Posted) -> str:
    launching.bring_back_batch(launches=act.batch(), by=act.by, at=act.at)
    return _("Readers see this launch again. The draft is as it was.")


def _mark(act: Posted) -> str:
    marking.mark_story(story_id=act.number("story"), by=act.by, at=act.at)
    return _("Marked: blocks that are filled with marked stories take it.")


def _unmark(act: Posted) -> str:
    marking.unmark_story(story_id=act.number("story"))
    return _("The mark is taken off.")


def _discard(act: Posted) -> str:
    launching.discard_draft(block=act.block(), by=act.by, at=act.at)
    return _("The draft of the block is what readers see.")


ACTS: dict[str, Callable[[Posted], str]] = {
    "place": _place,
    "move": _move,
    "edit": _edit,
    "remove": _remove,
    "bring_back": _bring_back,
    "add_block": _add_block,
    "configure_block": _configure_block,
    "move_block": _move_block,
    "remove_block": _remove_block,
    "bring_back_block": _bring_back_block,
    "start": _start,
    "launch": _launch,
    "undo": _undo,
    "undo_front": _undo_front,
    "end": _end,
    "cancel_launch": _cancel_launch,
    "cancel_batch": _cancel_batch,
    "bring_back_launch": _bring_back_launch,
    "bring_back_batch": _bring_back_batch,
    "mark": _mark,
    "unmark": _unmark,
    "discard": _discard,
}
