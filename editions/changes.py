"""The change log: which stories changed in public, numbered in the order of commits."""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from editions.models import Change

# Any number, the same in every process: it names the one lock that writers of the log queue for.
_LOCK = 0x6E657773


def record_change(*, story_id: int | None, at: datetime) -> Change:
    """Note that a story changed in public, or (None) that pages did; in the caller's transaction.

    On PostgreSQL a lower number could otherwise commit after a higher one, and a reader that
    tails the log would miss it: so writers queue until the one before has committed. SQLite has
    one writer at a time anyway.
    """
    with transaction.atomic():
        lock_log()
        return Change.objects.create(story_id=story_id, at=at)


def lock_log() -> None:
    """Queue for the log until the end of the transaction.

    Every public act does so before it reads what it goes by: of a story that is published and
    its topic that is merged at the same moment, one would otherwise not see the other. Whoever
    locks an article locks it before the log.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def moment_in_log() -> datetime:
    """The moment of a public act, read once the log is held: acts have the order of their times.

    Read before, it may be earlier than that of an act which this one waited for: what that one
    opened would end before it began.
    """
    lock_log()
    return timezone.now()


def log_from(number: int, *, limit: int) -> list[tuple[int, int | None, datetime]]:
    """Number, story (if any) and time of the log's rows from a number on, that row among them.

    Who tails the log remembers the last row: where it isn't there any more, or is another, this
    is the log of another database.
    """
    rows = Change.objects.filter(pk__gte=number).order_by("pk")
    return list(rows.values_list("pk", "story_id", "at")[:limit])
