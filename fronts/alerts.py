"""Raises, corrects and ends alerts: one line of breaking news, at most one at a time."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from authors.models import User
from chinese.lines import one_line
from editions.changes import lock_log, record_change
from editions.models import Edition, Story
from fronts import refusals
from fronts.models import Alert

FARTHEST = timedelta(days=366)
LONGEST = timedelta(days=7)
USUAL = timedelta(hours=2)


class Wording(NamedTuple):
    """What an alert says, how loudly, and the story that it leads to, if any."""

    text: str
    level: str = Alert.Level.BREAKING
    story_id: int | None = None


@transaction.atomic
def raise_alert(
    *,
    wording: Wording,
    by: User | None,
    at: datetime,
    live_from: datetime | None = None,
    live_until: datetime | None = None,
    replacing: bool = False,
) -> Alert:
    """Show a line below the masthead from a moment (`at`, unless given), two hours unless said.

    Where others stand at that time it is refused, unless it is to take their place: then they end
    at its start, and those that would begin within its time are cancelled. Raises an AlertRefused
    that names the reason.
    """
    start = live_from or at
    _check_start(start, at)
    end = live_until or start + USUAL
    _check_end(start, end)
    lock_log()
    _check_wording(wording, start)
    others = list(Alert.objects.between(start, end))
    if others and not replacing:
        raise refusals.AnotherAlert(others)
    for other in others:
        _make_way(other, start, by=by, at=at)
    alert = _write(wording, start, end, by=by, at=at)
    record_change(story_id=None, at=at)
    return alert


@transaction.atomic
def end_alert(*, alert: Alert, by: User | None, at: datetime) -> None:
    """Take the line off now; one that waits is cancelled. Raises AlertOver."""
    lock_log()
    current = _current(alert, at)
    if current.is_live(at):
        _end(current, at, by=by)
    else:
        _cancel(current, by=by)
    record_change(story_id=None, at=at)


@transaction.atomic
def correct_alert(*, alert: Alert, wording: Wording, by: User | None, at: datetime) -> Alert:
    """Say it otherwise, for the time that the alert had left: the row ends, another begins.

    One that says the same stays as it is. Raises AlertOver, AlertSaysNothing, AlertStoryNotLive.
    """
    lock_log()
    current = _current(alert, at)
    if wording == Wording(current.text, current.level, current.story_id):
        return current
    start, end = max(current.live_from, at), current.live_until
    _check_wording(wording, start)
    _end(current, start, by=by)
    again = _write(
        wording, start, end, by=by, at=at, replaces=current, planned=current.planned_until
    )
    record_change(story_id=None, at=at)
    return again


def _check_start(start: datetime, at: datetime) -> None:
    if start < at:
        raise refusals.AlertInThePast
    if start > at + FARTHEST:
        raise refusals.AlertTooFar


def _check_end(start: datetime, end: datetime) -> None:
    if end <= start:
        raise refusals.AlertEndsTooSoon
    if end > start + LONGEST:
        raise refusals.AlertTooLong


def _check_wording(wording: Wording, start: datetime) -> None:
    if not one_line(wording.text):
        raise refusals.AlertSaysNothing
    if wording.story_id is None:
        return
    # a withdrawal closes the edition and cancels the waiting one: both are written under this lock
    stories = Story.objects.filter(pk=wording.story_id)
    known = list(stories.select_for_update().values_list("pk", flat=True))
    if not Edition.objects.filter(story_id__in=known).live(start).exists():
        raise refusals.AlertStoryNotLive


def _current(alert: Alert, at: datetime) -> Alert:
    """The alert as it stands by now. Raises AlertOver."""
    current = Alert.objects.get(pk=alert.pk)
    if not (current.is_live(at) or current.is_waiting(at)):
        raise refusals.AlertOver
    return current


def _make_way(other: Alert, start: datetime, *, by: User | None, at: datetime) -> None:
    """End another where the new one begins; one that would begin later is cancelled."""
    if other.live_from >= start:
        _end(other, other.live_from, by=by)
    elif start == at:
        _end(other, at, by=by)
    else:
        other.live_until = start
        other.save(update_fields=["live_until"])


def _cancel(alert: Alert, *, by: User | None) -> None:
    """Empty a waiting interval; the one that it cut short gets back what it had planned."""
    start = alert.live_from
    _end(alert, start, by=by)
    cut = Alert.objects.not_cancelled().filter(live_until=start).first()
    if cut is None or cut.planned_until <= start:
        return
    following = Alert.objects.between(start, cut.planned_until).first()
    cut.live_until = min(cut.planned_until, following.live_from) if following else cut.planned_until
    cut.save(update_fields=["live_until"])


def _end(alert: Alert, moment: datetime, *, by: User | None) -> None:
    alert.live_until, alert.ended_by = moment, by
    alert.save(update_fields=["live_until", "ended_by"])


def _write(
    wording: Wording,
    start: datetime,
    end: datetime,
    *,
    by: User | None,
    at: datetime,
    replaces: Alert | None = None,
    planned: datetime | None = None,
) -> Alert:
    return Alert.objects.create(
        text=one_line(wording.text),
        level=wording.level,
        story_id=wording.story_id,
        live_from=start,
        live_until=end,
        planned_until=planned or end,
        replaces=replaces,
        by=by,
        created_at=at,
    )
