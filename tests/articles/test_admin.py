"""The article's form over HTTP: writing, the steps as buttons, refusals, history."""

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, Decision, State
from articles.release import publish_article
from articles.steps import steps_for
from articles.workflow import Act
from channels.models import Topic
from tests.articles.conftest import address, credit_rows, form_data, reload, said
from tests.factories.newsroom import (
    make_article,
    make_author,
    make_channel,
    make_topic,
    make_user,
)
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def login(client, user):
    client.force_login(user)
    client.cookies["desk_language"] = "en"
    return client


def buttons(response):
    """The steps that the page offers, by what they post."""
    return {open_step.step.act for open_step in response.context["panel"].steps}


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

    response = client.post(
        address(), form_data(channel=make_channel().pk, _step="submit"), follow=True
    )

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


@pytest.mark.parametrize("state", State)
def test_page_offers_the_steps_that_the_person_may_take_now(client, ready, staff, state):
    article = ready
    if state == State.RELEASED:
        publish_article(article=article, by=staff["主任"], at=timezone.now())
    Article.objects.filter(pk=article.pk).update(state=state)
    article = reload(article)

    offered = {}
    for role, user in staff.items():
        response = login(client, user).get(address(article))
        if response.status_code == 200:
            offered[role] = buttons(response)

    at = timezone.now()
    assert offered == {
        role: {step.act for step in steps_for(article, user, at=at)}
        for role, user in staff.items()
        if role != "管理员"
    }


@pytest.mark.parametrize("state", State)
def test_step_that_was_not_offered_is_refused(client, ready, staff, state):
    if state == State.RELEASED:
        publish_article(article=ready, by=staff["主任"], at=timezone.now())
    Article.objects.filter(pk=ready.pk).update(state=state)
    article = reload(ready)
    before = (article.state, Decision.objects.count())

    for user in staff.values():
        open_to = {step.act for step in steps_for(article, user, at=timezone.now())}
        login(client, user)
        for act in {Act.APPROVE, Act.PUBLISH, Act.WITHDRAW, Act.LIFT_EMBARGO} - open_to:
            response = client.post(
                address(article), form_data(article, _step=act, **{f"{act}-reason": "理由"})
            )
            assert response.status_code == 403 or said(response)
            assert (reload(article).state, Decision.objects.count()) == before


def test_step_that_does_not_exist_only_saves(client, staff):
    article = make_article(staff["记者"])
    login(client, staff["记者"])

    client.post(address(article), form_data(article, _step="explode", headline="存下"))

    assert (reload(article).headline, reload(article).state) == ("存下", State.DRAFTING)


def test_step_from_a_page_of_an_earlier_state_is_refused(client, staff):
    """总编 saw the first review; somebody has passed it since."""
    article = make_article(staff["记者"], state=State.FIRST_REVIEW)
    seen = form_data(article, _step="approve", **{"approve-opinion": "写得好"})
    login(client, staff["编辑"]).post(address(article), form_data(article, _step="approve"))

    response = login(client, staff["总编"]).post(address(article), seen)

    assert "in another state by now" in said(response)
    assert "写得好" in response.content.decode()
    assert article.reviews.count() == 1
    assert response.context["panel"].state == State.SECOND_REVIEW


def test_step_without_what_was_read_is_refused(client, staff):
    article = make_article(staff["记者"], state=State.FIRST_REVIEW)

    for role in ("编辑", "校对"):
        step = "proof" if role == "校对" else "approve"
        response = login(client, staff[role]).post(
            address(article), form_data(article, _step=step, digest="")
        )
        assert "Read it again" in said(response)
    assert not article.reviews.exists()


def test_proof_reader_reads_and_confirms_without_a_form(client, staff):
    article = make_article(staff["记者"], state=State.FIRST_REVIEW, headline="要校对的")
    login(client, staff["校对"])

    page = client.get(address(article)).content.decode()
    assert "要校对的" in page
    assert 'name="headline"' not in page
    client.post(address(article), form_data(article, _step="proof", headline="偷改"))

    assert article.reviews.get().stage == "proof"
    assert reload(article).headline == "要校对的"


def test_refused_step_keeps_all_that_was_typed_in_it(client, staff):
    article = make_article(staff["记者"], state=State.FIRST_REVIEW)
    login(client, staff["编辑"])

    response = client.post(
        address(article),
        form_data(article, _step="return", headline="改了一半", **{"return-reason": "长" * 501}),
    )

    page = response.content.decode()
    assert "see beside its button" in said(response)
    assert "长" * 501 in page
    assert "改了一半" in page
    assert reload(article).state == State.FIRST_REVIEW
    assert reload(article).version == 1


def test_reason_of_a_return_stands_before_the_writer(client, staff):
    article = make_article(staff["记者"], state=State.FIRST_REVIEW)
    reason = {"return-reason": "请补出处"}
    response = login(client, staff["编辑"]).post(
        address(article), form_data(article, _step="return", **reason), follow=True
    )
    assert f"It waits for: {staff['记者']}." in said(response)

    page = login(client, staff["记者"]).get(address(article))
    assert page.context["panel"].returned.reason == "请补出处"
    assert "请补出处" in page.content.decode().split("article-columns")[0]

    client.post(address(article), form_data(article, _step="submit"))
    assert client.get(address(article)).context["panel"].returned is None


def test_reviewer_who_changes_the_text_is_told_and_passes_nothing(client, staff):
    article = make_article(staff["记者"], state=State.FIRST_REVIEW)
    login(client, staff["编辑"])

    response = client.post(
        address(article), form_data(article, _step="approve", headline="编辑改的")
    )

    assert "somebody else must review it" in said(response)
    assert "编辑改的" in response.content.decode()
    assert (reload(article).version, article.reviews.count()) == (1, 0)


def test_changed_text_is_not_published_by_the_reviews_of_another(client, ready, staff):
    login(client, staff["主任"])

    response = client.post(address(ready), form_data(ready, _step="publish", headline="没审过"))

    assert "not the one that was reviewed" in said(response)
    assert "没审过" in response.content.decode()
    assert (reload(ready).state, reload(ready).story) == (State.READY, None)

    saved = client.post(address(ready), form_data(ready, headline="没审过"), follow=True)
    assert f"voids the reviews of {staff['总编']}" in said(saved)
    assert reload(ready).state == State.FINAL_REVIEW


def test_second_saver_sees_both_versions_and_decides(client, staff):
    article = make_article(staff["记者"], headline="原题", credits=[make_author()])
    opened = form_data(article, headline="我的题", body="<p>我的正文</p>")
    changes = form_data(article, headline="别人的题", **credit_rows())
    login(client, staff["编辑"]).post(address(article), changes)

    response = login(client, staff["记者"]).post(address(article), opened)

    page = response.content.decode()
    assert "Nothing was overwritten" in said(response)
    assert reload(article).headline == "别人的题"
    assert [label for label, _ in response.context["others_changes"]] == ["headline", "credits"]
    assert "别人的题" in page
    assert "我的题" in page
    assert "我的正文" in page
    assert response.context["stored_version"] == 2

    client.post(address(article), opened | {"_save_over": 2})
    assert reload(article).headline == "我的题"
    assert [r.content["headline"] for r in article.revisions.all()] == [
        "我的题",
        "别人的题",
        "原题",
    ]


@pytest.mark.parametrize("over", ["1", "-1", "x", "9" * 5000, ""])
def test_saving_over_what_was_not_seen_is_refused(client, staff, over):
    article = make_article(staff["记者"])
    opened = form_data(article, headline="我的题")
    login(client, staff["编辑"]).post(address(article), form_data(article, headline="别人的题"))

    response = login(client, staff["记者"]).post(address(article), opened | {"_save_over": over})

    assert "Nothing was overwritten" in said(response)
    assert reload(article).headline == "别人的题"


def test_text_typed_in_an_article_that_was_sent_on_is_given_back(client, staff):
    article = make_article(staff["记者"])
    opened = form_data(article, headline="迟到的标题", body="<p>迟到的正文</p>")
    login(client, staff["编辑"]).post(address(article), form_data(article, _step="submit"))

    response = login(client, staff["记者"]).post(address(article), opened)

    page = response.content.decode()
    assert "change this article in its present state" in said(response)
    assert "迟到的标题" in page
    assert "迟到的正文" in page
    assert reload(article).version == 1


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
