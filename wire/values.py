"""Takes typed values out of a decoded JSON object, or says in a sentence which one is wrong."""

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from chinese.lines import one_line

Record = dict[str, Any]
MOST_ENTRIES = 100
NO_TEXT = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
_DATE_AND_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:?\d\d)?"
)
_WHERE_NO_ZONE_IS_GIVEN = ZoneInfo("Asia/Shanghai")


class ItemRefused(ValueError):
    """An item that can't be taken in; says why in a sentence. Nothing was changed."""


def given(record: Record, name: str) -> bool:
    """Whether the record names the value at all; null counts as not given."""
    return record.get(name) is not None


def text(record: Record, name: str) -> str:
    """The string as it is, or an empty one where there is none."""
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ItemRefused(f"“{name}” is not a string.")
    if NO_TEXT.search(value):
        raise ItemRefused(f"“{name}” holds a character that no text can hold (NUL or half a pair).")
    return value


def line(record: Record, name: str, *, longest: int, called: str = "") -> str:
    """The string as one line of visible characters."""
    value = text(record, name)
    if len(value) <= 20 * longest:
        value = one_line(value)
    if len(value) > longest:
        raise ItemRefused(
            f"The {called or name} has {len(value)} characters; at most {longest} are possible."
        )
    return value


def records(record: Record, name: str) -> list[Record]:
    """The list of objects, or an empty one where there is none."""
    values = record.get(name)
    if values is None:
        return []
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise ItemRefused(f"“{name}” is not a list of objects.")
    if len(values) > MOST_ENTRIES:
        raise ItemRefused(f"“{name}” has more than {MOST_ENTRIES} entries.")
    return values


def whole_number(record: Record, name: str, *, largest: int) -> int | None:
    """The number from 1 up, or None where there is none."""
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= largest:
        raise ItemRefused(f"“{name}” is not a whole number from 1 up.")
    return value


def moment(
    record: Record, name: str, *, earliest: datetime, latest: datetime, why_not_later: str
) -> datetime | None:
    """The date with time (RFC 3339), or None; one without a zone is meant in Shanghai."""
    written = text(record, name).strip()
    if not written:
        return None
    if not _DATE_AND_TIME.fullmatch(written):
        raise ItemRefused(f"“{name}” is not a date with a time, as in 2024-12-23T14:30:00+08:00.")
    try:
        at = datetime.fromisoformat(written.upper())
        at = at if at.tzinfo else at.replace(tzinfo=_WHERE_NO_ZONE_IS_GIVEN)
        possible = earliest <= at
    except (ValueError, OverflowError) as error:
        raise ItemRefused(f"“{name}” names a moment that does not exist.") from error
    if not possible:
        raise ItemRefused(f"“{name}” lies before {earliest:%Y}.")
    if at > latest:
        raise ItemRefused(f"“{name}” {why_not_later}.")
    return at
