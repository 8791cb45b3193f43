"""Which stories a front shows and why, from plain values."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from editions.cards import Card as Story
from fronts.models import Block, Card
from fronts.resolving import Why, fill, pinned_first, place, rule_of

AT = datetime(2026, 3, 3, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def story(pk, *, hours_ago=1):
    return Story(pk, f"报道{pk}", AT - hours_ago * HOUR)


STORIES = {pk: story(pk) for pk in range(1, 30)}


def block(title="要闻", **parts):
    return Block(**{"title": title, "limit": 3} | parts)


def card(pk=None, **parts):
    return Card(story_id=pk, **parts)


def shown(resolved):
    return [
        [
            story.story_id if (story := entry.story or entry.place) else entry.placed.url
            for entry in one.shown
        ]
        for one in resolved
    ]


def left_out(resolved):
    return [
        ((entry.story or entry.place or entry.placed).story_id, entry.why, entry.where)
        for one in resolved
        for entry in one.left_out
    ]


def run(*blocks, stories=STORIES, backfill=None):
    resolved, standing = place(blocks, at=AT, stories=stories)
    fill(resolved, standing, at=AT, backfill=backfill or {})
    return resolved


def test_cards_stand_in_the_editors_order_up_to_the_limit():
    found = run((block(), [card(3), card(1), card(url="https://a.example/"), card(2)]))

    assert shown(found) == [[3, 1, "https://a.example/"]]
    assert left_out(found) == [(2, Why.OVER_LIMIT, "")]


def test_what_is_not_live_leaves_and_the_backfill_closes_the_gap():
    own = block(backfill="recent")
    found = run((own, [card(99), card(1)]), backfill={rule_of(own): [story(5), story(6)]})

    assert shown(found) == [[1, 5, 6]]
    assert left_out(found) == [(99, Why.NOT_LIVE, "")]


def test_no_story_stands_twice_and_cards_win_over_backfill():
    first, second = block("头条", backfill="recent"), block("财经")
    pool = {rule_of(first): [story(2), story(3), story(1)]}
    found = run((first, [card(1)]), (second, [card(2), card(1)]), backfill=pool)

    assert shown(found) == [[1, 3], [2]]
    assert left_out(found) == [(2, Why.ELSEWHERE, "财经"), (1, Why.ELSEWHERE, "头条")]


def test_a_block_that_may_repeat_does():
    found = run((block("头条"), [card(1)]), (block(repeats_allowed=True), [card(1)]))

    assert shown(found) == [[1], [1]]


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"starts_at": AT + HOUR}, Why.NOT_STARTED),
        ({"ends_at": AT}, Why.ENDED),
        ({"starts_at": AT, "ends_at": AT + HOUR}, None),
    ],
)
def test_cards_start_and_end_by_themselves(parts, why):
    found = run((block(), [card(1, **parts)]))

    assert shown(found) == [[] if why else [1]]
    assert left_out(found) == ([(1, why, "")] if why else [])


def test_pinned_cards_stay_on_top_until_their_moment():
    cards = [card(1), card(2, pinned_until=AT + HOUR), card(3, pinned_until=AT)]

    assert [one.story_id for one in pinned_first(cards, AT)] == [2, 1, 3]


def test_backfill_is_not_older_than_its_limit():
    own = block(backfill="recent", within_hours=2)
    pool = {rule_of(own): [story(1), story(2, hours_ago=3), Story(3, "无时间")]}
    found = run((own, []), backfill=pool)

    assert shown(found) == [[1]]
    assert left_out(found) == [(2, Why.TOO_OLD, ""), (3, Why.TOO_OLD, "")]


@given(
    st.lists(
        st.tuples(st.lists(st.integers(1, 12), max_size=6), st.integers(1, 5)),
        min_size=1,
        max_size=5,
    ),
    st.lists(st.integers(1, 20), unique=True),
)
def test_no_front_shows_a_story_twice_nor_more_than_a_block_takes(arranged, pool):
    blocks = [
        (block(limit=limit, backfill="recent"), [card(pk) for pk in dict.fromkeys(cards)])
        for cards, limit in arranged
    ]
    found = run(*blocks, backfill={("recent", None): [story(pk) for pk in pool]})

    everything = [pk for one in shown(found) for pk in one]
    assert len(everything) == len(set(everything))
    assert all(len(one) <= limit for one, (_, limit) in zip(shown(found), arranged, strict=True))
