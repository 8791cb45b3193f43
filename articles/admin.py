"""The desk's pages: articles with their steps, and the log of decisions."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from articles.forms import ArticleForm
from articles.inlines import CreditInline, credit_lines
from articles.models import Article, Decision, Review
from articles.paging import CappedPaginator
from articles.panel import Panel, panel_of, posted_step
from articles.preview import preview_article
from articles.refusals import ActRefused, ChangedByOthers
from articles.saving import FIELDS, check_save, record_save, set_credits, set_topics
from articles.step_forms import StepForm, StepIncomplete, take_step
from articles.steps import may_edit
from articles.wording import standing_words
from articles.workflow import Step
from channels.models import Topic
from editions.refusals import PublicationRefused
from editions.standing import Standing, standing, standings

_ON_THE_ARTICLE = tuple(name.removesuffix("_id") for name in FIELDS)


class ArticleList(ChangeList):
    """The list of articles, each with where its story stands; two queries for all rows."""

    def get_results(self, request: HttpRequest) -> None:
        """Read the page's rows, then the standing of their stories at once."""
        super().get_results(request)
        rows = list(self.result_list)
        found = standings([row.story_id for row in rows if row.story_id], at=timezone.now())
        for row in rows:
            row.standing = found.get(row.story_id, Standing())
        self.result_list = rows


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    """Write, review, release: the form saves and takes the chosen step in one transaction."""

    form = ArticleForm
    inlines = (CreditInline,)
    change_form_template = "admin/articles/article/change_form.html"
    fieldsets = (
        (None, {"fields": ("headline", "standfirst", "body", "version")}),
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
    list_filter = ("state", "channel")
    search_fields = ("headline",)
    search_help_text = _("Search in headlines")
    list_per_page = 40
    show_full_result_count = False
    paginator = CappedPaginator
    view_on_site = False

    class Media:
        css = {"all": ("desk/desk.css",)}
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

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Our list, which knows what is live."""
        return ArticleList

    @admin.display(description=_("state"), ordering="state")
    def state_words(self, article: Article) -> str:
        """The desk's state, and what readers have of it."""
        return standing_words(article, article.standing)  # type: ignore[attr-defined]

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Whether the person may change articles at all, or this text now."""
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_edit(obj, request.user))  # type: ignore[arg-type]

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

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; refused, it is shown again with the reason and all that was typed."""
        article = self.get_object(request, object_id) if object_id else None
        try:
            with transaction.atomic():
                if request.method == "POST" and article and not may_edit(article, request.user):  # type: ignore[arg-type]
                    return self._step_alone(request, article)
                return super().changeform_view(request, object_id, form_url, extra_context)
        except (ActRefused, PublicationRefused) as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
        if article and not may_edit(article, request.user):  # type: ignore[arg-type]
            # what is shown has no form of the text: Django would refuse the person a POST
            request.method = "GET"
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Add what stands beside the text: state, steps, reviews, log."""
        refusal = getattr(request, "refusal", None)
        article: Article | None = context["original"]
        panel = panel_of(article, request.user, data=request.POST or None, at=timezone.now())  # type: ignore[arg-type]
        form = context["adminform"].form
        conflict = isinstance(refusal, ChangedByOthers)
        context |= {
            "panel": panel,
            "refusal": refusal,
            "others_changes": form.others_changes() if conflict else None,
            "stored_version": self._stored_version(article) if conflict and article else None,
            "title": str(article) if article else _("New article"),
            "subtitle": None,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Store the fields; refused where somebody else has saved since the form was opened."""
        if not change:
            obj.created_by = request.user  # type: ignore[assignment]
            obj.save()
            return
        stored = Article.objects.select_for_update().get(pk=obj.pk)
        version = request.POST.get("_save_over") or form.cleaned_data["version"]
        check_save(
            article=obj,
            by=request.user,  # type: ignore[arg-type]
            version=int(version) if str(version).isdecimal() else -1,
            stored=stored,
        )
        obj.version, obj.state, obj.digest = stored.version, stored.state, stored.digest
        obj.save(update_fields=_ON_THE_ARTICLE)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: list[Any], change: bool
    ) -> None:
        """Credits, topics, the revision; then the step, if one was chosen."""
        form.save_m2m()
        article: Article = form.instance
        set_credits(article, credit_lines(formsets[0]))
        topics: list[Topic] = form.cleaned_data["topic_names"]
        for topic in topics:
            if topic.pk is None:
                topic.save()
        set_topics(article, [topic.pk for topic in topics])
        opened_on = request.POST.get("digest", "")
        voided = record_save(article=article, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        step = self._take_posted_step(request, article, digest=opened_on or article.digest)
        self._tell(request, article, step, voided)

    def _step_alone(self, request: HttpRequest, article: Article) -> HttpResponse:
        """A step on an article whose text the person may not change now."""
        if self._take_posted_step(request, article, digest=request.POST.get("digest", "")) is None:
            raise ActRefused
        self._tell(request, article, posted_step(request.POST), [])
        return HttpResponseRedirect(_address(article))

    def _take_posted_step(
        self, request: HttpRequest, article: Article, *, digest: str
    ) -> Step | None:
        step = posted_step(request.POST)
        if step is None:
            return None
        at = timezone.now()
        form = StepForm(step, waiting=standing(article.story_id, at=at).waiting, data=request.POST)
        if not form.is_valid():
            raise StepIncomplete
        take_step(
            article=article,
            step=step,
            by=request.user,  # type: ignore[arg-type]
            at=at,
            digest=digest,
            given=form.cleaned_data,
        )
        return step

    def _tell(
        self, request: HttpRequest, article: Article, step: Step | None, voided: list[Review]
    ) -> None:
        article.refresh_from_db()
        if step is None:
            messages.success(request, gettext("Saved."))
        else:
            now = standing_words(article, standing(article.story_id, at=timezone.now()))
            messages.success(
                request,
                gettext("%(step)s: done. The article is now: %(state)s.")
                % {"step": step.label, "state": now},
            )
        if voided:
            names = "、".join(str(review.by) for review in voided)
            messages.warning(
                request,
                gettext("The change voids the reviews of %(names)s.") % {"names": names},
            )

    def response_add(self, request: HttpRequest, obj: Article, *args: Any) -> HttpResponse:
        """Stay with the article."""
        return HttpResponseRedirect(_address(obj))

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """Stay with the article."""
        return HttpResponseRedirect(_address(obj))

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

    @staticmethod
    def _stored_version(article: Article) -> int:
        return Article.objects.values_list("version", flat=True).get(pk=article.pk)


def _address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


@admin.register(Decision)
class DecisionAdmin(admin.ModelAdmin):
    """The log of all decisions, newest first; nobody writes in it."""

    list_display = ("at", "act", "article", "by", "from_state", "to_state", "reason")
    list_filter = ("act", "at")
    search_fields = ("article__headline", "reason")
    list_select_related = ("article", "by")
    list_per_page = 40
    show_full_result_count = False
    paginator = CappedPaginator

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Acts write here, people don't."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """Append-only."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """Append-only."""
        return False


__all__ = ["ArticleAdmin", "DecisionAdmin", "Panel"]
