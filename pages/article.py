"""The story's page: a part of its text or the whole, with what stands beside it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from editions.reading import WHOLE, NoSuchPage, NoSuchStory, StoryTakenDown, read_article
from pages.addresses import article_address
from pages.errors import gone
from pages.frame import render_page, script_of_page
from pages.live import live_of
from pages.moment import moment_of


@require_safe
def article(request: HttpRequest, story_id: int) -> HttpResponse:
    """The story from its beginning: its first page."""
    return _part(request, story_id, "1")


@require_safe
def article_page(request: HttpRequest, story_id: int, number: int) -> HttpResponse:
    """A page further on; the first has the story's own address."""
    if number == 1:
        return HttpResponsePermanentRedirect(article_address(story_id))
    return _part(request, story_id, str(number))


@require_safe
def article_full(request: HttpRequest, story_id: int) -> HttpResponse:
    """The whole text."""
    return _part(request, story_id, WHOLE)


def _part(request: HttpRequest, story_id: int, page: str) -> HttpResponse:
    moment = moment_of(request)
    try:
        context = read_article(story_id, at=moment.at, script=script_of_page(), page=page)
    except StoryTakenDown as withdrawal:
        return gone(request, withdrawal.notice)
    except (NoSuchStory, NoSuchPage) as error:
        raise Http404 from error
    context["epoch"] = moment.epoch(lambda at: context["stand"])
    if context["covered_until"] and context["page"].begins:
        context["live"] = live_of(
            story_id, at=moment.at, script=script_of_page(), until=context["covered_until"]
        )
    return render_page(request, "pages/article_detail.html", context, moment=moment)
