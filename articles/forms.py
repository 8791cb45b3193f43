"""The article's form: what a journalist types, and what is said at a field that can't be taken."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.conflict import topic_names
from articles.editor import NewsEditor
from articles.models import Article
from articles.refusals import ActRefused
from articles.saving import FIELDS
from articles.text_fields import Body
from articles.topics import find_topics
from articles.wording import left_out_words, reviews_of
from channels.models import Channel, Topic
from chinese.lines import OneLine, one_line
from editions.html import sanitise
from editions.left_out import pictures_left_out
from editions.publish import FARTHEST
from editions.refusals import PublicationRefused
from pictures.ids import row_id
from pictures.models import Picture

MOST_TOPICS = 20
_SEPARATORS = re.compile(r"[,，、;；\n]+")
_STORED = {name.removesuffix("_id") for name in FIELDS}
_LINES = (
    "headline",
    "short_headline",
    "standfirst",
    "byline",
    "lead_caption",
    "source",
    "original_author",
    "original_title",
)
_FOLDED = {
    "source",
    "source_url",
    "original_author",
    "original_title",
    "short_headline",
    "byline",
    "embargo_until",
    "language",
}
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


def _named(kind: str, name: Any) -> dict[str, Any]:
    return {"type": kind, "aria-label": name}


class TopicNames(forms.CharField):
    """Topic names in one line; a script turns it into chips with completion."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"class": "vTextField topic-names"})
        super().__init__(required=False, widget=widget, **kwargs)
        self.validators = []  # characters that nobody sees are taken out, not complained of

    def clean(self, value: Any) -> list[str]:
        """The names in order, each once, whatever its case."""
        first: dict[str, str] = {}
        for name in map(one_line, _SEPARATORS.split(super().clean(value) or "")):
            first.setdefault(name.lower(), name)
        first.pop("", None)
        once = list(first.values())
        if len(once) > MOST_TOPICS:
            raise forms.ValidationError(_("Give at most 20 topics."))
        for name in once:
            if len(name) > Topic._meta.get_field("name").max_length:
                raise forms.ValidationError(_("A topic's name has at most 100 characters."))
            if not any(character.isalnum() for character in name):
                raise forms.ValidationError(_("“%(name)s” is no topic."), params={"name": name})
        return once


class Link(forms.URLField):
    """An address typed without a scheme is taken for an https one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", **kwargs)


class ChannelSelect(forms.Select):
    """Channels, each with the reviews that it demands (desk/article-form.js shows them)."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With `data-way`."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        channel = getattr(value, "instance", None)
        if channel is not None:
            option["attrs"]["data-way"] = reviews_of(channel)
        return option


class ArticleForm(forms.ModelForm):
    """The text and what belongs to it; `opened_on` is the version that it was opened on."""

    opened_on = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    topic_names = TopicNames(
        label=_("Topics"), help_text=_("Separate by a comma or 、; the first one leads.")
    )

    may_add_topics = True
    refusal: ActRefused | PublicationRefused | None = None
    """Why the last try was refused (articles.admin): shown again with everything typed."""
    aliases: Sequence[tuple[str, str]] = ()
    """Names that were typed and lead to topics of other names: typed, the topic's."""

    class Meta:
        model = Article
        fields = tuple(name.removesuffix("_id") for name in FIELDS)
        widgets = {
            # a long headline wraps; a line break in it is taken for a space
            "headline": forms.Textarea(
                attrs={"rows": 1, "class": "vLargeTextField", "placeholder": _("Headline")}
            ),
            "standfirst": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "lead_caption": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "body": NewsEditor(),
            # to the second, so that what nobody touched comes back as it is
            "embargo_until": forms.SplitDateTimeWidget(
                date_format="%Y-%m-%d",
                time_format="%H:%M:%S",
                date_attrs=_named("date", _("Embargo: day")),
                time_attrs=_named("time", _("Embargo: time")),
            ),
        }
        field_classes = {
            **dict.fromkeys(_LINES, OneLine),
            "body": Body,
            "embargo_until": forms.SplitDateTimeField,
            "source_url": Link,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.fields["opened_on"].initial = self.instance.version
        if self.instance.pk:
            self.fields["topic_names"].initial = "，".join(topic_names(self.instance))
        for field in self.fields.values():
            # a browser would cut a paste at this length without a word
            field.widget.attrs.pop("maxlength", None)
        self.fields["topic_names"].widget.attrs |= {
            "data-complete": reverse("admin:channels_topic_complete"),
            "data-new": _("New topic"),
        }

    @property
    def more_is_needed(self) -> bool:
        """Whether the folded part of the form holds an error, or an embargo."""
        embargo = self["embargo_until"].value()
        # posted, it is a date and a time; both may be empty
        given = any(embargo) if isinstance(embargo, list) else embargo
        return bool(given or self.errors.keys() & _FOLDED)

    @property
    def pictures_left_out(self) -> int:
        """How many pictures of other sites were posted in the body, and are not kept."""
        typed = self.data.get("body", "") if self.is_bound else ""
        kept = self.cleaned_data.get("body") if hasattr(self, "cleaned_data") else None
        return pictures_left_out(typed, sanitise(typed) if kept is None else kept)

    @property
    def left_out_words(self) -> str:
        """What to say of them at the field; "" of none."""
        count = self.pictures_left_out
        return left_out_words(count) if count else ""

    @property
    def channel_way(self) -> str:
        """The reviews that the channel demands which the form has now; empty without one."""
        chosen: Channel | None = None
        if self.is_bound:
            chosen = self.cleaned_data.get("channel") if hasattr(self, "cleaned_data") else None
        elif self.instance.pk:
            chosen = self.instance.channel
        return reviews_of(chosen) if chosen else ""

    @property
    def chosen_picture(self) -> Picture | None:
        """The lead picture as the form has it now, typed or stored."""
        if not self.is_bound:
            stored: Picture | None = self.instance.lead_picture
            return stored
        chosen = row_id(self.data.get("lead_picture", ""))
        return None if chosen is None else Picture.objects.filter(pk=chosen).first()

    def clean_lead_picture(self) -> Any:
        """A picture whose rights have not ended."""
        picture = self.cleaned_data["lead_picture"]
        if picture and picture.expired(timezone.now()):
            raise forms.ValidationError(_("The rights to this picture have ended."))
        return picture

    def clean_embargo_until(self) -> datetime | None:
        """A moment that somebody can have meant."""
        until: datetime | None = self.cleaned_data["embargo_until"]
        if until and until < _EARLIEST:
            raise forms.ValidationError(_("That time has long passed. Check the date."))
        if until and until > timezone.now() + FARTHEST:
            raise forms.ValidationError(_("That time is more than a year away. Check the date."))
        return until

    def clean_topic_names(self) -> list[Topic]:
        """Topics that exist, by name or alias; new ones are made when the article is saved."""
        names: list[str] = self.cleaned_data["topic_names"]
        found = find_topics(names)
        missing = [name for name in names if name.lower() not in found]
        if missing and not self.may_add_topics:
            raise forms.ValidationError(
                _("There is no topic “%(name)s”."), params={"name": missing[0]}
            )
        topics = [found.get(name.lower()) or Topic(name=name) for name in names]
        self.aliases = [
            (name, topic.name)
            for name, topic in zip(names, topics, strict=True)
            if name.lower() != topic.name.lower()
        ]
        return list({(topic.pk or topic.name): topic for topic in topics}.values())

    def clean(self) -> dict[str, Any] | None:
        """What nobody touched stays as it is stored, to the letter; then the refusal, if any."""
        cleaned = super().clean()
        for name in self.cleaned_data.keys() & _STORED - set(self.changed_data):
            self.cleaned_data[name] = getattr(self.instance, name)
        if self.refusal is not None:
            field = self.refusal.field if self.refusal.field in self.fields else None
            self.add_error(field, str(self.refusal))
        return cleaned
