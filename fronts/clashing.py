"""What somebody else made of a card or block, beside what was typed meanwhile."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.forms import (
    BooleanField,
    BoundField,
    ChoiceField,
    DateTimeField,
    ModelChoiceField,
    ModelForm,
)
from django.http import QueryDict
from django.utils.translation import gettext as _

from fronts.forms import BlockForm, CardForm
from fronts.models import Card
from pictures.ids import row_id

_FORMS: Mapping[str, type[ModelForm]] = {"edit": CardForm, "configure_block": BlockForm}


def both_versions(current: Any, posted: QueryDict) -> list[tuple[str, str, str]]:
    """The fields that differ: label, theirs, ours.

    Empty where nothing was typed (a move), or where theirs is no more (a removed card).
    """
    form_class = _FORMS.get(posted.get("act", ""))
    if form_class is None or isinstance(current, Card) != (form_class is CardForm):
        return []
    if current.removed_at is not None:
        return []
    theirs, ours = form_class(instance=current), form_class(posted, instance=current)
    return [
        (str(theirs[name].label), _words(theirs[name]), _words(ours[name]))
        for name in ours.changed_data
    ]


def _words(field: BoundField) -> str:
    value = field.value()
    if value in (None, ""):
        return "—"
    if isinstance(field.field, ModelChoiceField):
        return _named(field.field, str(value))
    if isinstance(field.field, ChoiceField):
        choices: Any = field.field.choices
        return str(dict(choices).get(value, value))
    if isinstance(field.field, BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field.field, DateTimeField):
        return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value.replace("T", " ")
    return str(field.field.prepare_value(value))


def _named(field: ModelChoiceField, pk: str) -> str:
    found = (
        field.queryset.filter(pk=row_id(pk) or 0).first() if field.queryset is not None else None
    )
    return str(found or pk)
