"""What apps above have said on every page: a few rows that come with what stands around it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

Bring = Callable[[datetime], QuerySet[Any, Any]]
# a dict, so that each is named once
_known: dict[Bring, None] = {}


def bring_along(rows: Bring) -> None:
    """Name a few rows, each one text `told`, that pages get with the menu in one query.

    They are read for a moment and kept until the record changes or an edition begins or ends:
    what begins or ends by itself says when in its text. Called by an app's `ready()`.
    """
    _known[rows] = None


def brings() -> list[Bring]:
    """All that is brought along."""
    return list(_known)
