"""Readers' pages go out compressed: they hold no secret that their length could give away."""

import gzip
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from pages.middleware import DESK_PREFIX

# A tenth of a millisecond for a page; level 6 takes twice that for 6 % less.
_LEVEL = 1
_WORTH_IT = 1_000  # bytes
_ACCEPTS = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")


class CompressionMiddleware:
    """Compresses HTML outside the desk, whose forms hold tokens (BREACH)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response as it is, or compressed for those who take it so."""
        response = self.get_response(request)
        if _is_page(request, response):
            patch_vary_headers(response, ("Accept-Encoding",))
            if takes_gzip(request):
                # without a time in it, so that the same page is the same bytes
                response.content = gzip.compress(response.content, _LEVEL, mtime=0)
                response["Content-Encoding"] = "gzip"
                response["Content-Length"] = str(len(response.content))
        return response


def takes_gzip(request: HttpRequest) -> bool:
    """Whether the browser says that it takes gzip."""
    return _ACCEPTS.search(request.headers.get("Accept-Encoding", "")) is not None


def _is_page(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        not request.path_info.startswith(DESK_PREFIX)
        and not response.streaming
        and response.get("Content-Type", "").startswith("text/html")
        and "Content-Encoding" not in response
        and len(response.content) >= _WORTH_IT
    )
