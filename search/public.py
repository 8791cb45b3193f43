"""The public index: the texts of editions, waiting ones too, each in its interval."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from editions.changes import log_from
from editions.models import Edition
from search.documents import Document
from search.index import Change, Index

_NO_STORY = 0  # a family that has no documents: pages changed, and no text
_HEADLINES = ("headline", "short_headline")
# Words that an edition froze. Names of topics are not among them: identities may be renamed.
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
            )


@lru_cache(maxsize=4)
def _index(folder: Path) -> Index:
    return Index(folder, "public", EditionSource())


def public_index() -> Index:
    """The index over editions in the site's data folder."""
    return _index(Path(settings.SEARCH_DIR))
