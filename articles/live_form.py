"""What editors type into an entry of a live story: a text, perhaps under a headline."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from chinese.lines import OneLine, shows_something
from editions.covering import LONGEST_TEXT, EntryWords, paragraphs, typed_text
from editions.live_records import LiveEntry


class EntryForm(forms.Form):
    """An entry; with `entry` it corrects that one."""

    headline = OneLine(
        label=_("headline"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    text = forms.CharField(
        label=_("text"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write the text of the entry.")},
        help_text=_("Each line is a paragraph. Ctrl and Enter send it."),
    )
    pinned = forms.BooleanField(label=_("Pin it above the others"), required=False)
    entry = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})

    @classmethod
    def of(cls, entry: LiveEntry) -> "EntryForm":
        """The form that corrects an entry, with its words."""
        words = {"headline": entry.headline, "text": typed_text(entry.body)}
        return cls(initial=words | {"entry": entry.pk})

    @property
    def corrects(self) -> str:
        """The entry that the form corrects, if any."""
        return str(self["entry"].value() or "")

    def words(self) -> EntryWords:
        """What was typed, of a form that is valid."""
        return EntryWords(paragraphs(self.cleaned_data["text"]), self.cleaned_data["headline"])

    def clean_text(self) -> str:
        """Text with something to read in it."""
        text: str = self.cleaned_data["text"]
        if not shows_something(text):
            raise ValidationError(_("Write the text of the entry."), code="required")
        return text
