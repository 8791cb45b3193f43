"""What editors type about cards, blocks, launches and fronts, checked at the field."""

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from chinese.lines import OneLine, one_line
from editions.links import is_web_address
from fronts.drafting import check_link
from fronts.following import Waiting
from fronts.layouts import LAYOUTS, layout_choices
from fronts.models import Block, Card, Front
from fronts.parts import LINK_TEXT_TOO_LONG, LONGEST_LINK_TEXT, MOST_LINKS, TOO_MANY_LINKS
from fronts.refusals import BadLink
from pictures.choosing import Chooser
from pictures.ids import row_id
from pictures.models import Picture

_TAG = re.compile(r"<\s*/?\s*[a-zA-Z!]")


def plain(value: str) -> None:
    """Raise ValidationError where words hold tags: readers would see them as they stand."""
    if _TAG.search(value):
        raise ValidationError(_("Type plain text, without tags."), code="tags")


def _clean_link(form: forms.BaseForm, given: dict[str, Any]) -> None:
    if "headline" in form.errors or "url" in form.errors:
        return
    try:
        check_link(given.get("url", ""), given.get("headline", ""))
    except BadLink as refusal:
        form.add_error("url", refusal.sentence)


class LinksField(forms.CharField):
    """Sub-links, one a line: the text, then a story's number or an address."""

    widget = forms.Textarea(attrs={"rows": 5})

    def to_python(self, value: Any) -> Any:
        """The links as cards keep them. Raises ValidationError that names the line."""
        # one break alone ends a line: others are blanks that somebody pasted
        lines = [line for line in map(one_line, (value or "").split("\n")) if line]
        if len(lines) > MOST_LINKS:
            raise ValidationError(TOO_MANY_LINKS, code="many")
        return [self._link(line) for line in lines]

    def _link(self, line: str) -> dict[str, Any]:
        words, _space, target = line.rpartition(" ")
        plain(line)
        if len(words) > LONGEST_LINK_TEXT:
            raise ValidationError(LINK_TEXT_TOO_LONG, code="long", params={"line": line[:40]})
        story_id = row_id(target)
        if words and story_id is not None:
            return {"text": words, "story": story_id}
        if words and is_web_address(target):
            return {"text": words, "url": target}
        raise ValidationError(
            _("Each line: the text, a space, and the number of a story or an address: %(line)s"),
            code="form",
            params={"line": line[:40]},
        )

    def prepare_value(self, value: Any) -> Any:
        """The links as lines."""
        if isinstance(value, list):
            return "\n".join(
                f"{link.get('text', '')} {link.get('story') or link.get('url', '')}"
                for link in value
            )
        return value


class CardForm(forms.ModelForm):
    """What is said of a story or a link in its block."""

    links = LinksField(
        label=_("sub-links"),
        required=False,
        help_text=_(
            "Up to five, one a line: the text, a space, the number of a story or an address."
        ),
    )
    picture = forms.ModelChoiceField(
        Picture.objects.all(),
        label=_("picture"),
        required=False,
        widget=forms.NumberInput,
        help_text=_("The number of a picture of the library; empty: that of the story."),
        error_messages={"invalid_choice": _("There is no such picture.")},
    )
    focal_x = forms.FloatField(
        label=_("focal point, per cent from the left"), required=False, min_value=0, max_value=100
    )
    focal_y = forms.FloatField(
        label=_("focal point, per cent from the top"), required=False, min_value=0, max_value=100
    )

    class Meta:
        model = Card
        fields = (
            "url",
            "headline",
            "kicker",
            "standfirst",
            "picture",
            "focal_x",
            "focal_y",
            "size",
            "shows_byline",
            "shows_time",
            "pinned_until",
            "starts_at",
            "ends_at",
            "links",
        )
        widgets = {
            name: forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
            for name in ("pinned_until", "starts_at", "ends_at")
        } | {"standfirst": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        if self.instance.story_id:
            del self.fields["url"]
        for name in ("headline", "kicker", "standfirst"):
            self.fields[name].validators.append(plain)

    def clean(self) -> dict[str, Any]:
        """A link is one; a card ends after it starts; half a focal point is none."""
        given = super().clean() or {}
        if "url" in self.fields:
            _clean_link(self, given)
        starts, ends = given.get("starts_at"), given.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("It would end before it starts."))
        if (given.get("focal_x") is None) != (given.get("focal_y") is None):
            self.add_error("focal_y", _("Give both numbers of the focal point, or neither."))
        return given


class BlockForm(forms.ModelForm):
    """A block's name, look, size and rule."""

    class Meta:
        model = Block
        fields = (
            "title",
            "layout",
            "limit",
            "hidden",
            "repeats_allowed",
            "backfill",
            "backfill_channel",
            "backfill_topic",
            "backfill_author",
            "within_hours",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.fields["title"].validators.append(plain)
        for name in ("backfill_channel", "backfill_topic", "backfill_author"):
            # there may be a hundred thousand of them: completion, no list of all
            field: Any = self.fields[name]
            attrs = {"data-dropdown-parent": ".front-dialog"}
            field.widget = Chooser(Block._meta.get_field(name), admin.site, attrs=attrs)
            field.queryset = field.queryset  # hands the widget its choices
        channels: Any = self.fields["backfill_channel"]
        channels.queryset = channels.queryset.select_related("parent")

    def clean(self) -> dict[str, Any]:
        """Size and source fit the layout and the rule."""
        given = super().clean() or {}
        layout = LAYOUTS.get(given.get("layout", ""))
        if layout and given.get("limit", 0) > layout.most:
            self.add_error(
                "limit",
                _("This layout takes at most {most} stories.").format(most=layout.most),
            )
        source = given.get("backfill")
        if source in {"channel", "topic", "author"} and not given.get(f"backfill_{source}"):
            self.add_error(f"backfill_{source}", _("Say which one fills the block."))
        return given


class _BesideOthers(forms.Form):
    """A form that stands on a page with others: its fields' ids begin with a word of its own."""

    ids = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"auto_id": f"{self.ids}-%s", "label_suffix": ""})


class NewBlockForm(_BesideOthers):
    """A block to begin with."""

    ids = "new"

    title = OneLine(
        label=_("Name of the block"),
        max_length=Block._meta.get_field("title").max_length,
        required=False,
        validators=[plain],
        widget=forms.TextInput(attrs={"required": True}),
    )
    layout = forms.ChoiceField(
        label=_("Layout"),
        choices=layout_choices,
        error_messages={name: _("Choose a layout.") for name in ("required", "invalid_choice")},
    )


class LinkForm(_BesideOthers):
    """An outside link to be placed."""

    ids = "link"

    headline = OneLine(
        label=_("Headline"),
        max_length=Card._meta.get_field("headline").max_length,
        required=False,
        validators=[plain],
        widget=forms.TextInput(attrs={"required": True}),
    )
    url = OneLine(
        label=_("Address"),
        max_length=Card._meta.get_field("url").max_length,
        required=False,
        widget=forms.URLInput(attrs={"required": True}),
    )

    def clean(self) -> dict[str, Any]:
        """Both, or neither is of use."""
        given = super().clean() or {}
        _clean_link(self, given)
        return given


class LaunchForm(forms.Form):
    """When a block or a front is released, and what becomes of launches that wait."""

    live_from = forms.DateTimeField(
        label=_("Launch at"),
        required=False,
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local", "id": "launch-at", "title": _("Empty: now.")},
            format="%Y-%m-%dT%H:%M",
        ),
    )
    waiting = forms.ChoiceField(
        label=_("waiting launches"),
        choices=[(way.value, way.value) for way in Waiting],
        required=False,
        initial=Waiting.ASK,
    )

    fewer = forms.BooleanField(required=False)
    """Whether it is meant though it leaves much less than readers see."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})

    def clean_waiting(self) -> Waiting:
        """Ask, unless the editor has answered."""
        return Waiting(self.cleaned_data["waiting"] or Waiting.ASK)


class FrontForm(forms.ModelForm):
    """A front's name, address, section and limits."""

    class Meta:
        model = Front
        fields = ("name", "slug", "section", "closed", "stale_after_hours")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        section: Any = self.fields.get("section")
        if section:
            section.queryset = section.queryset.filter(parent=None)
