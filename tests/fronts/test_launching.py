"""Blocks are released now or at a time, taken back and brought back; what stood is kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editions.interval import FOREVER
from fronts import refusals
from fronts.drafting import configure_block, remove_block, remove_card
from fronts.following import Waiting
from fronts.launching import (
    bring_back_batch,
    bring_back_launch,
    cancel_batch,
    cancel_launch,
    discard_draft,
    launch_blocks,
    launch_front,
)
from fronts.models import HOME, Front, Launch, LaunchedCard
from fronts.opening import open_fronts
from fronts.undoing import end_launches, undo_front, undo_launch
from tests.factories.fronts import make_block, make_card, make_front
from tests.factories.newsroom import T0, make_story_live
from tests.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


@pytest.fixture
def block():
    return make_block(title="头条")


def launch(block, at=T0, **how):
    found = launch_blocks(front=block.front, blocks=[block], by=None, at=at, **how)
    return found[0]


def intervals(block):
    found = Launch.objects.of_block(block.pk).reverse()
    return [
        (
            (row.live_from - T0) / HOUR,
            None if row.live_until == FOREVER else (row.live_until - T0) / HOUR,
        )
        for row in found
    ]


def stories(launch):
    return [card.story_id for card in launch.cards.all()]


def test_a_launch_freezes_the_block_and_its_cards(block):
    edition = make_story_live()
    card = make_card(
        block, edition, headline="改过的标题", links=[{"text": "此前", "story": 0}][:0]
    )

    released = launch(block)
    remove_card(card=card, made_on=99, at=T0)
    configure_block(block=block, parts={"title": "要闻"}, made_on=99, at=T0)

    kept = Launch.objects.get(pk=released.pk)
    assert (kept.title, kept.layout, kept.limit) == ("头条", "list", 12)
    assert [(one.story_id, one.headline) for one in kept.cards.all()] == [
        (edition.story_id, "改过的标题")
    ]


def test_a_launch_closes_the_one_before_it(block):
    launch(block)
    launch(block, T0 + HOUR)

    assert intervals(block) == [(0, 1), (1, None)]


def test_several_timed_launches_wait_each_until_the_next(block):
    launch(block)
    launch(block, live_from=T0 + 3 * HOUR)
    launch(block, live_from=T0 + 2 * HOUR, waiting=Waiting.KEEP)

    assert intervals(block) == [(0, 2), (2, 3), (3, None)]


def test_a_launch_before_waiting_ones_asks_what_becomes_of_them(block):
    launch(block)
    waiting = launch(block, live_from=T0 + 3 * HOUR)

    with pytest.raises(refusals.WaitingLaunches) as asked:
        launch(block, T0 + HOUR)

    assert asked.value.launches == [waiting]
    assert intervals(block) == [(0, 3), (3, None)]
    launch(block, T0 + HOUR, waiting=Waiting.KEEP)
    assert intervals(block) == [(0, 1), (1, 3), (3, None)]


def test_a_launch_of_the_front_asks_about_every_block_that_waits(block):
    """One that was never launched too: the launch of the page would publish it early."""
    others = [make_block(block.front, title=words) for words in ("财经", "体育")]
    launch(block)
    first = launch(block, live_from=T0 + 3 * HOUR)
    second = launch(others[0], live_from=T0 + 2 * HOUR)

    with pytest.raises(refusals.WaitingOnPage) as asked:
        launch_front(front=block.front, by=None, at=T0 + HOUR)

    assert asked.value.launches == [second, first]
    assert Launch.objects.count() == 3


def test_a_launch_of_the_front_can_leave_out_the_blocks_that_wait(block):
    waits, new = (make_block(block.front, title=words) for words in ("财经", "体育"))
    launch(block)
    launch(waits, live_from=T0 + 3 * HOUR)

    launch_front(front=block.front, by=None, at=T0 + HOUR, waiting=Waiting.LEAVE)

    assert intervals(block) == [(0, 1), (1, None)]
    assert intervals(waits) == [(3, None)]
    assert intervals(new) == [(1, None)]


def test_waiting_launches_are_cancelled_where_that_is_said(block):
    launch(block)
    launch(block, live_from=T0 + 3 * HOUR)
    launch(block, live_from=T0 + 4 * HOUR)

    launch(block, T0 + HOUR, waiting=Waiting.CANCEL)

    assert intervals(block) == [(0, 1), (1, None), (3, 3), (4, 4)]


def test_a_cancelled_launch_leaves_the_one_before_it_standing(block):
    launch(block)
    second = launch(block, live_from=T0 + 2 * HOUR)
    launch(block, live_from=T0 + 3 * HOUR)

    cancel_launch(launch=second, at=T0 + HOUR)

    assert intervals(block) == [(0, 3), (2, 2), (3, None)]
    with pytest.raises(refusals.NothingWaits):
        cancel_launch(launch=second, at=T0 + HOUR)


@pytest.mark.parametrize(
    ("live_from", "refusal"),
    [
        (T0 - HOUR, refusals.LaunchInThePast),
        (T0 + timedelta(days=400), refusals.LaunchTooFar),
        (T0 + HOUR, refusals.SameMoment),
    ],
)
def test_a_time_that_cannot_be_meant_is_refused(block, live_from, refusal):
    launch(block, live_from=T0 + HOUR)

    with pytest.raises(refusal):
        launch(block, live_from=live_from)

    assert intervals(block) == [(1, None)]


def test_an_earlier_launch_is_brought_back_as_it_was(block):
    edition = make_story_live()
    card = make_card(block, edition)
    first = launch(block)
    remove_card(card=card, made_on=99, at=T0)
    launch(block, T0 + HOUR)

    again = undo_launch(block=block, by=None, at=T0 + 2 * HOUR)

    assert again.brings_back == first
    assert stories(again) == [edition.story_id]
    assert intervals(block) == [(0, 1), (1, 2), (2, None)]


def test_undoing_the_first_launch_ends_it(block):
    launch(block)

    assert undo_launch(block=block, by=None, at=T0 + HOUR) is None

    assert intervals(block) == [(0, 1)]
    with pytest.raises(refusals.NothingToUndo):
        undo_launch(block=block, by=None, at=T0 + 2 * HOUR)


def test_what_waits_can_be_cancelled_with_the_end_of_all(block):
    launch(block)
    launch(block, live_from=T0 + 3 * HOUR)

    end_launches(front=block.front, at=T0 + HOUR, waiting=Waiting.CANCEL)

    assert intervals(block) == [(0, 1), (3, 3)]


def test_undoing_the_first_launch_keeps_what_waits(block):
    launch(block)
    launch(block, live_from=T0 + 3 * HOUR)

    undo_launch(block=block, by=None, at=T0 + HOUR)

    assert intervals(block) == [(0, 1), (3, None)]


def test_all_launches_are_ended_at_once_and_the_page_is_composed_again(client):
    open_fronts()
    home, now = Front.objects.get(slug=HOME), timezone.now()
    stories = [make_story_live(headline=words) for words in ("海堤合龙", "港口开航")]
    blocks = [make_block(home, title=words) for words in ("头条", "图集")]
    for hours in (3, 2):
        make_card(blocks[0], stories[hours - 2])
        launch_front(front=home, by=None, at=now - hours * HOUR)
    launch(blocks[1], now - HOUR, live_from=now + HOUR)
    assert "海堤合龙" in client.get("/").content.decode()

    with pytest.raises(refusals.WaitingLaunches):
        end_launches(front=home, at=now)
    assert Launch.objects.live(now).count() == 2
    end_launches(front=home, at=now, waiting=Waiting.KEEP)

    assert [row.block for row in Launch.objects.waiting(now)] == [blocks[1]]
    assert not Launch.objects.live(now).exists()
    page = client.get("/").content.decode()
    assert 'class="front"' in page
    assert "港口开航" in page
    with pytest.raises(refusals.NothingToUndo):
        end_launches(front=home, at=now)


def test_bringing_back_keeps_what_waits(block):
    first = launch(block)
    launch(block, live_from=T0 + 3 * HOUR)

    bring_back_launch(launch=first, by=None, at=T0 + HOUR)

    assert intervals(block) == [(0, 1), (1, 3), (3, None)]


def test_a_front_is_launched_together_and_removed_blocks_leave():
    front = make_front()
    kept, removed = make_block(front, title="头条"), make_block(front, title="旧闻")
    launch_front(front=front, by=None, at=T0)
    remove_block(block=removed, made_on=99, at=T0)

    launches = launch_front(front=front, by=None, at=T0 + HOUR)

    assert len({one.batch for one in launches}) == 1
    live = Launch.objects.filter(front=front).live(T0 + HOUR)
    assert {one.block_id: one.hidden for one in live} == {kept.pk: False, removed.pk: True}
    again = launch_front(front=front, by=None, at=T0 + 2 * HOUR)
    assert [one.block for one in again] == [kept]


def test_a_discarded_draft_is_what_readers_see(block):
    edition = make_story_live()
    card = make_card(block, edition)
    launch(block)
    remove_card(card=card, made_on=99, at=T0)
    make_card(block, make_story_live())
    configure_block(block=block, parts={"title": "要闻"}, made_on=99, at=T0)

    discard_draft(block=block, by=None, at=T0 + HOUR)

    block.refresh_from_db()
    assert block.title == "头条"
    assert [one.story_id for one in block.cards.standing()] == [edition.story_id]


def test_the_database_keeps_launches_as_they_were(block):
    make_card(block, make_story_live())
    released = launch(block)

    refused(lambda: Launch.objects.update(title="改"))
    refused(lambda: LaunchedCard.objects.update(headline="改"))
    refused(lambda: launch_copy(released).save(force_insert=True))


def launch_copy(released):
    copy = Launch.objects.get(pk=released.pk)
    copy.pk, copy._state.adding = None, True
    return copy


def test_two_fronts_are_independent(block):
    other = make_block(title="别处")
    launch(block)
    launch(other)

    assert Front.objects.count() == 2
    assert intervals(block) == intervals(other) == [(0, None)]


def test_a_whole_launch_is_taken_back_at_once(block):
    second = make_block(block.front, title="要闻")
    make_card(block, make_story_live())
    launch_front(front=block.front, by=None, at=T0)
    make_card(second, make_story_live())
    make_card(block, make_story_live())
    launch_front(front=block.front, by=None, at=T0 + HOUR)

    undo_front(front=block.front, by=None, at=T0 + 2 * HOUR)

    live = {row.block_id: row for row in Launch.objects.live(T0 + 2 * HOUR)}
    assert len(stories(live[block.pk])) == 1
    assert stories(live[second.pk]) == []
    assert live[block.pk].batch == live[second.pk].batch


def test_a_block_that_readers_had_not_seen_leaves_with_its_launch(block):
    launch(block)

    undo_front(front=block.front, by=None, at=T0 + HOUR)

    assert intervals(block) == [(0, 1)]
    with pytest.raises(refusals.NothingToUndo):
        undo_front(front=block.front, by=None, at=T0 + 2 * HOUR)


def test_taking_back_leaves_what_was_launched_earlier_and_what_waits(block):
    other = make_block(block.front)
    launch(other)
    launch(block)
    launch(block, T0 + HOUR)
    launch(block, T0 + HOUR, live_from=T0 + 9 * HOUR)

    undo_front(front=block.front, by=None, at=T0 + 2 * HOUR)

    assert intervals(other) == [(0, None)]
    assert intervals(block) == [(0, 1), (1, 2), (2, 9), (9, None)]


def test_undoing_a_block_goes_back_to_what_stood_before_its_launch_alone(block):
    launch(block)
    undo_front(front=block.front, by=None, at=T0 + HOUR)
    launch(block, T0 + 2 * HOUR)

    undo_launch(block=block, by=None, at=T0 + 3 * HOUR)

    assert intervals(block) == [(0, 1), (2, 3)]


def test_launches_that_were_released_together_are_cancelled_and_brought_back_together(block):
    other = make_block(block.front)
    both = launch_front(front=block.front, by=None, at=T0, live_from=T0 + HOUR)
    cancel_batch(launches=both, at=T0)
    assert not Launch.objects.not_cancelled().exists()

    first = launch_front(front=block.front, by=None, at=T0)
    launch_front(front=block.front, by=None, at=T0 + HOUR)
    again = bring_back_batch(launches=first, by=None, at=T0 + 2 * HOUR)

    assert {row.block_id for row in again} == {block.pk, other.pk}
    assert {row.brings_back_id for row in again} == {row.pk for row in first}


def test_a_batch_is_cancelled_whole_or_not_at_all(block):
    waiting = launch(block, live_from=T0 + HOUR)
    live = launch(make_block(block.front))

    with pytest.raises(refusals.NothingWaits):
        cancel_batch(launches=[waiting, live], at=T0)

    assert Launch.objects.not_cancelled().count() == 2


def test_an_empty_front_has_nothing_to_launch():
    with pytest.raises(refusals.NothingToLaunch):
        launch_front(front=make_front(), by=None, at=T0)


@pytest.mark.parametrize(
    "act",
    [
        lambda block: launch(block, T0 + HOUR),
        lambda block: cancel_launch(launch=launch(block, live_from=T0 + HOUR), at=T0),
        lambda block: undo_front(front=block.front, by=None, at=T0 + HOUR),
        lambda block: discard_draft(block=block, by=None, at=T0 + HOUR),
    ],
)
def test_whoever_has_the_front_open_hears_of_launches(block, act):
    launch(block)
    before = Front.objects.get(pk=block.front_id).version

    act(block)

    assert Front.objects.get(pk=block.front_id).version > before
