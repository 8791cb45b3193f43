"""The public index: the texts of editions, waiting ones too, each in its interval."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from editions.changes import log_from
from editions.models import Edition, List, Listing
from search.documents import Document
from search.index import Change, Index

_NO_STORY = 0  # a family that has no documents: pages changed, and no text
_HEADLINES = ("headline", "short_headline")
# Words that an edition froze. Names of topics and authors are not among them, they may change:
# that a story stands in their lists is known by a mark, and whoever asks names the mark.
_TEXTS = (
    "standfirst",
    "byline",
    "plain_text",
    "lead_caption",
    "source",
    "original_author",
    "original_title",
    "public_note",
)
# letters and digits are tokens of their own in a text: no text holds t17 as one
_MARKED: dict[int, str] = {List.TOPIC: "t", List.AUTHOR: "a"}


class EditionSource:
    """Editions by their stories, as the change log tells of them."""

    def changes(self, start: int, *, limit: int) -> list[Change]:
        """The change log from a number on."""
        return [
            Change(number, story_id or _NO_STORY, f"{story_id} {at.isoformat()}")
            for number, story_id, at in log_from(start, limit=limit)
        ]

    def documents(self, families: Sequence[int]) -> Iterator[Document]:
        """All editions of the stories that were or will be public, in their intervals."""
        rows = (
            Edition.objects.filter(story_id__in=families)
            .not_cancelled()
            .order_by("story_id", "live_from")
            .values_list("pk", "story_id", "live_from", "live_until", *_HEADLINES, *_TEXTS)
        )
        marks = _marks(families)
        listed_at: dict[int, datetime] = {}
        for pk, story_id, live_from, live_until, *words in rows.iterator(chunk_size=100):
            headline = "\n".join(words[: len(_HEADLINES)])
            yield Document(
                key=pk,
                family=story_id,
                # the first of a story's editions, whether the story stands in lists or not
                listed_at=listed_at.setdefault(story_id, live_from),
                live_from=live_from,
                live_until=live_until,
                headline=headline,
                body="\n".join([headline, *words[len(_HEADLINES) :]]),
                marks=tuple(marks.get(pk, ())),
            )


def mark_of(kind: int, list_id: int) -> str:
    """What marks the stories of a topic's or an author's list."""
    return f"{_MARKED[kind]}{list_id}"


def _marks(families: Sequence[int]) -> dict[int, list[str]]:
    """The marks of the stories' editions by their ids, as they stand in the lists now."""
    # asked for by their numbers: of a join SQLite may begin at the other end, and read all lists
    ids = list(Edition.objects.filter(story_id__in=families).values_list("pk", flat=True))
    rows = (
        Listing.objects.filter(edition_id__in=ids, list_kind__in=list(_MARKED))
        .order_by("edition_id", "list_kind", "list_id")
        .values_list("edition_id", "list_kind", "list_id")
    )
    marks: dict[int, list[str]] = {}
    for edition_id, kind, list_id in rows:
        marks.setdefault(edition_id, []).append(mark_of(kind, list_id))
    return marks


@lru_cache(maxsize=4)
def _index(folder: Path) -> Index:
    return Index(folder, "public", EditionSource())


def public_index() -> Index:
    """The index over editions in the site's data folder."""
    return _index(Path(settings.SEARCH_DIR))
