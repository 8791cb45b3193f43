"""Hands articles over: now, at a time, as corrections; and takes back what waits."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import refusals
from articles.models import Article, State
from articles.panel import panel_of
from articles.release import WaitingChoice, cancel_schedule, publish_article, reopen_article
from articles.review import submit_article
from articles.saving import record_save
from articles.workflow import Act
from channels.models import Reviews
from editions import refusals as public
from editions.models import Edition
from editions.standing import standing
from tests.articles.conftest import passed, reload
from tests.factories.newsroom import make_article, make_channel, make_user
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


def publish(article, by, **how):
    return publish_article(article=article, by=by, at=timezone.now(), **how)


def rework(article, staff, headline):
    """A released article, reopened, changed and passed again."""
    reopen_article(article=article, by=staff["记者"], at=timezone.now())
    article = reload(article)
    article.headline = headline
    article.save()
    record_save(article=article, by=staff["记者"], at=timezone.now())
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    return passed(article, staff["总编"])


def now_of(article):
    return standing(reload(article).story_id, at=timezone.now())


def test_publish_makes_the_reviewed_text_public(ready, staff):
    assert not Edition.objects.exists()

    edition = publish(ready, staff["主任"])

    article = reload(ready)
    assert article.state == State.RELEASED
    assert article.story == edition.story
    assert (edition.headline, edition.digest) == (article.headline, article.digest)
    assert list(Edition.objects.live(timezone.now())) == [edition]
    decision = article.decisions.first()
    assert (decision.act, decision.by) == (Act.PUBLISH, staff["主任"])
    assert decision.details["edition"] == edition.pk


@pytest.mark.parametrize("role", ["记者", "编辑", "校对", "管理员"])
def test_publishing_is_the_desk_chiefs(ready, staff, role):
    with pytest.raises(refusals.NotPermitted):
        publish(ready, staff[role])

    assert not Edition.objects.exists()


@pytest.mark.parametrize("state", [state for state in State if state != State.READY])
def test_only_what_is_ready_is_published(ready, staff, state):
    Article.objects.filter(pk=ready.pk).exclude(state=state).update(
        state=state if state != State.RELEASED else State.DRAFTING
    )

    with pytest.raises(refusals.NotInThisState):
        publish(ready, staff["总编"])
    assert not Edition.objects.exists()


def test_publishing_twice_makes_one_edition(ready, staff):
    publish(ready, staff["主任"])

    with pytest.raises(refusals.NotInThisState):
        publish(ready, staff["主任"])
    assert Edition.objects.count() == 1


def test_text_changed_behind_the_desk_is_not_published(ready, staff):
    Article.objects.filter(pk=ready.pk).update(headline="没人审过的标题")

    with pytest.raises(refusals.ReviewsMissing):
        publish(ready, staff["总编"])
    assert not Edition.objects.exists()


def test_words_of_a_picture_that_nobody_read_are_not_published(staff):
    picture = make_picture(caption="审过的说明")
    body = f'<p>文</p><figure class="image"><img src="{picture.address}"></figure>'
    channel = make_channel(reviews_demanded=Reviews.FINAL)
    article = make_article(staff["记者"], body=body, channel=channel, state=State.FINAL_REVIEW)
    article = passed(article, staff["总编"])

    picture.caption = "没人审过的说明"
    picture.save()
    with pytest.raises(refusals.ReviewsMissing):
        publish(article, staff["主任"])
    picture.caption = "审过的说明"
    picture.save()
    edition = publish(article, staff["主任"])

    assert edition.digest == article.digest
    assert "审过的说明" in edition.rendered_hans["pages"][0]


def test_state_set_behind_the_desk_is_no_review(staff, ready):
    ready.reviews.all().delete()

    with pytest.raises(refusals.ReviewsMissing):
        publish(ready, staff["总编"])


def test_proof_demanded_since_the_reviews_is_still_due(ready, staff):
    ready.channel.proof_demanded = True
    ready.channel.save()

    with pytest.raises(refusals.ProofMissing):
        publish(ready, staff["主任"])


def test_schedule_waits_and_can_be_taken_back(ready, staff):
    edition = publish(ready, staff["主任"], live_from=timezone.now() + HOUR)
    assert list(Edition.objects.live(timezone.now())) == []
    assert now_of(ready).waiting == edition

    cancel_schedule(article=ready, by=staff["主任"], at=timezone.now())

    assert reload(ready).state == State.READY
    assert now_of(ready).waiting is None
    again = publish(ready, staff["主任"], live_from=timezone.now() + 2 * HOUR)
    assert (again.digest, again.story) == (edition.digest, edition.story)


@pytest.mark.parametrize(
    ("offset", "refusal"),
    [(-HOUR, public.TimeInThePast), (timedelta(days=400), public.TimeTooFar)],
)
def test_schedule_names_a_moment_to_come(ready, staff, offset, refusal):
    with pytest.raises(refusal):
        publish(ready, staff["主任"], live_from=timezone.now() + offset)

    assert reload(ready).state == State.READY
    assert reload(ready).story is None


def test_what_waits_is_cancelled_while_the_article_is_worked_on(ready, staff):
    publish(ready, staff["主任"], live_from=timezone.now() + HOUR)
    reopen_article(article=ready, by=staff["记者"], at=timezone.now())

    cancel_schedule(article=ready, by=staff["主任"], at=timezone.now())

    assert reload(ready).state == State.DRAFTING
    assert now_of(ready).waiting is None


def test_cancelling_nothing_is_refused(ready, staff):
    publish(ready, staff["主任"])

    with pytest.raises(refusals.NotInThisState):
        cancel_schedule(article=ready, by=staff["主任"], at=timezone.now())


def test_reopened_article_stays_live_and_is_reviewed_anew(ready, staff):
    edition = publish(ready, staff["主任"])

    reopen_article(article=ready, by=staff["记者"], at=timezone.now())

    article = reload(ready)
    assert article.state == State.DRAFTING
    assert not article.reviews.filter(voided_at=None).exists()
    assert now_of(article).live == edition
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    passed(article, staff["总编"])
    assert publish(article, staff["主任"]).kind == Edition.Kind.UPDATE


def test_correction_tells_readers(ready, staff):
    publish(ready, staff["主任"])
    article = rework(ready, staff, "更正后的标题")

    with pytest.raises(public.NoteOwed):
        publish(article, staff["主任"], correction_note="  ")
    edition = publish(article, staff["主任"], correction_note="原标题有误")

    assert (edition.kind, edition.public_note) == (Edition.Kind.CORRECTION, "原标题有误")
    assert article.decisions.first().act == Act.CORRECT


def test_correction_follows_something_published(ready, staff):
    with pytest.raises(refusals.NotInThisState):
        publish(ready, staff["主任"], correction_note="更正")


def test_publishing_over_what_waits_demands_a_choice(ready, staff):
    publish(ready, staff["主任"], live_from=timezone.now() + HOUR)
    article = rework(ready, staff, "先发的标题")

    with pytest.raises(public.AnotherEditionWaits):
        publish(article, staff["主任"])
    assert reload(article).state == State.READY

    edition = publish(article, staff["主任"], waiting=WaitingChoice.CANCEL)
    assert (now_of(article).live, now_of(article).waiting) == (edition, None)
    assert reload(article).state == State.RELEASED


def test_what_waited_can_be_sent_back_to_be_brought_up_to_date(ready, staff):
    waiting = publish(ready, staff["主任"], live_from=timezone.now() + HOUR)
    article = rework(ready, staff, "先发的标题")

    edition = publish(article, staff["主任"], waiting=WaitingChoice.SEND_BACK)

    article = reload(article)
    assert (article.state, article.headline) == (State.DRAFTING, waiting.headline)
    assert article.digest == waiting.digest
    assert (now_of(article).live, now_of(article).waiting) == (edition, None)
    assert edition.headline == "先发的标题"
    assert panel_of(article, staff["记者"], data=None, at=timezone.now()).sent_back is True
    assert not article.reviews.filter(voided_at=None).exists()


def test_sent_back_without_a_change_is_reviewed_anew(ready, staff):
    publish(ready, staff["主任"], live_from=timezone.now() + HOUR)
    reopen_article(article=ready, by=staff["记者"], at=timezone.now())
    submit_article(article=ready, by=staff["记者"], at=timezone.now())
    article = passed(ready, staff["总编"])

    publish(article, staff["主任"], waiting=WaitingChoice.SEND_BACK)

    assert reload(article).state == State.DRAFTING
    assert not article.reviews.filter(voided_at=None).exists()


def test_embargo_holds_on_every_way(staff, ready):
    ready.embargo_until = timezone.now() + HOUR
    ready.save()
    record_save(article=ready, by=staff["记者"], at=timezone.now())
    article = passed(reload(ready), staff["总编"])

    for live_from in (None, timezone.now() + HOUR / 2):
        with pytest.raises(public.StillEmbargoed):
            publish(article, staff["总编"], live_from=live_from)
    edition = publish(article, staff["主任"], live_from=article.embargo_until)
    assert edition.live_from == article.embargo_until


def test_stranger_to_the_desk_reopens_nothing(ready, staff):
    publish(ready, staff["主任"])

    with pytest.raises(refusals.NotPermitted):
        reopen_article(article=ready, by=make_user("记者"), at=timezone.now())
