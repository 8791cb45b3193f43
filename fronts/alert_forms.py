"""What desk chiefs type about an alert, checked at the field."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chinese.lines import OneLine
from chinese.script import Script
from editions.cards import Card
from editions.lists import card_page, cards_of_stories
from editions.models import List
from fronts.alerts import Wording
from fronts.forms import plain
from fronts.models import Alert
from pictures.ids import LONGEST_ID, row_id

OFFERED = 20
"""The latest stories, to choose from without script; with it, a search completes what is typed."""


def story_choices(found: list[Card]) -> list[tuple[str, str]]:
    """Stories as a list of choices shows them."""
    return [(str(card.story_id), card.title) for card in found]


class StoryField(forms.IntegerField):
    """A story by its headline; what is no live story the act refuses."""

    widget = forms.Select

    def offer(self, chosen: Any, *, at: datetime) -> None:
        """Give the list its choices: the one that is chosen, and the latest."""
        latest = card_page(List.ALL, at=at, script=Script.HANS, count=OFFERED).cards
        choices = [("", _("no story")), *story_choices(latest)]
        story_id = row_id(str(chosen or ""))
        if story_id is not None and str(story_id) not in dict(choices):
            known = cards_of_stories([story_id], at=at, script=Script.HANS)
            choices += story_choices(list(known.values()))
        self.widget.choices = choices


def _moment(label: Any, help_text: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class WordingForm(forms.Form):
    """What an alert says."""

    text = OneLine(
        label=_("text"),
        max_length=60,
        validators=[plain],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("One sentence, 60 characters at most, in Simplified Chinese."),
        error_messages={"required": _("Give the words of the alert.")},
    )
    level = forms.ChoiceField(
        label=_("level"),
        choices=Alert.Level.choices,
        initial=Alert.Level.BREAKING,
        widget=forms.RadioSelect,
    )
    story = StoryField(
        label=_("story"),
        required=False,
        max_value=10**LONGEST_ID - 1,
        help_text=_("Where the line leads; type words of its headline."),
        error_messages={"invalid": _("Choose a story from the list.")},
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        field: Any = self.fields["story"]
        field.offer(self["story"].value(), at=at)

    def wording(self) -> Wording:
        """What was typed, of a form that is valid."""
        given = self.cleaned_data
        return Wording(given["text"], given["level"], given["story"])


class AlertForm(WordingForm):
    """A new alert: its words and its time."""

    live_from = _moment(_("start"), _("Empty: now."))
    live_until = _moment(_("end"), _("Empty: two hours after the start."))
    replacing = forms.BooleanField(
        label=_("It takes the place of the alert that stands at that time"), required=False
    )
