"""The desk opens only to those who have chosen their own password; a given one is temporary."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from newsroom.database_refusals import unavailable
from newsroom.unsaved import not_saved
from pages.middleware import DESK_PREFIX

# what is open to whoever has a password that somebody else knows
_OPEN = frozenset(f"admin:{name}" for name in ("password_change", "login", "logout", "language"))


class OwnPasswordMiddleware:
    """Leads from every address of the desk to the change of a temporary password.

    Not in the admin site: the library's addresses under /admin/ are no pages of it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Before a view of the desk answers; what was typed in a form is given back."""
        match = request.resolver_match
        if not request.path_info.startswith(DESK_PREFIX) or (match and match.view_name in _OPEN):
            return None
        try:
            # the first that asks who somebody is
            temporary = request.user.is_authenticated and request.user.password_is_temporary
        except OperationalError as error:
            return unavailable(request, error)
        if not temporary:
            return None
        if request.method in {"GET", "HEAD"}:
            return redirect("admin:password_change")
        sentence = _(
            "Your password is a temporary one, so nothing was saved. Choose one of your own in a"
            " new tab, then save again."
        )
        return not_saved(request, sentence, status=HTTPStatus.FORBIDDEN)
