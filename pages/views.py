"""The front page and the pages that list stories."""

import logging
from http import HTTPStatus
from typing import Any, TypeVar
from unicodedata import normalize

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from chinese.convert import convert_text
from editions.corrections import correction_page
from editions.kept import keep_in
from editions.keyset import MalformedCursor
from editions.lists import CardPage, card_page
from editions.menu import around
from editions.models import EditionTopic, List, Listing
from editions.stands import stand_at
from editions.subjects import author_at, channel_at, topic_at
from fronts.models import HOME, Front
from fronts.rows import Released, released_home, released_in_section, released_on
from pages.addresses import topic_address
from pages.composing import compose_front
from pages.curated import front_html
from pages.finding import LONGEST, search_page
from pages.frame import PRIVATE, render_page, script_of_page
from pages.moment import Moment, moment_of
from readership import trending
from search.query import NoSuchPlace, SearchFails

logger = logging.getLogger(__name__)
HOT_PAGE = 30

Subject = TypeVar("Subject")


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The front page: as editors launched it; else the leading story, the latest, the sections."""
    moment = moment_of(request)
    script = script_of_page()
    context = _launched(released_home(moment.at), moment)
    if context:
        page = "pages/front_curated.html"
        return render_page(request, page, context | {"home": True}, moment=moment)
    epoch = moment.epoch(stand_at)
    site = keep_in(epoch, ("around",), lambda: around(moment.at))

    def compose() -> dict[str, Any]:
        return compose_front(at=moment.at, script=script, sections=site.sections)

    context = keep_in(epoch, ("composed", script), compose)
    own = {"epoch": epoch, "around": site}
    return render_page(request, "pages/front.html", context | own, moment=moment)


@require_safe
def front_of(request: HttpRequest, slug: str) -> HttpResponse:
    """A front that editors made of a topic or an event; closed or empty ones are not found."""
    moment = moment_of(request)
    fronts = Front.objects.filter(slug=slug, section=None, closed=False).exclude(slug=HOME)
    shown = _found(fronts.first())
    context = _launched(released_on(shown.pk, moment.at), moment)
    if not context:
        raise Http404
    page = "pages/front_curated.html"
    return render_page(request, page, context | {"front": shown}, moment=moment)


@require_safe
def channel(request: HttpRequest, slug: str) -> HttpResponse:
    """A section or a channel: its stories, newest first."""
    moment = moment_of(request)
    shown = _found(channel_at(slug))
    kind = List.CHANNEL if shown.parent_id else List.SECTION
    is_section_page = shown.parent_id is None and "before" not in request.GET
    released = released_in_section(shown.pk, moment.at) if is_section_page else None
    context = {
        "channel": shown,
        "section_slug": shown.section.slug,
        "channel_slug": shown.slug,
        "stories": _stories(request, moment, kind, shown.pk),
        **_launched(released, moment),
    }
    return render_page(request, "pages/channel_detail.html", context, moment=moment)


def _launched(released: Released | None, moment: Moment) -> dict[str, Any]:
    """What a page is given of a front, with what keeps its pieces; nothing where it is empty."""
    if released is None:
        return {}
    epoch = moment.epoch(lambda at: released.stand)
    curated = front_html(released, at=moment.at, script=script_of_page(), epoch=epoch)
    return {"curated": curated, "epoch": epoch} if curated.beside else {}


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A topic's stories; other spellings and merged topics lead to the one that stands.

    Writers make topics with their drafts: one that no live story has is nobody's business yet,
    and one that none had before it was merged never will be.
    """
    moment = moment_of(request)
    normal = normalize("NFC", slug)
    found = topic_at(normal)
    if found is None:
        return HttpResponsePermanentRedirect(topic_address(_in_other_script(normal, moment)))
    shown = found
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
    except SearchFails:
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


def _in_other_script(slug: str, moment: Moment) -> str:
    """The slug of the topic with stories whose address was typed in the reader's other script."""
    for config in ("t2s", "s2tw"):
        typed = convert_text(slug, config)
        topic = topic_at(typed) if typed != slug else None
        if topic and not topic.merged_into and _has_stories(List.TOPIC, topic.pk, moment):
            return str(topic.slug)
    raise Http404


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
