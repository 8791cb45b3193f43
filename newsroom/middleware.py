"""Content security policies: a strict one for the public pages, a wider one for the desk."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from pages.middleware import DESK_PREFIX

PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "manifest-src 'self'; frame-ancestors 'self'"
)
# CKEditor 4 writes inline handlers and styles; the text in it is sanitised before it gets there.
DESK_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)
HEADER = "Content-Security-Policy"
# pages of the desk that show what readers would get, with the template that they get
_AS_READERS_GET = {"admin:articles_article_preview", "admin:fronts_front_preview"}


class ContentSecurityPolicyMiddleware:
    """Sets the policy on every response whose view has not set one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the header; a stricter one that a view has set stays."""
        response = self.get_response(request)
        if HEADER not in response:
            response[HEADER] = PUBLIC_POLICY if _is_readers(request, response) else DESK_POLICY
        return response


def _is_readers(request: HttpRequest, response: HttpResponse) -> bool:
    if not request.path_info.startswith(DESK_PREFIX):
        return True
    match = request.resolver_match
    shown = response.status_code == HTTPStatus.OK
    return shown and match is not None and match.view_name in _AS_READERS_GET
