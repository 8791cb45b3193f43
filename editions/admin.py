"""Moves of channels and merges of topics on the desk: the public lists follow in the same act."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from channels.admin import ChannelAdmin, TopicAdmin, TopicForm
from channels.models import Channel, Topic
from editions.changes import lock_log
from editions.listings import merge_topics, move_channel


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
class MovableChannelAdmin(QueuedAdmin, ChannelAdmin):
    """A channel that gets another section takes its stories along."""

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
        help_text=_("The topic's stories and its address then lead there. This stays so."),
    )

    def clean_merge_into(self) -> Topic | None:
        """Another topic than this one."""
        into: Topic | None = self.cleaned_data["merge_into"]
        if into is not None and into.pk == self.instance.pk:
            raise forms.ValidationError(_("A topic can't be merged into itself."))
        return into


@admin.register(Topic)
class MergeableTopicAdmin(QueuedAdmin, TopicAdmin):
    """A topic that is merged hands its stories on."""

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
        """Store the aliases; then merge."""
        super().save_related(request, form, formsets, change)
        if request.POST.get("merge_into") and "merge_into" not in form.cleaned_data:
            messages.warning(request, gettext("Somebody has merged this topic already."))
        into = form.cleaned_data.get("merge_into")
        if into is None:
            return
        merge_topics(topic=form.instance, into=into, at=timezone.now())
        messages.success(
            request,
            gettext("“%(topic)s” is now part of “%(into)s”.")
            % {"topic": form.instance, "into": into},
        )
