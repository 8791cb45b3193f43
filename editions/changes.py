"""The change log: which stories changed in public, numbered in the order of commits."""

from datetime import datetime

from django.db import connection, transaction

from editions.models import Change

# Any number, the same in every process: it names the one lock that writers of the log queue for.
_LOCK = 0x6E657773


def record_change(*, story_id: int, at: datetime) -> Change:
    """Note that a story changed in public; the caller's transaction carries the note.

    On PostgreSQL a lower number could otherwise commit after a higher one, and a reader that
    tails the log would miss it: so writers queue until the one before has committed. SQLite has
    one writer at a time anyway.
    """
    with transaction.atomic():
        lock_log()
        return Change.objects.create(story_id=story_id, at=at)


def lock_log() -> None:
    """Queue for the log until the end of the transaction; for writers of many changes at once."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def changed_stories(*, after: int, limit: int = 500) -> tuple[list[int], int]:
    """Ids of stories that changed after a number of the log, and the number reached."""
    rows = list(
        Change.objects.filter(pk__gt=after).order_by("pk").values_list("pk", "story_id")[:limit]
    )
    return list(dict.fromkeys(story for _, story in rows)), (rows[-1][0] if rows else after)
