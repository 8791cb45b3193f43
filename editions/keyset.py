"""The place in a list after which its next page begins: `<UTC microseconds>-<id>`."""

import re
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Seventeen digits reach from the year 1 to beyond 5000; ids are 64 bits wide.
_CURSOR = re.compile(r"(-?[0-9]{1,17})-([0-9]{1,18})")


class MalformedCursor(ValueError):
    """No list ever named this place."""


def read_cursor(written: str) -> tuple[datetime, int]:
    """Moment and id of a place; raises MalformedCursor."""
    match = _CURSOR.fullmatch(written)
    if match is None:
        raise MalformedCursor(written)
    try:
        return EPOCH + timedelta(microseconds=int(match[1])), int(match[2])
    except OverflowError as error:
        raise MalformedCursor(written) from error


def write_cursor(moment: datetime, pk: int) -> str:
    """The place of a row in a list.

    >>> write_cursor(EPOCH, 7)
    '0-7'
    """
    return f"{(moment - EPOCH) // timedelta(microseconds=1)}-{pk}"
