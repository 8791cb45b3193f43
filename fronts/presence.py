"""Who else has the editor of a front open now."""

from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache

HERE = timedelta(seconds=20)
_KEPT = 60  # seconds


def note(front: Any, user: Any, *, at: datetime) -> str:
    """Remember that a person is here; a mark of who is."""
    here = {pk: seen for pk, seen in _here(front, at).items() if pk != user.pk}
    here[user.pk] = (at, str(user))
    cache.set(_key(front), here, _KEPT)
    return _mark(here)


def mark(front: Any, *, at: datetime) -> str:
    """What changes whenever somebody comes or goes."""
    return _mark(_here(front, at))


def others(front: Any, user: Any, *, at: datetime) -> list[str]:
    """The names of those who are here besides a person."""
    return [name for pk, (_seen, name) in sorted(_here(front, at).items()) if pk != user.pk]


def _here(front: Any, at: datetime) -> dict[int, tuple[datetime, str]]:
    known: dict[int, tuple[datetime, str]] = cache.get(_key(front)) or {}
    return {pk: seen for pk, seen in known.items() if at - seen[0] <= HERE}


def _mark(here: dict[int, tuple[datetime, str]]) -> str:
    return ".".join(str(pk) for pk in sorted(here))


def _key(front: Any) -> str:
    return f"front-editors-{front.pk}"
