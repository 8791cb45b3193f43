"""Withdraws a story, restores it, lifts an embargo."""

from datetime import datetime

from django.db import transaction

from articles.log import decide, locked, reason_given
from articles.models import Article, State
from articles.review import enter_again
from articles.saving import add_revision
from articles.states import Public
from articles.steps import check_step
from articles.workflow import STEP_OF, Act
from authors.models import User
from editions.refusals import StillEmbargoed
from editions.withdraw import restore_story, withdraw_story


@transaction.atomic
def withdraw_article(
    *, article: Article, by: User, at: datetime, reason: str, notice: str = ""
) -> Article:
    """Take the story down now. The reason is for the desk, the notice (or none) for readers."""
    article = locked(article)
    check_step(article, by, STEP_OF[Act.WITHDRAW], at=at)
    reason = reason_given(reason)
    assert article.story is not None  # noqa: S101 # only what is public can be withdrawn
    withdraw_story(story=article.story, at=at, notice=notice)
    decide(article, Act.WITHDRAW, by=by, at=at, reason=reason, notice=notice.strip())
    return article


@transaction.atomic
def restore_article(*, article: Article, by: User, at: datetime, reason: str) -> Article:
    """Put the story back as readers last saw it.

    Where the released text is another (it waited when the story was withdrawn), that is ready
    again. Raises StillEmbargoed where readers would get the story before the desk's embargo ends.
    """
    article = locked(article)
    check_step(article, by, STEP_OF[Act.RESTORE], at=at)
    reason = reason_given(reason)
    assert article.story is not None  # noqa: S101 # only what is public can be withdrawn
    edition = restore_story(story=article.story, at=at)
    if edition and article.embargo_until and article.embargo_until > at:
        raise StillEmbargoed
    released_it = edition is not None and edition.digest == article.digest
    back_to = State.READY if article.state == State.RELEASED and not released_it else ""
    was = Public.WITHDRAWN
    decide(article, Act.RESTORE, by=by, at=at, to_state=back_to, reason=reason, public=was)
    return article


@transaction.atomic
def lift_embargo(*, article: Article, by: User, at: datetime, reason: str) -> Article:
    """End the embargo now. The words stay as they were read, so the reviews go on counting."""
    article = locked(article)
    check_step(article, by, STEP_OF[Act.LIFT_EMBARGO], at=at)
    reason = reason_given(reason)
    before = article.embargo_until
    was = article.content().digest()
    article.embargo_until = None
    article.save(update_fields=["embargo_until"])
    content = article.content()
    add_revision(article=article, content=content, by=by, at=at, words_changed=False)
    _carry_reviews(article, was, at=at)
    decide(article, Act.LIFT_EMBARGO, by=by, at=at, reason=reason, embargo_until=before)
    return article


def _carry_reviews(article: Article, was: str, *, at: datetime) -> None:
    """Bind the reviews of the same words under embargo to the digest that they have without it."""
    reviews = list(article.reviews.filter(voided_at=None, digest=was))
    article.reviews.filter(pk__in=[review.pk for review in reviews]).update(voided_at=at)
    enter_again(reviews, digest=article.digest)
