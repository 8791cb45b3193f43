"""Withdraws and restores stories, and lifts embargoes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import refusals
from articles.models import State
from articles.release import publish_article, reopen_article
from articles.review import submit_article
from articles.saving import record_save
from articles.takedown import lift_embargo, restore_article, withdraw_article
from articles.workflow import Act
from editions.models import Edition
from editions.standing import standing
from tests.articles.conftest import passed, reload
from tests.factories.newsroom import make_article, make_channel

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


@pytest.fixture
def live(ready, staff):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    return reload(ready)


def now_of(article):
    return standing(article.story_id, at=timezone.now())


def withdraw(article, by, reason="失实", notice=""):
    withdraw_article(article=article, by=by, at=timezone.now(), reason=reason, notice=notice)


def restore(article, by, reason="已核实"):
    restore_article(article=article, by=by, at=timezone.now(), reason=reason)
    return reload(article)


def test_withdrawal_takes_the_story_down_and_says_why_in_the_log(live, staff):
    withdraw(live, staff["总编"], notice=" 因失实撤稿 ")

    assert (now_of(live).live, now_of(live).withdrawn.notice) == (None, "因失实撤稿")
    decision = live.decisions.first()
    assert (decision.act, decision.by, decision.reason) == (Act.WITHDRAW, staff["总编"], "失实")
    assert decision.details == {"notice": "因失实撤稿"}


@pytest.mark.parametrize("role", ["记者", "编辑", "主任", "校对", "管理员"])
def test_withdrawing_is_the_chiefs(live, staff, role):
    with pytest.raises(refusals.NotPermitted):
        withdraw(live, staff[role])

    assert now_of(live).live


def test_withdrawal_and_restoring_need_a_reason(live, staff):
    with pytest.raises(refusals.ReasonMissing):
        withdraw(live, staff["总编"], reason=" ")
    withdraw(live, staff["总编"])
    with pytest.raises(refusals.ReasonMissing):
        restore(live, staff["总编"], reason="")
    assert now_of(live).withdrawn


def test_what_is_not_public_is_not_withdrawn(ready, staff):
    with pytest.raises(refusals.NotInThisState):
        withdraw(ready, staff["总编"])


def test_withdrawing_twice_is_refused(live, staff):
    withdraw(live, staff["总编"])

    with pytest.raises(refusals.NotInThisState):
        withdraw(live, staff["总编"])


def test_restored_story_is_what_readers_last_saw(live, staff):
    before = now_of(live).live
    withdraw(live, staff["总编"])

    article = restore(live, staff["总编"])

    after = now_of(article).live
    assert article.state == State.RELEASED
    assert (after.digest, after.headline) == (before.digest, before.headline)
    assert after.pk != before.pk
    assert article.decisions.first().act == Act.RESTORE


def test_story_withdrawn_while_it_waited_is_ready_again(ready, staff):
    publish_article(
        article=ready, by=staff["主任"], at=timezone.now(), live_from=timezone.now() + HOUR
    )
    withdraw(reload(ready), staff["总编"])
    assert now_of(reload(ready)).waiting is None

    article = restore(ready, staff["总编"])

    assert article.state == State.READY
    assert list(Edition.objects.live(timezone.now() + 2 * HOUR)) == []


def test_released_text_that_readers_never_saw_is_ready_again(live, staff):
    reopen_article(article=live, by=staff["记者"], at=timezone.now())
    article = reload(live)
    article.headline = "待发的新标题"
    article.save()
    record_save(article=article, by=staff["记者"], at=timezone.now())
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    article = passed(article, staff["总编"])
    publish_article(
        article=article, by=staff["主任"], at=timezone.now(), live_from=timezone.now() + HOUR
    )
    withdraw(reload(article), staff["总编"])

    article = restore(article, staff["总编"])

    assert article.state == State.READY
    assert now_of(article).live.headline != "待发的新标题"
    publish_article(article=article, by=staff["主任"], at=timezone.now())
    assert now_of(article).live.headline == "待发的新标题"


def test_withdrawal_reaches_a_story_that_is_being_worked_on(live, staff):
    reopen_article(article=live, by=staff["记者"], at=timezone.now())

    withdraw(reload(live), staff["总编"])

    assert reload(live).state == State.DRAFTING
    assert now_of(live).withdrawn


@pytest.fixture
def embargoed(staff):
    article = make_article(
        staff["记者"],
        channel=make_channel(reviews_demanded=1),
        embargo_until=timezone.now() + HOUR,
    )
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    return passed(article, staff["总编"])


def test_lifting_an_embargo_voids_no_review_then_or_later(embargoed, staff):
    lift_embargo(article=embargoed, by=staff["总编"], at=timezone.now(), reason="对方已公布")

    article = reload(embargoed)
    assert record_save(article=article, by=staff["主任"], at=timezone.now()) == []
    assert (article.state, article.embargo_until) == (State.READY, None)
    publish_article(article=article, by=staff["主任"], at=timezone.now())
    assert now_of(reload(article)).live


def test_lifting_an_embargo_makes_nobody_a_writer(staff):
    article = make_article(
        staff["记者"],
        state=State.FINAL_REVIEW,
        channel=make_channel(reviews_demanded=1),
        embargo_until=timezone.now() + HOUR,
    )

    lift_embargo(article=article, by=staff["总编"], at=timezone.now(), reason="对方已公布")

    assert passed(reload(article), staff["总编"]).state == State.READY


@pytest.mark.parametrize("role", ["记者", "编辑", "主任"])
def test_lifting_an_embargo_is_the_chiefs(embargoed, staff, role):
    with pytest.raises(refusals.NotPermitted):
        lift_embargo(article=embargoed, by=staff[role], at=timezone.now(), reason="x")

    assert reload(embargoed).embargo_until


def test_lifted_embargo_is_in_the_log(embargoed, staff):
    until = embargoed.embargo_until

    lift_embargo(article=embargoed, by=staff["总编"], at=timezone.now(), reason="对方已公布")

    decision = embargoed.decisions.first()
    assert (decision.act, decision.reason) == (Act.LIFT_EMBARGO, "对方已公布")
    assert decision.details["embargo_until"][:16] == until.isoformat()[:16]
