"""The desk's list of articles: where each story stands, and which channels can be chosen."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from channels.models import Channel
from editions.standing import Standing, standings
from pictures.desk_pages import ForgivingList


class ArticleList(ForgivingList):
    """The list of articles, each with where its story stands; two queries for all rows."""

    def get_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> QuerySet[Article]:
        """The rows without their bodies."""
        return super().get_queryset(request, *args, **kwargs).defer("body")

    def get_results(self, request: HttpRequest) -> None:
        """Read the page's rows, then the standing of their stories at once."""
        super().get_results(request)
        rows = list(self.result_list)
        found = standings([row.story_id for row in rows if row.story_id], at=timezone.now())
        for row in rows:
            row.standing = found.get(row.story_id, Standing())
        self.result_list = rows


class ChannelFilter(SimpleListFilter):
    """Articles of a channel, or of a section with all its channels."""

    title = _("channel")
    parameter_name = "channel"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Sections, each followed by its channels."""
        channels = Channel.objects.select_related("parent").in_tree_order()
        return [(str(channel.pk), channel.path_name) for channel in channels]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Those in the chosen one; anything else that the address says chooses nothing."""
        chosen = self.value()
        if chosen not in {key for key, _name in self.lookup_choices}:
            return queryset
        return queryset.filter(Q(channel=chosen) | Q(channel__parent=chosen))
