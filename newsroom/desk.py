"""The desk: the admin site that all three groups of staff work in; it gives back unsaved text."""

from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.options import TO_FIELD_VAR
from django.contrib.auth.views import PasswordChangeView
from django.core.exceptions import (
    BadRequest,
    FieldDoesNotExist,
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
)
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_safe

from articles.board import Board
from articles.board_views import (
    board_context,
    inbox_context,
    open_notice,
    read_all,
    remember_view,
)
from articles.posting import person
from authors.accounts import OwnPasswordForm
from newsroom.desk_frame import choose_language, desk_languages, desk_parts, own_roles
from newsroom.desk_script import DeskCatalog
from newsroom.first_steps import first_steps
from newsroom.unsaved import for_script, not_saved, said
from pages import errors
from pages.middleware import DESK_PREFIX

_MOST_OF_STRANGERS = 300_000  # bytes; a long story with its form takes half as much


class Desk(AdminSite):
    """Django's admin under the newsroom's name."""

    site_header = gettext_lazy("News desk")
    site_title = gettext_lazy("News desk")
    index_title = gettext_lazy("News desk")
    enable_nav_sidebar = False

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """With what the header shows."""
        context: dict[str, Any] = super().each_context(request)
        context["desk_languages"] = desk_languages()
        user = request.user
        if context["has_permission"] and not (user.is_authenticated and user.password_is_temporary):
            context["desk_parts"] = desk_parts(context["available_apps"], request.path)
            context["own_roles"] = own_roles(request.user)
        return context

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A form that comes in after the session has ended is not thrown away for a login page."""
        guarded: Any = super().admin_view(view, cacheable)

        @wraps(guarded)
        def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            ended = request.method == "POST" and not self.has_permission(request)
            if ended and request.path != reverse("admin:logout"):
                return not_saved(
                    request,
                    _("You are not signed in any more. Sign in again in a new tab."),
                    status=HTTPStatus.FORBIDDEN,
                    sign_in=True,
                )
            try:
                return guarded(request, *args, **kwargs)
            except (FieldDoesNotExist, OverflowError, ValueError) as error:
                if _is_forged(request, error):
                    raise BadRequest(str(error)) from error
                raise

        return keeping

    def i18n_javascript(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What Django's scripts say, in our words."""
        view: Any = DeskCatalog.as_view(packages=["django.contrib.admin"])
        response: HttpResponse = view(request)
        return response

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Completion; an address that no form of the desk gives is told so, and is no error."""
        try:
            return super().autocomplete_view(request)
        except PermissionDenied as refusal:
            if refusal.__cause__ is None:
                raise
            return bad_request(request, refusal)

    def app_index(  # type: ignore[override] # Django's own is a page
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Nobody works in an app: its parts stand in the header of every page."""
        return HttpResponseRedirect(reverse("admin:index"))

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The board, for those who work on articles; for others the parts of the desk."""
        context = board_context(request)
        if not _has_cards(context.get("board")):
            context["first_steps"] = first_steps(person(request))
        response = super().index(request, context | (extra_context or {}))
        remember_view(request, response)
        return response

    def password_change(  # type: ignore[override] # Django's own leads on to another page, too
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseBase:
        """One's own password; it opens the desk to whoever had a temporary one."""
        request.current_app = self.name
        view = PasswordChangeView.as_view(
            form_class=OwnPasswordForm,
            success_url=reverse("admin:password_change_done"),
            extra_context=self.each_context(request) | (extra_context or {}),
        )
        return view(request)

    def get_urls(self) -> list[Any]:
        """The inbox, and the choice of a language, which is open to whoever signs in."""
        return [
            path("language/", choose_language, name="language"),
            path("inbox/", self.admin_view(self.inbox), name="inbox"),
            path("inbox/read/", self.admin_view(read_all), name="inbox_read"),
            path("inbox/<int:notice_id>/", self.admin_view(open_notice), name="inbox_notice"),
            *super().get_urls(),
        ]

    @method_decorator(require_safe)
    def inbox(self, request: HttpRequest) -> HttpResponse:
        """What was returned to the person, what waits for their review, where they are named."""
        context = self.each_context(request) | inbox_context(request) | {"title": _("Inbox")}
        return render(request, "admin/inbox.html", context)


def _has_cards(board: Board | None) -> bool:
    return board is not None and any(
        pile.count for column in board.columns for pile in column.piles
    )


def _is_forged(request: HttpRequest, error: Exception) -> bool:
    """Whether Django failed at an address that no page of the desk gives.

    Its forms do at `?_to_field=`, its lists at `?at__year=0` and `?at__gte=0001-01-01`.
    """
    if isinstance(error, FieldDoesNotExist):
        return TO_FIELD_VAR in request.GET or TO_FIELD_VAR in request.POST
    return request.method != "POST" and bool(request.GET)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form opened before somebody signed in anew in this browser: say so, give the text back."""
    if not request.path_info.startswith(DESK_PREFIX):
        return errors.bad_request(request, status=HTTPStatus.FORBIDDEN)
    sentence = _(
        "This page was opened before you last signed in, so it can't be saved. Open it anew."
    )
    # whoever never had a page of the desk may not make it read and write megabytes
    if reason == REASON_NO_CSRF_COOKIE and _length(request) > _MOST_OF_STRANGERS:
        return said(request, sentence, status=HTTPStatus.FORBIDDEN)
    return not_saved(request, sentence, status=HTTPStatus.FORBIDDEN)


def _length(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What can't be read or asked; the form is not looked at again, it may be what is wrong."""
    too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent)
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_much else HTTPStatus.BAD_REQUEST
    if not request.path_info.startswith(DESK_PREFIX):
        return errors.bad_request(request, status=status)
    sentence = _what_is_wrong(request, exception)
    by_script = for_script(request, sentence, status=status)
    return by_script or said(request, sentence, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404; on the desk a page of the desk."""
    if not request.path_info.startswith(DESK_PREFIX):
        return errors.not_found(request, exception)
    sentence = _("There is nothing at this address. It was mistyped, or what stood here is gone.")
    return said(request, sentence, status=HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; on the desk with what became of a form, and what was typed in it."""
    if not request.path_info.startswith(DESK_PREFIX):
        return errors.server_error(request)
    sentence = (
        _(
            "Something went wrong here, so nothing was saved. Copy what you typed, or send it"
            " again; tell whoever looks after the site."
        )
        if request.method == "POST"
        else _("Something went wrong here. Try again, or tell whoever looks after the site.")
    )
    return not_saved(request, sentence, status=HTTPStatus.INTERNAL_SERVER_ERROR, again=True)


def _what_is_wrong(request: HttpRequest, exception: Exception) -> str:
    if isinstance(exception, RequestDataTooBig):
        return _(
            "That is more than 24 MB, so nothing was saved. Go back in the browser: your"
            " text is still in the form."
        )
    if isinstance(exception, TooManyFieldsSent):
        return _(
            "Those are more than 5,000 fields, so nothing was saved. Go back in the browser:"
            " your text is still in the form."
        )
    if request.method == "POST":
        return _(
            "What your browser sent could not be read, so nothing was saved. Go back in the"
            " browser: your text is still in the form."
        )
    return _("This address is not one that the desk gives. Open the page from the desk anew.")
