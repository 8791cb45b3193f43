"""Puts made-up stories into the public record, two thousand to a transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from operator import attrgetter
from random import Random
from typing import Any

from django.db import transaction
from django.db.models import DateTimeField, JSONField
from django.utils.translation import gettext_lazy as _

from editions.changes import lock_log
from editions.content import Content, CreditLine, Role
from editions.listings import places_of
from editions.models import (
    Change,
    Edition,
    EditionCredit,
    EditionTopic,
    Listing,
    Story,
    Withdrawal,
)
from editions.publish import edition_as_written
from newsroom.corpus.audience import Audience, add_views, draw_views
from newsroom.corpus.derived import fill_derived
from newsroom.corpus.places import Places, places
from newsroom.corpus.plan import Plan, plan
from newsroom.corpus.rows import adapt, adapt_json, in_bulk, insert_rows
from newsroom.corpus.text import Words, clauses, compose
from newsroom.corpus.words import NOTE, NOTICE, SOURCES

_URI = "urn:corpus:"
_BATCH = 2000
_EDITOR_EVERY = 2
_fields = [field for field in Edition._meta.concrete_fields if not field.primary_key]
_EDITION = [str(field.column) for field in _fields]
_MOMENTS = [place for place, each in enumerate(_fields) if isinstance(each, DateTimeField)]
_DOCUMENTS = [place for place, each in enumerate(_fields) if isinstance(each, JSONField)]
_KIND = _EDITION.index("kind")
_values = attrgetter(*_EDITION)
_LISTING = (
    "live_from",
    "live_until",
    "list_kind",
    "list_id",
    "listed_at",
    "story_id",
    "edition_id",
    "channel_id",
    "leading_topic_id",
)


class OtherStories(ValueError):
    """The site has stories of its own; made-up ones would stand among them."""

    def __str__(self) -> str:
        return str(_("This site has other stories. --force adds made-up ones all the same."))


@dataclass(slots=True)
class _Draft:
    """One made-up story before it is written."""

    story: Story
    plan: Plan
    content: Content
    hans: Words
    hant: Words
    views: int
    editions: list[Edition] = field(default_factory=list)


def make_corpus(*, stories: int, seed: int, at: datetime, force: bool = False) -> range:
    """Add that many stories of a seed as they stand at a moment; the numbers that they got.

    The same seed and moment make the same stories; added again, those that follow. Raises
    OtherStories.
    """
    if not force and Story.objects.exclude(uri__startswith=_URI).exists():
        raise OtherStories
    begin = Story.objects.filter(uri__startswith=f"{_URI}{seed}:").count()
    found = places()
    with in_bulk():
        for start in range(begin, begin + stories, _BATCH):
            numbers = range(start, min(start + _BATCH, begin + stories))
            _write([_draft(number, seed, found, at) for number in numbers], found, at)
    return range(begin, begin + stories)


def _draft(number: int, seed: int, found: Places, at: datetime) -> _Draft:
    rng = Random(f"{seed}:{number}")  # noqa: S311 # seeded on purpose; nothing secret
    course = plan(rng, number=number, at=at)
    hans, hant = compose(rng, clauses(seed))
    content = Content(
        headline=hans.headline,
        short_headline=hans.short_headline,
        standfirst=hans.standfirst,
        body=hans.body,
        channel=found.draw_channel(rng),
        topics=tuple(found.draw_topics(rng)),
        credits=_credits(rng, found),
        source=rng.choice(SOURCES),
    )
    story = Story(uri=f"{_URI}{seed}:{number}", created_at=course.versions[0].created_at)
    return _Draft(story, course, content, hans, hant, draw_views(rng))


def _credits(rng: Random, found: Places) -> tuple[CreditLine, ...]:
    credits = [
        CreditLine(role=Role.WRITER, name=author.name, author=author)
        for author in found.draw_authors(rng)
    ]
    if rng.random() * _EDITOR_EVERY < 1:
        editor = found.draw_authors(rng)[0]
        credits.append(CreditLine(role=Role.EDITOR, name=editor.name, author=editor))
    return tuple(credits)


@transaction.atomic
def _write(drafts: Sequence[_Draft], found: Places, at: datetime) -> None:
    lock_log()
    found.look_again()
    Story.objects.bulk_create(draft.story for draft in drafts)
    for draft in drafts:
        draft.editions = _editions(draft)
    _insert_editions([edition for draft in drafts for edition in draft.editions])
    insert_rows(
        EditionCredit,
        ("edition_id", "position", "role", "name", "author_id"),
        (row for draft in drafts for row in _credit_rows(draft)),
    )
    insert_rows(
        EditionTopic,
        ("edition_id", "position", "topic_id"),
        (row for draft in drafts for row in _topic_rows(draft)),
    )
    insert_rows(Listing, _LISTING, (row for draft in drafts for row in _listing_rows(draft)))
    Withdrawal.objects.bulk_create(row for draft in drafts for row in _withdrawals(draft))
    insert_rows(
        Change, ("story_id", "at"), (row for draft in drafts for row in _change_rows(draft))
    )
    add_views(
        (
            Audience(draft.story.pk, draft.plan.versions[0].live_from, draft.views)
            for draft in drafts
        ),
        at=at,
    )


def _insert_editions(editions: Sequence[Edition]) -> None:
    insert_rows(Edition, _EDITION, map(_edition_row, editions))
    stories = {edition.story_id for edition in editions}
    # both databases number the rows of one statement as they come
    ids = Edition.objects.filter(story_id__in=stories).order_by("pk").values_list("pk", flat=True)
    for edition, pk in zip(editions, ids, strict=True):
        edition.pk = pk


def _edition_row(edition: Edition) -> list[Any]:
    row = list(_values(edition))
    for place in _MOMENTS:
        row[place] = adapt(row[place])
    for place in _DOCUMENTS:
        row[place] = adapt_json(row[place])
    row[_KIND] = str(row[_KIND])
    return row


def _editions(draft: _Draft) -> list[Edition]:
    editions = []
    for version in draft.plan.versions:
        content, hans, hant = draft.content, draft.hans, draft.hant
        if not version.whole:
            hans, hant = hans.without_last(), hant.without_last()
            content = replace(content, body=hans.body)
        edition = edition_as_written(draft.story, content, version.live_from)
        edition.live_until = version.live_until
        edition.created_at = version.created_at
        edition.kind = version.kind
        edition.public_note = NOTE if version.kind == Edition.Kind.CORRECTION else ""
        fill_derived(edition, hans, hant, credits=content.credits)
        editions.append(edition)
    return editions


def _credit_rows(draft: _Draft) -> Iterator[tuple[Any, ...]]:
    for edition in draft.editions:
        for position, credit in enumerate(draft.content.credits):
            author_id = credit.author.pk if credit.author else None
            yield edition.pk, position, str(credit.role), credit.name, author_id


def _topic_rows(draft: _Draft) -> Iterator[tuple[Any, ...]]:
    for edition in draft.editions:
        for position, topic in enumerate(draft.content.topics):
            yield edition.pk, position, topic.pk


def _listing_rows(draft: _Draft) -> Iterator[tuple[Any, ...]]:
    content = draft.content
    author_ids = [credit.author.pk for credit in content.credits if credit.author]
    standing = list(dict.fromkeys(topic.standing for topic in content.topics))
    lists = places_of(content.channel, standing, author_ids)
    listed_at = adapt(draft.plan.versions[0].live_from)
    story, channel, topic = draft.story.pk, content.channel.pk, standing[0].pk
    for edition in draft.editions:
        if edition.live_from == edition.live_until:
            continue
        live = adapt(edition.live_from), adapt(edition.live_until)
        for kind, list_id in lists:
            yield *live, int(kind), list_id, listed_at, story, edition.pk, channel, topic


def _withdrawals(draft: _Draft) -> Iterator[Withdrawal]:
    if draft.plan.withdrawn:
        start, end = draft.plan.withdrawn
        yield Withdrawal(
            story=draft.story, live_from=start, live_until=end, notice=NOTICE, created_at=start
        )


def _change_rows(draft: _Draft) -> Iterator[tuple[Any, ...]]:
    for edition in draft.editions:
        yield draft.story.pk, adapt(edition.created_at)
    if draft.plan.withdrawn:
        yield draft.story.pk, adapt(draft.plan.withdrawn[0])
