"""The article's form over HTTP: writing, credits, history, who sees drafts."""

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, State
from articles.workflow import Act
from channels.models import Topic
from tests.articles.conftest import address, credit_rows, form_data, login, reload, said
from tests.factories.newsroom import (
    make_article,
    make_author,
    make_channel,
    make_topic,
    make_user,
)
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def test_writer_adds_an_article_with_all_that_belongs_to_it(client, staff):
    channel, author, topic, picture = make_channel(), make_author(), make_topic(), make_picture()
    login(client, staff["记者"])

    response = client.post(
        address(),
        form_data(
            channel=channel.pk,
            headline="  标题　有空格 ",
            standfirst="导语",
            topic_names=f"新话题、{topic.name}，{topic.name}",
            lead_picture=picture.pk,
            source="新华社",
            source_url="example.org/a",
            **credit_rows(("photographer", "", "外人"), ("writer", author.pk, "")),
        ),
        follow=True,
    )

    article = Article.objects.get()
    assert response.redirect_chain == [(address(article), 302)]
    assert said(response) == "Saved."
    assert (article.headline, article.standfirst) == ("标题 有空格", "导语")
    assert article.source_url == "https://example.org/a"
    assert (article.created_by, article.channel, article.state) == (
        staff["记者"],
        channel,
        State.DRAFTING,
    )
    assert [t.name for t in article.content().topics] == ["新话题", topic.name]
    assert [(c.role, c.name, c.author) for c in article.content().credits] == [
        ("photographer", "外人", None),
        ("writer", author.name, author),
    ]
    assert [d.act for d in article.decisions.all()] == [Act.CREATE]


def test_new_article_goes_straight_to_review(client, staff):
    login(client, staff["记者"])

    data = form_data(channel=make_channel().pk, byline="文/本报 林某", _step="submit")
    response = client.post(address(), data, follow=True)

    assert Article.objects.get().state == State.FIRST_REVIEW
    assert said(response) == (
        "Send to review: done. The article is now: first review. It waits for: 编辑、主任、总编."
    )


def test_new_article_that_is_refused_is_not_stored(client, staff):
    login(client, staff["记者"])

    response = client.post(
        address(),
        form_data(channel=make_channel().pk, body="", standfirst="没有正文", _step="submit"),
    )

    assert response.status_code == 200
    assert "The article has no text yet." in said(response)
    assert "没有正文" in response.content.decode()
    assert not Article.objects.exists()


def test_change_is_saved_and_told(client, staff):
    article = make_article(staff["记者"], topics=[make_topic()], credits=[make_author()])
    login(client, staff["记者"])

    response = client.post(address(article), form_data(article, headline="改过的"), follow=True)

    assert said(response) == "Saved."
    assert reload(article).headline == "改过的"
    assert reload(article).version == 2


def test_form_posted_as_it_was_opened_changes_nothing(client, staff):
    article = make_article(
        staff["记者"],
        headline="旧  稿\u200b的标题",
        body="<p>一</p>\n\n<p>二</p>\n",
        topics=[make_topic(), make_topic()],
        credits=[make_author(), make_author()],
        lead_picture=make_picture(),
        embargo_until=timezone.now().replace(microsecond=123456),
    )
    before = Article.objects.filter(pk=article.pk).values().get()
    login(client, staff["记者"])
    data = form_data(article)
    data["embargo_until_1"] = data["embargo_until_1"].replace(microsecond=0)
    data["body"] = data["body"].replace("\n", "\r\n")

    assert client.post(address(article), data).status_code == 302

    assert Article.objects.filter(pk=article.pk).values().get() == before
    assert article.revisions.count() == 1


def test_credits_stand_in_their_order_and_go_when_emptied(client, staff):
    one, two = make_author(), make_author()
    article = make_article(staff["记者"], credits=[one, two])
    login(client, staff["记者"])

    rows = credit_rows(("writer", one.pk, ""), ("writer", two.pk, ""), ("editor", "", "编者"))
    swapped = rows | {"credits-0-position": 2, "credits-1-position": 1, "credits-2-position": ""}
    client.post(address(article), form_data(article) | swapped)
    assert [c.printed_name for c in article.credits.all()] == [two.name, one.name, "编者"]

    emptied = credit_rows(("writer", "", ""), ("writer", two.pk, "")) | {"credits-1-DELETE": "on"}
    client.post(address(article), form_data(article) | emptied)
    assert not article.credits.exists()


def test_nobody_is_credited_twice_in_a_role(client, staff):
    author = make_author()
    article = make_article(staff["记者"])
    login(client, staff["记者"])

    twice = credit_rows(("writer", author.pk, ""), ("writer", author.pk, "笔名"))
    response = client.post(address(article), form_data(article) | twice)

    formset = response.context["inline_admin_formsets"][0].formset
    assert formset.forms[1].errors == {"author": ["This person is credited in that role already."]}
    assert not article.credits.exists()


def test_history_is_the_log_on_the_page(client, ready, staff):
    login(client, staff["记者"])

    response = client.get(f"/admin/articles/article/{ready.pk}/history/")
    page = client.get(address(ready)).content.decode()

    assert response["Location"] == address(ready) + "#log"
    log = page.split('id="log"')[1]
    assert [log.count(word) for word in ("sent to review", "passed", "created")] == [1, 1, 1]
    assert str(staff["总编"]) in log


def test_drafts_are_for_those_who_may_see_articles(client, staff):
    article = make_article(staff["记者"], headline="未公开的稿件")

    for role in ("编辑", "主任", "总编", "校对"):
        assert login(client, staff[role]).get(address(article)).status_code == 200
    for person in (staff["管理员"], make_user(None)):
        assert login(client, person).get(address(article)).status_code == 403
        assert login(client, person).get("/admin/articles/article/").status_code == 403
        assert login(client, person).get("/admin/articles/decision/").status_code == 403
    outside = make_user("总编", is_staff=False)
    for visitor in (login(Client(), outside), Client()):
        response = visitor.get(address(article))
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")


def test_nothing_is_deleted(client, staff):
    article = make_article(staff["记者"])
    chief = make_user("总编", is_superuser=True)
    login(client, chief)

    delete = f"/admin/articles/article/{article.pk}/delete/"
    assert client.post(delete, {"post": "yes"}).status_code == 403
    client.post(
        "/admin/articles/article/",
        {"action": "delete_selected", "_selected_action": article.pk, "post": "yes"},
    )
    assert Article.objects.filter(pk=article.pk).exists()


@pytest.mark.parametrize("object_id", ["0", "99999999", "9" * 30, "x", "%00", "_5F"])
def test_article_that_does_not_exist_leads_back_to_the_index(client, staff, object_id):
    login(client, staff["记者"])

    for response in (
        client.get(f"/admin/articles/article/{object_id}/change/"),
        client.post(f"/admin/articles/article/{object_id}/change/", form_data()),
    ):
        assert response.status_code == 302
    assert not Topic.objects.exists()
