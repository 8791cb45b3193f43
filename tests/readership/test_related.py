"""What to read after a story."""

from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from editions.listings import merge_topics
from editions.models import Edition
from editions.publish import create_story, publish_edition
from editions.withdraw import withdraw_story
from readership import related
from readership.related import Line, Newest, ranked, rarity, recommended, shortlist
from tests.factories.newsroom import T0, make_channel, make_content, make_story_live, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def channel():
    return make_channel(parent=make_channel())


def live(age=1, *, topics=(), **fields):
    return make_story_live(live_from=T0 - age * HOUR, topics=tuple(topics), **fields)


def after(edition, topics=(), *, at=T0, **options):
    found = recommended(edition, [topic.pk for topic in topics], at=at, **options)
    return [listing.story_id for listing in found]


def ids(*editions):
    return [edition.story_id for edition in editions]


def test_rarer_topic_weighs_more(channel):
    rare, common = make_topic(), make_topic()
    story = live(topics=[rare, common], channel=channel)
    frequent = [live(n, topics=[common], channel=channel) for n in (2, 3, 4)]
    seldom = live(90, topics=[rare])

    assert after(story, [common, rare]) == ids(seldom, *frequent)


def test_more_shared_topics_weigh_more_than_one(channel):
    topics = [make_topic() for _ in range(3)]
    story = live(topics=topics)
    one, two = live(2, topics=topics[:1]), live(8, topics=topics[1:])
    all_three = live(9, topics=topics)

    assert after(story, topics) == ids(all_three, two, one)


def test_among_equals_the_channel_comes_first_then_the_newest(channel):
    topic = make_topic()
    story = live(topics=[topic], channel=channel)
    elsewhere, older_elsewhere = live(2, topics=[topic]), live(3, topics=[topic])
    here = live(50, topics=[topic], channel=channel)

    assert after(story, [topic]) == ids(here, elsewhere, older_elsewhere)


def test_without_topics_channel_then_section_then_the_latest(channel):
    story = live(channel=channel)
    elsewhere, in_section = live(2), live(20, channel=channel.parent)
    sibling = live(10, channel=make_channel(parent=channel.parent))
    here, older = live(30, channel=channel), live(40, channel=channel)

    assert after(story) == ids(here, older, sibling, in_section, elsewhere)


def test_story_in_a_section_itself_has_its_section_next():
    section = make_channel()
    story, elsewhere = live(channel=section), live(2)
    below = live(9, channel=make_channel(parent=section))

    assert after(story) == ids(below, elsewhere)


def test_never_itself_and_no_story_twice(channel):
    topics = [make_topic(), make_topic()]
    story = live(topics=topics, channel=channel)
    other = live(2, topics=topics, channel=channel)
    publish_edition(
        story=other.story, content=make_content(topics=tuple(topics), channel=channel), at=T0
    )

    assert after(story, [*topics, *topics]) == ids(other)


@pytest.mark.parametrize("others", range(1, 12))
def test_never_empty_and_never_more_than_asked_for(others):
    topic = make_topic()
    story = live(topics=[topic])
    for age in range(others):
        live(age + 2)

    assert len(after(story, [topic])) == min(others, 8)
    assert len(after(story, [topic], count=3)) == min(others, 3)


def test_empty_only_where_nothing_else_is_live():
    assert after(live()) == []


def test_what_is_not_public_is_never_recommended(channel):
    topic = make_topic()
    words = {"topics": (topic,), "channel": channel}
    story, shown = live(**words), live(2, **words)
    down, undated = live(3, **words), live(4, dated=False, **words)
    withdraw_story(story=down.story, at=T0 - HOUR)
    for embargo in (None, T0 + HOUR):
        publish_edition(
            story=create_story(at=T0),
            content=make_content(embargo_until=embargo, **words),
            at=T0,
            live_from=T0 + HOUR,
        )
    create_story(at=T0)

    assert after(story, [topic]) == ids(shown)
    assert len(after(story, [topic], at=T0 + HOUR)) == 3
    assert after(undated, [topic]) == ids(story, shown)


def test_what_was_taken_down_takes_nobodys_place(channel):
    topic = make_topic()
    story, shown = live(topics=[topic], channel=channel), live(99, channel=channel)
    for _ in range(10):
        down = live(2, topics=[topic], channel=channel)
        withdraw_story(story=down.story, at=T0 - HOUR)

    assert after(story, [topic]) == ids(shown)


def test_moment_in_the_past_shows_what_was_live_then(channel):
    story, newer, older = live(5), live(1), live(9)

    assert after(story, at=T0 - 2 * HOUR) == ids(older)
    assert after(story) == ids(newer, older)


def test_merged_topic_recommends_by_the_one_it_went_into(channel):
    topic, merged = make_topic(), make_topic()
    story, by_topic, newer = live(topics=[topic]), live(9, topics=[merged]), live(2)

    merge_topics(topic=merged, into=topic, at=T0)

    assert after(story, [topic]) == ids(by_topic, newer)


def test_only_the_newest_of_a_topic_are_looked_at(monkeypatch, channel):
    monkeypatch.setattr(related, "NEWEST_OF_TOPIC", 2)
    topic = make_topic()
    story = live(topics=[topic])
    second, other = live(2, topics=[topic]), live(3)
    live(4, topics=[topic], channel=channel)

    assert after(story, [topic], count=2) == ids(second, other)


@pytest.mark.parametrize("others", [1, 3])
def test_queries_are_two_and_cards_cost_none(others, django_assert_num_queries, channel):
    topics = [make_topic(), make_topic()]
    story = live(topics=topics, channel=channel)
    for age in range(others):
        live(age + 2, topics=topics, channel=channel)
    story = Edition.objects.select_related("channel__parent").get(pk=story.pk)

    with django_assert_num_queries(2):
        found = recommended(story, [topic.pk for topic in topics], at=T0)
        words = [(card.label, card.edition.title("zh-hans")) for card in found]
    assert len(words) == others


def test_queries_are_three_where_the_section_has_to_be_fetched(django_assert_num_queries, channel):
    pk = live(channel=channel).pk
    live(2, channel=channel)
    story = Edition.objects.select_related("channel").get(pk=pk)

    with django_assert_num_queries(3):
        recommended(story, [], at=T0)


def test_rarity_falls_with_the_number_of_stories_and_with_the_pace():
    few = [rarity(stories=n, span=DAY) for n in (1, 2, 20, 199)]
    many = [rarity(stories=200, span=span) for span in (700 * DAY, 30 * DAY, DAY, timedelta(0))]

    assert [*few, *many] == sorted([*few, *many], reverse=True)
    assert len({*few, *many}) == 8
    assert rarity(stories=200, span=700 * DAY) == rarity(stories=200, span=365 * DAY)


lines = st.lists(
    st.builds(
        Line,
        list=st.integers(0, 4),
        listing_id=st.integers(1, 10**6),
        story_id=st.integers(1, 12),
        listed_at=st.integers(0, 50),
    ),
    unique_by=lambda line: (line.list, line.story_id),
    max_size=40,
)


@given(lines=lines)
def test_ranking_names_each_other_story_once_and_better_ones_first(lines):
    weights = {0: 0.5, 1: 0.25}
    of_story = {}
    for line in lines:
        of_story.setdefault(line.story_id, set()).add(line.list)
    story_of = {line.listing_id: line.story_id for line in lines}
    unique_ids = len(story_of) == len(lines)

    order = ranked(lines, weights=weights, nearness=range(2, 5), without=7, count=12)

    if unique_ids:
        stories = [story_of[listing] for listing in order]
        assert sorted(stories) == sorted(set(of_story) - {7})
        scores = [sum(weights.get(n, 0) for n in of_story[story]) for story in stories]
        assert scores == sorted(scores, reverse=True)


def newest(number, stories):
    # of one time in all lists, at which others may stand as well
    order = sorted(((f"2026-0{story % 4}", story) for story in stories), reverse=True)
    ids = [str(story) for _, story in order]
    return Newest(number, stories=ids, listings=ids, moments=[moment for moment, _ in order])


def all_lines(lists):
    return [
        Line(one.number, int(story), int(story), moment)
        for one in lists
        for story, moment in zip(one.stories, one.moments, strict=True)
    ]


@given(lists=st.lists(st.sets(st.integers(1, 20)), max_size=5), count=st.integers(1, 5))
def test_shortlist_leaves_the_best_as_they_are(lists, count):
    lists = [newest(number, stories) for number, stories in enumerate(lists)]
    law = {"weights": {0: 0.5, 1: 0.25}, "nearness": range(2, 5), "without": 7, "count": count}

    assert ranked(shortlist(lists, count=count), **law) == ranked(all_lines(lists), **law)


def test_shortlist_leaves_out_what_cannot_be_among_the_best():
    lists = [newest(0, range(1, 21)), newest(1, [4, 16])]

    short = shortlist(lists, count=3)

    assert len(all_lines(lists)) == 22
    assert {line.story_id for line in short} == {19, 15, 11, 7, 4, 16}
