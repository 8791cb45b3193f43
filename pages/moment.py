"""The moment that pages show: now, or the one that staff asks for by `?at=`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import Http404, HttpRequest
from django.utils import timezone

from editions.kept import Epoch, Stand, epoch_at

# Beyond these a date has no equivalent in every time zone.
_FIRST_YEAR, _LAST_YEAR = 2, 9998


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment, and whether somebody asked for it."""

    at: datetime
    asked: bool = False

    def epoch(self, stand_of: Callable[[datetime], Stand | None]) -> Epoch | None:
        """What keeps pieces of the page; nothing does where somebody asked for the moment."""
        stand = None if self.asked else stand_of(self.at)
        return epoch_at(self.at, stand) if stand else None


def moment_of(request: HttpRequest) -> Moment:
    """The moment of the request's page.

    404 where somebody asks who is not staff, or has not chosen a password yet, or where what is
    asked for is no time. The session is read only then: other pages know nothing of cookies.
    """
    if "at" not in request.GET:
        return Moment(timezone.now())
    if not request.user.is_staff or request.user.password_is_temporary:
        raise Http404
    try:
        return Moment(read_moment(request.GET["at"]), asked=True)
    except ValueError as error:
        raise Http404 from error


def read_moment(written: str) -> datetime:
    """ISO time in UTC; in Shanghai where it names no zone. Raises ValueError.

    >>> read_moment("2026-11-23T14:30")
    datetime.datetime(2026, 11, 23, 6, 30, tzinfo=datetime.timezone.utc)
    """
    # a plus sign that was typed into an address arrives as a space
    date, letter, time = written.strip().partition("T")
    moment = datetime.fromisoformat(f"{date}{letter}{time.replace(' ', '+')}")
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise ValueError(written)
    if moment.tzinfo is None:
        moment = timezone.make_aware(moment, timezone.get_default_timezone())
    return moment.astimezone(UTC)
