"""The button that begins a follow-up."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from articles.follow_up import copy_as_follow_up
from articles.models import Article
from articles.posting import address, person
from articles.refusals import NotPermitted


@require_POST
def begin_follow_up(request: HttpRequest, article_id: int) -> HttpResponse:
    """Make the draft and open it with its headline chosen, to be written over."""
    article = get_object_or_404(
        Article.objects.select_related("channel", "story", "lead_picture"), pk=article_id
    )
    try:
        draft = copy_as_follow_up(article=article, by=person(request), at=timezone.now())
    except NotPermitted as refusal:
        raise PermissionDenied from refusal
    messages.success(request, gettext("This is a new draft. Give it a headline of its own."))
    return HttpResponseRedirect(f"{address(draft)}#id_headline")
