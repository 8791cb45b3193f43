"""What readers are told of corrections: beside a story, and on the page of all of them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.db.models.fields.json import KeyTextTransform

from chinese.script import Script
from editions.headlines import Headline, title_field
from editions.keyset import read_cursor, write_cursor
from editions.models import Edition

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
    live = Edition.objects.filter(story_id=OuterRef("story_id")).live(at)
    place = read_cursor(before) if before else None
    found = Edition.objects.corrections(at, before=place).filter(Exists(live))
    columns = found.values_list("pk", "story_id", "live_from", note_column(script))
    rows = list(columns[: count + 1])
    shown = rows[:count]
    titles = dict(
        Edition.objects.live(at)
        .filter(story_id__in=[story for _, story, _, _ in shown])
        .values_list("story_id", title_field(script))
    )
    older = write_cursor(shown[-1][2], shown[-1][0]) if len(rows) > len(shown) else ""
    corrections = [
        Correction(story, moment, note, titles[story]) for _, story, moment, note in shown
    ]
    return CorrectionPage(corrections, older)


def note_column(script: str) -> KeyTextTransform:
    """The public note of an edition in the reader's script, as a column of a query."""
    column = "rendered_hant" if script == Script.HANT else "rendered_hans"
    return KeyTextTransform("public_note", column)
