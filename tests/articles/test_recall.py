"""A writer takes their own article back: told by a word of its own, never as a return."""

import re

import pytest
from django.utils import timezone

from articles.models import Decision, Notice, State
from articles.refusals import NotPermitted, ReasonMissing, TakesItBack
from articles.review import recall_article, return_article
from articles.steps import steps_for
from articles.workflow import Act
from tests.articles.conftest import address, form_data, login, passed, reload
from tests.factories.newsroom import make_article, make_author, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]


@pytest.fixture
def in_review(staff):
    return make_article(staff["记者"], state=State.FIRST_REVIEW)


def recall(article, by, reason="数字有误"):
    return recall_article(article=article, by=by, at=timezone.now(), reason=reason)


def acts(article, user):
    return {step.act for step in steps_for(article, user, at=timezone.now())}


def test_recall_makes_a_draft_again_and_voids_what_was_given(staff, in_review):
    article = recall(passed(in_review, staff["编辑"]), staff["记者"])

    decision = article.decisions.first()
    assert (decision.act, decision.reason) == ("recall", "数字有误")
    assert (decision.from_state, decision.to_state) == (State.SECOND_REVIEW, State.DRAFTING)
    assert not article.reviews.filter(voided_at=None).exists()
    assert reload(article).state == State.DRAFTING


def test_recall_needs_no_reason_and_a_return_does(client, staff, in_review):
    """Who takes back their own text owes nobody a reason; the form asks for none."""
    with pytest.raises(ReasonMissing):
        return_article(article=in_review, by=staff["编辑"], at=timezone.now(), reason=" ")
    login(client, staff["记者"])
    page = client.get(address(in_review)).content.decode()
    assert not re.search(r'<textarea name="recall-reason"[^>]*required', page)

    client.post(address(in_review), form_data(in_review, _step="recall"))

    assert reload(in_review).state == State.DRAFTING
    decision = in_review.decisions.first()
    assert (decision.act, decision.reason) == ("recall", "")


@pytest.mark.parametrize("state", [State.FIRST_REVIEW, State.FINAL_REVIEW, State.READY])
@pytest.mark.parametrize("role", ["记者", "编辑", "主任", "总编"])
def test_writers_take_back_and_others_return(role, state):
    writer, other = make_user(role), make_user("总编")
    article = make_article(writer, state=state)

    assert (Act.RECALL in acts(article, writer), Act.RETURN in acts(article, writer)) == (
        True,
        False,
    )
    assert (Act.RECALL in acts(article, other), Act.RETURN in acts(article, other)) == (False, True)
    with pytest.raises(NotPermitted):
        recall(article, other)
    refusal = NotPermitted if role == "记者" else TakesItBack
    with pytest.raises(refusal):
        return_article(article=article, by=writer, at=timezone.now(), reason="理由")
    assert reload(article).state == state


def test_log_board_form_and_notices_say_recalled(client, staff, in_review):
    colleague = make_user("记者")
    in_review.credits.create(role="writer", author=make_author(user=colleague), position=0)
    login(client, staff["记者"])

    client.post(
        address(in_review), form_data(in_review, _step="recall", **{"recall-reason": "还缺采访"})
    )
    form = client.get(address(in_review)).content.decode()
    board = client.get("/admin/").content.decode()
    inbox = login(client, colleague).get("/admin/inbox/").content.decode()
    log = client.get("/admin/articles/decision/").content.decode()

    assert Decision.objects.first().act == Act.RECALL
    assert f"Taken back by {staff['记者']}" in form
    assert "还缺采访" in form
    assert "Taken back" in board
    assert Notice.objects.get().person == colleague
    assert "<span>recalled</span>" in inbox
    assert "recalled" in log
    for page in (form, board, log):
        assert "Returned by" not in page
        assert "to mend" not in page


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant"])
def test_recall_is_a_word_of_its_own_in_chinese(client, staff, in_review, language):
    recall(in_review, staff["记者"])
    client.force_login(staff["记者"])
    client.cookies["desk_language"] = language

    page = client.get(address(in_review)).content.decode()

    assert "撤回" in page
    assert "退回修改" not in page.split('id="log"')[0]


def test_what_was_taken_back_waits_for_its_writer(client, staff, in_review):
    recall(in_review, staff["记者"])

    waiting = type(in_review).objects.waiting_for(staff["记者"])

    assert [article.pk for article in waiting] == [in_review.pk]
