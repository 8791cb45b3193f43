"""The desk's list of articles: where each story stands, and which channels can be chosen."""

from typing import Any, cast

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.querysets import ArticleQuerySet
from articles.wording import midnight
from authors.models import User
from channels.models import Channel
from editions.standing import Standing, standings


class ArticleList(ChangeList):
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


class WhoseFilter(SimpleListFilter):
    """What the board counts for a person: the articles that wait for them, and those they wrote."""

    title = _("whose turn")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """As on the board."""
        return [("waiting", _("Waits for me")), ("mine", _("Mine"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Theirs; in the list's own order."""
        if self.value() == "waiting":
            return cast(ArticleQuerySet, queryset).waiting_for(cast(User, request.user))
        if self.value() == "mine":
            return cast(ArticleQuerySet, queryset).written_by(request.user)
        return queryset


class PublicFilter(SimpleListFilter):
    """What the public record says of them: waiting for their hour, or live since midnight."""

    title = _("readers")
    parameter_name = "public"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """As on the board."""
        return [("planned", _("Waiting to go live")), ("today", _("Live today"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Read from the editions at this moment."""
        now = timezone.now()
        if self.value() == "planned":
            return cast(ArticleQuerySet, queryset).going_live(now)
        if self.value() == "today":
            return cast(ArticleQuerySet, queryset).went_live(midnight(now), now)
        return queryset
