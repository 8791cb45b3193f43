"""An article's earlier texts on the desk: read, compared, taken up again."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.models import Article, Revision
from articles.posting import address, person
from articles.refusals import ActRefused
from articles.revisions import LIVE, choices, differences, public_number, take_revision_up
from articles.steps import may_edit
from articles.telling import tell_voided
from editions.html import sanitise
from editions.refusals import PublicationRefused
from pictures.ids import row_id

ALONE = "none"


@require_http_methods(["GET", "HEAD", "POST"])
def revision_page(request: HttpRequest, article_id: int, number: str) -> HttpResponse:
    """The text of a revision (`with`: what to compare it with), or its being taken up again."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    articles = Article.objects.select_related("channel", "story").defer("body")
    article = get_object_or_404(articles, pk=article_id)
    revisions = article.revisions.select_related("by")
    revision = get_object_or_404(revisions, number=row_id(number) or 0)
    if request.method == "POST":
        return _take_up(request, article, revision)
    return _page(request, article, revision)


def _page(request: HttpRequest, article: Article, revision: Revision) -> HttpResponse:
    public = public_number(article, at=timezone.now())
    listed = choices(article, number=revision.number)
    other = _other(request, article, revision, public)
    sides = [side for side in (other, revision) if side]
    before, after = (None, revision)
    if other:
        before, after = sorted(sides, key=lambda side: side.number)
    parts = differences(before, after)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Revision %(number)s") % {"number": revision.number},
        "article": article,
        "revision": revision,
        "other": other,
        "before": before,
        "after": after,
        "public": public,
        "choices": [line for line in listed if line.number != revision.number],
        "around": [line for line in listed if abs(line.number - revision.number) == 1],
        "parts": parts,
        "changes": sum(part.changed for part in parts),
        "editable": may_edit(article, person(request)) and revision.number != article.version,
    }
    return TemplateResponse(request, "admin/articles/article/revision.html", context)


def _other(
    request: HttpRequest, article: Article, revision: Revision, public: int | None
) -> Revision | None:
    """What `with` names: a number, the public text, nothing; else the next newer, or older."""
    wanted = request.GET.get("with", "")
    if wanted == ALONE:
        return None
    revisions = article.revisions.select_related("by").exclude(number=revision.number)
    if not wanted:
        later = revision.number + 1 if revision.number < article.version else revision.number - 1
        return revisions.filter(number=later).first()
    number = public if wanted == LIVE else row_id(wanted)
    if wanted == LIVE and number in {None, revision.number}:
        return None
    found = revisions.filter(number=number or 0).first()
    if found is None and number != revision.number:
        raise Http404
    return found


def _take_up(request: HttpRequest, article: Article, revision: Revision) -> HttpResponse:
    # ahead of the transaction, in which all others would wait for it on SQLite
    sanitise(revision.content["body"])
    try:
        voided, left_out = take_revision_up(
            article=article,
            number=revision.number,
            by=person(request),
            version=row_id(request.POST.get("version", "")) or 0,
            at=timezone.now(),
        )
    except (ActRefused, PublicationRefused) as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(request.get_full_path())
    except ValidationError as error:
        # an import takes what a form would have asked about
        said = _("This text can't be taken up as it is: %(why)s")
        messages.error(request, said % {"why": " ".join(error.messages)})
        return HttpResponseRedirect(request.get_full_path())
    told = {"number": revision.number}
    messages.success(request, _("The text is again that of revision %(number)s.") % told)
    if left_out:
        messages.warning(
            request,
            _("Its lead picture was left out: it is gone, or the rights to it have ended."),
        )
    tell_voided(request, voided)
    return HttpResponseRedirect(address(article))
