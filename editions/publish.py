"""Opens, cancels and reopens editions: every way in which a text becomes public or ceases to."""

import uuid
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.db.models import Min

from editions import refusals
from editions.byline import printed_byline
from editions.changes import lock_log, record_change
from editions.content import Content
from editions.house import current_house
from editions.html import sanitise
from editions.interval import FOREVER
from editions.listings import listings_of, set_end, with_present_places
from editions.models import (
    Edition,
    EditionCredit,
    EditionPicture,
    EditionTopic,
    Listing,
    Story,
)
from editions.rerender import derive
from editions.rules import UNNAMED

FARTHEST = timedelta(days=366)


class Waiting(StrEnum):
    """What becomes of an edition that waits when another is published."""

    REFUSE = "refuse"
    CANCEL = "cancel"


@transaction.atomic
def create_story(*, at: datetime, uri: str = "", dated: bool = True) -> Story:
    """A new public identity; without a `uri` it gets `tag:<site>,<year>:<id>`."""
    story = Story.objects.create(uri=uri or f"{UNNAMED}{uuid.uuid4()}", created_at=at, dated=dated)
    if not uri:
        story.uri = f"tag:{settings.SITE_DOMAIN},{at.year}:{story.pk}"
        story.save(update_fields=["uri"])
    return story


@transaction.atomic
def publish_edition(
    *,
    story: Story,
    content: Content,
    at: datetime,
    live_from: datetime | None = None,
    kind: Edition.Kind | None = None,
    public_note: str = "",
    waiting: Waiting = Waiting.REFUSE,
) -> Edition:
    """Write an edition that is live from a moment (`at`, the present, unless another is given).

    It closes the edition that is live at that moment, in the same transaction. Raises a
    PublicationRefused that names the reason.
    """
    start = live_from or at
    if start < at:
        raise refusals.TimeInThePast
    if start > at + FARTHEST:
        raise refusals.TimeTooFar
    return _open(story, content, start, kind=kind, note=public_note, at=at, waiting=waiting)


@transaction.atomic
def publish_archived(
    *, story: Story, content: Content, live_from: datetime, at: datetime
) -> Edition:
    """Write an edition of an imported story, live from its own time, which has passed."""
    return _open(story, content, live_from, kind=None, note="", at=at, waiting=Waiting.REFUSE)


@transaction.atomic
def cancel_waiting(*, story: Story, at: datetime) -> Edition:
    """Take back the edition that waits; its predecessor's end is reopened. Raises NothingWaits."""
    lock_log()
    _lock(story)
    edition = Edition.objects.of_story(story.pk).waiting(at).first()
    if edition is None:
        raise refusals.NothingWaits
    _cancel(edition)
    record_change(story_id=story.pk, at=at)
    return edition


def _open(
    story: Story,
    content: Content,
    start: datetime,
    *,
    kind: Edition.Kind | None,
    note: str,
    at: datetime,
    waiting: Waiting,
) -> Edition:
    lock_log()
    _lock(story)
    content = with_present_places(content)
    if content.embargo_until and start < content.embargo_until:
        raise refusals.StillEmbargoed
    # a story's very first edition has nothing before it to look at or to close
    has_past = Edition.objects.filter(story=story).exists()
    first_live = _make_room(story, start, at=at, waiting=waiting) if has_past else None
    kind = _kind(kind, note, first_live)
    edition = write_edition(story, content, start, kind=kind, note=note, at=at)
    if story.dated:
        author_ids = [credit.author.pk for credit in content.credits if credit.author]
        rows = listings_of(
            edition, listed_at=first_live or start, topics=content.topics, author_ids=author_ids
        )
        Listing.objects.bulk_create(rows)
    record_change(story_id=story.pk, at=at)
    return edition


def _make_room(story: Story, start: datetime, *, at: datetime, waiting: Waiting) -> datetime | None:
    """Settle what waits and close what is live at the start; when the story first was live."""
    # one that is over counts as well: what begins before its end would be live in it
    if story.withdrawals.not_cancelled().filter(live_until__gt=start).exists():
        raise refusals.StoryWithdrawn
    _settle_waiting(story, at, waiting)
    first_live = _first_live(story)
    # the old row is closed before the new one opens: SQLite checks at once
    for predecessor in Edition.objects.of_story(story.pk).live(start):
        set_end(predecessor, start)
    return first_live


def _kind(kind: Edition.Kind | None, note: str, first_live: datetime | None) -> Edition.Kind:
    if kind == Edition.Kind.CORRECTION and not note.strip():
        raise refusals.NoteOwed
    if first_live is None:
        if kind not in {None, Edition.Kind.FIRST}:
            raise refusals.NothingLiveToCorrect
        return Edition.Kind.FIRST
    return kind if kind and kind != Edition.Kind.FIRST else Edition.Kind.UPDATE


def _settle_waiting(story: Story, at: datetime, choice: Waiting) -> None:
    edition = Edition.objects.of_story(story.pk).waiting(at).first()
    if edition is None:
        return
    if choice is Waiting.REFUSE:
        raise refusals.AnotherEditionWaits
    _cancel(edition)


def _cancel(edition: Edition) -> None:
    predecessor = Edition.objects.of_story(edition.story_id).filter(
        live_until=edition.live_from, live_from__lt=edition.live_from
    )
    before = predecessor.first()
    set_end(edition, edition.live_from)
    if before is not None:
        set_end(before, FOREVER)


def _first_live(story: Story) -> datetime | None:
    first: datetime | None = (
        Edition.objects.filter(story=story)
        .not_cancelled()
        .aggregate(first=Min("live_from"))["first"]
    )
    return first


def _lock(story: Story) -> None:
    # two who publish one story at once stand in line here; SQLite has one writer anyway
    Story.objects.select_for_update().get(pk=story.pk)


def draft_edition(content: Content, *, story: Story | None = None, at: datetime) -> Edition:
    """An unsaved edition with everything derived, as a preview shows it."""
    edition = build_edition(story or Story(pk=0, uri="draft:", created_at=at), content, at)
    edition.created_at = at
    derive(edition, credits=content.credits, topics=content.topics, pictures=content.pictures)
    return edition


def write_edition(
    story: Story, content: Content, start: datetime, *, kind: Edition.Kind, note: str, at: datetime
) -> Edition:
    """Store an edition and what belongs to it; no listing, no check beyond the database's."""
    edition = build_edition(story, content, start)
    edition.kind, edition.public_note, edition.created_at = kind, note.strip(), at
    derive(edition, credits=content.credits, topics=content.topics, pictures=content.pictures)
    edition.save(force_insert=True)
    EditionCredit.objects.bulk_create(
        EditionCredit(
            edition=edition,
            position=position,
            role=credit.role,
            name=credit.name,
            author=credit.author,
        )
        for position, credit in enumerate(content.credits)
    )
    EditionTopic.objects.bulk_create(
        EditionTopic(edition=edition, position=position, topic=topic)
        for position, topic in enumerate(dict.fromkeys(content.topics))
    )
    EditionPicture.objects.bulk_create(
        EditionPicture(
            edition=edition,
            position=position,
            picture=line.picture,
            alt=line.alt,
            caption=line.caption,
            credit_line=line.credit,
        )
        for position, line in enumerate(content.pictures)
    )
    return edition


def build_edition(story: Story, content: Content, start: datetime) -> Edition:
    """An unsaved edition of the content, sanitised, before anything is derived."""
    edition = edition_as_written(story, content, start)
    edition.body = sanitise(content.body)
    return edition


def edition_as_written(story: Story, content: Content, start: datetime) -> Edition:
    """The same of content that this program has written itself: its body is taken as it is."""
    return Edition(
        story=story,
        live_from=start,
        kind=Edition.Kind.FIRST,
        digest=content.digest(),
        language=content.language,
        channel=content.channel,
        lead_picture=content.lead_picture,
        embargo_until=content.embargo_until,
        headline=content.headline,
        short_headline=content.short_headline,
        standfirst=content.standfirst,
        byline=printed_byline(
            content.byline,
            content.credits,
            house=current_house(),
            language=content.language,
            source=content.source,
        ),
        lead_alt=content.lead_alt,
        lead_caption=content.lead_caption,
        lead_credit=content.lead_credit,
        source=content.source,
        source_url=content.source_url,
        original_author=content.original_author,
        original_title=content.original_title,
        body=content.body,
    )
