"""What was typed on pages of the desk whose forms are no model's: live coverage, fronts, alerts."""

from typing import Any

from django.forms import CharField, DateTimeField, Field
from django.http import HttpRequest

from articles.live_form import EntryForm
from fronts.alert_forms import AlertForm, WordingForm
from fronts.forms import BlockForm, CardForm, LaunchForm, LinkForm, NewBlockForm

_FORMS: dict[str, tuple[Any, ...]] = {
    "admin:articles_article_live": (EntryForm,),
    "admin:fronts_alert_changelist": (AlertForm,),
    "admin:fronts_alert_change": (WordingForm,),
    # one address for all acts of a front; what two of its forms call alike has one label
    "admin:fronts_front_act": (LinkForm, CardForm, NewBlockForm, BlockForm, LaunchForm),
}


def words_in_own_form(request: HttpRequest) -> list[tuple[str, str]]:
    """Label and words of what was typed, to be copied; nothing where the page is another's."""
    match = request.resolver_match
    fields: dict[str, Field] = {}
    for form in _FORMS.get(match.view_name, ()) if match else ():
        fields = form.base_fields | fields
    typed = [
        (str(field.label), request.POST.get(name, ""))
        for name, field in fields.items()
        if isinstance(field, CharField | DateTimeField) and not field.widget.is_hidden
    ]
    return [(label, words) for label, words in typed if words.strip()]
