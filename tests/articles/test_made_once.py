"""The form of a new article makes one article, however often it is sent."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from articles import made_once
from articles.models import Article, State
from tests.articles.conftest import address, form_data, login, said
from tests.factories.newsroom import make_channel, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]


@pytest.fixture
def typed():
    return form_data(channel=make_channel().pk, form_key=str(uuid4()))


def test_every_form_has_a_key_of_its_own(client, staff):
    login(client, staff["记者"])

    keys = [client.get(address()).context["form_key"] for _ in range(2)]

    assert keys[0] != keys[1]
    page = client.get(address())
    assert f'name="form_key" value="{page.context["form_key"]}"' in page.content.decode()


def test_the_second_click_leads_to_the_first_article(client, staff, typed):
    login(client, staff["记者"])

    first = client.post(address(), typed | {"_step": "submit"})
    second = client.post(address(), typed | {"_step": "submit"}, follow=True)

    article = Article.objects.get()
    assert article.state == State.FIRST_REVIEW
    assert second.redirect_chain[0][0] == first["Location"] == address(article)
    assert "the article is saved once" in second.content.decode()


def test_other_words_in_the_same_form_are_asked_about_and_kept(client, staff, typed):
    """Back by the browser's own way, typed on, and sent again."""
    login(client, staff["记者"])
    client.post(address(), typed)

    response = client.post(address(), typed | {"headline": "另一篇"})

    assert "This form has made the article “新稿标题” already" in said(response)
    assert "另一篇" in response.content.decode()
    again = typed | {"headline": "另一篇", "form_key": str(response.context["form_key"])}
    client.post(address(), again)
    assert set(Article.objects.values_list("headline", flat=True)) == {"新稿标题", "另一篇"}


@pytest.mark.parametrize("key", ["", "no-key", "0" * 100, "零"])
def test_a_form_without_a_key_makes_its_article(client, staff, typed, key):
    login(client, staff["记者"])

    client.post(address(), typed | {"form_key": key})

    assert Article.objects.get().form_key is None


def test_a_colleague_s_key_opens_nothing(client, staff, typed):
    login(client, staff["记者"]).post(address(), typed)

    response = login(client, make_user("记者")).post(address(), typed)

    assert response.status_code == 409
    assert Article.objects.get().created_by == staff["记者"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("staff")
def test_two_clicks_at_once_make_one_article(monkeypatch, typed):
    """Both have looked before either has made it."""
    writer = make_user("记者")
    looked = Barrier(2, timeout=20)
    first_look = made_once.made_before
    waited = []

    def look(data, *, by):
        found = first_look(data, by=by)
        if len(waited) < 2:
            waited.append(1)
            looked.wait()
        return found

    monkeypatch.setattr(made_once, "made_before", look)

    def post(_):
        try:
            return login(Client(), writer).post(address(), typed)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(post, range(2)))

    article = Article.objects.get()
    assert [(a.status_code, a["Location"]) for a in answers] == [(302, address(article))] * 2
