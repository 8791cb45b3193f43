"""Channels and topics on the desk while somebody else merges and moves them."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from channels.models import Channel, Topic
from editions.listings import merge_topics, move_channel
from newsroom.roles import install_roles
from tests.factories.newsroom import T0, make_channel, make_topic, make_user
from tests.overlap import overlapping

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]


@pytest.fixture
def chief(transactional_db):
    """The desk chief's browser; a test with real transactions wipes the groups out."""
    install_roles()
    client = Client()
    client.force_login(make_user("主任"))
    client.cookies["desk_language"] = "en"
    return client


def posting(client, record, responses, **typed):
    """Posts the form of a channel or topic."""
    address = f"/admin/channels/{record._meta.model_name}/{record.pk}/change/"
    return lambda: responses.append(client.post(address, typed))


def topic_form(topic, **changes):
    rows = {"aliases-INITIAL_FORMS": 0, "aliases-TOTAL_FORMS": 0}
    return {"name": topic.name, "description": ""} | rows | changes


def test_topic_renamed_while_it_is_merged_stays_merged(chief):
    topic, into = make_topic(), make_topic()
    responses = []

    raised = overlapping(
        lambda: merge_topics(topic=topic, into=into, at=T0),
        posting(chief, topic, responses, **topic_form(topic, description="新的说明")),
    )

    assert (raised, responses[0].status_code) == ([], 302)
    topic.refresh_from_db()
    assert (topic.merged_into, topic.description) == (into, "新的说明")


def test_topic_is_not_merged_into_one_that_is_being_merged_into_it(chief):
    one, other = make_topic(), make_topic()
    responses = []

    raised = overlapping(
        lambda: merge_topics(topic=one, into=other, at=T0),
        posting(chief, other, responses, **topic_form(other, merge_into=one.pk)),
    )

    assert raised == []
    assert list(responses[0].context["adminform"].form.errors) == ["merge_into"]
    assert list(Topic.objects.filter(merged_into=None)) == [other]


def test_topic_that_somebody_has_merged_meanwhile_is_not_merged_again(chief):
    topic, into, other = make_topic(), make_topic(), make_topic()
    merge_topics(topic=topic, into=into, at=T0)
    address = f"/admin/channels/topic/{topic.pk}/change/"

    response = chief.post(address, topic_form(topic, merge_into=other.pk), follow=True)

    messages = [str(message) for message in response.context["messages"]]
    assert messages[0] == "Somebody has merged this topic already."
    topic.refresh_from_db()
    assert topic.merged_into == into


def channel_form(channel, **changes):
    return {"name": channel.name, "order": 1, "reviews_demanded": 3} | changes


def test_channel_renamed_while_it_is_moved_stays_moved(chief):
    """The form of a person who may not move channels says nothing of the section."""
    Permission.objects.get(codename="move_channel").group_set.clear()
    old, new = make_channel(), make_channel()
    channel = make_channel(parent=old)
    responses = []
    form = channel_form(channel, name="新名")

    raised = overlapping(
        lambda: move_channel(channel=channel, to_section=new, at=T0),
        posting(chief, channel, responses, **form),
    )

    assert (raised, responses[0].status_code) == ([], 302)
    channel.refresh_from_db()
    assert (channel.parent, channel.name) == (new, "新名")


def test_section_that_becomes_a_channel_gets_no_channels(chief):
    upper, section = make_channel(), make_channel()
    responses = []
    form = channel_form(section, name="新频道", slug="new", parent=section.pk)

    raised = overlapping(
        lambda: move_channel(channel=section, to_section=upper, at=T0),
        lambda: responses.append(chief.post("/admin/channels/channel/add/", form)),
    )

    assert raised == []
    assert list(responses[0].context["adminform"].form.errors) == ["parent"]
    assert list(Channel.objects.filter(parent=section)) == []
