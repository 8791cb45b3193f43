"""The desk's page for a request that it could not do: why, and everything that was typed in it."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template import loader

from articles.conflict import typed_words
from articles.models import Article
from articles.step_forms import words_for_steps
from newsroom.own_forms import words_in_own_form

# never written into a page, not even for the person who typed it
_SECRET = re.compile("password", re.IGNORECASE)
_NOT_SENT_AGAIN = {"csrfmiddlewaretoken"}
_TAKES_PARTS = "fetch"
"""What the editor of fronts names itself in `X-Requested-With`: it shows the part that it gets."""
_UPLOAD = "picture_upload"


def not_saved(
    request: HttpRequest,
    sentence: str,
    *,
    status: int,
    again: bool = False,
    sign_in: bool = False,
) -> HttpResponse:
    """A page that says why a form was not saved, with everything that was typed in it.

    With `again` it has a button that sends the same once more, with `sign_in` one that does so
    after its writer has signed in anew in another tab. A script gets the sentence in the form that
    it asked for.
    """
    if by_script := for_script(request, sentence, status=status):
        return by_script
    shown: dict[str, Any] = {"typed": _typed(request), "again": again, "sign_in": sign_in}
    if request.method == "POST" and sign_in:
        shown["fields"] = _fields(request)
    elif request.method == "POST" and again and not any(map(_is_secret, request.POST)):
        shown |= {"fields": _fields(request), "files": bool(request.FILES)}
        shown["csrf_token"] = get_token(request)
    return said(request, sentence, status=status, **shown)


def said(request: HttpRequest, sentence: str, *, status: int, **shown: Any) -> HttpResponse:
    """The page alone; it asks neither the database nor the session, which may be what is wrong."""
    context = {
        "sentence": sentence,
        "posted": request.method == "POST",
        "address": request.get_full_path(),
        **shown,
    }
    html = loader.render_to_string("admin/not_saved.html", context)
    response = HttpResponse(html, status=status)
    response["Cache-Control"] = "no-store"
    return response


def for_script(request: HttpRequest, sentence: str, *, status: int) -> HttpResponse | None:
    """The sentence for the script that asked; None where a person waits for a page."""
    response: HttpResponse
    if request.headers.get("X-Requested-With") == _TAKES_PARTS:
        html = loader.render_to_string("admin/fronts/front/refused.html", {"refusal": sentence})
        response = HttpResponse(html, status=status)
    elif _wants_json(request):
        # as CKEditor takes it; for others the sentence stands in the same place
        response = JsonResponse({"uploaded": 0, "error": {"message": sentence}}, status=status)
    else:
        return None
    response["Cache-Control"] = "no-store"
    return response


def _wants_json(request: HttpRequest) -> bool:
    match = request.resolver_match
    return (
        (match is not None and match.view_name == _UPLOAD)
        or request.headers.get("Sec-Fetch-Dest") == "empty"
        or request.headers.get("Accept", "").startswith("application/json")
    )


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    view: Any = request.resolver_match.func if request.resolver_match else None
    admin = getattr(view, "model_admin", None)
    if admin is None:
        return words_in_own_form(request)
    typed = typed_words(admin.model, request.POST)
    if admin.model is Article:
        typed += [
            (f"{step.label} · {label}", words)
            for step, label, words in words_for_steps(request.POST)
        ]
    return typed


def _is_secret(name: str) -> bool:
    return bool(_SECRET.search(name))


def _fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Names and values of what was posted, passwords aside."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in _NOT_SENT_AGAIN and not _is_secret(name)
        for value in values
    ]
