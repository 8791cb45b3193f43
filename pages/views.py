"""The front page and the pages that list stories."""

import logging
import sqlite3
from http import HTTPStatus
from typing import Any, TypeVar
from unicodedata import normalize

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from editions.corrections import correction_page
from editions.keyset import MalformedCursor
from editions.lists import CardPage, card_page
from editions.models import EditionTopic, List, Listing
from editions.subjects import author_at, channel_at, topic_at
from fronts.models import HOME, Front
from fronts.reading import front_blocks, home_blocks, section_blocks
from pages.addresses import topic_address
from pages.composing import compose_front
from pages.finding import LONGEST, search_page
from pages.frame import PRIVATE, render_page, script_of_page
from pages.moment import Moment, moment_of
from readership import trending
from search.query import NoSuchPlace

logger = logging.getLogger(__name__)
HOT_PAGE = 30

Subject = TypeVar("Subject")


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The front page: as editors launched it; else the leading story, the latest, the sections."""
    moment = moment_of(request)
    script = script_of_page()
    blocks = home_blocks(at=moment.at, script=script)
    if blocks:
        context: dict[str, Any] = {"home": True, "blocks": blocks}
        return render_page(request, "pages/front_curated.html", context, moment=moment)
    context = compose_front(at=moment.at, script=script)
    return render_page(request, "pages/front.html", context, moment=moment)


@require_safe
def front_of(request: HttpRequest, slug: str) -> HttpResponse:
    """A front that editors made of a topic or an event; closed or empty ones are not found."""
    moment = moment_of(request)
    fronts = Front.objects.filter(slug=slug, section=None, closed=False).exclude(slug=HOME)
    shown = _found(fronts.first())
    blocks = front_blocks(shown, at=moment.at, script=script_of_page())
    if not blocks:
        raise Http404
    context = {"front": shown, "blocks": blocks}
    return render_page(request, "pages/front_curated.html", context, moment=moment)


@require_safe
def channel(request: HttpRequest, slug: str) -> HttpResponse:
    """A section or a channel: its stories, newest first."""
    moment = moment_of(request)
    shown = _found(channel_at(slug))
    kind = List.CHANNEL if shown.parent_id else List.SECTION
    is_section_page = shown.parent_id is None and "before" not in request.GET
    context = {
        "blocks": section_blocks(shown.pk, at=moment.at, script=script_of_page())
        if is_section_page
        else [],
        "channel": shown,
        "section_slug": shown.section.slug,
        "channel_slug": shown.slug,
        "stories": _stories(request, moment, kind, shown.pk),
    }
    return render_page(request, "pages/channel_detail.html", context, moment=moment)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A topic's stories; other spellings and merged topics lead to the one that stands.

    Writers make topics with their drafts: one that no live story has is nobody's business yet,
    and one that none had before it was merged never will be.
    """
    moment = moment_of(request)
    normal = normalize("NFC", slug)
    shown = _found(topic_at(normal))
    merged = shown.merged_into is not None
    if merged and not EditionTopic.objects.of_topic_public_by(shown.pk, moment.at).exists():
        raise Http404
    if (merged or normal != slug) and _has_stories(List.TOPIC, shown.standing.pk, moment):
        return HttpResponsePermanentRedirect(topic_address(shown.standing.slug))
    stories = _stories(request, moment, List.TOPIC, shown.pk)
    if not stories.cards and not _has_stories(List.TOPIC, shown.pk, moment):
        raise Http404
    context = {"topic": shown, "stories": stories}
    return render_page(request, "pages/topic_detail.html", context, moment=moment)


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """An author's profile and stories; a byline of the past may differ from the name here."""
    moment = moment_of(request)
    shown = _found(author_at(slug))
    photo = shown.photo if shown.photo and not shown.photo.expired(moment.at) else None
    context = {
        "author": shown,
        "photo": photo,
        "stories": _stories(request, moment, List.AUTHOR, shown.pk),
    }
    return render_page(request, "pages/author_detail.html", context, moment=moment)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The stories that hold the words of `q`."""
    moment = moment_of(request)
    asked, before = request.GET.get("q", ""), _before(request)
    try:
        context = search_page(asked, at=moment.at, script=script_of_page(), before=before)
    except NoSuchPlace as error:
        raise Http404 from error
    except (sqlite3.Error, OSError):
        # the index is a file of its own, that can be away or full while all else works
        logger.exception("search fails")
        context = {"asked": asked[:LONGEST], "failed": True}
        status = HTTPStatus.SERVICE_UNAVAILABLE
        response = render_page(request, "pages/search.html", context, moment=moment, status=status)
        response["Cache-Control"] = PRIVATE
        return response
    return render_page(request, "pages/search.html", context, moment=moment)


@require_safe
def hot(request: HttpRequest) -> HttpResponse:
    """What readers read now, at length."""
    moment = moment_of(request)
    found = trending.hot(at=moment.at, script=script_of_page(), count=HOT_PAGE)
    return render_page(request, "pages/hot.html", {"hot": found}, moment=moment)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """All that was corrected with a public note, newest first."""
    moment = moment_of(request)
    try:
        found = correction_page(at=moment.at, script=script_of_page(), before=_before(request))
    except MalformedCursor as error:
        raise Http404 from error
    return render_page(request, "pages/corrections.html", {"found": found}, moment=moment)


def _found(subject: Subject | None) -> Subject:
    if subject is None:
        raise Http404
    return subject


def _stories(request: HttpRequest, moment: Moment, kind: List, list_id: int) -> CardPage:
    before = _before(request)
    try:
        return card_page(kind, list_id, at=moment.at, script=script_of_page(), before=before)
    except MalformedCursor as error:
        raise Http404 from error


def _has_stories(kind: int, pk: int, moment: Moment) -> bool:
    return Listing.objects.live(moment.at).in_list(kind, pk).up_to(moment.at).exists()


def _before(request: HttpRequest) -> str:
    before = request.GET.get("before")
    if before == "":
        raise Http404
    return before or ""
