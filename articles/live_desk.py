"""Live coverage on the desk: entries are added, corrected, pinned and taken out on one page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.live_form import EntryForm
from articles.models import Article
from articles.posting import person
from authors.models import User
from editions import covering, refusals
from editions.changes import moment_in_log
from editions.keyset import MalformedCursor, read_cursor, write_cursor
from editions.live_records import LiveEntry
from editions.models import Story
from editions.standing import standing
from pictures.ids import row_id

SHOWN = 30
_BY_SCRIPT = "fetch"
"""What the page's script names itself in `X-Requested-With`: it takes parts, not pages."""


@dataclass(frozen=True)
class Posted:
    """An act as it was posted: on which story, by whom, with what."""

    story: Story
    by: User
    data: Any
    at: datetime

    def entry(self) -> LiveEntry:
        """The entry that the act is about, as it was opened. Raises EntryGone."""
        pk = row_id(self.data.get("entry", "")) or 0
        found = self.story.live_entries.select_related("story").filter(pk=pk).first()
        if found is None:
            raise refusals.EntryGone
        return found

    def now(self) -> dict[str, Any]:
        """Who does it, and when."""
        return {"by": self.by, "at": self.at}


@require_http_methods(["GET", "HEAD", "POST"])
def live_page(request: HttpRequest, article_id: int) -> HttpResponse:
    """The page, its list alone (`?part=list`), or what was posted to it."""
    article = _article(request, article_id)
    if request.method == "POST":
        return _act(request, article)
    if request.GET.get("part") == "list":
        context = _list_context(request, article, timezone.now())
        return render(request, "admin/articles/article/live_list.html", context)
    return _page(request, article, _opened_form(request, article))


def _act(request: HttpRequest, article: Article) -> HttpResponse:
    name = request.POST.get("act", "")
    if name not in ACTS or article.story is None:
        raise Http404
    form = EntryForm(request.POST) if name in {"add", "correct"} else None
    if form is not None and not form.is_valid():
        return _answer(request, article, form)
    try:
        with transaction.atomic():
            posted = Posted(article.story, person(request), request.POST, moment_in_log())
            said = ACTS[name](posted, form)
    except refusals.PublicationRefused as refusal:
        if form is None:
            return _answer(request, article, EntryForm(), refusal=str(refusal))
        form.add_error(None, str(refusal))
        return _answer(request, article, form)
    if request.headers.get("X-Requested-With") == _BY_SCRIPT:
        return _answer(request, article, EntryForm(), said=said)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("admin:articles_article_live", args=[article.pk]))


def _add(act: Posted, form: EntryForm | None) -> str:
    assert form is not None  # noqa: S101 # acts with words come with a form
    covering.add_entry(
        story=act.story, words=form.words(), pinned=form.cleaned_data["pinned"], **act.now()
    )
    return _("Readers see the entry.")


def _correct(act: Posted, form: EntryForm | None) -> str:
    assert form is not None  # noqa: S101 # acts with words come with a form
    covering.correct_entry(entry=act.entry(), words=form.words(), **act.now())
    return _("The entry is corrected.")


def _open(act: Posted, form: EntryForm | None) -> str:
    covering.open_coverage(story=act.story, **act.now())
    return _("The story is covered live.")


def _close(act: Posted, form: EntryForm | None) -> str:
    covering.close_coverage(story=act.story, **act.now())
    return _("The live coverage has ended; its entries stay.")


def _pin(act: Posted, form: EntryForm | None) -> str:
    covering.pin_entry(entry=act.entry(), **act.now())
    return _("The entry stands above the others.")


def _unpin(act: Posted, form: EntryForm | None) -> str:
    covering.pin_entry(entry=act.entry(), pinned=False, **act.now())
    return _("The entry stands among the others.")


def _take_out(act: Posted, form: EntryForm | None) -> str:
    covering.take_out_entry(entry=act.entry(), **act.now())
    return _("The entry is taken out.")


ACTS: dict[str, Callable[[Posted, EntryForm | None], str]] = {
    "open": _open,
    "close": _close,
    "add": _add,
    "correct": _correct,
    "pin": _pin,
    "unpin": _unpin,
    "take_out": _take_out,
}


def _article(request: HttpRequest, article_id: int) -> Article:
    if not request.user.has_perm("editions.cover_live"):
        raise PermissionDenied
    articles = Article.objects.select_related("story").defer("body")
    return get_object_or_404(articles, pk=article_id)


def _opened_form(request: HttpRequest, article: Article) -> EntryForm:
    """The form for a new entry, or for the one that `?correct=` names."""
    wanted = request.GET.get("correct", "")
    if not wanted:
        return EntryForm()
    if article.story is None:
        raise Http404
    entry = article.story.live_entries.live(timezone.now()).filter(pk=row_id(wanted) or 0).first()
    if entry is None:
        raise Http404
    return EntryForm.of(entry)


def _answer(
    request: HttpRequest, article: Article, form: EntryForm, *, refusal: str = "", said: str = ""
) -> HttpResponse:
    wrong = bool(form.errors or refusal)
    status = HTTPStatus.BAD_REQUEST if wrong else HTTPStatus.OK
    told = {"refusal": refusal, "said": said}
    if request.headers.get("X-Requested-With") != _BY_SCRIPT:
        return _page(request, article, form, status=status, **told)
    context = {"form": form, **told, **_list_context(request, article, timezone.now())}
    return render(request, "admin/articles/article/live_parts.html", context, status=status)


def _page(
    request: HttpRequest,
    article: Article,
    form: EntryForm,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    **told: str,
) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        **_list_context(request, article, timezone.now()),
        **told,
        "form": form,
        "title": _("Live coverage"),
    }
    template = "admin/articles/article/live.html"
    return TemplateResponse(request, template, context, status=status)


def _list_context(request: HttpRequest, article: Article, at: datetime) -> dict[str, Any]:
    """The entries as readers have them, the newest first, and whether the story is covered."""
    context: dict[str, Any] = {"article": article, "standing": standing(article.story_id, at=at)}
    if article.story is None:
        return context | {"entries": [], "coverage": None}
    entries = article.story.live_entries.live(at).select_related("by")
    entries = entries.order_by("-written_at", "-number")
    before = request.GET.get("before", "")
    pinned = None if before else entries.filter(pinned=True).first()
    if before:
        try:
            entries = entries.before(*read_cursor(before))
        except MalformedCursor as error:
            raise Http404 from error
    shown = list(entries.filter(~Q(pk=pinned.pk) if pinned else Q())[: SHOWN + 1])
    older = ""
    if len(shown) > SHOWN:
        shown.pop()
        older = write_cursor(shown[-1].written_at, shown[-1].number)
    coverage = article.story.coverages.live(at).select_related("by").first()
    return context | {
        "entries": [*([pinned] if pinned else []), *shown],
        "coverage": coverage,
        "older": older,
        "before": before,
    }
