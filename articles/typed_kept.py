"""Tells the browser which of the texts that it keeps unsaved (desk/keep-typed.js) are saved now."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

COOKIE = "typed_saved"
FIELD = "typed_key"
_KEY = re.compile(r"[0-9a-f]{16,40}")
_MOST = 10
_A_DAY = 24 * 3600


def tell_browser(request: HttpRequest, response: HttpResponse) -> None:
    """Name the form that was saved; the script on the next page lets go of what it kept of it.

    A cookie, not the page: whoever closes the window at that moment is not offered the text again.
    """
    key = request.POST.get(FIELD, "")
    if not _KEY.fullmatch(key):
        return
    told = [one for one in request.COOKIES.get(COOKIE, "").split(".") if _KEY.fullmatch(one)]
    response.set_cookie(
        COOKIE,
        ".".join([*told[1 - _MOST :], key]),
        max_age=_A_DAY,
        path=reverse("admin:index"),
        secure=bool(settings.SESSION_COOKIE_SECURE),
        samesite="Lax",
    )
