"""Hours become days, once."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connections

from readership.models import DailyViews, HourlyViews, Popularity
from readership.rollup import roll_up
from tests.factories.newsroom import T0, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)
# T0 is noon of 3 March in Shanghai: hours are kept from the midnight that began 24 February there
FIRST_KEPT = datetime(2036, 2, 23, 16, tzinfo=UTC)


def views_at(story, hour, views):
    HourlyViews.objects.create(story=story, hour=hour, views=views)


def days():
    return list(DailyViews.objects.order_by("story", "day").values_list("story", "day", "views"))


def test_hours_become_days_of_shanghai_and_later_ones_stay():
    story = make_story_live().story
    for hour, number in [(0, 5), (-1, 3), (-24, 4), (-25, 1)]:
        views_at(story, FIRST_KEPT + hour * HOUR, number)

    assert roll_up(at=T0) is False

    assert days() == [(story.pk, date(2036, 2, 22), 1), (story.pk, date(2036, 2, 23), 7)]
    assert list(HourlyViews.objects.values_list("hour", "views")) == [(FIRST_KEPT, 5)]


def test_days_are_added_to_over_several_steps():
    one, other = make_story_live().story, make_story_live().story
    for hour in range(3):
        for story in (one, other):
            views_at(story, FIRST_KEPT - (hour + 1) * HOUR, 2)

    steps = [roll_up(at=T0, limit=4), roll_up(at=T0, limit=4), roll_up(at=T0, limit=4)]

    assert steps == [True, False, False]
    assert days() == [(one.pk, date(2036, 2, 23), 6), (other.pk, date(2036, 2, 23), 6)]
    assert not HourlyViews.objects.exists()


def test_lifetime_and_score_are_left_alone():
    story = make_story_live().story
    Popularity.objects.create(story=story, views=9, score=1.5)
    views_at(story, FIRST_KEPT - HOUR, 9)

    roll_up(at=T0)

    assert Popularity.objects.values_list("views", "score").get() == (9, 1.5)


@pytest.mark.parametrize("hours", [1, 3])
def test_step_takes_as_many_queries_for_many_hours_as_for_one(hours, django_assert_num_queries):
    story = make_story_live().story
    for hour in range(hours):
        views_at(story, FIRST_KEPT - (hour + 1) * HOUR, 1)

    with django_assert_num_queries(5):  # savepoint, hours, days, deletion, release
        roll_up(at=T0)


@pytest.mark.django_db(transaction=True)
def test_two_who_roll_up_at_once_double_nothing():
    stories = [make_story_live().story for _ in range(5)]
    for story in stories:
        for hour in range(20):
            views_at(story, FIRST_KEPT - (hour + 1) * HOUR, 1)
    start, failures = threading.Barrier(3), []

    def work():
        try:
            start.wait()
            for _ in range(12):
                roll_up(at=T0, limit=10)
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert failures == []
    assert sum(DailyViews.objects.values_list("views", flat=True)) == 100
    assert not HourlyViews.objects.exists()
