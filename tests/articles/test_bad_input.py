"""Whatever is typed, pasted or forged: a message beside the field, and nothing is lost."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

import editions.html
from articles.models import LONGEST_BODY, Article, Decision
from channels.models import Topic, TopicAlias
from editions.html import MOST_ELEMENTS
from tests.articles.conftest import address, credit_rows, form_data, reload, said
from tests.factories.newsroom import make_article, make_author, make_channel, make_topic, make_user
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]


@pytest.fixture
def writer(client):
    user = make_user("记者")
    client.force_login(user)
    client.cookies["desk_language"] = "en"
    return user


@pytest.fixture
def article(writer):
    return make_article(writer, headline="原题", topics=[make_topic("原有话题")])


def errors(response):
    """The messages beside the fields, by field."""
    return dict(response.context["adminform"].form.errors)


def post(client, article, **typed):
    """Post the form with what was typed, and check that nothing was stored."""
    before = Article.objects.filter(pk=article.pk).values().get()
    marks = {"standfirst": "我打的导语", "source": "我打的来源"}
    response = client.post(address(article), form_data(article, **marks | typed))

    assert response.status_code == 200
    assert Article.objects.filter(pk=article.pk).values().get() == before
    assert Decision.objects.count() == 1
    assert (article.revisions.count(), Topic.objects.count()) == (1, 1)
    page = response.content.decode()
    assert all(word in page for word in marks.values())
    return response


@pytest.mark.parametrize("headline", ["", "   ", "\u3000", "\x00\x07", "\ud800"])
def test_empty_headline(client, article, headline):
    response = post(client, article, headline=headline.encode("utf-8", "ignore").decode())

    assert errors(response) == {"headline": ["This field is required."]}


def test_headline_of_500_characters_is_shown_again_whole(client, article):
    response = post(client, article, headline="长" * 500)

    assert errors(response) == {
        "headline": ["Ensure this value has at most 120 characters (it has 500)."]
    }
    assert "长" * 500 in response.content.decode()
    assert "maxlength" not in str(response.context["adminform"].form["headline"])


def test_body_of_10_megabytes_is_shown_again_whole(client, article):
    body = "<p>" + "汉" * (10 * 1024 * 1024 // 3) + "</p>"

    response = post(client, article, body=body)

    assert list(errors(response)) == ["body"]
    assert str(LONGEST_BODY) in errors(response)["body"][0]
    assert body[3:-4] in response.content.decode()


@pytest.mark.parametrize("tag", ["p", "li", "h1"])
def test_body_of_more_elements_than_any_story_has(client, article, tag):
    body = f"<{tag}>我打的正文" + f"<{tag}>" * MOST_ELEMENTS

    response = post(client, article, body=body)

    assert "more than 20,000 elements" in errors(response)["body"][0]
    assert "我打的正文" in response.content.decode()


def test_body_is_sanitised_before_anybody_has_to_wait(client, article, monkeypatch):
    depths, work = [], editions.html.sanitised_anew

    def noted(html):
        depths.append(len(connection.savepoint_ids))
        return work(html)

    monkeypatch.setattr(editions.html, "sanitised_anew", noted)
    body = "<p>新的正文<script>x</script></p>\n"
    assert client.post(address(article), form_data(article, body=body)).status_code == 302

    assert reload(article).body == "<p>新的正文</p>"
    assert depths
    assert set(depths) == {0}


def test_more_than_the_server_takes_is_a_page_that_says_so(client, article, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000

    response = client.post(address(article), form_data(article, body="x" * 20_000))

    assert response.status_code == 413
    assert "Go back in the browser" in response.content.decode()
    assert reload(article).version == 1


def test_characters_that_nobody_sees_are_taken_out(client, article):
    response = client.post(
        address(article),
        form_data(
            article,
            headline="标\x00题\x07一\x1b",
            standfirst="导\r\n语\x00",
            body="<p>正\x00文\x0b</p>",
            topic_names="话\x00题",
            source="来\x7f源",
            **credit_rows(("writer", "", "姓\x00名")),
        ),
    )

    assert response.status_code == 302
    article = reload(article)
    assert (article.headline, article.standfirst) == ("标题一", "导 语")
    assert (article.body, article.source) == ("<p>正文</p>", "来源")
    assert [topic.name for topic in article.content().topics] == ["话题"]
    assert [line.name for line in article.credits.all()] == ["姓名"]


@pytest.mark.parametrize("raw", [b"%ED%A0%80", b"\xed\xa0\x80", b"%FF%FE", b"\xc3("])
def test_bytes_that_are_no_text(client, article, raw):
    data = form_data(article)
    del data["headline"]
    sent = urlencode(data).encode() + b"&headline=" + raw + "题".encode()

    response = client.post(address(article), sent, content_type="application/x-www-form-urlencoded")

    assert response.status_code == 302
    assert reload(article).headline.encode()


def test_html_in_a_headline_is_text(client, article):
    hostile = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
    client.post(address(article), form_data(article, headline=hostile))

    page = client.get(address(article)).content.decode()
    assert reload(article).headline == hostile
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<script>alert" not in client.get("/admin/articles/article/").content.decode()


def test_hostile_body_is_clean_before_it_enters_the_editor_again(client, article):
    hostile = '<p onclick="a()">正文</p><script>x</script><img src=x onerror=b()>'

    response = post(client, article, headline="", body=hostile)

    widget = response.content.decode().split('data-type="ckeditortype">')[1].split("</textarea>")[0]
    assert "onclick" not in widget
    assert "onerror" not in widget
    assert "script&gt;" not in widget
    assert "正文" in widget


@pytest.mark.parametrize(
    ("date", "time"),
    [
        ("9999-12-31", "23:59:59"),
        ("0001-01-01", "00:00:00"),
        ("1999-12-31", "12:00"),
        ("2026-02-30", "12:00"),
        ("2026-01-01", "24:61"),
        ("明天", "早上"),
        ("2026-01-01", ""),
        ("\x00", "\x00"),
        ("9" * 5000, "12:00"),
    ],
)
def test_embargo_that_is_no_date(client, article, date, time):
    response = post(client, article, embargo_until_0=date, embargo_until_1=time)

    assert list(errors(response)) == ["embargo_until"]


@pytest.mark.parametrize(
    "when",
    ["9999-12-31T23:59", "0001-01-01T00:00", "2000-01-01T00:00", "2026-01-01T24:61", "", "x"],
)
def test_schedule_that_is_no_date(client, ready, when):
    client.force_login(make_user("主任"))

    response = client.post(
        address(ready), form_data(ready, _step="schedule", **{"schedule-live_from": when})
    )

    assert response.status_code == 200
    steps = {s.step.act: s.form for s in response.context["panel"].steps}
    assert list(steps["schedule"].errors) == ["live_from"]
    assert (reload(ready).state, reload(ready).story) == ("ready", None)


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ("、".join(f"话题{n}" for n in range(21)), "Give at most 20 topics."),
        ("题" * 101, "A topic's name has at most 100 characters."),
        ("新能源、！！！", "“！！！” is no topic."),
    ],
)
def test_topics_that_cannot_be(client, article, names, message):
    response = post(client, article, topic_names=names)

    assert errors(response) == {"topic_names": [message]}
    assert names in response.content.decode()


def test_one_topic_in_many_spellings(client, article):
    TopicAlias.objects.create(name="AI", topic=make_topic("人工智能"))
    make_topic("É5G")

    client.post(
        address(article),
        form_data(article, topic_names="ai，AI、人工智能；É5G,é5g , 新题,新题,，"),
    )

    assert [t.name for t in reload(article).content().topics] == ["人工智能", "É5G", "新题"]


def test_topic_is_made_only_by_those_who_may(client, article):
    proof_reader = make_user("校对")
    proof_reader.user_permissions.add(
        *make_user("记者").groups.get().permissions.exclude(codename="add_topic"),
        *make_user("编辑").groups.get().permissions.filter(codename="edit_any_article"),
    )
    client.force_login(proof_reader)

    response = post(client, article, topic_names="没有的题")

    assert errors(response) == {"topic_names": ["There is no topic “没有的题”."]}


@pytest.mark.parametrize("forged", ["999999", "9" * 40, "-1", "x", "\x00", "1 OR 1=1"])
def test_forged_identities(client, article, forged):
    response = post(
        client,
        article,
        channel=forged,
        lead_picture=forged,
        language=forged,
        **credit_rows(("writer", forged, ""), (forged, "", "某人")),
    )

    assert set(errors(response)) == {"channel", "lead_picture", "language"}
    rows = response.context["inline_admin_formsets"][0].formset.errors
    assert [list(row) for row in rows] == [["author"], ["role"]]
    assert "某人" in response.content.decode()


def test_forged_state_of_the_form(client, article):
    for forged in ("x", "9" * 5000, "-1", ""):
        response = client.post(
            address(article), form_data(article, opened_on=forged, headline="新")
        )
        assert response.status_code == 200
        assert said(response)
    response = client.post(address(article), {"headline": "没有别的"})
    assert response.status_code == 200
    assert reload(article).headline == "原题"


def test_fields_that_are_not_in_the_form_are_not_taken(client, article):
    client.post(
        address(article),
        form_data(article, headline="新", created_by=make_user().pk, version=99, story=1),
    )

    after = reload(article)
    assert (after.created_by, after.version, after.story) == (article.created_by, 2, None)


def test_picture_whose_rights_have_ended(client, article):
    picture = make_picture(expires_at=timezone.now())

    response = post(client, article, lead_picture=picture.pk)

    assert errors(response) == {"lead_picture": ["The rights to this picture have ended."]}


@pytest.mark.parametrize("link", ["javascript:alert(1)", "x y", "http://", "\x00", "a" * 600])
def test_link_that_is_none(client, article, link):
    assert list(errors(post(client, article, source_url=link))) == ["source_url"]


def test_credit_names_longer_than_their_line(client, article):
    response = post(client, article, **credit_rows(("writer", make_author().pk, "名" * 61)))

    rows = response.context["inline_admin_formsets"][0].formset.errors
    assert list(rows[0]) == ["name"]
    assert "名" * 61 in response.content.decode()


def test_form_of_an_ended_session_is_given_back(client, article):
    client.logout()
    client.cookies["desk_language"] = "en"

    response = client.post(address(article), form_data(article, headline="没登录时打的"))

    page = response.content.decode()
    assert response.status_code == 403
    assert "You are not signed in any more" in page
    assert "没登录时打的" in page
    assert "原题" not in page
    assert [label for label, words in response.context["typed"]] == [
        "headline",
        "body",
        "topics",
    ]
    assert reload(article).headline == "原题"


def test_form_without_its_token_is_given_back(article, writer):
    client = Client(enforce_csrf_checks=True)
    client.force_login(writer)
    client.cookies["desk_language"] = "en"

    response = client.post(address(article), form_data(article, headline="旧页面里打的<b>"))

    page = response.content.decode()
    assert response.status_code == 403
    assert "Open it anew" in page
    assert "旧页面里打的&lt;b&gt;" in page
    assert reload(article).headline == "原题"


def test_new_article_without_a_channel(client, writer):
    response = client.post(address(), form_data(headline="有题", body="<p>有文</p>"))

    assert errors(response) == {"channel": ["This field is required."]}
    assert "有文" in response.content.decode()
    assert not Article.objects.exists()


def test_list_takes_nonsense_for_filters(client, article):
    make_channel()
    for query in ("channel=x", "channel=" + "9" * 40, "q=%00", "p=99999", "p=x", "o=1.2.x"):
        response = client.get(f"/admin/articles/article/?{query}")
        assert response.status_code in {200, 302}
