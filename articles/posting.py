"""What becomes of a posted article form: the save and the chosen step, both or neither."""

from typing import Any, cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from articles.conflict import others_changes, typed_words
from articles.form_keys import FIELD, key_of, new_key
from articles.inlines import credit_lines
from articles.log import locked
from articles.models import Article, Notice
from articles.panel import panel_of, posted_step
from articles.plain_bodies import as_html
from articles.refusals import (
    ActRefused,
    ChangedByOthers,
    ChangeNeedsReview,
    NotEditable,
    NotInThisState,
    TextChangedMeanwhile,
)
from articles.saving import FIELDS, check_save, record_save, set_credits, set_topics
from articles.step_forms import StepForm, StepIncomplete, take_step
from articles.steps import may_edit
from articles.telling import tell, tell_what_became
from articles.text_fields import Body
from articles.topics import stored_topics
from articles.typed_kept import tell_browser
from articles.workflow import RELEASES, Act, Step
from authors.models import User
from editions.html import has_too_many_elements, sanitise
from editions.refusals import PublicationRefused
from editions.standing import standing
from pictures.choosing import ChoosesByCompletion
from pictures.desk_pages import DeskAdmin

_ON_THE_ARTICLE = tuple(name.removesuffix("_id") for name in FIELDS)
_MOST_DIGITS = 9
_VOUCHES = {Act.APPROVE, Act.PROOF, *RELEASES}


class PostedArticle(ChoosesByCompletion, DeskAdmin):
    """Saves the form and takes the chosen step in one transaction, or says why not."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; refused, it is shown again with the reason and all that was typed."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        article: Article | None = self.get_object(request, object_id) if object_id else None
        if object_id and article is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        _clean_ahead(request, article)
        try:
            with transaction.atomic():
                if article is not None:
                    article = locked(article)
                    _check_seen(request, article)
                    if is_step_alone(request, article):
                        return self._step_alone(request, article)
                return super().changeform_view(request, object_id, form_url, extra_context)
        except (ActRefused, PublicationRefused) as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
        if article is not None and is_step_alone(request, article):
            # nothing of the text was posted: what is shown is the text as it is stored
            request.method = "GET"
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Add what stands beside the text: state, steps, reviews, log."""
        refusal = getattr(request, "refusal", None)
        article: Article | None = context["original"]
        user, at = person(request), timezone.now()
        panel = panel_of(article, user, data=request.POST or None, at=at)
        if article is not None and panel.unread and request.method == "GET":
            # they see here what they were told of, however they came
            Notice.objects.unread(user).about(article).mark_read(at)
        form = context["adminform"].form
        if isinstance(refusal, ChangedByOthers) and article is not None:
            stored = Article.objects.select_related("channel__parent").get(pk=article.pk)
            opened_on = form.cleaned_data.get("opened_on") or 0
            context["others_changes"] = others_changes(
                stored, opened_on=opened_on, typed=form.cleaned_data
            )
            context["stored_version"] = stored.version
        text = typed_words(Article, request.POST) if refusal and not panel.editable else []
        context["typed"] = [*text, *panel.typed]
        context |= {
            "panel": panel,
            "refusal": refusal,
            FIELD: None if article else new_key(),
            "note_key": new_key(),
            "title": str(article) if article else gettext("New article"),
            "subtitle": None,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Store the fields; refused where somebody else has saved since the form was opened."""
        if not change:
            obj.created_by, obj.form_key = person(request), key_of(request.POST)
            obj.save()
            return
        stored = locked(obj)
        over = request.POST.get("_save_over", "")
        if over.isdecimal() and len(over) <= _MOST_DIGITS:
            version = int(over)
        else:
            version = form.cleaned_data["opened_on"] or 0
        check_save(
            article=obj, by=person(request), version=version, stored=stored, at=timezone.now()
        )
        obj.version, obj.state, obj.digest = stored.version, stored.state, stored.digest
        obj.save(update_fields=_ON_THE_ARTICLE)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: list[Any], change: bool
    ) -> None:
        """Credits, topics, the revision; then the step, if one was chosen."""
        form.save_m2m()
        article: Article = form.instance
        state = article.state
        set_credits(article, credit_lines(formsets[0]))
        set_topics(article, stored_topics(form.cleaned_data["topic_names"]))
        voided = record_save(article=article, by=person(request), at=timezone.now())
        step = posted_step(request.POST)
        if step and step.act in _VOUCHES and (voided or article.state != state):
            raise ChangeNeedsReview
        self._take_step(request, article, step)
        tell(request, article, step, voided)
        tell_what_became(request, form)

    def _step_alone(self, request: HttpRequest, article: Article) -> HttpResponse:
        """A step on an article whose text the person may not change now."""
        step = posted_step(request.POST)
        if step is None:
            raise NotEditable
        if request.POST.get("digest", "") != article.content().digest():
            raise TextChangedMeanwhile
        self._take_step(request, article, step)
        tell(request, article, step, [])
        return HttpResponseRedirect(address(article))

    def _take_step(self, request: HttpRequest, article: Article, step: Step | None) -> None:
        if step is None:
            return
        at = timezone.now()
        form = StepForm(step, waiting=standing(article.story_id, at=at).waiting, data=request.POST)
        if not form.is_valid():
            raise StepIncomplete(form)
        take_step(
            article=article,
            step=step,
            by=person(request),
            at=at,
            digest=request.POST.get("digest", ""),
            given=form.cleaned_data,
        )

    def response_add(self, request: HttpRequest, obj: Article, *args: Any) -> HttpResponse:
        """Stay with the article."""
        return self.response_change(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """Stay with the article; where that was asked for, with its preview open."""
        opened = "#preview" if "_save_preview" in request.POST else ""
        response = HttpResponseRedirect(address(obj) + opened)
        tell_browser(request, response)
        return response

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Article, inline: Any, prefix: str
    ) -> dict[str, Any]:
        """The credits of a new article begin with who opens it."""
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        return kwargs | {"by": person(request)}


def person(request: HttpRequest) -> User:
    """Who asks; the admin lets nobody in who has no account."""
    return cast(User, request.user)


def address(article: Article) -> str:
    """The article's page on the desk."""
    return reverse("admin:articles_article_change", args=[article.pk])


def _clean_ahead(request: HttpRequest, article: Article | None) -> None:
    """Sanitise what was typed and what is stored before anybody has to wait for it.

    On SQLite the transaction that follows keeps all others from writing; the results are remembered
    (editions.html).
    """
    posted = request.POST.get("body", "")
    if not has_too_many_elements(as_html(posted)):
        sanitise(Body.cleaned(posted))
    if article is not None:
        sanitise(article.body)


def is_step_alone(request: HttpRequest, article: Article) -> bool:
    """Whether the person may not change the text, or could not when the page was opened."""
    return "headline" not in request.POST or not may_edit(article, person(request))


def _check_seen(request: HttpRequest, article: Article) -> None:
    """A step is taken from the state that its button was seen in, never from a later one."""
    if posted_step(request.POST) and request.POST.get("state", "") != article.state:
        raise NotInThisState
