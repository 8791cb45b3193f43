"""A reopening by mistake is undone: the reviews count again, as long as nothing was changed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import State
from articles.refusals import ChangedSinceReopened, NotPermitted
from articles.release import (
    WaitingChoice,
    cancel_schedule,
    publish_article,
    put_back_article,
    reopen_article,
)
from articles.review import check_reviews, submit_article
from articles.saving import record_save, set_topics
from articles.steps import steps_for
from articles.takedown import withdraw_article
from articles.workflow import Act
from editions.models import Edition
from tests.articles.conftest import address, correct, form_data, login, passed, reload, said
from tests.factories.newsroom import make_topic, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


@pytest.fixture
def released(ready, staff):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    return reload(ready)


@pytest.fixture
def reopened(released, staff):
    reopen_article(article=released, by=staff["记者"], at=timezone.now())
    return reload(released)


def put_back(article, by):
    return put_back_article(article=article, by=by, at=timezone.now())


def offers(article, user):
    return Act.PUT_BACK in {step.act for step in steps_for(article, user, at=timezone.now())}


def counting(article):
    return list(article.reviews.filter(voided_at=None).values_list("by", "digest"))


def test_reviews_count_again_and_it_stands_as_before(released, staff):
    before, live = counting(released), Edition.objects.get()
    reopen_article(article=released, by=staff["记者"], at=timezone.now())
    assert counting(released) == []

    article = put_back(reload(released), staff["编辑"])

    assert (reload(article).state, counting(article)) == (State.RELEASED, before)
    check_reviews(article, article.content().digest())
    assert list(Edition.objects.live(timezone.now())) == [live]
    assert article.reviews.values("at", "opinion", "stage").distinct().count() == 1
    decision = article.decisions.first()
    assert (decision.act, decision.by) == (Act.PUT_BACK, staff["编辑"])
    assert (decision.from_state, decision.to_state) == (State.DRAFTING, State.RELEASED)


def test_reviews_voided_before_the_reopening_stay_void(released, staff):
    article = correct(released, staff)
    before = counting(article)
    reopen_article(article=article, by=staff["记者"], at=timezone.now())

    put_back(reload(article), staff["记者"])

    assert (len(before), counting(article)) == (1, before)
    assert article.reviews.filter(voided_at=None).count() == 1


def test_whoever_may_reopen_may_undo_it(reopened, staff):
    may = {role for role, user in staff.items() if offers(reopened, user)}

    assert may == {"记者", "编辑", "主任", "总编"}
    assert not offers(reopened, make_user("记者"))
    with pytest.raises(NotPermitted):
        put_back(reopened, staff["校对"])
    assert reload(reopened).state == State.DRAFTING


@pytest.mark.parametrize("part", ["words", "topics"])
def test_after_a_change_it_is_reviewed_anew(reopened, staff, part):
    if part == "words":
        reopened.headline = "改过的标题"
        reopened.save()
    else:
        set_topics(reopened, [make_topic().pk])
    record_save(article=reopened, by=staff["记者"], at=timezone.now())

    article = reload(reopened)

    assert not offers(article, staff["总编"])
    with pytest.raises(ChangedSinceReopened):
        put_back(article, staff["总编"])
    assert (counting(article), reload(article).state) == ([], State.DRAFTING)


def test_a_draft_that_was_never_reopened_has_nothing_to_undo(reopened, staff):
    submit_article(article=reopened, by=staff["记者"], at=timezone.now())

    article = reload(reopened)

    assert not offers(article, staff["总编"])
    with pytest.raises(ChangedSinceReopened):
        put_back(article, staff["总编"])


def test_after_its_schedule_was_cancelled_it_is_ready(ready, staff):
    at = timezone.now()
    publish_article(article=ready, by=staff["主任"], at=at, live_from=at + HOUR)
    reopen_article(article=reload(ready), by=staff["记者"], at=timezone.now())
    cancel_schedule(article=reload(ready), by=staff["主任"], at=timezone.now())

    article = put_back(reload(ready), staff["记者"])

    assert reload(article).state == State.READY
    edition = publish_article(article=reload(article), by=staff["主任"], at=timezone.now())
    assert edition.digest == article.digest


def test_what_waits_goes_on_waiting(ready, staff):
    at = timezone.now()
    waiting = publish_article(article=ready, by=staff["主任"], at=at, live_from=at + HOUR)
    reopen_article(article=reload(ready), by=staff["记者"], at=timezone.now())

    article = put_back(reload(ready), staff["记者"])

    assert reload(article).state == State.RELEASED
    assert list(Edition.objects.waiting(timezone.now())) == [waiting]


def test_what_was_withdrawn_meanwhile_stays_withdrawn(reopened, staff):
    withdraw_article(article=reopened, by=staff["总编"], at=timezone.now(), reason="失实")

    article = put_back(reload(reopened), staff["记者"])

    assert reload(article).state == State.RELEASED
    assert not Edition.objects.live(timezone.now()).exists()


def test_a_text_that_was_sent_back_is_not_what_was_released(ready, staff):
    at = timezone.now()
    publish_article(article=ready, by=staff["主任"], at=at, live_from=at + HOUR)
    reopen_article(article=reload(ready), by=staff["记者"], at=timezone.now())
    article = reload(ready)
    article.headline = "更新的"
    article.save()
    record_save(article=article, by=staff["记者"], at=timezone.now())
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    publish_article(
        article=passed(article, staff["总编"]),
        by=staff["主任"],
        at=timezone.now(),
        waiting=WaitingChoice.SEND_BACK,
    )

    assert not offers(reload(article), staff["总编"])
    with pytest.raises(ChangedSinceReopened):
        put_back(reload(article), staff["总编"])


def test_the_button_undoes_it_and_the_log_says_so(client, reopened, staff):
    login(client, staff["记者"])
    assert "Undo the reopening" in client.get(address(reopened)).content.decode()

    response = client.post(address(reopened), form_data(reopened, _step="put_back"), follow=True)

    assert reload(reopened).state == State.RELEASED
    assert "reopening undone" in response.content.decode()


def test_what_was_typed_beside_the_button_is_kept(client, reopened, staff):
    response = login(client, staff["记者"]).post(
        address(reopened), form_data(reopened, _step="put_back", headline="改了一半")
    )

    assert "only as long as nothing was changed since" in said(response)
    assert "改了一半" in response.content.decode()
    assert (reload(reopened).state, counting(reopened)) == (State.DRAFTING, [])
