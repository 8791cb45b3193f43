"""Pages that say what is not to be had: in the reader's script, and without the database."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template import loader

from chinese.convert import for_reader
from chinese.script import Script
from pages.frame import PRIVATE, PUBLIC, frame_of

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
    # no sections: the menu stands in the database, which may be what is wrong
    html = template.render({"frame": frame, "notice": notice, "sections": ()})
    response = HttpResponse(html, status=sent_as or status)
    # what is wrong with one request, or now, is not kept for the next
    response["Cache-Control"] = PUBLIC if status in _LASTING else PRIVATE
    return response
