"""Moves of channels and merges of topics on the desk: the public lists follow in the same act."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy as _

from channels.admin import ChannelAdmin, TopicAdmin, TopicForm
from channels.models import Channel, Topic
from editions.changes import lock_log
from editions.house import current_house
from editions.listings import move_channel
from editions.models import List
from editions.settings_admin import SiteSettingsAdmin
from editions.site_settings import SiteSettings
from editions.story_counts import count_words, story_counts
from editions.topic_merge import merge_address, merge_page
from pictures.choosing import Chooser
from pictures.desk_pages import ForgivingList

admin.site.register(SiteSettings, SiteSettingsAdmin)


class CountedList(ForgivingList):
    """A list whose rows know how many stories are live in them; one query for all."""

    def get_results(self, request: HttpRequest) -> None:
        """Count for the rows of the page."""
        super().get_results(request)
        self.result_list = list(self.result_list)
        admin: Any = self.model_admin
        owners = self.root_queryset.filter(pk__in=[row.pk for row in self.result_list])
        counts = story_counts(owners, kinds=admin.list_kinds, at=timezone.now())
        for row in self.result_list:
            row.story_count = counts.get(row.pk, 0)


class CountedAdmin(admin.ModelAdmin):
    """Shows how many stories are live, and leads to the articles."""

    list_kinds: tuple[int, ...]
    narrowed_by: str
    """The parameter by which the list of articles is narrowed to a row's."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Our list, which counts."""
        return CountedList

    @admin.display(description=_("stories live"))
    def stories(self, row: Any) -> str:
        """Their number, as a link to the articles."""
        articles = reverse("admin:articles_article_changelist")
        words = count_words(row.story_count)
        return format_html('<a href="{}?{}={}">{}</a>', articles, self.narrowed_by, row.pk, words)


class QueuedAdmin(admin.ModelAdmin):
    """Forms that rewrite public lists: each is read, checked and saved in line with public acts."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; a posted one sees what those who were before it have done."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            lock_log()
            return super().changeform_view(request, object_id, form_url, extra_context)


@admin.register(Channel)
class MovableChannelAdmin(QueuedAdmin, CountedAdmin, ChannelAdmin):
    """A channel that gets another section takes its stories along."""

    list_kinds = (List.SECTION, List.CHANNEL)
    narrowed_by = "channel"

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new channel demands as many reviews as the paper's settings say."""
        initial = {"reviews_demanded": current_house().default_reviews}
        return initial | super().get_changeform_initial_data(request)

    def save_model(self, request: HttpRequest, obj: Channel, form: Any, change: bool) -> None:
        """Store the channel; move it where its section was changed."""
        if not change or "parent" not in form.changed_data:
            super().save_model(request, obj, form, change)
            return
        section = form.cleaned_data["parent"]
        obj.parent_id = form.initial["parent"]
        super().save_model(request, obj, form, change)
        move_channel(channel=Channel.objects.get(pk=obj.pk), to_section=section, at=timezone.now())


class MergeForm(TopicForm):
    """A topic, and the one that it may go up in."""

    merge_into = forms.ModelChoiceField(
        Topic.objects.filter(merged_into=None),
        required=False,
        label=_("Merge into"),
        widget=Chooser(Topic._meta.get_field("merged_into"), admin.site),
        help_text=_(
            "The topic's stories and its address then lead there. You are asked once more."
        ),
    )

    def clean_merge_into(self) -> Topic | None:
        """Another topic than this one."""
        into: Topic | None = self.cleaned_data["merge_into"]
        if into is not None and into.pk == self.instance.pk:
            raise forms.ValidationError(_("A topic can't be merged into itself."))
        return into


@admin.register(Topic)
class MergeableTopicAdmin(QueuedAdmin, CountedAdmin, TopicAdmin):
    """A topic that is merged hands its stories on."""

    list_kinds = (List.TOPIC,)
    narrowed_by = "topic"

    def _merges(self, request: HttpRequest, obj: Topic | None) -> bool:
        return (
            obj is not None
            and obj.merged_into_id is None
            and request.user.has_perm("channels.merge_topic")
        )

    def get_form(
        self, request: HttpRequest, obj: Topic | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """With the field to merge for those who may."""
        if self._merges(request, obj):
            kwargs["form"] = MergeForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Topic | None = None) -> Any:
        """With the field to merge for those who may."""
        fields = super().get_fields(request, obj)
        return (*fields, "merge_into") if self._merges(request, obj) else fields

    def save_related(
        self, request: HttpRequest, form: Any, formsets: list[Any], change: bool
    ) -> None:
        """Store the aliases; a merge is asked about on a page of its own."""
        super().save_related(request, form, formsets, change)
        if request.POST.get("merge_into") and "merge_into" not in form.cleaned_data:
            messages.warning(request, gettext("Somebody has merged this topic already."))
        request.merge_into = form.cleaned_data.get("merge_into")  # type: ignore[attr-defined]
        rest = set(form.changed_data) - {"merge_into"}
        if request.merge_into and (rest or any(rows.has_changed() for rows in formsets)):  # type: ignore[attr-defined]
            messages.success(request, gettext("Saved."))

    def response_change(self, request: HttpRequest, obj: Topic) -> HttpResponse:
        """Where a merge was chosen, the page that asks whether it is meant."""
        into = getattr(request, "merge_into", None)
        if into is None:
            return super().response_change(request, obj)
        return HttpResponseRedirect(merge_address(obj, into))

    def get_urls(self) -> list[Any]:
        """The page of a merge stands beside the form."""
        view = self.admin_site.admin_view(merge_page)
        return [
            path("<int:topic_id>/merge/", view, name="channels_topic_merge"),
            *super().get_urls(),
        ]
