"""The address decides the script: /zh-hant/… is Traditional, everything else Simplified."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation

TRADITIONAL_PREFIX = "/zh-hant/"
DESK_PREFIX = "/admin/"
WITHOUT_SCRIPT = (DESK_PREFIX, "/media/", "/static/", TRADITIONAL_PREFIX)
DESK_LANGUAGE_COOKIE = "desk_language"


class ScriptMiddleware:
    """Takes the script's prefix off the address and puts it on every link that is reversed.

    `LocaleMiddleware` would answer by the browser's header, and so vary by it. The desk is not
    the site: its language is the choice that a person keeps in a cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request in the script of its address."""
        if request.path_info == TRADITIONAL_PREFIX.rstrip("/"):
            request.get_host()  # another site's is refused here as everywhere
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
        before = get_script_prefix()
        traditional = _is_traditional(request.path_info)
        if traditional:
            request.path_info = request.path_info[len(TRADITIONAL_PREFIX) - 1 :]
            set_script_prefix(before.rstrip("/") + TRADITIONAL_PREFIX)
        try:
            with translation.override(_language(request, traditional)):
                return self.get_response(request)
        finally:
            set_script_prefix(before)


def _is_traditional(path: str) -> bool:
    rest = path.removeprefix(TRADITIONAL_PREFIX.rstrip("/"))
    return path.startswith(TRADITIONAL_PREFIX) and not f"{rest}/".startswith(WITHOUT_SCRIPT)


def _language(request: HttpRequest, traditional: bool) -> str:
    if request.path_info.startswith(DESK_PREFIX):
        chosen = request.COOKIES.get(DESK_LANGUAGE_COOKIE, "")
        return chosen if chosen in {"zh-hans", "zh-hant", "en"} else "zh-hans"
    return "zh-hant" if traditional else "zh-hans"
