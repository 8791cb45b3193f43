"""Hands a ready article over to the public record: now, at a time, as a correction; and back."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction

from articles.log import decide, locked
from articles.models import Article, Decision, State
from articles.refusals import ChangedSinceReopened
from articles.review import check_reviews, enter_again
from articles.saving import put_back_revision
from articles.states import Public
from articles.steps import CONDITIONS, check_step, reopening_of
from articles.workflow import STEP_OF, Act
from authors.models import User
from editions.models import Edition
from editions.publish import Waiting, cancel_waiting, create_story, publish_edition
from editions.standing import standing


class WaitingChoice(StrEnum):
    """What becomes of a version that waits when another is published; there is no default."""

    UNDECIDED = ""
    CANCEL = "cancel"
    SEND_BACK = "send_back"


@transaction.atomic
def publish_article(
    *,
    article: Article,
    by: User,
    at: datetime,
    live_from: datetime | None = None,
    correction_note: str | None = None,
    waiting: WaitingChoice = WaitingChoice.UNDECIDED,
) -> Edition:
    """Publish the reviewed text now, or at a time; with a note it is a correction.

    Raises an ActRefused or a PublicationRefused that names the reason. With `SEND_BACK` the
    version that waited becomes the desk copy again, to be brought up to date.
    """
    article = locked(article)
    act = _act(article, live_from, correction_note, at=at)
    check_step(article, by, STEP_OF[act], at=at)
    # read once: what is published is what was reviewed, whatever the library says by then
    content = article.content()
    check_reviews(article, content.digest())
    superseded = standing(article.story_id, at=at).waiting
    article.story = article.story or create_story(at=at)
    edition = publish_edition(
        story=article.story,
        content=content,
        at=at,
        live_from=live_from,
        kind=Edition.Kind.CORRECTION if act is Act.CORRECT else None,
        public_note=correction_note or "",
        waiting=Waiting.CANCEL if waiting else Waiting.REFUSE,
    )
    decide(
        article,
        act,
        by=by,
        at=at,
        to_state=State.RELEASED,
        reason=correction_note or "",
        edition=edition.pk,
        live_from=edition.live_from,
        waiting=waiting if superseded else "",
        public=Public.LIVE if edition.is_live(at) else Public.WAITING,
    )
    if superseded and waiting is WaitingChoice.SEND_BACK:
        _send_back(article, superseded, by=by, at=at)
    return edition


def _act(
    article: Article, live_from: datetime | None, correction_note: str | None, *, at: datetime
) -> Decision.Act:
    if correction_note is not None:
        return Act.CORRECT
    if live_from:
        return Act.SCHEDULE
    known = CONDITIONS[STEP_OF[Act.UPDATE].when](article, standing(article.story_id, at=at), at)
    return Act.UPDATE if known else Act.PUBLISH


def _send_back(article: Article, superseded: Edition, *, by: User, at: datetime) -> None:
    _reopen(article, by=by, at=at, sent_back=superseded.pk)
    put_back_revision(article=article, digest=superseded.digest, by=by, at=at)


@transaction.atomic
def cancel_schedule(*, article: Article, by: User, at: datetime) -> Article:
    """Take back what waits to go live; a released article is ready again, its reviews still count.

    One that was reopened meanwhile stays where it is: it is being worked on.
    """
    article = locked(article)
    check_step(article, by, STEP_OF[Act.CANCEL], at=at)
    assert article.story is not None  # noqa: S101 # a constraint holds it in this state
    edition = cancel_waiting(story=article.story, at=at)
    back_to = State.READY if article.state == State.RELEASED else ""
    details: dict[str, Any] = {"edition": edition.pk, "public": Public.WAITING}
    decide(article, Act.CANCEL, by=by, at=at, to_state=back_to, **details)
    return article


@transaction.atomic
def reopen_article(*, article: Article, by: User, at: datetime) -> Article:
    """Work on a released article again; what is live stays live, what waits goes on waiting."""
    article = locked(article)
    check_step(article, by, STEP_OF[Act.REOPEN], at=at)
    _reopen(article, by=by, at=at)
    return article


@transaction.atomic
def put_back_article(*, article: Article, by: User, at: datetime) -> Article:
    """Undo a reopening after which nothing was changed: the reviews that it voided count again.

    What was handed over is released again; where its schedule was cancelled meanwhile it is ready,
    as it would have been. Raises ChangedSinceReopened.
    """
    article = locked(article)
    reopening = reopening_of(article)
    if reopening is None:
        raise ChangedSinceReopened
    check_step(article, by, STEP_OF[Act.PUT_BACK], at=at)
    # nothing else is voided at that very moment
    enter_again(article.reviews.filter(voided_at=reopening.at))
    to_state = State.RELEASED if _still_handed_over(article, reopening, at=at) else State.READY
    decide(article, Act.PUT_BACK, by=by, at=at, to_state=to_state, public=_public(article, at))
    return article


def _still_handed_over(article: Article, reopening: Decision, *, at: datetime) -> bool:
    """Whether nothing that was done since would have made the released text ready again."""
    taken_back = article.decisions.filter(act__in=(Act.CANCEL, Act.RESTORE), pk__gt=reopening.pk)
    if not taken_back.exists():
        return True
    now = standing(article.story_id, at=at)
    public = {edition.digest for edition in (now.live, now.waiting) if edition}
    return now.withdrawn is not None or article.digest in public


def _public(article: Article, at: datetime) -> str:
    now = standing(article.story_id, at=at)
    found = {Public.WITHDRAWN: now.withdrawn, Public.WAITING: now.waiting, Public.LIVE: now.live}
    return next((public for public, is_so in found.items() if is_so), "")


def _reopen(article: Article, *, by: User, at: datetime, sent_back: int | None = None) -> None:
    article.reviews.filter(voided_at=None).update(voided_at=at)
    details: dict[str, Any] = {"sent_back": sent_back} if sent_back else {}
    details["public"] = _public(article, at)
    decide(article, Act.REOPEN, by=by, at=at, to_state=State.DRAFTING, **details)
