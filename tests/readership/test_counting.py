"""Batches of views: what counts, what is added, and many writers at once."""

import sqlite3
import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone

from editions.publish import create_story, publish_edition
from editions.withdraw import withdraw_story
from readership.counting import record_views
from readership.models import DailyViews, HourlyViews, Popularity
from readership.trending import score_of, total
from tests.factories.newsroom import T0, make_content, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def hours():
    return list(HourlyViews.objects.order_by("story", "hour").values_list("story", "hour", "views"))


def test_batch_is_added_to_hours_lifetime_and_score():
    story_id = make_story_live().story_id
    record_views(counts={(story_id, T0): 3}, at=T0)

    counted = record_views(
        counts={(story_id, T0 + MINUTE): 2, (story_id, T0 + HOUR): 5}, at=T0 + HOUR
    )

    assert counted == 7
    assert hours() == [(story_id, T0, 5), (story_id, T0 + HOUR, 5)]
    row = Popularity.objects.get()
    assert (row.story_id, row.views) == (story_id, 10)
    exact = total([score_of(3, T0), score_of(2, T0 + MINUTE), score_of(5, T0 + HOUR)])
    assert row.score == pytest.approx(exact, abs=1e-9)


@pytest.mark.parametrize("apart", [timedelta(0), HOUR, timedelta(days=400), timedelta(days=9000)])
def test_score_in_the_database_is_the_pure_one_at_any_distance(apart):
    story_id = make_story_live().story_id
    for moment in (T0, T0 + apart, T0):
        record_views(counts={(story_id, moment): 2}, at=T0)

    exact = total([score_of(2, T0), score_of(2, T0 + apart), score_of(2, T0)])
    assert Popularity.objects.get().score == pytest.approx(exact, abs=1e-9)


def test_only_stories_that_are_live_count():
    live, undated = make_story_live(), make_story_live(dated=False)
    down = make_story_live()
    withdraw_story(story=down.story, at=timezone.now())
    waiting = publish_edition(
        story=create_story(at=T0), content=make_content(), at=T0, live_from=T0 + HOUR
    )
    never = create_story(at=T0)
    ids = [live.story_id, undated.story_id, down.story_id, waiting.story_id, never.pk, 10**12]

    counted = record_views(counts={(story_id, T0): 1 for story_id in ids}, at=T0)

    assert counted == 2
    assert set(Popularity.objects.values_list("story", flat=True)) == {
        live.story_id,
        undated.story_id,
    }


def test_large_batch_is_written_in_parts():
    stories = [create_story(at=T0) for _ in range(450)]
    source = make_story_live()
    for story in stories:
        source.pk, source.story, source._state.adding = None, story, True
        source.save()

    record_views(counts={(story.pk, T0): 2 for story in stories}, at=T0)

    assert Popularity.objects.filter(views=2).count() == 450
    assert HourlyViews.objects.filter(views=2).count() == 450


@pytest.fixture
def _few_parameters():
    raw, kind = connection.connection, sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER
    before = raw.setlimit(kind, 999)
    yield
    raw.setlimit(kind, before)


@pytest.mark.usefixtures("_few_parameters")
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite bounds parameters")
def test_batch_may_name_more_stories_than_a_query_takes_parameters():
    story_id = make_story_live().story_id
    unknown = range(story_id + 1, story_id + 1500)

    counted = record_views(counts={(number, T0): 1 for number in (*unknown, story_id)}, at=T0)

    assert counted == 1


def test_empty_batch_writes_nothing():
    assert record_views(counts={}, at=T0) == 0

    assert not Popularity.objects.exists()


@pytest.mark.parametrize("stories", [1, 3])
def test_batch_takes_as_many_queries_for_many_stories_as_for_one(
    stories, django_assert_num_queries
):
    counts = {(make_story_live().story_id, T0): 1 for _ in range(stories)}

    with django_assert_num_queries(5):  # savepoint, what is live, popularity, hours, release
        record_views(counts=counts, at=T0)


@pytest.mark.parametrize(
    "row",
    [
        Popularity(views=0, score=0.0),
        HourlyViews(views=0, hour=T0),
        DailyViews(views=0, day=T0.date()),
    ],
)
def test_row_without_views_is_refused(row):
    row.story = make_story_live().story

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("model", [HourlyViews, DailyViews])
def test_hour_or_day_of_a_story_stands_once(model):
    moment = {"hour": T0} if model is HourlyViews else {"day": T0.date()}
    story = make_story_live().story
    model.objects.create(story=story, views=1, **moment)

    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(story=story, views=1, **moment)


@pytest.mark.django_db(transaction=True)
def test_batches_at_once_lose_nothing_and_never_wait_in_a_circle():
    now = timezone.now()
    ids = [make_story_live().story_id for _ in range(12)]
    start, failures = threading.Barrier(4), []

    def write(number):
        # every writer brings the stories in another order
        turned = ids[number * 3 :] + ids[: number * 3]
        try:
            start.wait()
            for _ in range(15):
                record_views(counts={(story_id, now): 1 for story_id in turned}, at=now)
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert failures == []
    assert set(Popularity.objects.values_list("views", flat=True)) == {60}
    assert sum(HourlyViews.objects.values_list("views", flat=True)) == 12 * 60
    exact = total([score_of(1, now)] * 60)
    assert [row.score for row in Popularity.objects.all()] == pytest.approx([exact] * 12, abs=1e-6)
