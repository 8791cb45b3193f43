"""Content security policies: a strict one for the public pages, a wider one for the desk."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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


class ContentSecurityPolicyMiddleware:
    """Sets the policy on every response whose view has not set one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the header; a stricter one that a view has set stays."""
        response = self.get_response(request)
        if HEADER not in response:
            desk = request.path_info.startswith("/admin/")
            response[HEADER] = DESK_POLICY if desk else PUBLIC_POLICY
        return response
