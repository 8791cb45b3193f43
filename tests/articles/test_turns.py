"""Whose turn it is: the reads of the board agree with the rules of the steps."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, State
from articles.release import WaitingChoice, publish_article, reopen_article
from articles.review import proof_article, return_article, submit_article
from articles.saving import record_save
from articles.steps import steps_for
from articles.workflow import Act
from channels.models import Reviews
from tests.articles.conftest import passed, reload
from tests.factories.newsroom import make_article, make_author, make_channel, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def turns(user):
    return set(Article.objects.waiting_for(user))


def reviews(user):
    return set(Article.objects.to_review_by(user))


WAITS = {
    "记者": set(),
    "编辑": {State.FIRST_REVIEW},
    "主任": {State.FIRST_REVIEW, State.SECOND_REVIEW, State.READY},
    "总编": {State.FIRST_REVIEW, State.SECOND_REVIEW, State.FINAL_REVIEW, State.READY},
    "校对": set(),
    "管理员": set(),
}


@pytest.mark.parametrize("role", WAITS)
def test_each_role_sees_what_waits_for_it(role, staff):
    writer = make_user()
    for state in State.values[:5]:
        make_article(writer, state=state)

    assert {article.state for article in turns(staff[role])} == WAITS[role]


def test_longest_waiting_comes_first(staff):
    new, old = (make_article(state=State.FIRST_REVIEW) for _ in range(2))
    Article.objects.filter(pk=old.pk).update(state_since=timezone.now() - timedelta(hours=1))

    assert list(Article.objects.waiting_for(staff["编辑"])) == [old, new]


def test_nobody_is_asked_to_review_what_they_wrote_changed_or_reviewed(staff):
    chief = staff["总编"]
    make_article(chief, state=State.FIRST_REVIEW)
    author = make_author(user=chief)
    make_article(staff["记者"], state=State.FIRST_REVIEW, credits=[author])
    changed = make_article(staff["记者"], state=State.FIRST_REVIEW)
    changed.headline = "总编改的标题"
    changed.save()
    record_save(article=changed, by=chief, at=timezone.now())
    passed(make_article(staff["记者"], state=State.FIRST_REVIEW), chief)
    free = make_article(staff["记者"], state=State.FIRST_REVIEW)

    assert reviews(chief) == {free}


def test_proof_reading_waits_where_the_channel_demands_it(staff):
    demanding = make_channel(proof_demanded=True)
    owing = make_article(staff["记者"], state=State.FIRST_REVIEW, channel=demanding)
    make_article(staff["记者"], state=State.READY, channel=demanding)
    make_article(staff["记者"], state=State.FIRST_REVIEW)
    assert turns(staff["校对"]) == {owing}

    digest = owing.content().digest()
    proof_article(article=owing, by=staff["校对"], at=timezone.now(), digest=digest)
    assert turns(make_user("校对")) == set()


def test_reads_agree_with_the_steps(staff, ready):
    """Every role and many ways that an article can have come, against the rule for one article."""
    now = timezone.now
    proofed = make_channel(proof_demanded=True)
    people = [*staff.values(), make_user("总编"), make_user("编辑")]
    people[0].groups.add(*people[4].groups.all())  # a reporter who proof-reads, too
    for writer in people[:4]:
        for state in State.values[:5]:
            make_article(writer, state=state, channel=proofed)
    publish_article(article=ready, by=staff["主任"], at=now())
    mended = reopen_article(article=ready, by=staff["记者"], at=now())
    mended.headline = "总编改的标题"
    mended.save()
    record_save(article=mended, by=staff["总编"], at=now())
    submit_article(article=mended, by=staff["记者"], at=now())
    passed(make_article(staff["记者"], state=State.FIRST_REVIEW), staff["编辑"], staff["主任"])

    for user in (type(person).objects.get(pk=person.pk) for person in people):
        expected = set()
        for article in Article.objects.all():
            acts = {step.act for step in steps_for(article, user, at=now())}
            owing = article.channel.proof_demanded and Act.PROOF in acts
            if Act.APPROVE in acts or owing:
                expected.add(article)
        assert reviews(user) == expected


def test_a_returned_draft_waits_for_its_writers_until_it_is_sent_on(staff):
    colleague = make_user()
    article = make_article(staff["记者"], credits=[make_author(user=colleague)])
    make_article(staff["记者"])  # a draft that nobody returned waits for nobody
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    return_article(article=article, by=staff["编辑"], at=timezone.now(), reason="缺采访")

    assert turns(staff["记者"]) == turns(colleague) == {article}
    assert turns(make_user()) == turns(staff["编辑"]) == set()

    submit_article(article=article, by=staff["记者"], at=timezone.now())
    assert turns(staff["记者"]) == set()


def test_a_draft_reopened_to_go_on_working_waits_for_nobody(staff, ready):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    reopen_article(article=ready, by=staff["记者"], at=timezone.now())

    assert turns(staff["记者"]) == set()


def test_a_version_sent_back_waits_for_its_writers(staff, ready):
    now = timezone.now
    publish_article(article=ready, by=staff["主任"], at=now(), live_from=now() + timedelta(hours=5))
    reopened = reopen_article(article=ready, by=staff["记者"], at=now())
    reopened.headline = "更新的标题"
    reopened.save()
    record_save(article=reopened, by=staff["记者"], at=now())
    submit_article(article=reopened, by=staff["记者"], at=now())
    publish_article(
        article=passed(reopened, staff["总编"]),
        by=staff["主任"],
        at=now(),
        waiting=WaitingChoice.SEND_BACK,
    )

    assert reload(ready).state == State.DRAFTING
    assert turns(staff["记者"]) == {ready}


def test_ready_waits_for_who_may_publish(staff):
    channel = make_channel(reviews_demanded=Reviews.FINAL)
    article = make_article(staff["主任"], state=State.READY, channel=channel)

    assert turns(staff["主任"]) == turns(staff["总编"]) == {article}
    assert turns(staff["编辑"]) == set()
