"""Public acts at the same moment: the second sees what the first has done."""

from datetime import timedelta

import pytest

from channels.models import Topic
from editions.listings import merge_topics, move_channel
from editions.models import List, Listing
from editions.publish import cancel_waiting, create_story, publish_edition
from editions.refusals import TopicMergedMeanwhile
from editions.withdraw import restore_story, withdraw_story
from tests.factories.newsroom import T0, make_channel, make_content, make_story_live, make_topic
from tests.overlap import overlapping

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
HOUR = timedelta(hours=1)


def lists(story):
    rows = Listing.objects.filter(story=story).order_by("list_kind", "list_id")
    return list(rows.values_list("list_kind", "list_id"))


@pytest.mark.parametrize("published_first", [True, False])
def test_story_published_while_its_places_change_stands_in_the_new_ones(published_first):
    topic, into = make_topic(), make_topic()
    old, new = make_channel(), make_channel()
    channel = make_channel(parent=old)
    story = create_story(at=T0)
    content = make_content(channel=channel, topics=(topic,))

    def publish():
        publish_edition(story=story, content=content, at=T0)

    def rearrange():
        merge_topics(topic=topic, into=into, at=T0)
        move_channel(channel=channel, to_section=new, at=T0)

    acts = (publish, rearrange) if published_first else (rearrange, publish)
    assert overlapping(*acts) == []

    assert lists(story) == [
        (List.ALL, 0),
        (List.SECTION, new.pk),
        (List.CHANNEL, channel.pk),
        (List.TOPIC, into.pk),
    ]
    assert set(Listing.objects.values_list("leading_topic", flat=True)) == {into.pk}


@pytest.mark.parametrize("restored_first", [True, False])
def test_story_restored_while_its_topic_is_merged_stands_in_the_new_one(restored_first):
    topic, into = make_topic(), make_topic()
    edition = make_story_live(topics=(topic,), live_from=T0)
    withdraw_story(story=edition.story, at=T0 + HOUR)

    acts = [
        lambda: restore_story(story=edition.story, at=T0 + 2 * HOUR),
        lambda: merge_topics(topic=topic, into=into, at=T0),
    ]
    assert overlapping(*(acts if restored_first else reversed(acts))) == []

    in_topics = Listing.objects.filter(list_kind=List.TOPIC)
    assert list(in_topics.values_list("list_id", flat=True)) == [into.pk] * 2


def test_two_topics_are_not_merged_into_each_other():
    one, other = make_topic(), make_topic()

    raised = overlapping(
        lambda: merge_topics(topic=one, into=other, at=T0),
        lambda: merge_topics(topic=other, into=Topic.objects.get(pk=one.pk), at=T0),
    )

    assert [type(error) for error in raised] in ([TopicMergedMeanwhile], [ValueError])
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.merged_into, other.merged_into) == (other, None)


def test_topic_merged_by_two_at_once_goes_up_in_one():
    topic, one, other = make_topic(), make_topic(), make_topic()
    stale = Topic.objects.get(pk=topic.pk)

    raised = overlapping(
        lambda: merge_topics(topic=topic, into=one, at=T0),
        lambda: merge_topics(topic=stale, into=other, at=T0),
    )

    assert [type(error) for error in raised] == [TopicMergedMeanwhile]
    topic.refresh_from_db()
    assert topic.merged_into == one


def test_merge_into_a_topic_that_is_being_merged_leads_to_the_last():
    first, second, third = make_topic(), make_topic(), make_topic()

    raised = overlapping(
        lambda: merge_topics(topic=second, into=third, at=T0),
        lambda: merge_topics(topic=first, into=second, at=T0),
    )

    assert raised == []
    assert set(Topic.objects.exclude(pk=third.pk).values_list("merged_into", flat=True)) == {
        third.pk
    }


def test_channels_moved_at_once_keep_two_levels():
    upper, middle, lower = make_channel(), make_channel(), make_channel()

    raised = overlapping(
        lambda: move_channel(channel=middle, to_section=upper, at=T0),
        lambda: move_channel(channel=lower, to_section=middle, at=T0),
    )

    assert [type(error).__name__ for error in raised] == ["ValidationError"]
    lower.refresh_from_db()
    assert lower.parent is None


def test_acts_on_two_stories_at_once_both_end():
    """They queue in one order: none waits for what another holds that waits for it."""
    waiting, live = create_story(at=T0), make_story_live(live_from=T0).story
    publish_edition(story=waiting, content=make_content(), at=T0, live_from=T0 + HOUR)

    raised = overlapping(
        lambda: withdraw_story(story=live, at=T0),
        lambda: cancel_waiting(story=waiting, at=T0),
    )

    assert raised == []
    assert Listing.objects.filter(story=waiting).count() == 0
