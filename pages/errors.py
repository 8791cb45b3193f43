"""Pages that say what is not to be had, in the reader's script, and where else to go.

They need no database: without one, they show no sections and no Hot, and the name as last read.
"""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils import timezone
from django.utils.safestring import SafeString

from chinese.convert import for_reader
from chinese.script import Script
from editions.house import known_house
from editions.menu import Around, around
from pages.frame import PRIVATE, PUBLIC, frame_of
from pages.sections import hot_section
from readership import trending

_HOTTEST = 10
_LASTING = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


def bad_request(
    request: HttpRequest, *, status: HTTPStatus = HTTPStatus.BAD_REQUEST
) -> HttpResponse:
    """400, or another status of a request that is damaged, too large or not meant for readers."""
    return _error(request, HTTPStatus.BAD_REQUEST, sent_as=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return _error(request, HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return _error(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def gone(request: HttpRequest, notice: str) -> HttpResponse:
    """410, with the public notice in the reader's script, if there is one."""
    return _error(request, HTTPStatus.GONE, notice)


def _error(
    request: HttpRequest,
    status: HTTPStatus,
    notice: str = "",
    *,
    sent_as: HTTPStatus | None = None,
) -> HttpResponse:
    frame = frame_of(request)
    notice = for_reader(notice, written=Script.HANS, reader=frame.script)
    template = loader.get_template(f"pages/error_{status.value}.html")
    # beacons and forms are no readers to be led on
    leads_on = status is not HTTPStatus.INTERNAL_SERVER_ERROR and request.method in {"GET", "HEAD"}
    at = timezone.now()
    ways_on = _ways_on(frame.script, at) if leads_on else _no_ways_on()
    html = template.render({"frame": frame, "notice": notice, "at": at, **ways_on})
    response = HttpResponse(html, status=sent_as or status)
    # what is wrong with one request, or now, is not kept for the next
    response["Cache-Control"] = PUBLIC if status in _LASTING else PRIVATE
    return response


def _ways_on(script: Script, at: datetime) -> dict[str, Any]:
    try:
        hot = trending.hot(at=at, script=script, count=_HOTTEST)
        return {"around": around(at), "hot": hot_section(hot, script=script)}
    except DatabaseError:
        return _no_ways_on()


def _no_ways_on() -> dict[str, Any]:
    # the settings, the menu and Hot stand in the database, which may be what is wrong
    return {"around": Around(known_house()), "hot": SafeString()}
