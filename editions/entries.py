"""The entries of a live story as readers get them: by keyset, one, or what is new."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from chinese.script import Script
from editions.keyset import read_cursor, write_cursor
from editions.live_records import LiveEntry
from editions.prepared import Prepared
from editions.rendering import plain_text

PAGE_SIZE = 20
MOST_NEW = 50
"""More than these are fetched by opening the page anew."""
MOST_GONE = 100
_BEGINNING = 400  # characters of HTML
_GIST = 30  # characters of text
_SENTENCE = re.compile(rf".{{5,{_GIST - 1}}}?[。！？][”’」』）]*")


class Entry(NamedTuple):
    """An entry in the reader's script; `html` was sanitised when it was written."""

    story_id: int
    pk: int
    number: int
    written_at: datetime
    corrected_at: datetime | None
    pinned: bool
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Some entries, the pinned one, the place where the next begin ("" at the end).

    `newest` is the newest row of all: what a page that shows these asks for what is newer than.
    """

    entries: list[Entry]
    pinned: Entry | None = None
    older: str = ""
    newest: int = 0


@dataclass(frozen=True, slots=True)
class News:
    """What has come since a row: entries, new or as they read now; numbers of those taken out."""

    entries: list[Entry]
    gone: list[int]
    newest: int
    more: bool


def gist(entry: Entry) -> str:
    """What an entry says in a few words: its headline, or how its text begins."""
    if entry.title:
        return entry.title
    # a tag that is cut in two is left out
    start = entry.html[:_BEGINNING].rpartition("<")[0] or entry.html[:_BEGINNING]
    words = plain_text(start).replace("\n", " ")
    # a first sentence says more than a beginning that stops within a word
    if sentence := _SENTENCE.match(words):
        return sentence[0]
    return words if len(words) <= _GIST else f"{words[:_GIST]}…"


def entry_page(story_id: int, *, at: datetime, script: str, before: str = "") -> EntryPage:
    """The newest entries and the pinned one, or those after a place; one query.

    Raises MalformedCursor.
    """
    values: dict[str, Any] = {"story_id": story_id, "at": at}
    if before:
        values["written_at"], values["number"] = read_cursor(before)
    found = [(Entry(*row), newest) for *row, newest in _page(script, bool(before))(**values)]
    newest = found[0][1] or 0 if found else 0
    pinned = None if before else next((entry for entry, _ in found if entry.pinned), None)
    others = [entry for entry, _ in found if entry != pinned]
    shown = others[:PAGE_SIZE]
    older = ""
    if len(others) > PAGE_SIZE:
        older = write_cursor(shown[-1].written_at, shown[-1].number)
    return EntryPage(shown, pinned, older, newest)


@cache
def _page(script: str, after: bool) -> Prepared:
    def build(story_id: int, at: datetime, **place: Any) -> QuerySet[LiveEntry, Any]:
        live = LiveEntry.objects.of_story(story_id).live(at)
        # one more than a page, and one more for the pinned one, which stands apart
        wanted = (live.before(**place) if place else live).values("pk")[: PAGE_SIZE + 2]
        chosen = Q(pk__in=wanted) if place else Q(pk__in=wanted) | Q(pinned=True)
        newest = LiveEntry.objects.filter(story_id=OuterRef("story_id"), live_from__lte=at)
        newest_row = Subquery(newest.order_by("-pk").values("pk")[:1])
        return (
            live.filter(chosen)
            .annotate(newest_row=newest_row)
            .values_list(*_columns(script), "newest_row")
        )

    place: dict[str, Any] = {"written_at": datetime, "number": int} if after else {}
    return Prepared(build, story_id=int, at=datetime, **place)


def one_entry(story_id: int, number: int, *, at: datetime, script: str) -> Entry | None:
    """An entry by its number, as it reads at the moment."""
    rows = LiveEntry.objects.filter(story_id=story_id, number=number).live(at)
    row = rows.values_list(*_columns(script)).first()
    return Entry(*row) if row else None


def news_since(story_id: int, row: int, *, at: datetime, script: str) -> News:
    """What a page has to learn that knows the story's entries up to a row; three queries."""
    rows = LiveEntry.objects.filter(story_id=story_id, live_from__lte=at)
    newest = rows.order_by("-pk").values_list("pk", flat=True).first() or 0
    if newest <= row:
        return News([], _gone(rows, at), newest, more=False)
    live = LiveEntry.objects.of_story(story_id).live(at).filter(pk__gt=row)
    found = [Entry(*one) for one in live.values_list(*_columns(script))[: MOST_NEW + 1]]
    return News(found[:MOST_NEW], _gone(rows, at), newest, more=len(found) > MOST_NEW)


def _gone(rows: QuerySet[LiveEntry], at: datetime) -> list[int]:
    """Numbers of the entries that were taken out, the latest first."""
    standing = LiveEntry.objects.filter(
        story_id=OuterRef("story_id"), number=OuterRef("number"), live_until__gt=at
    )
    over = rows.filter(~Exists(standing), live_until__lte=at)
    return list(over.order_by("-number").values_list("number", flat=True).distinct()[:MOST_GONE])


def latest_entries(
    story_ids: Sequence[int], *, at: datetime, script: str, count: int
) -> dict[int, list[Entry]]:
    """The newest entries of each story, by story; one query for all, none for no story."""
    if not story_ids:
        return {}
    newest = (
        LiveEntry.objects.of_story(story_id).live(at).values("pk")[:count] for story_id in story_ids
    )
    chosen = reduce(or_, (Q(pk__in=rows) for rows in newest))
    rows = LiveEntry.objects.filter(chosen).order_by("-written_at", "-number")
    return _by_story(Entry(*row) for row in rows.values_list(*_columns(script)))


def _by_story(entries: Iterable[Entry]) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.story_id, []).append(entry)
    return found


def _columns(script: str) -> tuple[str, ...]:
    end = "hant" if script == Script.HANT else "hans"
    own = ("story_id", "pk", "number", "written_at", "corrected_at", "pinned")
    return (*own, f"title_{end}", f"rendered_{end}")
