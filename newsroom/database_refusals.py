"""What the desk answers where the database refuses: it is locked, away or full, or rows clash."""

import errno
import logging
import sqlite3
from collections.abc import Callable
from http import HTTPStatus

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.unsaved import not_saved
from pages.middleware import DESK_PREFIX

logger = logging.getLogger(__name__)
_RETRY_AFTER = 5  # seconds; whoever held the lock for longer than we waited is about to be done
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_PRIMARY_CODE = 0xFF  # SQLite's extended codes keep the plain one in their last byte
# PostgreSQL: serialization failure, deadlock, lock not available in time
_STOOD_IN_LINE = {"40001", "40P01", "55P03"}
_DISK_FULL = "53100"
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


class DatabaseRefusalMiddleware:
    """Turns what the database refuses on the desk into a page that gives back what was typed.

    Every act of the desk is one transaction, so that nothing of it was saved. Readers' pages
    write nothing and have their own page of 500.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing before or after the view."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """503 where waiting helps, 507 without room, 409 where something else is in the way."""
        if not request.path_info.startswith(DESK_PREFIX):
            return None
        if isinstance(error, IntegrityError):
            logger.exception("rows clash at %s", request.path, exc_info=error)
            return not_saved(request, _clash(), status=HTTPStatus.CONFLICT, again=True)
        if is_full(error):
            logger.exception("no room at %s", request.path, exc_info=error)
            status = HTTPStatus.INSUFFICIENT_STORAGE
            return not_saved(request, _full(), status=status, again=True)
        return unavailable(request, error) if isinstance(error, OperationalError) else None


class PatientSessionMiddleware(SessionMiddleware):
    """Django's, which saves a session after the view: what the view did stands where that fails.

    Lost is at most a message. Whoever signs in would be asked to do so again without a word, so
    that they are told.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """The view's own answer, or 503 where nobody could be signed in."""
        try:
            return super().process_response(request, response)
        except (OperationalError, SessionInterrupted) as failed:
            error = _refusal_behind(failed)
            if error is None:
                raise
            if request.path == reverse("admin:login"):
                return unavailable(request, error)
            logger.warning("a session was not saved at %s: %s", request.path, error)
            return response


def _refusal_behind(failed: BaseException | None) -> OperationalError | None:
    """Django tells a session that can't be saved as one that is gone."""
    while failed is not None and not isinstance(failed, OperationalError):
        failed = failed.__context__
    return failed


def unavailable(request: HttpRequest, error: OperationalError) -> HttpResponse:
    """503, with what was typed: for what no view stands behind, too."""
    busy = is_busy(error)
    if busy:
        logger.warning("the database is locked at %s: %s", request.path, error)
    else:
        logger.exception("the database fails at %s", request.path, exc_info=error)
    response = not_saved(
        request,
        _busy(request) if busy else _away(request),
        status=HTTPStatus.SERVICE_UNAVAILABLE,
        again=True,
    )
    response["Retry-After"] = str(_RETRY_AFTER)
    return response


def is_busy(error: OperationalError) -> bool:
    """Whether others held what was needed for longer than one waits for it."""
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return code & _PRIMARY_CODE in _BUSY
    return getattr(cause, "sqlstate", None) in _STOOD_IN_LINE


def is_full(error: Exception) -> bool:
    """Whether the disk took no more: the database's, or the one that files are written to."""
    if isinstance(error, OSError):
        return error.errno in _NO_ROOM
    cause = error.__cause__
    return isinstance(error, OperationalError) and (
        getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        or getattr(cause, "sqlstate", None) == _DISK_FULL
    )


def _busy(request: HttpRequest) -> str:
    if request.method == "POST":
        return _(
            "Others were saving for too long, so nothing of this was saved. Send it again in a"
            " moment."
        )
    return _("Others are saving just now. Open the page again in a moment.")


def _away(request: HttpRequest) -> str:
    if request.method == "POST":
        return _(
            "The database can't be written to just now, so nothing was saved. Copy what you typed,"
            " then send it again; if that does not help, tell whoever runs the site."
        )
    return _(
        "The database can't be read just now. Open the page again in a moment; if that does not"
        " help, tell whoever runs the site."
    )


def _full() -> str:
    return _(
        "The server's disk is full, so nothing of this was saved. Copy what you typed, and tell"
        " whoever runs the site."
    )


def _clash() -> str:
    return _(
        "What you sent does not go together with what somebody else has just saved, so nothing of"
        " it was saved. Send it again: the page then says what stands in the way."
    )
