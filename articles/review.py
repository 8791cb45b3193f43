"""Sends an article through its reviews: submit, pass, proof-read, return, recall."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from articles.log import decide, locked, reason_given
from articles.models import Article, Decision, Review, Stage, State
from articles.refusals import Incomplete, ProofMissing, ReviewsMissing, TextChangedMeanwhile
from articles.rounds import begin_round
from articles.steps import check_step
from articles.workflow import STAGE_OF, STEP_OF, Act, demanded, next_state
from authors.models import User
from editions.rendering import plain_text


@transaction.atomic
def submit_article(*, article: Article, by: User, at: datetime) -> Article:
    """Send a draft to the first review that its channel demands. Raises Incomplete without text.

    A writer who sends again what was returned adopts what others had changed (articles.rounds).
    """
    article = locked(article)
    check_step(article, by, STEP_OF[Act.SUBMIT], at=at)
    if not plain_text(article.body).strip():
        raise Incomplete
    details: dict[str, Any] = {"adopts": True} if begin_round(article, by=by, at=at) else {}
    to_state = next_state(article.state, article.channel)
    decide(article, Act.SUBMIT, by=by, at=at, to_state=to_state, **details)
    return article


@transaction.atomic
def approve_article(
    *, article: Article, by: User, at: datetime, digest: str, opinion: str = ""
) -> Article:
    """Pass the text that was read, named by its digest, at the present stage.

    Raises TextChangedMeanwhile where the text is another by now, ProofMissing where this would
    make ready what the channel wants proof-read first.
    """
    article = locked(article)
    check_step(article, by, STEP_OF[Act.APPROVE], at=at)
    _check_read(article, digest)
    to_state = next_state(article.state, article.channel)
    if to_state == State.READY:
        check_proof(article, digest)
    stage = STAGE_OF[State(article.state)]
    Review.objects.create(
        article=article, stage=stage, by=by, at=at, digest=digest, opinion=opinion.strip()
    )
    decide(article, Act.APPROVE, by=by, at=at, to_state=to_state, reason=opinion, stage=stage)
    return article


@transaction.atomic
def proof_article(
    *, article: Article, by: User, at: datetime, digest: str, opinion: str = ""
) -> Article:
    """Enter that the text, named by its digest, was proof-read; the state stays."""
    article = locked(article)
    check_step(article, by, STEP_OF[Act.PROOF], at=at)
    _check_read(article, digest)
    Review.objects.create(
        article=article,
        stage=Stage.PROOF,
        by=by,
        at=at,
        digest=digest,
        opinion=opinion.strip(),
    )
    decide(article, Act.PROOF, by=by, at=at, reason=opinion)
    return article


@transaction.atomic
def return_article(*, article: Article, by: User, at: datetime, reason: str) -> Article:
    """Give the article back to its writers, with a reason; reviews given so far no longer count."""
    article = locked(article)
    check_step(article, by, STEP_OF[Act.RETURN], at=at)
    return _to_drafting(article, Act.RETURN, by=by, at=at, reason=reason_given(reason))


@transaction.atomic
def recall_article(*, article: Article, by: User, at: datetime, reason: str = "") -> Article:
    """A writer takes their own article back, with or without a reason; reviews no longer count."""
    article = locked(article)
    check_step(article, by, STEP_OF[Act.RECALL], at=at)
    return _to_drafting(article, Act.RECALL, by=by, at=at, reason=reason)


def _to_drafting(
    article: Article, act: Decision.Act, *, by: User, at: datetime, reason: str
) -> Article:
    article.reviews.filter(voided_at=None).update(voided_at=at)
    decide(article, act, by=by, at=at, to_state=State.DRAFTING, reason=reason)
    return article


def enter_again(reviews: Iterable[Review], *, digest: str = "") -> None:
    """Let voided reviews count once more; with a digest, for the text that it names.

    A review is never rewritten, not even its end: it is entered anew as it was given.
    """
    Review.objects.bulk_create(
        Review(
            article_id=review.article_id,
            stage=review.stage,
            by_id=review.by_id,
            at=review.at,
            digest=digest or review.digest,
            opinion=review.opinion,
        )
        for review in reviews
    )


def check_reviews(article: Article, digest: str) -> None:
    """Raise where the text, named by its digest, lacks a demanded review or proof-reading."""
    given = set(
        article.reviews.filter(voided_at=None, digest=digest).values_list("stage", flat=True)
    )
    if not {STAGE_OF[state] for state in demanded(article.channel)} <= given:
        raise ReviewsMissing
    check_proof(article, digest)


def check_proof(article: Article, digest: str) -> None:
    """Raise ProofMissing where the channel demands proof-reading and the text has had none."""
    if article.channel.proof_demanded:
        proofs = article.reviews.filter(voided_at=None, stage=Stage.PROOF, digest=digest)
        if not proofs.exists():
            raise ProofMissing


def _check_read(article: Article, digest: str) -> None:
    if digest != article.content().digest():
        raise TextChangedMeanwhile
