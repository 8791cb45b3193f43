"""Lists: one range of one index at any moment; merges and moves rewrite them, never editions."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from editions.headlines import headlines
from editions.keyset import write_cursor
from editions.listings import merge_topics, move_channel
from editions.lists import card_page
from editions.models import Change, Edition, List, Listing
from editions.publish import publish_edition
from tests.factories.newsroom import (
    T0,
    make_channel,
    make_content,
    make_story_live,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


def stories(kind, list_id=0, *, at=T0 + 9 * HOUR):
    return [row.story_id for row in Listing.objects.live(at).in_list(kind, list_id)]


def test_list_is_newest_first_and_ties_go_by_story():
    first = make_story_live(live_from=T0)
    tied = make_story_live(live_from=T0)
    newest = make_story_live(live_from=T0 + HOUR)

    assert stories(List.ALL) == [newest.story_id, tied.story_id, first.story_id]


def test_keyset_walks_every_story_once_across_ties():
    made = [make_story_live(live_from=T0 + HOUR * (i // 3)).story_id for i in range(10)]
    walked, page = [], list(Listing.objects.live(T0 + 9 * HOUR).in_list(List.ALL)[:4])
    while page:
        walked += [row.story_id for row in page]
        last = page[-1]
        rest = Listing.objects.live(T0 + 9 * HOUR).in_list(List.ALL)
        page = list(rest.before(last.listed_at, last.story_id)[:4])

    assert walked == sorted(made, reverse=True)


def test_past_moment_lists_what_was_live_then():
    edition = make_story_live(live_from=T0)
    publish_edition(story=edition.story, content=make_content(), at=T0 + 5 * HOUR)

    rows = Listing.objects.live(T0 + HOUR).in_list(List.ALL)
    assert [row.edition_id for row in rows] == [edition.pk]
    assert stories(List.ALL, at=T0 - HOUR) == []


def test_past_moment_lists_go_on_after_a_place_that_came_later():
    older, newer = make_story_live(live_from=T0), make_story_live(live_from=T0 + HOUR)
    latest = make_story_live(live_from=T0 + 2 * HOUR)
    place = write_cursor(latest.live_from, latest.story_id)

    def page(at):
        found = card_page(List.ALL, at=at, script="zh-hans", before=place)
        return [card.story_id for card in found.cards]

    assert page(T0 + 9 * HOUR) == [newer.story_id, older.story_id]
    assert page(T0 + HOUR) == [newer.story_id, older.story_id]
    assert page(T0) == [older.story_id]


def test_nothing_is_live_before_it_is_listed():
    make_story_live(live_from=T0)

    with pytest.raises(IntegrityError, match="listing_not_live_before_listed"):
        Listing.objects.update(listed_at=T0 + HOUR)


@pytest.mark.parametrize(
    ("at", "place", "bound"), [(0, None, 0), (0, 5, 0), (5, None, 5), (5, 0, 0)]
)
def test_list_at_a_moment_begins_there_in_its_index(django_assert_num_queries, at, place, bound):
    moments = [T0 + number * HOUR for number in range(6)]
    before = "" if place is None else write_cursor(moments[place], 9)
    with django_assert_num_queries(1) as queries:
        card_page(List.CHANNEL, 7, at=moments[at], script="zh-hans", before=before)

    bounds = re.findall(r'"listed_at" <= \'(.{19})', queries[0]["sql"])
    assert bounds == [f"{moments[bound]:%Y-%m-%d %H:%M:%S}"]
    if connection.vendor != "sqlite":
        return  # small tables are scanned there whatever the indexes; the benchmark measures both
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {queries[0]['sql']}")
        plan = [row[3] for row in cursor.fetchall()]

    assert "USING INDEX listing_in_order (list_kind=? AND list_id=? AND listed_at<?)" in plan[0]


def test_list_is_read_from_its_index_in_order():
    sql, parameters = (
        Listing.objects.live(T0)
        .in_list(List.CHANNEL, 7)
        .before(T0, 9)
        .values("edition_id")[:20]
        .query.sql_with_params()
    )
    if connection.vendor != "sqlite":
        return  # small tables are scanned there whatever the indexes; the benchmark measures both
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        plan = [row[3] for row in cursor.fetchall()]

    assert len(plan) == 1
    assert "USING INDEX listing_in_order (list_kind=? AND list_id=? AND listed_at<?)" in plan[0]


def test_headlines_label_by_channel_else_by_leading_topic():
    section = make_channel("财经", slug="finance")
    channel = make_channel("产业", parent=section, slug="industry")
    topics = (make_topic("食品安全"), make_topic("消费"))
    in_channel = make_story_live(channel=channel, topics=topics, live_from=T0)
    in_section = make_story_live(channel=section, topics=topics, live_from=T0 + HOUR)
    bare = make_story_live(channel=section, live_from=T0 + 2 * HOUR)

    rows = Listing.objects.live(T0 + 9 * HOUR).in_list(List.SECTION, section.pk)

    lines = headlines(rows, script="zh-hant")
    assert [(line.story_id, line.label) for line in lines] == [
        (bare.story_id, ""),
        (in_section.story_id, "食品安全"),
        (in_channel.story_id, "財經-產業"),
    ]
    assert [row.label for row in rows.for_cards()] == ["", "食品安全", "财经-产业"]


def test_merged_topic_hands_its_stories_on():
    old, new = make_topic("华威公司"), make_topic("华威")
    both = make_story_live(topics=(old, new), live_from=T0)
    only_old = make_story_live(topics=(old,), live_from=T0 + HOUR)
    changes = Change.objects.count()

    merge_topics(topic=old, into=new, at=T0 + 2 * HOUR)

    assert stories(List.TOPIC, new.pk) == [only_old.story_id, both.story_id]
    assert stories(List.TOPIC, old.pk) == []
    assert set(Listing.objects.values_list("leading_topic__name", flat=True)) == {"华威"}
    assert Edition.objects.get(pk=only_old.pk).topics.get() == old
    assert Change.objects.count() == changes + 2


def test_topic_that_was_merged_before_follows():
    first, second, third = make_topic(), make_topic(), make_topic()
    merge_topics(topic=first, into=second, at=T0)

    merge_topics(topic=second, into=third, at=T0)

    first.refresh_from_db()
    assert first.standing == third
    with pytest.raises(ValueError, match="itself"):
        merge_topics(topic=third, into=first, at=T0)


def test_moved_channel_takes_its_stories_along():
    old, new = make_channel(), make_channel()
    channel = make_channel(parent=old)
    story = make_story_live(channel=channel, live_from=T0).story_id

    move_channel(channel=channel, to_section=new, at=T0)

    assert stories(List.SECTION, old.pk) == []
    assert stories(List.SECTION, new.pk) == [story]
    assert stories(List.CHANNEL, channel.pk) == [story]


def test_channel_becomes_a_section_and_a_section_a_channel():
    section = make_channel()
    channel = make_channel(parent=section)
    story = make_story_live(channel=channel, live_from=T0).story_id

    move_channel(channel=channel, to_section=None, at=T0)
    assert stories(List.SECTION, channel.pk) == [story]
    assert stories(List.CHANNEL, channel.pk) == []

    move_channel(channel=channel, to_section=section, at=T0)
    assert stories(List.SECTION, section.pk) == [story]
    assert stories(List.CHANNEL, channel.pk) == [story]


def test_third_level_is_refused_and_nothing_moves():
    section, other = make_channel(), make_channel()
    make_channel(parent=section)
    story = make_story_live(channel=section, live_from=T0).story_id

    with pytest.raises(ValidationError):
        move_channel(channel=section, to_section=other, at=T0)

    assert stories(List.SECTION, section.pk) == [story]
