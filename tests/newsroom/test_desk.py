"""The desk as a whole: what comes first, its log, what it gives back."""

import pytest
from django.test import RequestFactory
from django.utils import translation

from newsroom.desk import server_error
from newsroom.templatetags.desk import in_words
from tests.factories.newsroom import make_article, make_channel, make_user

pytestmark = pytest.mark.django_db


def test_log_leads_to_the_article_and_shows_what_was_decided_alone(client):
    article = make_article(headline="新海堤")
    decision = article.decisions.get()
    client.force_login(make_user("总编"))

    listed = client.get("/admin/articles/decision/").content.decode()
    shown = client.get(f"/admin/articles/decision/{decision.pk}/change/").content.decode()

    link = f'<a href="/admin/articles/article/{article.pk}/change/">新海堤</a>'
    assert (link in listed, link in shown) == (True, True)
    assert (decision.digest in shown, "新海堤" in shown) == (False, True)


def test_first_page_leads_to_the_parts_and_to_what_a_person_may_make(client):
    client.force_login(make_user("记者"))

    page = client.get("/admin/")

    new = {part.name: part.new for part in page.context["desk_parts"]}
    assert new["稿件"] == "/admin/articles/article/add/"
    assert new["频道"] == ""
    assert 'href="/admin/pictures/picture/add/"' in page.content.decode()
    assert 'href="/admin/channels/channel/add/"' not in page.content.decode()


@pytest.mark.parametrize("path", ["/admin/nowhere/", "/admin/articles/nowhere/"])
def test_address_of_the_desk_that_is_none_gets_a_page_of_the_desk(client, path):
    client.force_login(make_user("记者"))
    client.cookies["desk_language"] = "en"

    answer = client.get(path)

    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.content.decode()
    assert 'href="/admin/"' in answer.content.decode()
    assert "There is nothing at this address." not in client.get("/nowhere/").content.decode()


@pytest.mark.parametrize(("method", "kept"), [("post", True), ("get", False)])
def test_fault_of_the_server_is_told_without_the_database(django_assert_num_queries, method, kept):
    request = getattr(RequestFactory(), method)("/admin/articles/article/add/", {"headline": "题"})

    with django_assert_num_queries(0), translation.override("en"):
        answer = server_error(request)

    assert answer.status_code == 500
    assert ('name="headline" value="题"' in answer.content.decode()) is kept
    assert ("Send the same again" in answer.content.decode()) is kept
    assert "Something went wrong here" in answer.content.decode()


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ('<img src="/static/admin/img/icon-yes.svg" alt="True">', "Yes"),
        ('<img src="/static/admin/img/icon-no.svg" alt="False">', "No"),
        ('<img src="/static/admin/img/icon-unknown.svg" alt="None">', "—"),
        ("-", "—"),
        ("", "—"),
        ('<img src="a.jpg" alt="True"> and words', '<img src="a.jpg" alt="True"> and words'),
    ],
)
def test_signs_are_told_in_words(shown, words):
    with translation.override("en"):
        assert in_words(shown) == words


def test_form_that_is_read_alone_says_yes_and_no_in_words(client):
    channel = make_channel()
    client.force_login(make_user("记者"))

    page = client.get(f"/admin/channels/channel/{channel.pk}/change/").content.decode()

    assert "icon-no" not in page
    assert '<div class="readonly">否</div>' in page


def test_form_of_an_ended_session_gives_no_password_back(client):
    data = {"name": "孟小溪", "username": "meng", "password1": "geheim-9", "password2": "geheim-9"}

    page = client.post("/admin/authors/user/add/", data).content.decode()

    assert 'value="孟小溪"' in page
    assert "geheim-9" not in page
