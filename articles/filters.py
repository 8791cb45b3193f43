"""The filters of the desk's lists: whose, where, how it stands with readers, what is due."""

from datetime import datetime, timedelta
from typing import Any, cast

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Review, Stage
from articles.querysets import ArticleQuerySet
from articles.wording import midnight
from articles.workflow import REVIEW_STATES
from authors.models import User
from channels.models import Channel, Topic
from editions.models import Edition, Withdrawal
from pictures.ids import row_id

MOST_STORIES = 1_000
"""How many stories a filter looks up that are waiting, withdrawn or corrected: the latest."""


class Choice(SimpleListFilter):
    """A filter by a choice; anything else that the address says chooses nothing."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that the choice leaves."""
        chosen = self.value()
        if chosen is None or chosen not in {str(key) for key, _name in self.lookup_choices}:
            return queryset
        return self.narrow(queryset, chosen)

    def narrow(self, queryset: QuerySet[Any], chosen: str) -> QuerySet[Any]:
        """The rows of one of the choices."""
        raise NotImplementedError


class WhoseFilter(Choice):
    """What the board counts for a person: the articles that wait for them, and those they wrote."""

    title = _("whose turn")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """As on the board."""
        self.person = cast(User, request.user)
        return [("waiting", _("Waits for me")), ("mine", _("Mine"))]

    def narrow(self, queryset: QuerySet[Article], chosen: str) -> QuerySet[Article]:
        """Theirs; in the list's own order."""
        articles = Article.objects
        own = (
            articles.waiting_for(self.person)
            if chosen == "waiting"
            else articles.written_by(self.person)
        )
        return queryset.filter(pk__in=own.order_by().values("pk"))


class ChannelFilter(Choice):
    """Articles of a channel, or of a section with all its channels."""

    title = _("channel")
    parameter_name = "channel"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Sections, each followed by its channels."""
        channels = Channel.objects.select_related("parent").in_tree_order()
        return [(str(channel.pk), channel.path_name) for channel in channels]

    def narrow(self, queryset: QuerySet[Article], chosen: str) -> QuerySet[Article]:
        """Those in the chosen one."""
        return queryset.filter(Q(channel=chosen) | Q(channel__parent=chosen))


class TopicFilter(Choice):
    """Articles of one topic; it is chosen in the list of topics, so it offers that one alone."""

    title = _("topic")
    parameter_name = "topic"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The one that the address names, if it names one."""
        named = row_id(self.used_parameters.get(self.parameter_name, ""))
        if named is None:
            return []
        return [(str(topic.pk), topic.name) for topic in Topic.objects.filter(pk=named)]

    def narrow(self, queryset: QuerySet[Article], chosen: str) -> QuerySet[Article]:
        """Those with the topic, or with one that went up in it."""
        lines = Article.topics.through.objects.filter(Q(tag=chosen) | Q(tag__merged_into=chosen))
        return queryset.filter(pk__in=lines.values("content_object"))


class StandingFilter(Choice):
    """How the story stands with readers."""

    title = _("with readers")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The ways to stand."""
        return [
            ("live", _("live")),
            ("today", _("live today")),
            ("waiting", _("scheduled")),
            ("withdrawn", _("withdrawn")),
            ("corrected", _("corrected")),
        ]

    def narrow(self, queryset: QuerySet[Article], chosen: str) -> QuerySet[Article]:
        """Those whose story stands so now."""
        now = timezone.now()
        if chosen == "live":
            editions = Edition.objects.filter(story=OuterRef("story")).live(now)
            return queryset.filter(Exists(editions))
        if chosen == "today":
            return cast(ArticleQuerySet, queryset).went_live(midnight(now), now)
        return queryset.filter(story__in=_latest_stories(chosen, now))


def _latest_stories(chosen: str, now: datetime) -> list[int]:
    # few among many: looked up by their own index, and handed over as ids
    rows: dict[str, QuerySet[Any]] = {
        "waiting": Edition.objects.waiting(now).order_by("live_from"),
        "withdrawn": Withdrawal.objects.filter(live_from__lte=now, live_until__gt=now).order_by(
            "-live_from"
        ),
        "corrected": Edition.objects.corrections(now),
    }
    return list(rows[chosen].values_list("story_id", flat=True)[:MOST_STORIES])


class ProofFilter(Choice):
    """What proof-readers have still to read."""

    title = _("proof-reading")
    parameter_name = "proof"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Due."""
        return [("due", _("due"))]

    def narrow(self, queryset: QuerySet[Article], chosen: str) -> QuerySet[Article]:
        """In review, in a channel that demands proof-reading, and not proof-read as it stands."""
        read = Review.objects.filter(article=OuterRef("pk"), stage=Stage.PROOF, voided_at=None)
        return queryset.filter(~Exists(read), state__in=REVIEW_STATES, channel__proof_demanded=True)


class ChangedFilter(Choice):
    """When the article was last changed."""

    title = _("last change")
    parameter_name = "changed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Today, or in a week."""
        return [("today", _("today")), ("week", _("past 7 days"))]

    def narrow(self, queryset: QuerySet[Article], chosen: str) -> QuerySet[Article]:
        """Those changed since midnight, or since a week ago."""
        now = timezone.localtime()
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        since = midnight if chosen == "today" else now - timedelta(days=7)
        return queryset.filter(updated_at__gte=since)
