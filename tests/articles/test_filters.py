"""The filters of the desk's list of articles: each leaves what it says, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import filters
from articles.filters import ChannelFilter
from articles.models import Article, Review, State
from articles.release import publish_article
from articles.takedown import withdraw_article
from tests.articles.conftest import correct, reload
from tests.factories.newsroom import (
    make_article,
    make_author,
    make_channel,
    make_topic,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.services]
LIST = "/admin/articles/article/"


@pytest.fixture(autouse=True)
def editor(client):
    user = make_user("编辑")
    client.force_login(user)
    client.cookies["desk_language"] = "en"
    return user


def shown(client, **asked):
    return list(client.get(LIST, asked).context["cl"].result_list)


def test_channel_holds_its_own_and_a_section_those_of_its_channels(client):
    section = make_channel()
    inside = make_article(channel=make_channel(parent=section))
    direct = make_article(channel=section)
    make_article()

    assert shown(client, channel=section.pk) == [direct, inside]
    assert shown(client, channel=inside.channel_id) == [inside]


def test_filter_offers_channels_in_their_tree(rf):
    last, first = make_channel("后", order=9), make_channel("前", order=1)
    child = make_channel("子", parent=first, order=5)

    offered = ChannelFilter.lookups(None, None, None)

    assert offered == [
        (str(first.pk), "前"),
        (str(child.pk), "前-子"),
        (str(last.pk), "后"),
    ]


def test_state_is_the_desks(client):
    make_article()
    reviewed = make_article(state=State.FIRST_REVIEW)

    assert shown(client, state__exact="first_review") == [reviewed]


def test_mine_are_those_i_made_or_am_credited_for(client, editor):
    me = make_author(user=editor)
    created = make_article(editor)
    credited = make_article(make_user(), credits=[make_author(), me])
    edited = make_article(make_user())
    edited.credits.create(role="editor", author=me)

    assert set(shown(client, whose="mine")) == {created, credited}


@pytest.fixture
def published(ready, staff):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    return reload(ready)


def test_standing_is_what_readers_have_now(client, published, staff):
    make_article()
    for choice, found in (("live", [published]), ("waiting", []), ("withdrawn", [])):
        assert shown(client, standing=choice) == found

    correct(published, staff)
    assert shown(client, standing="corrected") == [published]
    withdraw_article(article=reload(published), by=staff["总编"], at=timezone.now(), reason="误")
    for choice, found in (("live", []), ("withdrawn", [published])):
        assert shown(client, standing=choice) == found


def test_scheduled_are_those_that_wait(client, ready, staff):
    moment = timezone.now() + timedelta(days=1)
    publish_article(article=ready, by=staff["主任"], at=timezone.now(), live_from=moment)

    assert shown(client, standing="waiting") == [ready]
    assert shown(client, standing="live") == []


def test_standing_looks_up_a_bounded_number_of_stories(client, ready, staff, monkeypatch):
    monkeypatch.setattr(filters, "MOST_STORIES", 0)
    moment = timezone.now() + timedelta(days=1)
    publish_article(article=ready, by=staff["主任"], at=timezone.now(), live_from=moment)

    assert shown(client, standing="waiting") == []


def test_topic_finds_those_of_what_was_merged_into_it(client):
    topic, merged = make_topic("芯片"), make_topic("芯片业")
    merged.merged_into = topic
    merged.save()
    direct, through = make_article(topics=[topic]), make_article(topics=[merged])
    make_article(topics=[make_topic()])

    assert set(shown(client, topic=topic.pk)) == {direct, through}
    assert "Topic: 芯片" in client.get(LIST, {"topic": topic.pk}).content.decode()


def test_proof_is_due_in_review_where_the_channel_demands_it(client):
    demanding = make_channel(proof_demanded=True)
    due = make_article(channel=demanding, state=State.SECOND_REVIEW)
    done = make_article(channel=demanding, state=State.SECOND_REVIEW)
    Review.objects.create(
        article=done, stage="proof", by=make_user("校对"), at=timezone.now(), digest=done.digest
    )
    make_article(channel=demanding)
    make_article(state=State.SECOND_REVIEW)

    assert shown(client, proof="due") == [due]
    Review.objects.update(voided_at=timezone.now())
    assert set(shown(client, proof="due")) == {due, done}


def test_change_is_of_today_or_of_the_week(client):
    today, old = make_article(), make_article()
    Article.objects.filter(pk=old.pk).update(updated_at=timezone.now() - timedelta(days=6))
    ancient = make_article()
    Article.objects.filter(pk=ancient.pk).update(updated_at=timezone.now() - timedelta(days=8))

    assert shown(client, changed="today") == [today]
    assert set(shown(client, changed="week")) == {today, old}


@pytest.mark.parametrize("name", ["whose", "channel", "standing", "topic", "proof", "changed"])
@pytest.mark.parametrize("forged", ["", "0", "x", "-1", "9" * 30, "²", "None"])
def test_choice_that_is_none_chooses_nothing(client, name, forged):
    article = make_article()

    assert shown(client, **{name: forged}) == [article]


@pytest.mark.parametrize("items", [1, 3])
def test_list_narrowed_by_three_filters_takes_twelve_queries(
    client, editor, items, django_assert_num_queries
):
    topic, channel = make_topic(), make_channel()
    for _ in range(items):
        make_article(editor, topics=[topic], channel=channel)
    asked = {"topic": topic.pk, "whose": "mine", "changed": "today"}

    # session, user, two of permissions; channels, topic; count, rows; credits, last revisions
    with django_assert_num_queries(12):
        found = shown(client, **asked)
    assert len(found) == items
