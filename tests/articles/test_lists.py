"""The desk's lists: what they show, by how many queries, and that the log is read-only."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from articles import lists
from articles.models import Article, Decision
from articles.paging import CappedPaginator
from articles.release import publish_article
from articles.review import return_article, submit_article
from articles.saving import record_save
from articles.takedown import withdraw_article
from articles.wording import clock_words
from tests.articles.conftest import correct, reload
from tests.factories.newsroom import make_article, make_author, make_channel, make_user

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
def test_list_of_articles_takes_thirteen_queries(
    client, items, django_assert_num_queries, ready, staff
):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    section = make_channel()
    for _ in range(items - 1):
        channel = make_channel(parent=section)
        make_article(staff["记者"], channel=channel, credits=[make_author(), make_author()])

    # session, user, permissions of user and groups; count, rows; channels; editions, withdrawals;
    # credits, last revisions; the header's inbox, two
    with django_assert_num_queries(13):
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
def test_form_takes_nineteen_queries(client, credits, django_assert_num_queries, staff):
    article = make_article(staff["记者"])
    for number in range(credits):
        article.credits.create(name=f"名{number}", position=number)
    client.get(f"{LIST}{article.pk}/change/")  # content types are asked for once a process

    with django_assert_num_queries(19):
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

    told = f"Goes live {clock_words(moment, timezone.now())}"
    assert told in client.get(LIST).content.decode()


def test_latest_worked_on_comes_first(client, editor):
    old, new = make_article(), make_article()
    Article.objects.filter(pk=old.pk).update(updated_at=timezone.now() + timedelta(minutes=1))

    assert shown(client.get(LIST)) == [old, new]


def test_row_says_headline_place_writers_state_who_and_when(client, editor, staff):
    responsible, writer = make_author("责编"), make_author("执笔")
    section = make_channel("财经")
    article = make_article(
        staff["记者"],
        headline="芯片要闻",
        channel=make_channel("科创", parent=section),
        credits=[writer],
        embargo_until=timezone.now() + timedelta(days=2),
    )
    article.credits.create(role="editor", author=responsible, position=59)

    page = client.get(LIST)

    [row] = shown(page)
    assert (row.words, row.printed_names) == ("drafting", "执笔")
    assert (row.worked_on_by, row.embargoed, row.corrected) == (staff["记者"].name, True, False)
    text = page.content.decode()
    assert "财经-科创 · 执笔" in text
    assert "Embargo until <time" in text
    assert f'href="{LIST}{article.pk}/change/"' in text


def test_row_marks_a_correction(client, editor, ready, staff):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    correct(reload(ready), staff)

    [row] = shown(client.get(LIST))

    assert (row.words, row.corrected) == ("live", True)


def test_who_worked_on_it_last_is_the_latest_reviser(client, editor, staff):
    article = make_article(staff["记者"])
    article.headline = "改过的标题"
    article.save()
    record_save(article=article, by=staff["编辑"], at=timezone.now(), act=None)

    assert shown(client.get(LIST))[0].worked_on_by == staff["编辑"].name


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("芯片", ["芯片要闻"]),
        ("要闻 芯片", ["芯片要闻"]),
        ("晶片 要聞", []),
        ("芯片 要聞", ["芯片要闻"]),
        ("韓松年", ["芯片要闻"]),
        ("\u200b", []),
        ("芯片 足球", []),
        ("韩松年", ["芯片要闻"]),
        ("外人", ["球赛"]),
        ("外人 球", ["球赛"]),
        ("%", []),
        ("\x00", ["球赛", "芯片要闻"]),
        (" ", ["球赛", "芯片要闻"]),
    ],
)
@pytest.mark.usefixtures("editor")
def test_search_looks_in_headlines_and_credits(client, words, found):
    make_article(headline="芯片要闻", credits=[make_author("韩松年")])
    make_article(headline="球赛").credits.create(name="外人")

    assert sorted(row.headline for row in shown(client.get(LIST, {"q": words}))) == found


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("words", ["栈桥", "棧橋"])
def test_search_finds_both_scripts(client, words):
    for headline in ("栈桥修缮", "棧橋重開", "码头"):
        make_article(headline=headline)

    found = {row.headline for row in shown(client.get(LIST, {"q": words}))}

    assert found == {"栈桥修缮", "棧橋重開"}


def test_search_finds_a_story_by_its_number(client, editor, ready, staff):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    number = reload(ready).story_id
    named = make_article(headline=f"第{number}届展会")

    assert shown(client.get(LIST, {"q": f"#{number}"})) == [ready]
    assert set(shown(client.get(LIST, {"q": number}))) == {ready, named}
    assert shown(client.get(LIST, {"q": "9" * 30})) == []


def test_search_looks_through_the_latest_alone(client, editor, monkeypatch):
    monkeypatch.setattr(lists, "SEARCHED", 1)
    old, new = make_article(headline="芯片旧闻"), make_article(headline="芯片新闻")

    assert shown(client.get(LIST, {"q": "芯片"})) == [new]
    assert set(shown(client.get(LIST))) == {old, new}


@pytest.mark.usefixtures("editor")
def test_what_narrows_the_list_can_be_taken_off(client):
    make_article(headline="芯片要闻")

    page = client.get(LIST, {"q": "芯片", "state__exact": "drafting"}).content.decode()

    assert 'href="?state__exact=drafting"' in page
    assert "State: drafting" in page
    assert f'href="?q={quote("芯片")}"' in page


@pytest.mark.usefixtures("editor")
def test_empty_list_says_why(client):
    assert "There are no articles yet." in client.get(LIST).content.decode()
    make_article()
    none = client.get(LIST, {"q": "没有"}).content.decode()
    assert "Nothing here fits what you chose." in none


def test_pages_of_a_list_never_count_an_archive(monkeypatch):
    monkeypatch.setattr("articles.paging.MOST_COUNTED", 2)
    for _ in range(3):
        make_article()

    assert CappedPaginator(Article.objects.order_by("pk"), 1).count == 2


def test_log_reads_as_sentences(client, editor, staff):
    article = make_article(staff["记者"], headline="新海堤")
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    return_article(article=reload(article), by=staff["编辑"], at=timezone.now(), reason="补<数据>")

    page = client.get(LOG).content.decode()

    link = f'<a href="/admin/articles/article/{article.pk}/change/">新海堤</a>'
    lines = [line for part in page.split("</li>") for line in part.split("<li>") if link in line]
    said = [" ".join(strip_tags(line).split()) for line in lines]
    writer, reviewer = staff["记者"].name, staff["编辑"].name
    assert [line.split(" ", 1)[1] for line in said] == [
        f"{reviewer} returned 新海堤 first review → drafting补&lt;数据&gt;",
        f"{writer} sent to review 新海堤 drafting → first review",
        f"{writer} created 新海堤",
    ]


def test_log_is_for_reading(client, staff):
    make_article(staff["记者"])
    decision = Decision.objects.get()
    client.force_login(make_user("总编", is_superuser=True))

    assert client.get(f"{LOG}{decision.pk}/change/").status_code == 200
    for action in ("add/", f"{decision.pk}/delete/"):
        assert client.post(LOG + action, {"post": "yes"}).status_code == 403
    assert client.post(f"{LOG}{decision.pk}/change/", {"reason": "改"}).status_code == 403
    assert Decision.objects.get().reason == ""
