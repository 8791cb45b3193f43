"""Pieces of pages are kept from one change or boundary to the next, and never beyond."""

from datetime import UTC, datetime, timedelta

import pytest

from editions import kept
from editions.interval import FOREVER
from editions.kept import Stand, epoch_at
from editions.live import live_edition
from editions.models import Change
from editions.publish import create_story, publish_edition
from editions.stands import stand_at
from editions.withdraw import withdraw_story
from tests.factories.newsroom import T0, make_content, make_story_live
from tests.factories.pictures import make_picture

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)  # in Shanghai


@pytest.fixture
def clock(monkeypatch):
    """Seconds that pass in the process."""
    passed = [1000.0]
    monkeypatch.setattr(kept.time, "monotonic", lambda: passed[0])
    return passed


def test_piece_is_made_once_in_an_epoch_and_anew_in_the_next():
    made = []

    def make():
        made.append(len(made))
        return made[-1]

    first = epoch_at(NOON, Stand(7, NOON + HOUR))
    assert [first.keep("piece", make), first.keep("piece", make)] == [0, 0]
    assert epoch_at(NOON + SECOND, Stand(7, NOON + HOUR)).keep("piece", make) == 0
    assert epoch_at(NOON + SECOND, Stand(8, NOON + HOUR)).keep("piece", make) == 1


@pytest.mark.parametrize(
    ("moment", "number", "same"),
    [
        (NOON, 7, True),
        (NOON + HOUR - SECOND, 7, True),
        (NOON + HOUR, 7, False),
        (NOON - SECOND, 7, False),
        (NOON, 8, False),
        (NOON, 6, False),
    ],
)
def test_epoch_holds_until_a_boundary_or_another_change(clock, moment, number, same):
    epoch = epoch_at(NOON, Stand(7, NOON + HOUR))

    assert (epoch_at(moment, Stand(number, NOON + 2 * HOUR)) is epoch) is same


def test_piece_that_says_until_when_it_is_true_is_made_anew_then():
    epoch = epoch_at(NOON, Stand(7, NOON + HOUR))
    ends = iter([NOON + SECOND, NOON + HOUR])

    def make():
        until = next(ends)
        return until, until

    shown = [
        epoch.keep_until("piece", make, at=at)
        for at in (NOON, NOON, NOON + SECOND, NOON + 2 * SECOND)
    ]

    assert shown == [NOON + SECOND, NOON + SECOND, NOON + HOUR, NOON + HOUR]


def test_epoch_ends_at_midnight_in_shanghai():
    epoch = epoch_at(NOON, Stand(7, NOON + 100 * HOUR))

    assert epoch.until == NOON + 12 * HOUR


@pytest.mark.parametrize(("seconds", "same"), [(9.9, True), (10.0, False)])
def test_epoch_lasts_ten_seconds_for_names_and_scores_are_no_changes(clock, seconds, same):
    epoch = epoch_at(NOON, Stand(7, NOON + HOUR))
    clock[0] += seconds

    assert (epoch_at(NOON, Stand(7, NOON + HOUR)) is epoch) is same


def test_what_is_kept_is_bounded(monkeypatch):
    monkeypatch.setattr(kept, "MOST", 3)
    epoch = epoch_at(NOON, Stand(7, NOON + HOUR))

    made = [epoch.keep(number, lambda number=number: number) for number in range(5)]

    assert made == [0, 1, 2, 3, 4]
    assert epoch.kept(range(5)) == {0: 0, 1: 1, 2: 2}


@pytest.mark.django_db
@pytest.mark.services
def test_stand_is_the_newest_change_and_the_next_boundary_of_any_story():
    edition = make_story_live(live_from=T0)
    other = make_story_live(live_from=T0)
    content = make_content()
    publish_edition(story=other.story, content=content, at=T0, live_from=T0 + 3 * HOUR)

    def stand(at):
        found = live_edition(edition.story_id, at=at, script="zh-hans").stand
        assert stand_at(at) == found
        return found.number, found.until

    newest = Change.objects.latest("pk").pk
    assert stand(T0) == (newest, T0 + 3 * HOUR)
    assert stand(T0 + 3 * HOUR) == (newest, FOREVER)
    publish_edition(
        story=create_story(at=T0), content=content, at=T0 + HOUR, live_from=T0 + 2 * HOUR
    )
    assert stand(T0 + HOUR) == (newest + 1, T0 + 2 * HOUR)
    make_picture(expires_at=T0 + HOUR + SECOND)
    assert stand(T0 + HOUR) == (newest + 1, T0 + HOUR + SECOND)
    withdraw_story(story=other.story, at=T0 + HOUR)
    assert stand(T0 + HOUR)[0] > newest + 1
