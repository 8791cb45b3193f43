"""The steps as buttons, what is refused, and that two who save overwrite nobody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Decision, State
from articles.refusals import NotInThisState
from articles.release import cancel_schedule, publish_article
from articles.steps import steps_for
from articles.workflow import Act
from tests.articles.conftest import address, credit_rows, form_data, login, reload, said
from tests.factories.newsroom import (
    make_article,
    make_author,
)

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


def buttons(response):
    """The steps that the page offers, by what they post."""
    return {open_step.step.act for open_step in response.context["panel"].steps}


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


def test_step_from_a_page_of_an_earlier_text_is_refused(client, staff):
    """The writer, who can't change it in review, takes back what an editor has changed since."""
    article = make_article(staff["记者"], state=State.FIRST_REVIEW)
    seen = form_data(article, _step="recall", **{"recall-reason": "还要补"})
    login(client, staff["编辑"]).post(address(article), form_data(article, headline="编辑改过"))

    response = login(client, staff["记者"]).post(address(article), seen)

    assert "Read it again" in said(response)
    assert "还要补" in response.content.decode()
    assert reload(article).state == State.FIRST_REVIEW
    again = form_data(article, _step="recall", **{"recall-reason": "还要补"})
    client.post(address(article), again)
    assert reload(article).state == State.DRAFTING


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
    assert "Reason: Ensure this value has at most 500 characters (it has 501)." in said(response)
    assert "needs something more" not in said(response)
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
    assert "请补出处" in page.content.decode().split("id_headline")[0]

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


def test_reason_typed_for_a_step_that_has_closed_is_given_back(client, staff):
    article = make_article(staff["记者"], state=State.FIRST_REVIEW)
    seen = form_data(article, _step="approve", **{"approve-opinion": "数字已核对"})
    login(client, staff["编辑"]).post(
        address(article), form_data(article, _step="return", **{"return-reason": "先补采访"})
    )

    response = login(client, staff["总编"]).post(address(article), seen)

    assert "数字已核对" in response.content.decode()
    assert Act.APPROVE not in buttons(response)


@pytest.mark.parametrize(("number", "status"), [(60, 302), (61, 200)])
def test_so_many_credits_and_no_more(client, staff, number, status):
    article = make_article(staff["记者"])
    rows = credit_rows(*[("writer", "", f"记者{place}") for place in range(number)])

    response = login(client, staff["记者"]).post(address(article), form_data(article) | rows)

    assert response.status_code == status
    assert article.credits.count() == (number if status == 302 else 0)
    if status == 200:
        assert "Give at most 60 credits." in response.content.decode()
        assert "记者60" in response.content.decode()


def test_step_from_a_page_without_the_text_shows_the_stored_text_again(client, ready, staff):
    publish_article(
        article=ready, by=staff["主任"], at=timezone.now(), live_from=timezone.now() + HOUR
    )
    seen = login(client, staff["主任"]).get(address(ready)).context["panel"]
    cancel_schedule(article=ready, by=staff["主任"], at=timezone.now())

    response = client.post(
        address(ready), {"_step": Act.REOPEN, "state": seen.state, "digest": seen.digest}
    )

    assert str(NotInThisState.sentence) in response.content.decode()
    form = response.context["adminform"].form
    assert (form.is_bound, form["headline"].value()) == (False, ready.headline)
    assert "ManagementForm" not in response.content.decode()
