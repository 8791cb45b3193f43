"""The live edition of a story with what its page needs of it, in two queries and no more."""

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from channels.models import Channel, Topic
from chinese.script import Script
from editions.corrections import Correction, note_column
from editions.kept import Stand
from editions.live_records import LiveCoverage
from editions.models import Edition, EditionTopic
from editions.parts import CHANNEL, PICTURE, take, take_any
from editions.prepared import Prepared
from editions.stands import stand_columns, stand_names, stand_of
from pictures.models import Picture

_EDITION = ("id", "story_id", "kind", "channel_id", "lead_picture_id", "live_from", "live_until")
_TOPIC = ("id", "name", "slug")
_WORDS = ("language", "headline", "standfirst", "source_url")


class Live(NamedTuple):
    """The edition that readers see, when they first saw the story, where the record stands.

    What is not `dated` came without a time: when it was first seen says nothing of when it is from.
    `changed_at` is when readers got the text as it is: a restoration changes none of it.
    `covered_until` is when its latest live coverage ends, None for a story that was never covered.
    """

    edition: Edition
    first_at: datetime
    changed_at: datetime
    dated: bool
    stand: Stand
    covered_until: datetime | None = None


def live_edition(story_id: int, *, at: datetime, script: str) -> Live | None:
    """What readers get of the story at the moment; None where it is not live."""
    rows = _live_edition(script)(story_id=story_id, at=at)
    if not rows:
        return None
    columns = iter(rows[0])
    first_at, changed_at, dated, covered = (next(columns) for _ in range(4))
    stand = stand_of([next(columns) for _ in stand_names()])
    edition = take(Edition, (*_EDITION, *_WORDS, _rendered(script)), columns)
    edition.channel = take(Channel, CHANNEL, columns)
    edition.channel.parent = take_any(Channel, CHANNEL, columns)
    edition.lead_picture = take_any(Picture, PICTURE, columns)
    return Live(edition, first_at, changed_at, bool(dated), stand, covered)


@cache
def _live_edition(script: str) -> Prepared:
    def build(story_id: int, at: datetime) -> QuerySet[Edition, Any]:
        seen = Edition.objects.filter(story_id=OuterRef("story_id"), live_from__lte=at)
        first = seen.not_cancelled().order_by("live_from").values("live_from")[:1]
        changed = seen.not_cancelled().not_restored().order_by("-live_from").values("live_from")[:1]
        covered = LiveCoverage.objects.filter(story_id=OuterRef("story_id")).begun(at)
        return (
            Edition.objects.filter(story_id=story_id)
            .live(at)
            .annotate(
                first_seen_at=Subquery(first),
                changed_at=Subquery(changed),
                covered_until=Subquery(covered.values("live_until")[:1]),
                **stand_columns(at),
            )
            .values_list(
                *("first_seen_at", "changed_at", "story__dated", "covered_until", *stand_names()),
                *(*_EDITION, *_WORDS, _rendered(script)),
                *(f"channel__{name}" for name in CHANNEL),
                *(f"channel__parent__{name}" for name in CHANNEL),
                *(f"lead_picture__{name}" for name in PICTURE),
            )[:1]
        )

    return Prepared(build, story_id=int, at=datetime)


def _rendered(script: str) -> str:
    return "rendered_hant" if script == Script.HANT else "rendered_hans"


def topics_and_corrections(
    edition: Edition, *, at: datetime, script: str
) -> tuple[list[Topic], list[Correction]]:
    """The topics as readers see them, the leading one first; the corrections, newest first."""
    rows = _topics_and_corrections(script)(edition_id=edition.pk, story_id=edition.story_id, at=at)
    topics: dict[int, Topic] = {}
    corrections = []
    for position, pk, words, slug, moment in sorted(rows):
        if position < 0:
            corrections.append(Correction(pk, moment, words))
        else:
            topics.setdefault(pk, take(Topic, _TOPIC, iter((pk, words, slug))))
    corrections.sort(key=lambda correction: correction.at, reverse=True)
    return list(topics.values()), corrections


@cache
def _topics_and_corrections(script: str) -> Prepared:
    # both are a few short rows: one query brings them, told apart by a position below zero
    def build(edition_id: int, story_id: int, at: datetime) -> QuerySet[Any, Any]:
        standing = (
            Coalesce(f"topic__merged_into__{name}", f"topic__{name}")
            for name in ("id", "name", "slug")
        )
        topics = EditionTopic.objects.filter(edition_id=edition_id).order_by()
        notes = Edition.objects.filter(story_id=story_id).corrections(at).order_by()
        return topics.values_list("position", *standing, "edition__live_from").union(
            notes.values_list(Value(-1), "story_id", note_column(script), Value(""), "live_from"),
            all=True,
        )

    return Prepared(build, edition_id=int, story_id=int, at=datetime)
