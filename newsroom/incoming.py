"""What a request carries, put in order before anything reads it; public answers hold no cookie."""

import codecs
import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.http import parse_header_parameters

from pages.frame import PRIVATE
from pages.middleware import DESK_PREFIX

# PostgreSQL takes no NUL, no database half a surrogate pair
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x1f\x7f]")


class Request(WSGIRequest):
    """A request that can be made whatever its Content-Type says: errors get their page later."""

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        # Django takes query and form to be in the charset named here, `hex` or `undefined` too
        try:
            parsed = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:
            parsed = "", {"charset": ""}
        self.content_type, self.content_params = parsed


class Handler(WSGIHandler):
    """Django's, with our request."""

    request_class = Request


class IncomingMiddleware:
    """Takes out of query and cookies what no database stores, and the cookies off the desk.

    Readers' pages are kept by caches for everybody. What a browser still sends of a desk's session
    must not reach them: Django would answer with a cookie, or vary by it. Staff who look at another
    moment (`?at=`) are known by their cookies, and such an answer is nobody else's.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Put the request in order, and take off the answer what a reader's must not hold."""
        _read_as_utf8(request)
        if request.META.get("QUERY_STRING"):
            request.GET = _storable(request.GET)  # type: ignore[assignment]
        on_desk, at_moment = request.path_info.startswith(DESK_PREFIX), "at" in request.GET
        carried = request.COOKIES if on_desk or at_moment else {}
        request.COOKIES = {
            name: value for name, value in carried.items() if not _CONTROL.search(name + value)
        }
        response = self.get_response(request)
        if not on_desk:
            _forget_cookies(response)
            if at_moment:
                response["Cache-Control"] = PRIVATE
        return response


def _read_as_utf8(request: HttpRequest) -> None:
    """Query and form are UTF-8; one sent in another charset is refused rather than garbled."""
    charset = (request.content_params or {}).get("charset")
    if charset is None:
        return
    if request.encoding is not None:
        request.encoding = "utf-8"
    if request.method == "POST" and not _is_utf8(charset):
        raise BadRequest("a form in another charset than UTF-8")


def _is_utf8(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name == "utf-8"
    except (LookupError, ValueError):
        return False


def _storable(query: QueryDict) -> QueryDict:
    if not any(
        _UNSTORABLE.search(text) for name, values in query.lists() for text in (name, *values)
    ):
        return query
    kept = QueryDict(mutable=True)
    for name, values in query.lists():
        for value in values:
            kept.appendlist(_UNSTORABLE.sub("", name), _UNSTORABLE.sub("", value))
    kept._mutable = False  # noqa: SLF001 # as Django's own are; there is no other way
    return kept


def _forget_cookies(response: HttpResponse) -> None:
    response.cookies.clear()
    if "Vary" in response:
        names = [name.strip() for name in response["Vary"].split(",")]
        kept = ", ".join(name for name in names if name.lower() != "cookie")
        if kept:
            response["Vary"] = kept
        else:
            del response["Vary"]
