"""A live story's entries on pages of their own, and what an open page asks for again and again."""

import hashlib
from datetime import datetime
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from editions.entries import News, news_since, one_entry
from editions.keyset import MalformedCursor
from editions.live import Live
from editions.live_records import LiveCoverage
from editions.models import Edition
from editions.reading import NoSuchStory, StoryTakenDown, raise_absent, read_edition
from pages.errors import gone
from pages.frame import render_page, script_of_page
from pages.live import entry_item, live_of
from pages.moment import Moment, moment_of
from pages.times import day_of
from pictures.ids import row_id

_FRESH = "public, max-age=5"
"""Many readers ask at once: what is between them and us may answer for some seconds."""


@require_safe
def live_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """All entries, the newest first, page by page."""
    moment = moment_of(request)
    before = request.GET.get("before", "")
    if "before" in request.GET and not before:
        raise Http404
    try:
        live = read_edition(story_id, at=moment.at, script=script_of_page())
        if live.covered_until is None:
            raise Http404
        shown = live_of(
            story_id,
            at=moment.at,
            script=script_of_page(),
            until=live.covered_until,
            before=before,
        )
    except StoryTakenDown as withdrawal:
        return gone(request, withdrawal.notice)
    except (NoSuchStory, MalformedCursor) as error:
        raise Http404 from error
    return _shown(request, moment, live, {"live": shown})


@require_safe
def live_entry(request: HttpRequest, story_id: int, number: int) -> HttpResponse:
    """One entry by itself: where its link leads, however many have come since."""
    moment = moment_of(request)
    try:
        live = read_edition(story_id, at=moment.at, script=script_of_page())
    except StoryTakenDown as withdrawal:
        return gone(request, withdrawal.notice)
    except NoSuchStory as error:
        raise Http404 from error
    entry = one_entry(story_id, number, at=moment.at, script=script_of_page())
    if entry is None:
        raise Http404
    return _shown(request, moment, live, {"entry": entry})


@require_safe
def live_news(request: HttpRequest, story_id: int) -> HttpResponse:
    """What is newer than a row, for the open page: 304 where it holds that already."""
    after = row_id(request.GET.get("after", ""))
    if after is None:
        raise Http404
    at, script = timezone.now(), script_of_page()
    covered = LiveCoverage.objects.filter(story_id=story_id).begun(at)
    until = covered.values_list("live_until", flat=True).first()
    if not Edition.objects.filter(story_id=story_id).live(at).exists():
        try:
            raise_absent(story_id, at=at)
        except StoryTakenDown:
            return HttpResponse(status=HTTPStatus.GONE)
        except NoSuchStory as error:
            raise Http404 from error
    if until is None:
        raise Http404
    news = news_since(story_id, after, at=at, script=script)
    return _conditional(request, _told(news, is_open=until > at, at=at))


def _told(news: News, *, is_open: bool, at: datetime) -> HttpResponse:
    today, script = day_of(at), script_of_page()
    entries = [
        {
            "number": entry.number,
            "pinned": entry.pinned,
            "html": entry_item(entry, script, today),
        }
        for entry in news.entries
    ]
    told = {"after": news.newest, "open": is_open, "more": news.more, "gone": news.gone}
    return JsonResponse(told | {"entries": entries}, json_dumps_params={"ensure_ascii": False})


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    tag = f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    response["ETag"] = tag
    response["Cache-Control"] = _FRESH
    return response


def _shown(
    request: HttpRequest, moment: Moment, live: Live, shown: dict[str, object]
) -> HttpResponse:
    edition = live.edition
    channel = edition.channel
    context = {
        "edition": edition,
        "headline": edition.rendered(script_of_page())["headline"],
        "section_slug": channel.section.slug,
        "channel_slug": channel.slug,
        "epoch": moment.epoch(lambda at: live.stand),
        **shown,
    }
    return render_page(request, "pages/live.html", context, moment=moment)
