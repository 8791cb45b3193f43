"""The board on the desk's first page, and the pages of the inbox."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from articles.board import board_of
from articles.inbox import inbox_of
from articles.models import Notice
from articles.posting import person
from authors.models import User
from authors.role_names import role_name

VIEW_COOKIE = "desk_board"
VIEWS = ("columns", "list")
_A_YEAR = 365 * 24 * 60 * 60
_MOST_DIGITS = 18


def board_context(request: HttpRequest) -> dict[str, Any]:
    """What the first page shows; nothing for those who read no articles."""
    user = person(request)
    if not user.has_perm("articles.view_article"):
        return {}
    chosen = request.GET.get("view") or request.COOKIES.get(VIEW_COOKIE)
    board = board_of(user, at=timezone.now(), section=request.GET.get("section", ""))
    groups = user.groups.order_by("pk").values_list("name", flat=True)
    roles = [role_name(name) for name in groups]
    view = chosen if chosen in VIEWS else VIEWS[0]
    return {"board": board, "board_view": view, "roles": roles}


def remember_view(request: HttpRequest, response: HttpResponse) -> None:
    """Keep the choice between columns and list, in this browser."""
    if (view := request.GET.get("view")) in VIEWS:
        response.set_cookie(
            VIEW_COOKIE,
            view,
            max_age=_A_YEAR,
            path=request.path,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )


def inbox_context(request: HttpRequest) -> dict[str, Any]:
    """What the inbox shows."""
    return {"inbox": inbox_of(_reader(request), at=timezone.now())}


@require_safe
def open_notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Go to the article that a notice is about; the notice counts as read."""
    own = Notice.objects.filter(person=_reader(request)).select_related("decision")
    notice = get_object_or_404(own, pk=notice_id)
    own.filter(pk=notice.pk).mark_read(timezone.now())
    return redirect("admin:articles_article_change", notice.decision.article_id)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark the notices that the person has seen as read: up to the newest that the page showed."""
    newest = request.POST.get("newest", "")
    seen = int(newest) if newest.isdecimal() and len(newest) <= _MOST_DIGITS else 0
    Notice.objects.filter(person=_reader(request), pk__lte=seen).mark_read(timezone.now())
    return HttpResponseRedirect("../")


def _reader(request: HttpRequest) -> User:
    user = person(request)
    if not user.has_perm("articles.view_article"):
        raise PermissionDenied
    return user
