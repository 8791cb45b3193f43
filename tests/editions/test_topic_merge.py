"""Before two topics become one, a page says what moves where; only then is it done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from channels.models import Topic, TopicAlias
from editions.listings import merge_topics
from editions.models import List, Listing
from editions.publish import create_story, publish_edition
from editions.topic_merge import merge_plan
from editions.withdraw import withdraw_story
from tests.factories.newsroom import make_content, make_story_live, make_topic, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
TOPICS = "/admin/channels/topic/"


@pytest.fixture
def chief(client):
    client.force_login(make_user("主任"))
    client.cookies["desk_language"] = "en"
    return client


@pytest.fixture
def pair():
    return make_topic("芯片业"), make_topic("芯片")


def form(topic, **changes):
    rows = {"aliases-INITIAL_FORMS": 0, "aliases-TOTAL_FORMS": 0}
    return {"name": topic.name, "description": ""} | rows | changes


def told(response):
    return [str(message) for message in response.context["messages"]]


def merged_into(topic):
    return Topic.objects.get(pk=topic.pk).merged_into


def test_plan_counts_what_is_live_or_waits(pair):
    topic, into = pair
    at = timezone.now()
    make_story_live(topics=(topic,))
    make_story_live(topics=(topic, into))
    make_story_live(topics=(into,))
    publish_edition(
        story=create_story(at=at),
        content=make_content(topics=(topic,)),
        at=at,
        live_from=at + timedelta(hours=1),
    )
    gone = make_story_live(topics=(topic,))
    withdraw_story(story=gone.story, at=at)
    TopicAlias.objects.create(name="半导体", topic=topic)
    make_topic("旧名")
    merge_topics(topic=Topic.objects.get(name="旧名"), into=topic, at=at)

    plan = merge_plan(topic, into, at=timezone.now())

    assert (plan.stories, plan.in_both, plan.names) == (3, 1, ["半导体"])
    assert [follower.name for follower in plan.followers] == ["旧名"]
    merge_topics(topic=topic, into=into, at=at)
    assert merge_plan(into, topic, at=timezone.now()).stories == 4


@pytest.mark.parametrize("number", [1, 3])
def test_plan_is_four_queries(pair, number, django_assert_num_queries):
    for _ in range(number):
        make_story_live(topics=(pair[0],))

    with django_assert_num_queries(4):
        merge_plan(*pair, at=timezone.now())


def test_choosing_a_merge_leads_to_the_page_that_asks(chief, pair):
    topic, into = pair
    make_story_live(topics=(topic,))

    response = chief.post(f"{TOPICS}{topic.pk}/change/", form(topic, merge_into=into.pk))

    assert response["Location"] == f"{TOPICS}{topic.pk}/merge/?into={into.pk}"
    assert merged_into(topic) is None
    page = chief.get(response["Location"])
    words = page.content.decode()
    assert "Merge “芯片业” into “芯片”?" in words
    assert "1 story that is live or waits moves from “芯片业” to “芯片”." in words
    assert f"<code>{topic.get_absolute_url()}</code>" in words
    assert f"<code>{into.get_absolute_url()}</code>" in words
    assert merged_into(topic) is None


def test_it_is_done_when_it_is_confirmed(chief, client, pair):
    topic, into = pair
    edition = make_story_live(topics=(topic,))

    response = chief.post(f"{TOPICS}{topic.pk}/merge/", {"into": into.pk}, follow=True)

    assert told(response) == ["“芯片业” is now part of “芯片”."]
    assert merged_into(topic) == into
    listing = Listing.objects.get(list_kind=List.TOPIC)
    assert (listing.list_id, listing.story) == (into.pk, edition.story)
    old = client.get(topic.get_absolute_url())
    assert (old.status_code, old["Location"]) == (301, into.get_absolute_url())


def test_the_rest_of_the_form_is_saved_before_it_is_asked(chief, pair):
    topic, into = pair
    changed = form(topic, merge_into=into.pk, description="新的说明")

    response = chief.post(f"{TOPICS}{topic.pk}/change/", changed, follow=True)

    assert told(response) == ["Saved."]
    assert Topic.objects.get(pk=topic.pk).description == "新的说明"
    assert merged_into(topic) is None


@pytest.mark.parametrize("into", ["self", "gone", "999999", "x", ""])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_merge_into_no_topic_is_refused(chief, pair, into, method):
    topic, other = pair
    gone = make_topic()
    merge_topics(topic=gone, into=other, at=timezone.now())
    ids = {"self": topic.pk, "gone": gone.pk}

    address = f"{TOPICS}{topic.pk}/merge/"
    response = getattr(chief, method)(address, {"into": ids.get(into, into)}, follow=True)

    sentence = (
        "A topic can't be merged into itself." if into == "self" else "Choose a topic that stands"
    )
    assert told(response)[0].startswith(sentence)
    assert merged_into(topic) is None


def test_what_somebody_has_merged_meanwhile_is_told(chief, pair):
    topic, into = pair
    other = make_topic()
    merge_topics(topic=topic, into=other, at=timezone.now())

    response = chief.post(f"{TOPICS}{topic.pk}/merge/", {"into": into.pk}, follow=True)

    assert told(response) == ["Somebody has merged this topic already."]
    assert merged_into(topic) == other


@pytest.mark.parametrize("role", ["编辑", "记者", "管理员"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_merging_is_the_chiefs(client, pair, role, method):
    topic, into = pair
    client.force_login(make_user(role))

    response = getattr(client, method)(f"{TOPICS}{topic.pk}/merge/", {"into": into.pk})

    assert response.status_code == 403
    assert merged_into(topic) is None


def test_an_unknown_topic_is_not_found(chief, pair):
    for number in (999_999, "9" * 30):
        assert chief.get(f"{TOPICS}{number}/merge/?into={pair[1].pk}").status_code == 404
