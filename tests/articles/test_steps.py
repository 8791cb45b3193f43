"""Why a review is not a person's, and for how long what they changed counts against them."""

import pytest
from django.utils import timezone

from articles.models import State
from articles.refusals import WroteItThemselves
from articles.release import publish_article, reopen_article
from articles.review import proof_article, return_article, submit_article
from articles.saving import record_save
from articles.steps import hindrance, steps_for
from articles.workflow import STEP_OF, Act
from tests.articles.conftest import passed
from tests.factories.newsroom import make_article, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def in_review(writer):
    return make_article(writer, state=State.FIRST_REVIEW)


def test_whoever_changed_an_earlier_version_may_review_a_later_one(ready, staff):
    chief_editor = staff["总编"]
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    article = reopen_article(article=ready, by=staff["记者"], at=timezone.now())
    article.headline = "总编改的标题"
    article.save()
    record_save(article=article, by=chief_editor, at=timezone.now())
    article = submit_article(article=article, by=staff["记者"], at=timezone.now())
    assert isinstance(hindrance(article, chief_editor), WroteItThemselves)

    article = passed(article, make_user("总编"))
    publish_article(article=article, by=staff["主任"], at=timezone.now())
    article = reopen_article(article=article, by=staff["记者"], at=timezone.now())
    article = submit_article(article=article, by=staff["记者"], at=timezone.now())

    assert hindrance(article, chief_editor) is None
    assert STEP_OF[Act.APPROVE] in steps_for(article, chief_editor, at=timezone.now())


def test_hindrance_is_told_to_those_whose_roles_give_the_review(staff):
    article = in_review(staff["编辑"])

    assert isinstance(hindrance(article, staff["编辑"]), WroteItThemselves)
    assert hindrance(article, staff["记者"]) is None
    assert hindrance(article, make_user("编辑")) is None
    assert hindrance(make_article(staff["编辑"], state=State.READY), staff["编辑"]) is None


def test_proof_reader_notes_what_was_found_or_returns_it(staff):
    article = in_review(staff["记者"])
    digest = article.content().digest()

    proof_article(
        article=article, by=staff["校对"], at=timezone.now(), digest=digest, opinion="错字一处"
    )
    assert article.reviews.get().opinion == "错字一处"

    returned = return_article(
        article=article, by=staff["校对"], at=timezone.now(), reason="第三段有误"
    )
    assert returned.state == State.DRAFTING
