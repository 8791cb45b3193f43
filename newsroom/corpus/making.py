"""Puts made-up stories into the public record, hundreds to a transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from editions.changes import lock_log
from editions.content import Content, CreditLine, Role
from editions.listings import listings_of
from editions.models import (
    Change,
    Edition,
    EditionCredit,
    EditionTopic,
    Listing,
    Story,
    Withdrawal,
)
from editions.publish import build_edition
from newsroom.corpus.derived import fill_derived
from newsroom.corpus.places import Places, places
from newsroom.corpus.plan import Plan, plan
from newsroom.corpus.rows import insert_rows
from newsroom.corpus.text import Words, compose
from newsroom.corpus.words import NOTE, NOTICE, SOURCES

_URI = "urn:corpus:"
_BATCH = 500
_EDITOR_EVERY = 2


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
    for start in range(begin, begin + stories, _BATCH):
        numbers = range(start, min(start + _BATCH, begin + stories))
        _write([_draft(number, seed, found, at) for number in numbers])
    return range(begin, begin + stories)


def _draft(number: int, seed: int, found: Places, at: datetime) -> _Draft:
    rng = Random(f"{seed}:{number}")  # noqa: S311 # seeded on purpose; nothing secret
    course = plan(rng, number=number, at=at)
    hans, hant = compose(rng)
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
    return _Draft(story, course, content, hans, hant)


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
def _write(drafts: Sequence[_Draft]) -> None:
    lock_log()
    Story.objects.bulk_create(draft.story for draft in drafts)
    for draft in drafts:
        draft.editions = _editions(draft)
    Edition.objects.bulk_create(edition for draft in drafts for edition in draft.editions)
    for lines in _lines(drafts):
        insert_rows(lines)
    for rows in (_listings, _withdrawals, _changes):
        insert_rows([row for draft in drafts for row in rows(draft)])


def _editions(draft: _Draft) -> list[Edition]:
    editions = []
    for version in draft.plan.versions:
        content, hans, hant = draft.content, draft.hans, draft.hant
        if not version.whole:
            hans, hant = hans.without_last(), hant.without_last()
            content = replace(content, body=hans.body)
        edition = build_edition(draft.story, content, version.live_from)
        edition.live_until = version.live_until
        edition.created_at = version.created_at
        edition.kind = version.kind
        edition.public_note = NOTE if version.kind == Edition.Kind.CORRECTION else ""
        fill_derived(edition, hans, hant, credits=content.credits)
        editions.append(edition)
    return editions


def _lines(drafts: Sequence[_Draft]) -> tuple[list[EditionCredit], list[EditionTopic]]:
    credits, topics = [], []
    for draft in drafts:
        for edition in draft.editions:
            credits += [
                EditionCredit(
                    edition=edition,
                    position=position,
                    role=credit.role,
                    name=credit.name,
                    author=credit.author,
                )
                for position, credit in enumerate(draft.content.credits)
            ]
            topics += [
                EditionTopic(edition=edition, position=position, topic=topic)
                for position, topic in enumerate(draft.content.topics)
            ]
    return credits, topics


def _listings(draft: _Draft) -> Iterator[Listing]:
    authors = [credit.author.pk for credit in draft.content.credits if credit.author]
    for edition in draft.editions:
        if edition.live_from < edition.live_until:
            yield from listings_of(
                edition,
                listed_at=draft.plan.versions[0].live_from,
                topics=draft.content.topics,
                author_ids=authors,
            )


def _withdrawals(draft: _Draft) -> Iterator[Withdrawal]:
    if draft.plan.withdrawn:
        start, end = draft.plan.withdrawn
        yield Withdrawal(
            story=draft.story, live_from=start, live_until=end, notice=NOTICE, created_at=start
        )


def _changes(draft: _Draft) -> Iterator[Change]:
    for edition in draft.editions:
        yield Change(story=draft.story, at=edition.created_at)
    if draft.plan.withdrawn:
        yield Change(story=draft.story, at=draft.plan.withdrawn[0])
