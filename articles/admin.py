"""The desk's pages: articles with their steps, and the log of decisions."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.forms import ArticleForm
from articles.inlines import CreditInline
from articles.lists import ArticleList, ChannelFilter
from articles.models import Article, Decision
from articles.paging import CappedPaginator
from articles.posting import PostedArticle, person
from articles.preview import preview_article
from articles.steps import may_edit
from articles.wording import standing_words
from channels.models import Channel
from pictures.desk_pages import DeskAdmin


@admin.register(Article)
class ArticleAdmin(PostedArticle):
    """Write, review, release."""

    form = ArticleForm
    inlines = (CreditInline,)
    change_form_template = "admin/articles/article/change_form.html"
    fieldsets = (
        (None, {"fields": ("headline", "standfirst", "body", "opened_on")}),
        (
            _("Place and topics"),
            {"fields": ("channel", "topic_names"), "classes": ("beside",)},
        ),
        (
            _("Lead picture"),
            {"fields": ("lead_picture", "lead_caption"), "classes": ("beside",)},
        ),
        (
            _("More"),
            {
                "fields": (
                    "short_headline",
                    "byline",
                    "source",
                    "source_url",
                    "original_author",
                    "original_title",
                    "language",
                    "embargo_until",
                ),
                "classes": ("collapse",),
            },
        ),
    )
    autocomplete_fields = ("lead_picture",)
    list_display = ("headline", "channel", "state_words", "created_by", "updated_at")
    list_filter = ("state", ChannelFilter)
    ordering = ("-updated_at", "-pk")
    sortable_by = ("updated_at",)
    search_fields = ("headline",)
    search_help_text = _("Search in headlines")
    list_per_page = 40
    show_full_result_count = False
    paginator = CappedPaginator
    view_on_site = False

    class Media:
        js = ("desk/topics.js", "desk/lead-picture.js")

    def get_urls(self) -> list[Any]:
        """The preview stands beside the form."""
        preview = path(
            "<int:article_id>/preview/",
            self.admin_site.admin_view(preview_article),
            name="articles_article_preview",
        )
        return [preview, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """With what lists and forms name, in one query."""
        return (
            super()
            .get_queryset(request)
            .select_related("channel__parent", "created_by", "story", "lead_picture")
        )

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Channels in the order of their tree, each with its section."""
        if db_field.name == "channel":
            kwargs["queryset"] = Channel.objects.select_related("parent").in_tree_order()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

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
        if "channel" in form.base_fields:
            form.base_fields["channel"].widget.can_add_related = False
            form.base_fields["channel"].widget.can_change_related = False
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


@admin.register(Decision)
class DecisionAdmin(DeskAdmin):
    """The log of all decisions, newest first; nobody writes in it."""

    ordering = ("-at", "-pk")
    sortable_by = ("at",)
    list_display = fields = ("at", "act", "headline", "by", "move", "reason")
    list_filter = ("act", "at")
    search_fields = ("article__headline", "reason")
    list_select_related = ("article", "by")
    list_per_page = 40
    show_full_result_count = False
    paginator = CappedPaginator

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
        address = reverse("admin:articles_article_change", args=[decision.article_id])
        return format_html('<a href="{}">{}</a>', address, decision.article.headline)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Acts write here, people don't."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """Append-only."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """Append-only."""
        return False
