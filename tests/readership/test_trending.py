"""The law of the score, and the Hot list."""

import math
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from hypothesis import given, strategies as st

from editions.headlines import Headline
from editions.publish import create_story, publish_edition
from editions.withdraw import restore_story, withdraw_story
from readership.counting import record_views
from readership.trending import HALF_LIFE, LANDMARK, Hot, added, hot, score_of, total
from tests.factories.newsroom import T0, make_content, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)
HANS = "zh-hans"

moments = st.datetimes(min_value=LANDMARK.replace(tzinfo=None)).map(
    lambda moment: moment.replace(tzinfo=LANDMARK.tzinfo)
)
hours = st.lists(
    st.tuples(st.integers(1, 10_000), st.floats(-240, 0, allow_nan=False)), min_size=1, max_size=30
)


def decayed_sum(views, at):
    return sum(n * 0.5 ** ((at - moment) / HALF_LIFE) for n, moment in views)


@given(views=hours)
def test_score_equals_the_exact_decay(views):
    views = [(n, T0 + timedelta(hours=before)) for n, before in views]
    exact = decayed_sum(views, T0)

    score = total(score_of(n, moment) for n, moment in views)

    assert math.exp(score - score_of(1, T0)) == pytest.approx(exact, rel=1e-8)


@given(one=hours, other=hours)
def test_scores_order_stories_as_the_exact_decay_does_at_any_later_moment(one, other):
    one, other = ([(n, T0 + timedelta(hours=b)) for n, b in views] for views in (one, other))
    scores = [total(score_of(n, moment) for n, moment in views) for views in (one, other)]
    later = [decayed_sum(views, T0 + 7 * HOUR) for views in (one, other)]

    if not math.isclose(later[0], later[1], rel_tol=1e-6):
        assert (scores[0] > scores[1]) == (later[0] > later[1])


@given(
    scores=st.lists(
        st.tuples(st.integers(1, 10**12), moments).map(lambda pair: score_of(*pair)),
        min_size=2,
        max_size=8,
    )
)
def test_score_never_overflows_and_order_of_adding_does_not_matter(scores):
    together = total(scores)

    assert math.isfinite(together)
    assert together >= max(scores)
    assert total(reversed(scores)) == pytest.approx(together, rel=1e-12)


def test_score_of_one_view_two_hours_later_weighs_two_views():
    assert score_of(1, T0 + HALF_LIFE) == pytest.approx(score_of(2, T0), abs=1e-9)
    assert added(score_of(3, T0), score_of(4, T0)) == pytest.approx(score_of(7, T0), abs=1e-9)


def read(edition, views=1, at=T0):
    record_views(counts={(edition.story_id, at): views}, at=at)


def live(headline="", **fields):
    return make_story_live(**{"headline": headline} if headline else {}, **fields)


def ids(found):
    return [line.story_id for line in found.lines]


@pytest.fixture
def three():
    return [live(live_from=T0 - n * HOUR) for n in (1, 2, 3)]


def test_hot_order_is_by_what_is_read_now(three):
    newest, middle, oldest = three
    read(oldest, 9, at=T0 - 2 * HOUR)
    read(middle, 8)
    read(newest, 1)

    assert ids(hot(at=T0, script=HANS)) == [e.story_id for e in (middle, oldest, newest)]


def test_hot_views_of_yesterday_stand_behind_few_of_now(three):
    newest, _, oldest = three
    record_views(counts={(oldest.story_id, T0 - 24 * HOUR): 1000}, at=T0)
    read(newest, 2)

    assert ids(hot(at=T0, script=HANS, count=2)) == [newest.story_id, oldest.story_id]


def test_hot_latest_fill_it_up_and_that_is_said(three):
    read(three[2])

    found = hot(at=T0, script=HANS)

    assert ids(found) == [three[2].story_id, three[0].story_id, three[1].story_id]
    assert found.topped_up is True


def test_hot_what_was_last_read_days_ago_gives_way_to_the_latest(three):
    newest, middle, oldest = three
    with time_machine.travel(T0, tick=False):
        record_views(counts={(oldest.story_id, T0 - 72 * HOUR): 5}, at=T0)
        read(middle, 1)

        found = hot(at=T0, script=HANS, count=2)

    assert ids(found) == [middle.story_id, newest.story_id]
    assert found.topped_up is True


def test_hot_nothing_is_topped_up_where_nothing_else_is_live(three):
    for edition in three:
        read(edition)

    assert hot(at=T0, script=HANS).topped_up is False


def test_hot_empty_site_has_an_empty_list():
    assert hot(at=T0, script=HANS) == Hot([], topped_up=False)


def test_hot_count_is_kept_and_no_story_stands_twice(three):
    read(three[1])

    found = hot(at=T0, script=HANS, count=2)

    assert ids(found) == [three[1].story_id, three[0].story_id]


def test_hot_lines_are_in_the_readers_script():
    edition = live("国产软件发布")
    read(edition)

    hans, hant = (hot(at=T0, script=script) for script in ("zh-hans", "zh-hant"))

    assert hans.lines == [Headline(edition.story_id, "国产软件发布")]
    assert hant.lines == [Headline(edition.story_id, "國產軟件發佈")]


@pytest.mark.parametrize("topped_up", [True, False])
def test_hot_what_is_not_public_never_stands_in_it(topped_up):
    shown = live()
    read(shown)
    down = live()
    read(down, 50)
    withdraw_story(story=down.story, at=T0 - HOUR)
    waiting = publish_edition(
        story=create_story(at=T0),
        content=make_content(embargo_until=T0 + HOUR),
        at=T0,
        live_from=T0 + HOUR,
    )
    record_views(counts={(waiting.story_id, T0): 99}, at=T0 + HOUR)

    found = hot(at=T0, script=HANS, count=16 if topped_up else 1)

    assert ids(found) == [shown.story_id]
    assert ids(hot(at=T0 + HOUR, script=HANS, count=1)) == [waiting.story_id]


def test_hot_restored_story_stands_where_it_stood():
    edition = live()
    read(edition)
    withdraw_story(story=edition.story, at=T0)

    restore_story(story=edition.story, at=T0 + HOUR)

    assert ids(hot(at=T0, script=HANS)) == []
    assert ids(hot(at=T0 + HOUR, script=HANS)) == [edition.story_id]


def test_hot_undated_story_may_be_hot_but_never_fills_up():
    undated, other = live(dated=False), live(dated=False)
    read(undated)

    assert ids(hot(at=T0, script=HANS)) == [undated.story_id]
    assert other.story_id not in ids(hot(at=T0, script=HANS))


def test_hot_rank_in_the_source_is_no_view():
    edition = live(dated=False)
    type(edition.story).objects.update(hot_rank=1)

    assert hot(at=T0, script=HANS).lines == []


def test_hot_update_moves_the_title_and_not_the_place():
    edition = live()
    read(edition)
    publish_edition(story=edition.story, content=make_content(headline="新标题"), at=T0)

    found = hot(at=T0, script=HANS)

    assert found.lines == [Headline(edition.story_id, "新标题")]


@pytest.mark.parametrize("stories", [1, 3])
def test_hot_queries_are_one_and_two_where_it_is_topped_up(stories, django_assert_num_queries):
    for _ in range(stories):
        read(live())

    with django_assert_num_queries(1):
        hot(at=T0, script=HANS, count=stories)
    with django_assert_num_queries(2):
        hot(at=T0, script=HANS, count=stories + 1)


def test_hot_walks_the_index_of_scores_and_sorts_nothing(django_assert_num_queries):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    with django_assert_num_queries(2) as queries:
        hot(at=T0, script=HANS)

    with connection.cursor() as cursor:
        explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        cursor.execute(f"{explain} {queries[0]['sql']}")
        plan = str(cursor.fetchall())
    assert "popularity_hottest" in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan
    if connection.vendor == "sqlite":  # PostgreSQL plans by the few rows that are there
        assert "edition_of_story" in plan


def test_half_life_and_landmark_are_what_kept_scores_rest_on():
    # scores in the database were made with these: another value would need them made anew
    assert timedelta(hours=2) == HALF_LIFE
    assert datetime(2020, 1, 1, tzinfo=UTC) == LANDMARK
