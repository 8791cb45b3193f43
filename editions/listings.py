"""Keeps each edition's places in the lists, in the transaction that writes the edition."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from channels.models import Channel, Topic
from editions import refusals
from editions.changes import lock_log, record_change
from editions.content import Content
from editions.models import Edition, EditionTopic, List, Listing


def listings_of(
    edition: Edition, *, listed_at: datetime, topics: Iterable[Topic], author_ids: Iterable[int]
) -> list[Listing]:
    """The unsaved rows of an edition: all, section, channel, topics, authors."""
    standing = list(dict.fromkeys(topic.standing for topic in topics))
    channel = edition.channel
    return [
        Listing(
            list_kind=kind,
            list_id=list_id,
            listed_at=listed_at,
            story_id=edition.story_id,
            edition=edition,
            channel=channel,
            leading_topic=standing[0] if standing else None,
            live_from=edition.live_from,
            live_until=edition.live_until,
        )
        for kind, list_id in places_of(channel, standing, author_ids)
    ]


def places_of(
    channel: Channel, topics: Iterable[Topic], author_ids: Iterable[int]
) -> list[tuple[int, int]]:
    """The lists, by kind and id, that a story of these (standing) topics stands in."""
    places: list[tuple[int, int]] = [(List.ALL, 0), (List.SECTION, channel.section.pk)]
    if channel.parent_id is not None:
        places.append((List.CHANNEL, channel.pk))
    places += [(List.TOPIC, topic.pk) for topic in topics]
    places += [(List.AUTHOR, author_id) for author_id in dict.fromkeys(author_ids)]
    return places


def with_present_places(content: Content) -> Content:
    """The content with its channel and topics as they stand now; call it after `lock_log`."""
    ids = [topic.pk for topic in content.topics]
    found = Topic.objects.select_related("merged_into").in_bulk(ids) if ids else {}
    return replace(
        content,
        channel=Channel.objects.select_related("parent").get(pk=content.channel.pk),
        topics=tuple(found[pk] for pk in ids),
    )


def set_end(edition: Edition, until: datetime) -> None:
    """Close or reopen an edition and its listings; an empty interval takes them off the lists."""
    edition.live_until = until
    edition.save(update_fields=["live_until"])
    if until == edition.live_from:
        edition.listings.all().delete()
    else:
        edition.listings.update(live_until=until)


@transaction.atomic
def merge_topics(*, topic: Topic, into: Topic, at: datetime) -> None:
    """Let a topic go up in another: its address leads there, its stories stand there.

    Rewrites listings, never editions. Topics that were merged into this one before follow.
    Raises ValueError where a topic would be merged into itself, TopicMergedMeanwhile where
    somebody has merged it, or has merged the other into it.
    """
    lock_log()
    if topic.pk == into.standing.pk:
        raise ValueError("a topic can't be merged into itself")
    topic = Topic.objects.get(pk=topic.pk)
    target = Topic.objects.select_related("merged_into").get(pk=into.pk).standing
    if topic.merged_into_id is not None or target.pk == topic.pk:
        raise refusals.TopicMergedMeanwhile
    Topic.objects.filter(merged_into=topic).update(merged_into=target)
    Topic.objects.filter(pk=topic.pk).update(merged_into=target)
    of_topic = Listing.objects.filter(list_kind=List.TOPIC, list_id=topic.pk)
    story_ids = list(of_topic.values_list("story_id", flat=True).distinct())
    twice = Listing.objects.filter(list_kind=List.TOPIC, list_id=target.pk).values("edition_id")
    of_topic.filter(edition_id__in=twice).delete()
    of_topic.update(list_id=target.pk)
    Listing.objects.filter(leading_topic=topic).update(leading_topic=target)
    for story_id in story_ids:
        record_change(story_id=story_id, at=at)


@transaction.atomic
def move_channel(*, channel: Channel, to_section: Channel | None, at: datetime) -> None:
    """Put a channel into another section, or make it a section; its stories follow in the lists.

    Raises ValidationError where the tree would get a third level.
    """
    lock_log()
    channel = Channel.objects.select_related("parent").get(pk=channel.pk)
    before = channel.section.pk
    channel.parent = Channel.objects.get(pk=to_section.pk) if to_section else None
    channel.full_clean()
    channel.save(update_fields=["parent"])
    inside = Listing.objects.filter(channel=channel)
    story_ids = list(inside.values_list("story_id", flat=True).distinct())
    inside.filter(list_kind=List.CHANNEL).delete()
    inside.filter(list_kind=List.SECTION, list_id=before).update(list_id=channel.section.pk)
    if to_section is not None:
        _list_in_channel(channel)
    for story_id in story_ids:
        record_change(story_id=story_id, at=at)


def _list_in_channel(channel: Channel) -> None:
    rows = Listing.objects.filter(channel=channel, list_kind=List.ALL).values(
        "listed_at", "story_id", "edition_id", "leading_topic_id", "live_from", "live_until"
    )
    Listing.objects.bulk_create(
        (
            Listing(list_kind=List.CHANNEL, list_id=channel.pk, channel=channel, **row)
            for row in rows.iterator()
        ),
        batch_size=1000,
    )


def topics_of(editions: Iterable[Edition]) -> dict[int, list[Topic]]:
    """The topics of editions as readers see them, in order, keyed by edition id; one query."""
    found: dict[int, list[Topic]] = {}
    lines = (
        EditionTopic.objects.filter(edition__in=list(editions))
        .select_related("topic__merged_into")
        .order_by("edition_id", "position")
    )
    for line in lines:
        topics = found.setdefault(line.edition_id, [])
        if line.topic.standing not in topics:
            topics.append(line.topic.standing)
    return found
