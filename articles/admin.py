"""The desk's pages: articles with their steps, and the log of decisions."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import ForeignKey, QuerySet
from django.forms import HiddenInput
from django.forms.widgets import Media
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.filters import (
    ChangedFilter,
    ChannelFilter,
    ProofFilter,
    StandingFilter,
    TopicFilter,
    WhoseFilter,
)
from articles.follow_up_views import begin_follow_up
from articles.forms import ArticleForm, ChannelSelect
from articles.inlines import CreditInline, unwrapped
from articles.lists import ArticleList, search_articles
from articles.live_desk import live_page
from articles.made_once import MadeOnce
from articles.models import Article, Decision
from articles.paging import CappedPaginator
from articles.posting import person
from articles.preview import preview_article
from articles.revision_views import revision_page
from articles.steps import may_edit
from articles.wording import standing_words
from channels.models import Channel
from pictures.desk_pages import DeskAdmin, ForgivingList


@admin.register(Article)
class ArticleAdmin(MadeOnce):
    """Write, review, release."""

    form = ArticleForm
    inlines = (CreditInline,)
    change_form_template = "admin/articles/article/change_form.html"
    list_display = ("headline",)
    list_filter = (
        WhoseFilter,
        "state",
        ChannelFilter,
        StandingFilter,
        ProofFilter,
        ChangedFilter,
        TopicFilter,
    )
    ordering = ("-updated_at", "-pk")
    sortable_by = ()
    search_fields = ("headline",)
    search_help_text = _("Headline, author or story number")
    list_per_page = 40
    show_full_result_count = False
    paginator = CappedPaginator
    view_on_site = False

    @property
    def media(self) -> Media:
        """None of Django's own scripts: the form's template names ours, the list needs none."""
        return Media()

    def get_urls(self) -> list[Any]:
        """What stands beside the form: preview, follow-up, live coverage, earlier texts."""
        beside = {"preview": preview_article, "follow_up": begin_follow_up, "live": live_page}
        return [
            *(
                path(
                    f"<int:article_id>/{name.replace('_', '-')}/",
                    self.admin_site.admin_view(view),
                    name=f"articles_article_{name}",
                )
                for name, view in beside.items()
            ),
            path(
                "<int:article_id>/revisions/<str:number>/",
                self.admin_site.admin_view(revision_page),
                name="articles_article_revision",
            ),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """With what lists and forms name, in one query."""
        return (
            super()
            .get_queryset(request)
            .select_related("channel__parent", "created_by", "story", "lead_picture")
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """By headline, author or number; nothing looked for is everything."""
        words = search_term.strip()
        return (search_articles(queryset, words) if words else queryset), False

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Channels in the order of their tree, each with its section."""
        if db_field.name == "channel":
            kwargs["widget"] = ChannelSelect()
            kwargs["queryset"] = Channel.objects.select_related("parent").in_tree_order()
        if db_field.name == "lead_picture":
            kwargs["widget"] = HiddenInput()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, *args: Any, **kwargs: Any) -> Any:
        """Plain fields, without the buttons that open forms of other things."""
        return unwrapped(super().formfield_for_dbfield(*args, **kwargs))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Our list, which knows what is live."""
        return ArticleList

    @admin.display(description=_("state"))
    def state_words(self, article: Article) -> str:
        """The desk's state, and what readers have of it."""
        return standing_words(article, article.standing)  # type: ignore[attr-defined]

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Whether the person may change articles at all, or this text now."""
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_edit(obj, person(request)))

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Nothing that was written is ever lost."""
        return False

    def get_form(
        self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form knows why the last try was refused, and whether new topics may be made."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        form.may_add_topics = request.user.has_perm("channels.add_topic")
        return form

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The article's own log of decisions stands on its page."""
        return HttpResponseRedirect(
            reverse("admin:articles_article_change", args=[object_id]) + "#log"
        )

    def construct_change_message(self, *args: Any, **kwargs: Any) -> list[Any]:
        """Decisions and revisions tell what was done."""
        return []

    def log_addition(self, *args: Any, **kwargs: Any) -> Any:
        """There is one log: the decisions."""

    def log_change(self, *args: Any, **kwargs: Any) -> Any:
        """There is one log: the decisions."""


class DecisionList(ForgivingList):
    """The log, each line with the way to its article."""

    def get_results(self, request: HttpRequest) -> None:
        """Give each row its link."""
        super().get_results(request)
        self.result_list = list(self.result_list)
        for decision in self.result_list:
            decision.article_link = article_link(decision)


def article_link(decision: Decision) -> str:
    """The headline of the article that was decided on, as a link to it."""
    address = reverse("admin:articles_article_change", args=[decision.article_id])
    return format_html('<a href="{}">{}</a>', address, decision.article.headline)


@admin.register(Decision)
class DecisionAdmin(DeskAdmin):
    """The log of all decisions, newest first; nobody writes in it."""

    ordering = ("-at", "-pk")
    sortable_by = ()
    list_display = ("at",)
    fields = ("at", "act", "headline", "by", "move", "reason")
    list_filter = ("act", "at")
    search_fields = ("article__headline", "reason")
    search_help_text = _("Headline or reason")
    list_select_related = ("article", "by")
    list_per_page = 40
    show_full_result_count = False
    paginator = CappedPaginator

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Our list, a sentence each."""
        return DecisionList

    @admin.display(description=_("move"))
    def move(self, decision: Decision) -> str:
        """From which state to which, where the article was moved on."""
        return decision.moved

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        """Without the bodies of the articles."""
        return super().get_queryset(request).defer("article__body")

    @admin.display(description=_("article"))
    def headline(self, decision: Decision) -> str:
        """The way to the article."""
        return article_link(decision)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Acts write here, people don't."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """Append-only."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """Append-only."""
        return False
