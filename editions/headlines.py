"""Headlines as lists beside a story show them: few columns of one query, no model instances."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix

from chinese.convert import for_reader
from chinese.script import Script
from editions.models import ListingQuerySet


@dataclass(frozen=True, slots=True)
class Headline:
    """A story's line in a list, in the reader's script; an undated story has no `listed_at`."""

    story_id: int
    title: str
    listed_at: datetime | None = None
    label: str = ""

    def get_absolute_url(self) -> str:
        """The story's public page; as `reverse("article")` gives it, at a tenth of the cost."""
        return f"{get_script_prefix()}articles/{self.story_id}/"


def title_field(script: str) -> str:
    """The column of an edition that holds a list's title in the reader's script."""
    return "title_hant" if script == Script.HANT else "title_hans"


def headline_columns(script: str) -> tuple[str, ...]:
    """The columns of a listing that `headline_of` reads."""
    return (
        "story_id",
        f"edition__{title_field(script)}",
        "listed_at",
        "channel__name",
        "channel__parent__name",
        "leading_topic__name",
    )


def headlines(listings: ListingQuerySet, *, script: str) -> list[Headline]:
    """The lines of a (sliced) list with time and label, in one query."""
    rows = listings.values_list(*headline_columns(script))
    return [headline_of(row, script=script) for row in rows]


def headline_of(row: Sequence[Any], *, script: str) -> Headline:
    """The line of a row of `headline_columns`."""
    story_id, title, listed_at, channel, section, topic = row
    return Headline(story_id, title, listed_at, label_for_reader(channel, section, topic, script))


# few labels stand in all lists
@lru_cache(maxsize=5_000)
def label_for_reader(channel: str, section: str | None, topic: str | None, script: str) -> str:
    """What `Listing.label` says of a row with its relations, in the reader's script."""
    label = f"{section}-{channel}" if section else topic or ""
    # names of channels and topics are the desk's, in Simplified
    return for_reader(label, written=Script.HANS, reader=Script(script))
