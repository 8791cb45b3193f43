"""Reads which picture leads a ninjs item, without ever refusing the item for it.

The properties are those of ninjs 2.1, or of 1.x where the item has those; `alttext` is an addition.
"""

from itertools import islice
from typing import Any

from chinese.lines import one_line
from editions.html import sanitise
from editions.rendering import plain_text
from wire.items import LONGEST_ALT, LONGEST_CAPTION, LONGEST_CREDIT, Photo
from wire.values import MOST_ENTRIES, NO_TEXT, Record

_ALT_ROLES = {"alt", "alttext", "alt-text"}
_LONGEST_READ = 10_000  # characters of words that are cut to a line anyway


def lead_photo(record: Record) -> Photo | None:
    """The first picture among the item's associations; None where there is none."""
    for entry in _entries(record.get("associations")):
        if str(entry.get("type", "")).strip().lower() == "picture":
            return _photo(entry)
    return None


def _photo(entry: Record) -> Photo:
    described = _entries(entry.get("descriptions"))
    alts = [words for words in described if _role(words) in _ALT_ROLES]
    captions = [words for words in described if _role(words) not in _ALT_ROLES]
    heads = sorted(_entries(entry.get("headlines")), key=lambda words: _role(words) != "main")
    return Photo(
        files=_files(entry),
        alt=_first(LONGEST_ALT, entry.get("alttext"), *alts),
        caption=_first(
            LONGEST_CAPTION,
            *captions,
            entry.get("description_text"),
            *heads,
            entry.get("headline"),
        ),
        credit=_first(
            LONGEST_CREDIT, entry.get("creditline"), entry.get("by"), entry.get("byline")
        ),
    )


def _files(entry: Record) -> tuple[str, ...]:
    """Where the renditions lie, the widest first."""
    pictures = [
        rendition
        for rendition in _entries(entry.get("renditions"))
        if isinstance(rendition.get("href"), str)
        and str(rendition.get("contenttype") or "image/").lower().startswith("image/")
    ]
    return tuple(one["href"] for one in sorted(pictures, key=_width, reverse=True))


def _width(rendition: Record) -> float:
    width = rendition.get("width")
    return width if isinstance(width, int | float) else 0


def _entries(value: Any) -> list[Record]:
    """The objects of a list (ninjs 2) or of an object of named ones (ninjs 1)."""
    values = value.values() if isinstance(value, dict) else value
    if not isinstance(value, dict | list):
        return []
    return [entry for entry in islice(values, MOST_ENTRIES) if isinstance(entry, dict)]


def _role(entry: Record) -> str:
    return str(entry.get("role", "")).strip().lower()


def _first(longest: int, *values: Any) -> str:
    """The first of the texts that says anything, as one line, cut where it is too long."""
    for value in values:
        if words := one_line(_plain(value)):
            return words if len(words) <= longest else words[: longest - 1] + "…"
    return ""


def _plain(value: Any) -> str:
    entry = value if isinstance(value, dict) else {"value": value}
    given = entry.get("value")
    words = NO_TEXT.sub("", given[:_LONGEST_READ]) if isinstance(given, str) else ""
    is_html = str(entry.get("contenttype", "")).lower().startswith("text/html")
    return plain_text(sanitise(words)) if is_html else words
