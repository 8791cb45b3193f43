"""A front at a moment, from the record: what readers get, and in how many queries."""

from datetime import timedelta

import pytest

from editions.publish import create_story, publish_edition
from editions.withdraw import withdraw_story
from fronts.launching import launch_front
from fronts.models import Mark
from fronts.reading import drafted, released_blocks, resolved_blocks
from fronts.resolving import Why
from fronts.rows import released_on
from tests.factories.fronts import make_block, make_card, make_front
from tests.factories.newsroom import T0, make_channel, make_content, make_story_live, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


def live(**content):
    return make_story_live(live_from=T0 - HOUR, **content)


def shown(front, at=T0):
    """The blocks that readers get, and until when the clock leaves them so."""
    released = released_on(front.pk, at)
    return released_blocks(released, at=at, script="zh-hans") if released else ([], None)


def titles(front, at=T0):
    page, _ = shown(front, at)
    return [
        [entry.story.title if entry.story else entry.placed.headline for entry in one.shown]
        for one in page
    ]


def test_readers_get_what_was_launched_at_the_moment():
    front = make_front()
    block = make_block(front)
    make_card(block, live(headline="甲"))
    launch_front(front=front, by=None, at=T0)
    make_card(block, live(headline="乙"))
    launch_front(front=front, by=None, at=T0, live_from=T0 + HOUR)

    assert titles(front) == [["甲"]]
    assert titles(front, T0 + HOUR) == [["甲", "乙"]]
    assert titles(front, T0 - HOUR) == []


def test_a_waiting_story_stands_from_its_own_time():
    front = make_front()
    block = make_block(front)
    edition = publish_edition(
        story=create_story(at=T0), content=make_content(headline="甲"), at=T0, live_from=T0 + HOUR
    )
    make_card(block, edition)
    make_card(block, live(headline="乙"))
    launch_front(front=front, by=None, at=T0)

    assert titles(front) == [["乙"]]
    assert titles(front, T0 + HOUR) == [["甲", "乙"]]


def test_a_withdrawn_story_leaves_at_once_and_no_block_is_empty():
    front = make_front()
    down, filler = live(headline="甲"), live(headline="乙")
    make_card(make_block(front), down)
    make_card(make_block(front, backfill="recent", limit=2), filler)
    launch_front(front=front, by=None, at=T0)
    assert titles(front) == [["甲"], ["乙"]]

    withdraw_story(story=down.story, at=T0 + HOUR)

    assert titles(front, T0 + 2 * HOUR) == [["乙"]]


@pytest.mark.parametrize("source", ["recent", "channel", "topic", "trending", "marked"])
def test_backfill_comes_from_its_source(source):
    section, topic = make_channel(), make_topic()
    other = live(headline="别处")
    edition = live(headline="甲", channel=section, topics=(topic,))
    Mark.objects.create(story=edition.story, at=T0)
    front = make_front()
    make_card(make_block(front, limit=1), other)
    make_block(front, backfill=source, backfill_channel=section, backfill_topic=topic)
    launch_front(front=front, by=None, at=T0)

    assert titles(front) == [["别处"], ["甲"]]


def test_an_undated_story_can_be_placed():
    front = make_front()
    make_card(make_block(front), make_story_live(live_from=T0 - HOUR, dated=False, headline="甲"))
    launch_front(front=front, by=None, at=T0)

    assert titles(front) == [["甲"]]


def test_the_draft_is_resolved_alike_and_says_why():
    front = make_front()
    block = make_block(front, backfill="recent", limit=2)
    placed = live(headline="甲")
    make_card(block, placed)
    live(headline="乙")

    (one,) = resolved_blocks(drafted(front.pk), at=T0, script="zh-hans")

    assert [entry.why for entry in one.shown] == [Why.PLACED, Why.BACKFILLED]


def test_a_story_that_ages_leaves_and_one_that_trends_is_topped_up():
    front = make_front()
    live(headline="甲")
    make_story_live(live_from=T0 - 3 * HOUR, headline="乙")
    make_block(front, backfill="trending", within_hours=3)
    launch_front(front=front, by=None, at=T0)

    assert titles(front) == [["甲", "乙"]]
    assert titles(front, T0 + timedelta(microseconds=1)) == [["甲"]]


def test_words_of_a_story_stand_in_each_block_that_shows_them():
    front = make_front()
    story = live(headline="甲", standfirst="导语")
    for _ in range(2):
        make_card(make_block(front, layout="headline", repeats_allowed=True), story)
    launch_front(front=front, by=None, at=T0)

    page, _ = shown(front)

    assert [one.words[story.pk][0] for one in page] == ["导语", "导语"]


@pytest.mark.parametrize("cards", [1, 3])
def test_queries_do_not_grow_with_cards(cards, django_assert_num_queries):
    front = make_front()
    for _ in range(cards):
        block = make_block(front, backfill="recent")
        for _ in range(cards):
            make_card(block, live(), shows_byline=True)
    for _ in range(cards):
        live()
    launch_front(front=front, by=None, at=T0)

    # launches, cards, what is placed, backfill, what fills up, bylines
    with django_assert_num_queries(6):
        shown(front)


def test_a_full_block_asks_no_rule(django_assert_num_queries):
    front = make_front()
    live()
    make_card(make_block(front, backfill="recent", limit=1), live())
    launch_front(front=front, by=None, at=T0)

    with django_assert_num_queries(3):
        shown(front)
