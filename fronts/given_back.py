"""The forms on the page of a front; one that was refused comes back as it was typed.

The editor's script shows a refusal beside what stands in the page; without it the page is new.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.forms import BaseForm

from fronts.acts import Posted
from fronts.card_dialog import card_dialog
from fronts.forms import BlockForm, CardForm, LaunchForm, LinkForm, NewBlockForm
from fronts.models import Block, Card
from fronts.refusals import Clash, FrontRefused
from pictures.ids import row_id

AnyForm = TypeVar("AnyForm", bound=BaseForm)

CARD, BLOCK = "admin/fronts/front/card_form.html", "admin/fronts/front/block_form.html"


@dataclass(frozen=True)
class PageForms:
    """The forms that stand on the page itself."""

    new_block: NewBlockForm = field(default_factory=NewBlockForm)
    link: LinkForm = field(default_factory=LinkForm)
    launch: LaunchForm = field(default_factory=LaunchForm)
    block_launch: LaunchForm | None = None
    """Of one block: what was typed there."""
    block_id: int | None = None
    """The block that what was typed is about."""


def card_form(card: Card, form: BaseForm, *, at: datetime) -> dict[str, Any]:
    """What the form of a card shows, in the editor's dialog or on the page."""
    return {"card": card, "form": form, **card_dialog(card, at=at)}


def block_form(block: Block, form: BaseForm) -> dict[str, Any]:
    """What the form of a block shows."""
    return {"edited": block, "form": form}


def given_back(act: Posted, refusal: Exception) -> dict[str, Any]:
    """What the page shows of an act that was refused: the form that was sent, errors at fields."""
    name = act.data.get("act", "")
    if name in {"edit", "configure_block"}:
        return _dialog(act, name, refusal)
    forms = PageForms(block_id=row_id(act.data.get("block", "")))
    if name == "add_block":
        forms = replace(forms, new_block=_blamed(NewBlockForm(act.data), refusal))
    elif name == "place" and not act.data.get("story"):
        forms = replace(forms, link=_blamed(LinkForm(act.data), refusal))
    elif name == "launch" and forms.block_id is None:
        forms = replace(forms, launch=_blamed(LaunchForm(act.data), refusal))
    elif name == "launch":
        forms = replace(forms, block_launch=_blamed(LaunchForm(act.data), refusal))
    return {"forms": forms}


def _dialog(act: Posted, name: str, refusal: Exception) -> dict[str, Any]:
    try:
        of_card = name == "edit"
        edited: Card | Block = act.card() if of_card else act.block()
    except FrontRefused:
        return {}  # it is gone, and its form with it
    form = _blamed((CardForm if of_card else BlockForm)(act.data, instance=edited), refusal)
    seen = refusal.current.version if isinstance(refusal, Clash) else act.data.get("made_on", "0")
    shown: Mapping[str, Any]
    if isinstance(edited, Card):
        shown = card_form(edited, form, at=act.at)
    else:
        shown = block_form(edited, form)
    return {**shown, "dialog": CARD if of_card else BLOCK, "made_on": str(row_id(str(seen)) or 0)}


def _blamed(form: AnyForm, refusal: Exception) -> AnyForm:
    if not form.is_valid():
        return form
    if isinstance(refusal, ValidationError) and hasattr(refusal, "error_dict"):
        for name, errors in refusal.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
    elif isinstance(refusal, FrontRefused) and refusal.field in form.fields:
        form.add_error(refusal.field, str(refusal))
    return form
