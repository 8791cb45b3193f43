"""Every step for every role in every state, and the rules of reviewing."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles import refusals
from articles.models import Article, Decision, Review, Stage, State
from articles.review import approve_article, proof_article, return_article, submit_article
from articles.saving import record_save, set_topics
from articles.steps import check_step, may_edit, steps_for
from articles.workflow import REVIEW_PERMISSION, STEP_OF, STEPS, Act, Writers, demanded, next_state
from channels.models import Channel, Reviews
from editions.publish import create_story
from newsroom.roles import ROLES, permissions_of
from tests.articles.conftest import passed, reload
from tests.factories.newsroom import (
    make_article,
    make_author,
    make_channel,
    make_topic,
    make_user,
)
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def acts(article, user):
    return {step.act for step in steps_for(article, user, at=timezone.now())}


def make_in(state, writer):
    story = create_story(at=timezone.now()) if state == State.RELEASED else None
    return make_article(writer, state=state, story=story)


# What is so of an article that readers have never had.
HOLDS = {"", "new to readers", "unpublished"}
# For an article of somebody else that is neither public nor under embargo; whoever reads articles
# may leave a note at any time.
LITERAL = {
    ("记者", State.DRAFTING): set(),
    ("记者", State.FIRST_REVIEW): set(),
    ("编辑", State.DRAFTING): {Act.SUBMIT, Act.DISCARD},
    ("编辑", State.DISCARDED): {Act.TAKE_UP},
    ("记者", State.DISCARDED): set(),
    ("校对", State.DISCARDED): set(),
    ("编辑", State.FIRST_REVIEW): {Act.APPROVE, Act.RETURN},
    ("编辑", State.SECOND_REVIEW): {Act.RETURN},
    ("编辑", State.READY): {Act.RETURN},
    ("主任", State.SECOND_REVIEW): {Act.APPROVE, Act.RETURN},
    ("主任", State.FINAL_REVIEW): {Act.RETURN},
    ("主任", State.READY): {Act.PUBLISH, Act.SCHEDULE, Act.RETURN},
    ("主任", State.RELEASED): {Act.REOPEN},
    ("总编", State.FINAL_REVIEW): {Act.APPROVE, Act.RETURN},
    ("校对", State.DRAFTING): set(),
    ("校对", State.FIRST_REVIEW): {Act.PROOF, Act.RETURN},
    ("校对", State.READY): {Act.RETURN},
    ("管理员", State.FIRST_REVIEW): set(),
    ("管理员", State.READY): set(),
}


@pytest.mark.parametrize(("role", "state"), LITERAL)
def test_steps_of_a_role_in_a_state(role, state):
    article = make_in(state, make_user("记者"))

    notes = {Act.NOTE} if role != "管理员" else set()
    assert acts(article, make_user(role)) == LITERAL[role, state] | notes


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_steps_follow_from_the_tables(role, state):
    article = make_in(state, make_user("记者"))
    granted = permissions_of(role)

    expected = {
        step.act
        for step in STEPS
        if state in step.from_states
        and step.when in HOLDS
        and step.writers is not Writers.ALONE
        and (step.permission or REVIEW_PERMISSION[state]) in granted
    }
    assert acts(article, make_user(role)) == expected


@pytest.mark.parametrize("state", State)
def test_writer_without_other_roles_submits_takes_back_and_reopens(state):
    writer = make_user("记者")
    article = make_in(state, writer)

    expected = {
        step.act
        for step in STEPS
        if step.writers in {Writers.TOO, Writers.ALONE}
        and state in step.from_states
        and step.when in HOLDS
    }
    assert acts(article, writer) == expected | {Act.NOTE}


@pytest.mark.parametrize(
    "user",
    [{"is_active": False}, {"is_staff": False}],
    ids=["inactive", "not on the desk"],
)
def test_nobody_acts_without_a_place_on_the_desk(user):
    article = make_article(make_user("记者"), state=State.FIRST_REVIEW)
    person = make_user("总编", **user)

    with pytest.raises(refusals.NotPermitted):
        check_step(article, person, STEP_OF[Act.APPROVE], at=timezone.now())


@pytest.mark.parametrize(
    ("reviews", "order"),
    [
        (Reviews.FINAL, [State.FINAL_REVIEW, State.READY]),
        (Reviews.FIRST_AND_FINAL, [State.FIRST_REVIEW, State.FINAL_REVIEW, State.READY]),
        (
            Reviews.ALL,
            [State.FIRST_REVIEW, State.SECOND_REVIEW, State.FINAL_REVIEW, State.READY],
        ),
    ],
)
def test_channel_says_which_reviews_an_article_passes(reviews, order):
    channel = Channel(reviews_demanded=reviews)
    states = [State.DRAFTING, *order]

    assert [next_state(state, channel) for state in states[:-1]] == order
    assert list(demanded(channel)) == order[:-1]


def test_three_people_pass_it_in_turn(staff):
    article = make_article(staff["记者"])
    submit_article(article=article, by=staff["记者"], at=timezone.now())

    article = passed(article, staff["编辑"], staff["主任"], staff["总编"])

    assert article.state == State.READY
    assert list(article.reviews.values_list("stage", "by", "digest")) == [
        (Stage.FIRST, staff["编辑"].pk, article.digest),
        (Stage.SECOND, staff["主任"].pk, article.digest),
        (Stage.FINAL, staff["总编"].pk, article.digest),
    ]
    assert list(article.decisions.values_list("act", "from_state", "to_state"))[::-1] == [
        (Act.CREATE, State.DRAFTING, State.DRAFTING),
        (Act.SUBMIT, State.DRAFTING, State.FIRST_REVIEW),
        (Act.APPROVE, State.FIRST_REVIEW, State.SECOND_REVIEW),
        (Act.APPROVE, State.SECOND_REVIEW, State.FINAL_REVIEW),
        (Act.APPROVE, State.FINAL_REVIEW, State.READY),
    ]


def test_changed_demand_counts_from_now_on(staff):
    article = make_article(staff["记者"])
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    Channel.objects.filter(pk=article.channel_id).update(reviews_demanded=Reviews.FIRST_AND_FINAL)

    assert passed(reload(article), staff["编辑"]).state == State.FINAL_REVIEW


@pytest.mark.parametrize("role", ["writer", "photographer", "translator"])
def test_nobody_reviews_what_they_are_credited_for(role):
    reviewer = make_user("编辑")
    author = make_author(user=reviewer)
    article = make_article(make_user("记者"), credits=[author], state=State.FIRST_REVIEW)
    article.credits.update(role=role)

    with pytest.raises(refusals.WroteItThemselves):
        passed(article, reviewer)
    assert Act.APPROVE not in acts(article, reviewer)
    assert not Review.objects.exists()


def test_nobody_reviews_what_they_created():
    chief = make_user("总编")

    with pytest.raises(refusals.WroteItThemselves):
        passed(make_article(chief, state=State.FINAL_REVIEW), chief)


def test_responsible_editor_is_no_writer():
    reviewer = make_user("编辑")
    article = make_article(
        make_user("记者"), credits=[make_author(user=reviewer)], state=State.FIRST_REVIEW
    )
    article.credits.update(role="editor")

    assert passed(article, reviewer).state == State.SECOND_REVIEW


def test_nobody_reviews_twice(staff):
    article = make_article(staff["记者"])
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    article = passed(article, staff["总编"])

    with pytest.raises(refusals.ReviewedAlready):
        passed(article, staff["总编"])
    assert Act.APPROVE not in acts(article, staff["总编"])
    assert reload(article).state == State.SECOND_REVIEW


def test_proof_reading_is_no_second_review(staff):
    both = make_user("编辑")
    both.groups.add(staff["校对"].groups.get())
    article = make_article(staff["记者"], state=State.FIRST_REVIEW)
    proof_article(article=article, by=both, at=timezone.now(), digest=article.digest)

    assert passed(article, both).state == State.SECOND_REVIEW
    with pytest.raises(refusals.ReviewedAlready):
        proof_article(article=article, by=staff["校对"], at=timezone.now(), digest=article.digest)


def test_review_counts_for_the_text_that_was_read(staff):
    article = make_article(staff["记者"], state=State.FIRST_REVIEW)

    for read in ("", "0" * 64):
        with pytest.raises(refusals.TextChangedMeanwhile):
            approve_article(article=article, by=staff["编辑"], at=timezone.now(), digest=read)
    assert reload(article).state == State.FIRST_REVIEW


def change(article, by, **fields):
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    return record_save(article=article, by=by, at=timezone.now())


@pytest.mark.parametrize(
    "field",
    "headline short_headline standfirst body byline lead_caption source source_url"
    " original_author original_title language channel embargo_until lead_picture credits".split(),
)
def test_any_change_voids_all_reviews_and_says_whose(ready, staff, field):
    values = {
        "language": "zh-hant",
        "channel": lambda: make_channel(reviews_demanded=Reviews.FINAL),
        "embargo_until": timezone.now() + timedelta(days=1),
        "lead_picture": make_picture,
        "body": "<p>另文。</p>",
    }
    if field == "lead_caption":
        change(ready, staff["记者"], lead_picture=make_picture())
        ready = reload(ready)
        ready.state = State.FINAL_REVIEW
        passed(ready, staff["总编"])
        ready = reload(ready)
    value = values.get(field, "改过")
    if field == "credits":
        ready.credits.create(name="另一人")
        voided = record_save(article=ready, by=staff["主任"], at=timezone.now())
    else:
        voided = change(ready, staff["主任"], **{field: value() if callable(value) else value})

    assert [review.by for review in voided] == [staff["总编"]]
    assert reload(ready).state == State.FINAL_REVIEW
    assert not ready.reviews.filter(voided_at=None).exists()
    decision = ready.decisions.first()
    assert decision.act == Act.VOID
    assert decision.by == staff["主任"]
    assert decision.details == {"reviewers": [staff["总编"].pk]}


def test_topics_and_crop_void_nothing(ready, staff):
    picture = make_picture()
    change(ready, staff["记者"], lead_picture=picture)
    ready = passed(reload(ready), staff["总编"])

    set_topics(ready, [make_topic().pk])
    picture.focal_x = 10
    picture.save()

    assert record_save(article=ready, by=staff["主任"], at=timezone.now()) == []
    assert reload(ready).state == State.READY
    assert ready.reviews.filter(voided_at=None).count() == 1


@pytest.mark.parametrize("place", ["lead", "body"])
def test_words_changed_in_the_library_void_reviews_but_make_nobody_a_writer(staff, place):
    picture = make_picture(caption="旧说明")
    shown = {"lead_picture": picture}
    if place == "body":
        shown = {"body": f'<p>文</p><figure class="image"><img src="{picture.address}"></figure>'}
    article = make_article(
        staff["记者"],
        state=State.FINAL_REVIEW,
        **shown,
        channel=make_channel(reviews_demanded=Reviews.FINAL),
    )
    picture.caption = "新说明"
    picture.save()
    article = reload(article)

    record_save(article=article, by=staff["总编"], at=timezone.now())

    assert [revision.by for revision in article.revisions.all()] == [None, staff["记者"]]
    assert passed(article, staff["总编"]).state == State.READY


def test_reviewer_who_changes_the_text_may_not_review_it(staff):
    article = make_article(staff["记者"])
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    article = passed(article, staff["编辑"])

    voided = change(article, staff["主任"], headline="主任改的标题")

    assert [review.by for review in voided] == [staff["编辑"]]
    article = reload(article)
    assert article.state == State.FIRST_REVIEW
    article = passed(article, staff["编辑"])
    with pytest.raises(refusals.WroteItThemselves):
        passed(article, staff["主任"])
    assert passed(article, make_user("主任")).state == State.FINAL_REVIEW


def test_topics_alone_do_not_make_a_reviewer_a_writer(staff):
    article = make_article(staff["记者"], state=State.FIRST_REVIEW)
    set_topics(article, [make_topic().pk])
    record_save(article=article, by=staff["编辑"], at=timezone.now())

    assert passed(article, staff["编辑"]).state == State.SECOND_REVIEW


def test_return_gives_it_back_with_a_reason_from_any_stage(staff):
    article = make_article(staff["记者"])
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    article = passed(article, staff["编辑"])

    with pytest.raises(refusals.ReasonMissing):
        return_article(article=article, by=staff["主任"], at=timezone.now(), reason=" \n")
    return_article(article=article, by=staff["主任"], at=timezone.now(), reason="请补出处")

    article = reload(article)
    assert article.state == State.DRAFTING
    assert article.decisions.first().reason == "请补出处"
    assert not article.reviews.filter(voided_at=None).exists()
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    assert passed(article, staff["编辑"]).state == State.SECOND_REVIEW


def test_proof_reading_is_due_before_ready(staff):
    channel = make_channel(reviews_demanded=Reviews.FINAL, proof_demanded=True)
    article = make_article(staff["记者"], state=State.FINAL_REVIEW, channel=channel)

    with pytest.raises(refusals.ProofMissing):
        passed(article, staff["总编"])
    proof_article(article=article, by=staff["校对"], at=timezone.now(), digest=article.digest)
    assert passed(article, staff["总编"]).state == State.READY


def test_changed_text_is_proof_read_again(staff):
    channel = make_channel(reviews_demanded=Reviews.FINAL, proof_demanded=True)
    article = make_article(staff["记者"], state=State.FINAL_REVIEW, channel=channel)
    proof_article(article=article, by=staff["校对"], at=timezone.now(), digest=article.digest)

    change(article, staff["编辑"], headline="改过")

    with pytest.raises(refusals.ProofMissing):
        passed(reload(article), staff["总编"])


def test_nothing_to_read_is_not_sent_to_review(staff):
    article = make_article(staff["记者"], body="<p>&nbsp;</p>")

    with pytest.raises(refusals.Incomplete):
        submit_article(article=article, by=staff["记者"], at=timezone.now())


@pytest.mark.parametrize("state", State)
def test_who_may_change_the_text(state, staff):
    article = make_in(state, staff["记者"])

    may = {role for role, user in staff.items() if may_edit(article, user)}
    may |= {"另一记者"} if may_edit(article, make_user("记者")) else set()

    editors = {"编辑", "主任", "总编"}
    expected = {State.DRAFTING: editors | {"记者"}, State.RELEASED: set(), State.DISCARDED: set()}
    assert may == expected.get(state, editors)


def test_log_is_append_only(staff):
    make_article(staff["记者"])

    for rows in (Decision.objects.all(), Article.objects.get().revisions.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(at=timezone.now() + timedelta(days=1))
