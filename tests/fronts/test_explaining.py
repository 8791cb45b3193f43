"""Why a story stands or does not stand in each block of a draft."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editions.withdraw import withdraw_story
from fronts.explaining import Missing, explain
from fronts.marking import mark_story
from fronts.resolving import Why
from tests.factories.fronts import make_block, make_card
from tests.factories.newsroom import (
    credit,
    make_author,
    make_channel,
    make_story_live,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


def answers(front, edition):
    told = explain(front.pk, edition.story_id, at=timezone.now(), script="zh-hans")
    return [
        (one.block.title, one.place, one.entry.why if one.entry else one.missing)
        for one in told.answers
    ]


def test_a_story_that_is_placed_stands_at_its_place_and_nowhere_else(front):
    edition = make_story_live()
    first, second = make_block(front, title="头条"), make_block(front, title="要闻")
    make_card(first, make_story_live())
    make_card(first, edition)
    make_card(second, edition)

    assert answers(front, edition) == [("头条", 2, Why.PLACED), ("要闻", None, Why.ELSEWHERE)]


def test_what_no_card_holds_is_told_by_the_rules(front):
    section = make_channel("财经")
    edition, other = make_story_live(channel=section), make_story_live()
    mark_story(story_id=other.story_id, by=None, at=timezone.now())
    make_block(front, title="无规则")
    make_block(front, title="话题", backfill="topic", backfill_topic=make_topic("海堤"))
    make_block(front, title="标记", backfill="marked", limit=1)
    make_block(front, title="频道", backfill="channel", backfill_channel=section)

    assert answers(front, edition) == [
        ("无规则", None, Missing.NO_RULE),
        ("话题", None, Missing.NOT_IN_RULE),
        ("标记", None, Missing.NOT_IN_RULE),
        ("频道", 1, Why.BACKFILLED),
    ]


@pytest.mark.parametrize("source", ["recent", "marked", "topic", "author"])
def test_a_full_block_is_told_from_a_rule_that_does_not_bring_it(front, source):
    topic, author = make_topic("海堤"), make_author("林溪")
    edition = make_story_live(topics=(topic,), credits=(credit(author),))
    mark_story(story_id=edition.story_id, by=None, at=timezone.now())
    named = {"topic": {"backfill_topic": topic}, "author": {"backfill_author": author}}
    block = make_block(front, title="满", limit=1, backfill=source, **named.get(source, {}))
    make_card(block, make_story_live())

    assert answers(front, edition) == [("满", None, Missing.NOT_ITS_TURN)]


def test_the_hot_list_reaches_as_far_as_it_is_topped_up(front):
    edition = make_story_live()
    make_card(make_block(front, title="热", limit=1, backfill="trending"), make_story_live())
    make_block(front, title="空", backfill="trending")

    # on a quiet day every story is in its reach
    assert answers(front, edition) == [
        ("热", None, Missing.NOT_ITS_TURN),
        ("空", 1, Why.BACKFILLED),
    ]


def test_the_age_limit_and_a_full_block_of_cards_are_named(front):
    old = make_story_live(live_from=timezone.now() - 5 * HOUR)
    make_block(front, title="新", backfill="recent", within_hours=2)
    full = make_block(front, title="满", limit=1)
    make_card(full, make_story_live(live_from=timezone.now() - 9 * HOUR))
    make_card(full, old)

    assert answers(front, old) == [("新", None, Why.TOO_OLD), ("满", None, Why.OVER_LIMIT)]


def test_a_hidden_block_says_so_and_holds_nothing_back(front):
    edition = make_story_live()
    hidden, shown = make_block(front, title="藏", hidden=True), make_block(front, title="显")
    make_card(hidden, edition)
    make_card(shown, edition)

    assert answers(front, edition) == [("藏", None, Missing.HIDDEN), ("显", 1, Why.PLACED)]


def test_what_readers_see_nowhere_is_said_first(editor, front, block):
    down = make_story_live()
    make_card(block, down, at=timezone.now())
    withdraw_story(story=down.story, at=timezone.now())

    page = editor.get(f"/admin/fronts/front/{front.pk}/why/", {"story": down.story_id})

    assert "报道已撤稿，读者在任何地方都看不到。" in page.content.decode()
    assert "未显示：" in page.content.decode()


@pytest.mark.parametrize("story", ["", "x", "-1", "²", "9" * 30])
def test_no_story_no_explanation(editor, front, story):
    assert editor.get(f"/admin/fronts/front/{front.pk}/why/", {"story": story}).status_code == 404
