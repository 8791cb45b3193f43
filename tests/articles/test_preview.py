"""A draft as readers would see it, for those who may see drafts."""

import pytest
from django.test import Client

from articles.models import State
from editions.html import PAGE_BREAK
from editions.models import Edition, Story
from newsroom.middleware import DESK_POLICY, PUBLIC_POLICY
from tests.factories.newsroom import make_article, make_author, make_channel, make_topic, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article(
        make_user("记者"),
        headline="国产软件发布",
        body=f"<p>第一页的话。</p>{PAGE_BREAK}<p>第二页的话。</p>",
        channel=make_channel("科创", parent=make_channel("财经")),
        credits=[make_author("王一")],
        topics=[make_topic("芯片")],
    )


@pytest.fixture
def reader(client):
    client.force_login(make_user("记者"))
    return client


def preview(client, article, **query):
    return client.get(f"/admin/articles/article/{article.pk}/preview/", query)


def test_preview_is_the_page_of_the_saved_text(reader, article):
    response = preview(reader, article)

    page = response.content.decode()
    assert response.status_code == 200
    assert "国产软件发布" in page
    assert "第一页的话。" in page
    assert "第二页的话。" not in page
    assert "no-store" in response["Cache-Control"]


def test_preview_comes_in_both_scripts_and_in_pages(reader, article):
    hant = preview(reader, article, script="zh-hant").content.decode()
    second = preview(reader, article, page="2").content.decode()
    whole = preview(reader, article, page="full").content.decode()

    assert "國產軟件發佈" in hant
    assert "第一頁的話。" in hant
    assert ("第一页的话。" in second, "第二页的话。" in second) == (False, True)
    assert ("第一页的话。" in whole, "第二页的话。" in whole) == (True, True)


@pytest.mark.parametrize("page", ["3", "0", "-1", "x", "", "²"])
def test_page_that_the_text_has_not(reader, article, page):
    assert preview(reader, article, page=page).status_code == 404


@pytest.mark.parametrize("state", [state for state in State if state != State.RELEASED])
def test_preview_stands_in_every_state_and_leaves_nothing_behind(reader, article, state):
    article.state = state
    article.save()

    assert preview(reader, article).status_code == 200
    assert not Edition.objects.exists()
    assert not Story.objects.exists()


def test_preview_is_for_those_who_may_see_drafts(client, article):
    outside = make_user("总编", is_staff=False)

    for role in ("编辑", "主任", "总编", "校对"):
        client.force_login(make_user(role))
        assert preview(client, article).status_code == 200
    for person in (make_user("管理员"), make_user(None)):
        client.force_login(person)
        assert preview(client, article).status_code == 403
    client.force_login(outside)
    for visitor in (client, Client()):
        response = preview(visitor, article)
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")


def test_preview_carries_the_readers_policy_and_may_be_framed_by_the_desk(reader, article):
    """A policy wider than the readers' would show what breaks on the site."""
    shown, refused = preview(reader, article), preview(reader, article, page="9")
    form = reader.get(f"/admin/articles/article/{article.pk}/change/")

    assert shown["Content-Security-Policy"] == PUBLIC_POLICY
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert refused["Content-Security-Policy"] == form["Content-Security-Policy"] == DESK_POLICY


def test_preview_of_nothing(reader, article):
    article.pk = article.pk + 1

    assert preview(reader, article).status_code == 404


def test_preview_takes_no_orders(reader, article):
    assert reader.post(f"/admin/articles/article/{article.pk}/preview/").status_code == 405
