"""What a posted act does to a front: one name, one function; people's words in the acts' terms."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import QueryDict
from django.utils.translation import gettext as _

from authors.models import User
from chinese.lines import one_line
from fronts import drafting, launching, refusals
from fronts.forms import BlockForm, CardForm, LaunchForm, plain
from fronts.launching import Waiting
from fronts.layouts import LAYOUTS
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

    def block(self) -> Block:
        """The block that the act is about. Raises NotOnThisFront."""
        found = self.front.blocks.standing().filter(pk=self.number("block")).first()
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


def _typed(form: BaseForm) -> dict[str, Any]:
    """What was typed, checked. Raises FormRefused."""
    if not form.is_valid():
        raise FormRefused(form)
    return form.cleaned_data


def _place(act: Posted) -> str:
    block, position = act.block(), act.number("position", drafting.END)
    given: dict[str, Any] = {}
    if act.data.get("story"):
        given["story_id"] = act.number("story")
    else:
        given["url"] = one_line(act.data.get("url", ""))
        given["headline"] = one_line(act.data.get("headline", ""))
        plain(given["headline"])
    card = drafting.place_card(block=block, by=act.by, at=act.at, position=position, **given)
    return _("Placed in {block}, place {place}.").format(block=block, place=card.position + 1)


def _move(act: Posted) -> str:
    card, to = act.card(), act.block()
    moved = drafting.move_card(
        card=card,
        to=to,
        position=act.number("position", drafting.END),
        made_on=act.made_on,
        at=act.at,
    )
    return _("Moved to {block}, place {place}.").format(block=to, place=moved.position + 1)


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
    layout = act.data.get("layout", "")
    title = one_line(act.data.get("title", ""))
    plain(title)
    if layout not in LAYOUTS:
        raise ValidationError(_("Choose a layout."))
    drafting.add_block(front=act.front, layout=layout, title=title, at=act.at)
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
    return _("The block is removed from the draft. Launch the front, and readers lose it.")


def _launch(act: Posted) -> str:
    typed = _typed(LaunchForm(act.data))
    how: dict[str, Any] = {
        "front": act.front,
        "by": act.by,
        "at": act.at,
        "live_from": typed["live_from"],
        "waiting": typed["waiting"],
    }
    if act.data.get("block"):
        launching.launch_blocks(blocks=[act.block()], **how)
    else:
        launching.launch_front(**how)
    if typed["live_from"]:
        return _("The launch waits for its time.")
    return _("Launched: readers see it now.")


def _undo(act: Posted) -> str:
    launching.undo_launch(block=act.block(), by=act.by, at=act.at)
    return _("Readers see the launch before again. The draft is as it was.")


def _cancel_launch(act: Posted) -> str:
    launching.cancel_launch(launch=act.launch(), at=act.at)
    return _("The waiting launch is cancelled.")


def _bring_back_launch(act: Posted) -> str:
    launching.bring_back_launch(launch=act.launch(), by=act.by, at=act.at, waiting=Waiting.KEEP)
    return _("Readers see this launch again. The draft is as it was.")


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
    "launch": _launch,
    "undo": _undo,
    "cancel_launch": _cancel_launch,
    "bring_back_launch": _bring_back_launch,
    "discard": _discard,
}
