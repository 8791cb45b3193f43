"""The desk's page before two topics become one: what would move, and where; then the act."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from channels.models import Topic
from editions.listings import merge_topics
from editions.models import List, Listing
from editions.refusals import TopicMergedMeanwhile


@dataclass(frozen=True)
class MergePlan:
    """What becomes of a topic's stories, names and address when it goes up in another."""

    topic: Topic
    into: Topic
    stories: int
    """Live now or waiting to go live."""
    in_both: int
    """Those of them that stand in the other topic already."""
    followers: list[Topic]
    """Topics that were merged into this one before."""
    names: list[str]
    """What else leads to this topic."""


class MergeInto(forms.Form):
    """The topic that another goes up in."""

    into = forms.ModelChoiceField(
        Topic.objects.filter(merged_into=None),
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"),
            gettext_lazy("Choose a topic that stands: this one went up in another, or is none."),
        ),
    )

    def __init__(self, topic: Topic, data: Any) -> None:
        super().__init__(data)
        self.topic = topic

    def clean_into(self) -> Topic:
        """Another topic than the one that goes up in it."""
        into: Topic = self.cleaned_data["into"]
        if into.pk == self.topic.pk:
            raise forms.ValidationError(_("A topic can't be merged into itself."))
        return into


def merge_plan(topic: Topic, into: Topic, *, at: datetime) -> MergePlan:
    """What a merge would do at the moment, in four queries."""
    standing = Listing.objects.filter(list_kind=List.TOPIC, live_until__gt=at)
    moved = standing.filter(list_id=topic.pk).order_by().values("story").distinct()
    there = standing.filter(list_id=into.pk).values("story")
    return MergePlan(
        topic=topic,
        into=into,
        stories=moved.count(),
        in_both=moved.filter(story__in=there).count(),
        followers=list(topic.merged.order_by("name")),
        names=[alias.name for alias in topic.aliases.all()],
    )


def merge_address(topic: Topic, into: Topic) -> str:
    """The page that asks whether the one is to go up in the other."""
    return f"{reverse('admin:channels_topic_merge', args=[topic.pk])}?into={into.pk}"


@require_http_methods(["GET", "HEAD", "POST"])
def merge_page(request: HttpRequest, topic_id: int) -> HttpResponse:
    """Show what a merge would do; posted, do it and say so."""
    if not request.user.has_perm("channels.merge_topic"):
        raise PermissionDenied
    topic = get_object_or_404(Topic.objects.select_related("merged_into"), pk=topic_id)
    back = HttpResponseRedirect(reverse("admin:channels_topic_change", args=[topic.pk]))
    if topic.merged_into_id is not None:
        messages.warning(request, _("Somebody has merged this topic already."))
        return back
    form = MergeInto(topic, request.POST if request.method == "POST" else request.GET)
    if not form.is_valid():
        for error in form.errors.get("into", []):
            messages.error(request, str(error))
        return back
    into = form.cleaned_data["into"]
    if request.method != "POST":
        return _asked(request, merge_plan(topic, into, at=timezone.now()))
    try:
        merge_topics(topic=topic, into=into, at=timezone.now())
    except TopicMergedMeanwhile as refusal:
        messages.error(request, str(refusal))
    else:
        told = {"topic": topic, "into": into}
        messages.success(request, _("“%(topic)s” is now part of “%(into)s”.") % told)
    return back


def _asked(request: HttpRequest, plan: MergePlan) -> HttpResponse:
    title = _("Merge “%(topic)s” into “%(into)s”?") % {"topic": plan.topic, "into": plan.into}
    context = admin.site.each_context(request) | {"plan": plan, "title": title}
    return render(request, "admin/channels/topic/merge.html", context)
