"""Earlier texts of an article: who reads them, what is marked, what taking one up again does."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import refusals
from articles.models import Article, Decision
from articles.release import publish_article, reopen_article
from articles.revisions import take_revision_up
from articles.saving import record_save, set_topics
from tests.articles.conftest import State, address, correct, form_data, login, reload, said
from tests.factories.newsroom import make_article, make_topic, make_user
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def saved(article, by, **fields):
    article = reload(article)
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    record_save(article=article, by=by, at=timezone.now())
    return reload(article)


@pytest.fixture
def article(staff):
    """Three revisions, the second by an editor."""
    article = make_article(staff["记者"], headline="海堤修好了", body="<p>全长十二公里。</p>")
    article = saved(article, staff["编辑"], body="<p>全长十五公里。</p>")
    return saved(article, staff["记者"], headline="海堤修好三处")


def page(article, number, other=""):
    query = f"?with={other}" if other else ""
    return f"/admin/articles/article/{article.pk}/revisions/{number}/{query}"


def marked(response):
    """What is marked on the page, by part: kind and words."""
    return {
        part.name: [
            (piece.kind.value, piece.words)
            for paragraph in part.paragraphs
            for piece in paragraph.parts
            if piece.kind != "same"
        ]
        for part in response.context["parts"]
        if part.changed
    }


def take_up(article, number, by, version=None):
    version = article.version if version is None else version
    return take_revision_up(
        article=article, number=number, by=by, version=version, at=timezone.now()
    )


def test_each_revision_in_the_list_leads_to_its_text(client, article, staff):
    login(client, staff["记者"])

    html = client.get(address(article)).content.decode()

    assert [f'href="{page(article, number)}"' in html for number in (1, 2, 3)] == [True] * 3


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("1", {"body": [("removed", "二"), ("added", "五")]}),
        ("2", {"headline": [("removed", "了"), ("added", "三处")]}),
        ("3", {"headline": [("removed", "了"), ("added", "三处")]}),
        ("2?with=1", {"body": [("removed", "二"), ("added", "五")]}),
        ("1?with=none", {}),
    ],
)
def test_what_differs_is_marked(client, article, staff, number, expected):
    login(client, staff["校对"])
    number, _, other = number.partition("?with=")

    response = client.get(page(article, number, other))

    assert marked(response) == expected
    text = response.content.decode()
    assert ("<ins>" in text, "<del>" in text) == (bool(expected), bool(expected))


def test_credits_topics_and_picture_are_compared_by_name(client, article, staff):
    set_topics(article, [make_topic("海堤").pk])
    article = saved(article, staff["记者"], lead_picture=make_picture(alt="晨光里的海堤"))
    login(client, staff["记者"])

    found = marked(client.get(page(article, 4)))

    assert found == {
        "topics": [("added", "海堤")],
        "lead_picture": [("added", "晨光里的海堤")],
    }


def test_a_change_without_words_is_told(client, article, staff):
    saved(article, staff["记者"], body="<p>全长<strong>十五</strong>公里。</p>")
    login(client, staff["记者"])

    response = client.get(page(article, 4))

    assert marked(response) == {"body": []}
    assert "formatting, links or pictures differ" in response.content.decode()


def test_what_changed_since_it_was_published_is_one_link_away(client, ready, staff):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    reopen_article(article=reload(ready), by=staff["记者"], at=timezone.now())
    login(client, staff["总编"])
    assert "since-public" not in client.get(address(ready)).content.decode()
    article = saved(ready, staff["记者"], standfirst="新的导语")
    Article.objects.update(state=State.FINAL_REVIEW)

    link = page(article, article.version, "live")
    assert f'href="{link}"' in client.get(address(article)).content.decode()

    assert marked(client.get(link)) == {"standfirst": [("added", "新的导语")]}


def test_after_a_correction_the_public_text_is_the_corrected_one(client, ready, staff):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    article = correct(reload(ready), staff)
    login(client, staff["记者"])

    response = client.get(page(article, 1, "live"))

    assert response.context["public"] == article.version
    assert marked(response) == {"headline": [("added", "（更正）")]}


def test_texts_are_for_those_who_may_see_articles(client, article, staff):
    for role, user in {**staff, "无": make_user()}.items():
        status = login(client, user).get(page(article, 1)).status_code
        assert (role, status) == (role, 200 if user.has_perm("articles.view_article") else 403)
        before = reload(article).version
        posted = client.post(page(article, 1), {"version": before})
        assert posted.status_code == (302 if status == 200 else 403)
        if not user.has_perm("articles.change_article"):
            assert reload(article).version == before
    client.logout()
    assert "/login/" in client.get(page(article, 1))["Location"]


@pytest.mark.parametrize("number", ["0", "9", "x", "9" * 5000, "1" * 15])
def test_revision_that_does_not_exist_is_not_found(client, article, staff, number):
    login(client, staff["记者"])

    assert client.get(page(article, number)).status_code == 404
    if number != "0":
        assert client.get(page(article, 1, number)).status_code == 404


def test_revision_of_another_article_is_not_found(client, article, staff):
    other = make_article(staff["记者"])

    assert login(client, staff["记者"]).get(page(other, 3)).status_code == 404


def test_page_costs_the_same_however_many_revisions_there_are(client, article, staff):
    login(client, staff["记者"])
    costs = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(page(article, 2, "1"))
        costs.append(len(captured))
        for number in range(30):
            article = saved(article, staff["记者"], headline=f"第{number}稿")

    assert costs[0] == costs[1] <= 22


def test_text_is_taken_up_again_as_a_new_revision(client, article, staff):
    login(client, staff["记者"])

    response = client.post(page(article, 1), {"version": article.version}, follow=True)

    article = reload(article)
    assert (article.headline, article.body) == ("海堤修好了", "<p>全长十二公里。</p>")
    assert article.version == 4
    assert article.revisions.get(number=3).content["headline"] == "海堤修好三处"
    decision = article.decisions.first()
    assert (decision.act, decision.by) == (Decision.Act.EARLIER, staff["记者"])
    assert decision.details == {"revision": 1}
    html = response.content.decode()
    assert "The text is again that of revision 1." in html
    assert f'<a href="{page(article, 1)}">revision 1</a>' in html


def test_newer_text_is_not_overwritten(client, article, staff):
    seen = article.version
    saved(article, staff["编辑"], headline="编辑改过")
    login(client, staff["记者"])

    response = client.post(page(article, 1), {"version": seen}, follow=True)

    assert reload(article).headline == "编辑改过"
    assert f"{staff['编辑']} saved this article at" in response.content.decode()
    assert not article.decisions.filter(act=Decision.Act.EARLIER).exists()


def test_reviews_are_voided_and_the_taker_may_not_review(client, staff, article):
    Article.objects.update(state=State.SECOND_REVIEW)
    article.reviews.create(
        stage="first", by=staff["编辑"], at=timezone.now(), digest=article.digest
    )

    voided, _ = take_up(article, 1, staff["总编"])

    assert [review.by for review in voided] == [staff["编辑"]]
    assert reload(article).state == State.FIRST_REVIEW
    shown = login(client, staff["总编"]).get(address(article))
    assert "approve" not in {step.step.act for step in shown.context["panel"].steps}


@pytest.mark.parametrize("state", [State.DISCARDED, State.FIRST_REVIEW])
def test_only_who_may_edit_now_takes_a_text_up(client, article, staff, state):
    Article.objects.update(state=state)

    with pytest.raises(refusals.NotEditable):
        take_up(reload(article), 1, staff["记者"])
    html = login(client, staff["记者"]).get(page(article, 1)).content.decode()
    assert "Take this text up again" not in html


def test_a_released_text_is_reopened_first(ready, staff):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())

    with pytest.raises(refusals.NotEditable):
        take_up(reload(ready), 1, staff["总编"])


def test_what_is_gone_since_is_left_out(client, article, staff):
    picture, topic = make_picture(), make_topic("旧话题")
    set_topics(article, [topic.pk])
    article = saved(article, staff["记者"], lead_picture=picture)
    set_topics(article, [])
    article = saved(article, staff["记者"], lead_picture=None)
    picture.delete()
    topic.delete()
    login(client, staff["记者"])

    response = client.post(page(article, 4), {"version": article.version}, follow=True)

    assert reload(article).lead_picture is None
    assert "lead picture was left out" in response.content.decode()


def test_text_that_no_form_would_take_is_refused_in_words(client, article, staff):
    saved(article, staff["记者"], source_url="javascript:alert(1)")
    article = saved(article, staff["记者"], source_url="")
    login(client, staff["记者"])

    response = client.post(page(article, 4), {"version": article.version}, follow=True)

    assert "be taken up as it is" in response.content.decode()
    assert reload(article).version == article.version


def test_same_text_makes_no_revision_and_no_entry(article, staff):
    article = saved(article, staff["记者"], headline="海堤修好了")

    take_up(article, 2, staff["记者"])

    assert reload(article).version == 4
    assert not article.decisions.filter(act=Decision.Act.EARLIER).exists()


@pytest.mark.parametrize("by", ["编辑", "记者"])
def test_a_conflict_names_who_saved_and_when(client, article, staff, by):
    seen = form_data(article, headline="我的标题")
    saved(article, staff[by], standfirst="别的导语")

    response = login(client, staff["记者"]).post(address(article), seen)

    own = "You saved this article yourself at"
    assert (own if by == "记者" else f"{staff[by]} saved this article at") in said(response)
    assert f'href="{page(article, 4)}"' in response.content.decode()


def test_topics_are_shown_to_those_who_only_read(client, article, staff):
    set_topics(article, [make_topic("海堤").pk, make_topic("风暴潮").pk])
    Article.objects.update(state=State.FIRST_REVIEW)

    html = login(client, staff["记者"]).get(address(article)).content.decode()

    assert "海堤、风暴潮" in html
