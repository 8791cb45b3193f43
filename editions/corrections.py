"""What readers are told of corrections: beside a story, and on the page of all of them."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform

from chinese.script import Script
from editions.headlines import Headline, title_field
from editions.keyset import read_cursor, write_cursor
from editions.models import Edition
from editions.prepared import Prepared

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Correction:
    """A public note in the reader's script, when it was made, and the story as it now stands."""

    story_id: int
    at: datetime
    note: str
    title: str = ""

    def get_absolute_url(self) -> str:
        """The story's public page."""
        return Headline(self.story_id, self.title).get_absolute_url()


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """One page of all corrections, and the place where the next begins ("" at the end)."""

    corrections: list[Correction]
    older: str = ""


def correction_page(
    *, at: datetime, script: str, before: str = "", count: int = PAGE_SIZE
) -> CorrectionPage:
    """The corrections of stories that readers can see, after a place; raises MalformedCursor."""
    values: dict[str, Any] = {"at": at, "latest": at}
    if before:
        values["live_from"], values["pk"] = read_cursor(before)
        values["latest"] = min(at, values["live_from"])
    rows = _corrections(script, count + 1, bool(before))(**values)
    shown = [Correction(*columns) for _, *columns in rows[:count]]
    if len(rows) <= count:
        return CorrectionPage(shown)
    return CorrectionPage(shown, write_cursor(shown[-1].at, rows[count - 1][0]))


@cache
def _corrections(script: str, count: int, after: bool) -> Prepared:
    def build(
        at: datetime, latest: datetime, live_from: datetime | None = None, pk: int = 0
    ) -> QuerySet[Edition, Any]:
        live = Edition.objects.filter(story_id=OuterRef("story_id")).live(at)
        # one upper bound, and the tie as a filter, as lists have it
        found = Edition.objects.corrections(latest)
        if live_from:
            found = found.filter(Q(live_from__lt=live_from) | Q(pk__lt=pk))
        title = Subquery(live.values(title_field(script))[:1])
        columns = ("pk", "story_id", "live_from", note_column(script), "title_now")
        return found.annotate(title_now=title).filter(Exists(live)).values_list(*columns)[:count]

    place: dict[str, Any] = {"live_from": datetime, "pk": int} if after else {}
    return Prepared(build, at=datetime, latest=datetime, **place)


def note_column(script: str) -> KeyTextTransform:
    """The public note of an edition in the reader's script, as a column of a query."""
    column = "rendered_hant" if script == Script.HANT else "rendered_hans"
    return KeyTextTransform("public_note", column)
