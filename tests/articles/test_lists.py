"""The desk's lists: what they show, by how many queries, and that the log is read-only."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.lists import ChannelFilter
from articles.models import Article, Decision, State
from articles.paging import CappedPaginator
from articles.release import publish_article
from articles.takedown import withdraw_article
from tests.articles.conftest import reload
from tests.factories.newsroom import make_article, make_channel, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
LIST = "/admin/articles/article/"
LOG = "/admin/articles/decision/"


@pytest.fixture
def editor(client):
    user = make_user("编辑")
    client.force_login(user)
    client.cookies["desk_language"] = "en"
    return user


def shown(response):
    return list(response.context["cl"].result_list)


@pytest.mark.parametrize("items", [1, 3])
@pytest.mark.usefixtures("editor")
def test_list_of_articles_takes_eleven_queries(
    client, items, django_assert_num_queries, ready, staff
):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    section = make_channel()
    for _ in range(items - 1):
        make_article(staff["记者"], channel=make_channel(parent=section))

    # session, user, permissions of user and groups; count, rows; channels; editions, withdrawals;
    # the header's inbox, two
    with django_assert_num_queries(11):
        response = client.get(LIST)
    assert len(shown(response)) == items


@pytest.mark.parametrize("items", [1, 3])
def test_log_takes_eight_queries(client, editor, items, django_assert_num_queries, staff):
    for _ in range(items):
        make_article(staff["记者"])

    with django_assert_num_queries(8):
        response = client.get(LOG)
    assert len(shown(response)) == items


@pytest.mark.parametrize("credits", [1, 3])
@pytest.mark.usefixtures("editor")
def test_form_takes_seventeen_queries(client, credits, django_assert_num_queries, staff):
    article = make_article(staff["记者"])
    for number in range(credits):
        article.credits.create(name=f"名{number}")
    client.get(f"{LIST}{article.pk}/change/")  # content types are asked for once a process

    with django_assert_num_queries(17):
        client.get(f"{LIST}{article.pk}/change/")


def test_list_says_where_each_stands(client, editor, ready, staff):
    article = make_article(staff["记者"], headline="草稿")
    publish_article(article=ready, by=staff["主任"], at=timezone.now())

    def words():
        page = client.get(LIST)
        rows = shown(page)
        state_words = page.context["cl"].model_admin.state_words
        return {row.pk: state_words(row) for row in rows}

    assert words() == {article.pk: "drafting", ready.pk: "live"}
    withdraw_article(article=reload(ready), by=staff["总编"], at=timezone.now(), reason="失实")
    assert words() == {article.pk: "drafting", ready.pk: "withdrawn"}


def test_list_says_when_what_waits_goes_live(client, editor, ready, staff):
    moment = timezone.now() + timedelta(days=1)
    publish_article(article=ready, by=staff["主任"], at=timezone.now(), live_from=moment)

    assert "goes live" in client.get(LIST).content.decode()


def test_latest_worked_on_comes_first(client, editor):
    old, new = make_article(), make_article()
    Article.objects.filter(pk=old.pk).update(updated_at=timezone.now() + timedelta(minutes=1))

    assert shown(client.get(LIST)) == [old, new]


def test_filters_narrow_the_list(client, editor):
    section = make_channel()
    inside = make_article(channel=make_channel(parent=section), headline="芯片要闻")
    direct = make_article(channel=section, state=State.FIRST_REVIEW)
    make_article()

    assert shown(client.get(LIST, {"channel": section.pk})) == [direct, inside]
    assert shown(client.get(LIST, {"channel": inside.channel_id})) == [inside]
    assert shown(client.get(LIST, {"state__exact": "first_review"})) == [direct]
    assert shown(client.get(LIST, {"q": "芯片"})) == [inside]


def test_filter_offers_channels_in_their_tree():
    last, first = make_channel("后", order=9), make_channel("前", order=1)
    child = make_channel("子", parent=first, order=5)

    offered = ChannelFilter.lookups(None, None, None)

    assert offered == [
        (str(first.pk), "前"),
        (str(child.pk), "前-子"),
        (str(last.pk), "后"),
    ]


def test_pages_of_a_list_never_count_an_archive(monkeypatch):
    monkeypatch.setattr("articles.paging.MOST_COUNTED", 2)
    for _ in range(3):
        make_article()

    assert CappedPaginator(Article.objects.order_by("pk"), 1).count == 2


def test_log_is_for_reading(client, staff):
    make_article(staff["记者"])
    decision = Decision.objects.get()
    client.force_login(make_user("总编", is_superuser=True))

    assert client.get(f"{LOG}{decision.pk}/change/").status_code == 200
    for action in ("add/", f"{decision.pk}/delete/"):
        assert client.post(LOG + action, {"post": "yes"}).status_code == 403
    assert client.post(f"{LOG}{decision.pk}/change/", {"reason": "改"}).status_code == 403
    assert Decision.objects.get().reason == ""
