"""The article's form: what a journalist types, and what is said at a field that can't be taken."""

import re
import unicodedata
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.editor import NewsEditor
from articles.models import Article
from articles.refusals import ActRefused
from articles.saving import FIELDS, differences
from channels.models import Topic, TopicAlias
from editions.publish import FARTHEST

MOST_TOPICS = 20
_SEPARATORS = re.compile(r"[,，、;；\n]+")
_LONG_LINES = ("headline", "short_headline", "byline", "source", "original_author")
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


def one_line(text: str) -> str:
    """Text without control characters, with every run of space made one."""
    visible = (" " if c.isspace() else c for c in text if c.isspace() or _is_visible(c))
    return " ".join("".join(visible).split(" ")).strip()


def _is_visible(character: str) -> bool:
    # joiners and direction marks (Cf) are part of words and emoji; controls and surrogates are not
    return unicodedata.category(character) not in {"Cc", "Cs"}


class TopicNames(forms.CharField):
    """Topic names in one line; a script turns it into chips with completion."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"class": "vTextField topic-names"})
        super().__init__(required=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> list[str]:
        """The names in order, each once, whatever its case."""
        names = [one_line(name) for name in _SEPARATORS.split(super().clean(value) or "")]
        once = list({name.lower(): name for name in reversed(names) if name}.values())[::-1]
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


class ArticleForm(forms.ModelForm):
    """The text and what belongs to it; `version` tells what it was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    topic_names = TopicNames(
        label=_("topics"), help_text=_("Separate by a comma or 、; the first one leads.")
    )

    may_add_topics = True
    refusal: ActRefused | None = None
    """Why the last try was refused (articles.admin): shown again with everything typed."""

    class Meta:
        model = Article
        fields = tuple(name.removesuffix("_id") for name in FIELDS)
        widgets = {
            "headline": forms.TextInput(attrs={"class": "vLargeTextField headline"}),
            "standfirst": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "lead_caption": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "body": NewsEditor(),
            "embargo_until": AdminSplitDateTime(),
        }
        field_classes = {"embargo_until": forms.SplitDateTimeField, "source_url": Link}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        if self.instance.pk:
            self.fields["topic_names"].initial = "，".join(topic_names(self.instance))
        for field in self.fields.values():
            # a browser would cut a paste at this length without a word
            field.widget.attrs.pop("maxlength", None)
        self.fields["topic_names"].widget.attrs["data-complete"] = reverse(
            "admin:channels_topic_complete"
        )
        if "lead_picture" in self.fields:
            self.fields["lead_picture"].widget.attrs["data-preview"] = reverse(
                "picture_preview", args=[0]
            )

    def clean_headline(self) -> str:
        """One line of visible characters."""
        if not (headline := one_line(self.cleaned_data["headline"])):
            raise forms.ValidationError(_("The headline has no visible characters."))
        return headline

    def clean_standfirst(self) -> str:
        """One paragraph."""
        return one_line(self.cleaned_data["standfirst"])

    def clean_lead_caption(self) -> str:
        """One paragraph."""
        return one_line(self.cleaned_data["lead_caption"])

    def clean_lead_picture(self) -> Any:
        """A picture whose rights have not ended."""
        picture = self.cleaned_data["lead_picture"]
        if picture and picture.expired(timezone.now()):
            raise forms.ValidationError(_("The rights to this picture have ended."))
        return picture

    def clean_embargo_until(self) -> datetime | None:
        """A moment that somebody can have meant."""
        until: datetime | None = self.cleaned_data["embargo_until"]
        if until and not _EARLIEST <= until <= timezone.now() + FARTHEST:
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
        return list({(topic.pk or topic.name): topic for topic in topics}.values())

    def clean(self) -> dict[str, Any] | None:
        """Show why the last try was refused, beside everything that was typed."""
        cleaned = super().clean()
        for name in _LONG_LINES:
            if name in self.cleaned_data:
                self.cleaned_data[name] = one_line(self.cleaned_data[name])
        if self.refusal is not None:
            self.add_error(None, str(self.refusal))
        return cleaned

    def others_changes(self) -> list[tuple[str, str]]:
        """What is stored by now and differs from what was typed: label and stored value."""
        return differences(Article.objects.get(pk=self.instance.pk), self.cleaned_data)


def topic_names(article: Article) -> list[str]:
    """Names of an article's topics as readers see them, in order."""
    lines = article.topic_lines.select_related("tag__merged_into")
    return list(dict.fromkeys(line.tag.standing.name for line in lines))


def find_topics(names: list[str]) -> dict[str, Topic]:
    """The standing topics that names or aliases lead to, keyed by the name in lower case."""
    lowered = [name.lower() for name in names]
    topics = (
        Topic.objects.annotate(lowered=Lower("name"))
        .filter(lowered__in=lowered)
        .select_related("merged_into")
    )
    aliases = (
        TopicAlias.objects.annotate(lowered=Lower("name"))
        .filter(lowered__in=lowered)
        .select_related("topic__merged_into")
    )
    found = {alias.name.lower(): alias.topic.standing for alias in aliases}
    return found | {topic.name.lower(): topic.standing for topic in topics}
