"""A draft as readers would see it: the public page, built from an edition that is never saved."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from articles.models import Article
from editions.content import Language
from editions.menu import around
from editions.publish import draft_edition
from editions.reading import NoSuchPage, article_context


@require_safe
@xframe_options_sameorigin
def preview_article(request: HttpRequest, article_id: int) -> HttpResponse:
    """The saved text as the reader's page; `script` and `page` choose what of it."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    article = get_object_or_404(
        Article.objects.select_related("channel__parent", "story", "lead_picture"), pk=article_id
    )
    at = timezone.now()
    content = article.content()
    edition = draft_edition(content, story=article.story, at=at)
    script = Language.HANT if request.GET.get("script") == Language.HANT else Language.HANS
    try:
        context = article_context(
            edition,
            script=script,
            at=at,
            topics=content.topics,
            page=request.GET.get("page", "1"),
            preview=True,
        )
        context["around"] = around(at)
    except NoSuchPage as error:
        raise Http404 from error
    with translation.override(script):
        response = TemplateResponse(request, "pages/article_detail.html", context)
        response.render()
    response["Cache-Control"] = "no-store"
    return response
