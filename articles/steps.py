"""Which steps a person may take with an article now."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import F

from articles.models import Article, Decision, Stage, State
from articles.refusals import (
    ActRefused,
    ChangedItThemselves,
    NotInThisState,
    NotPermitted,
    ReviewedAlready,
    TakesItBack,
    WroteItThemselves,
)
from articles.rounds import changed_in_round
from articles.workflow import (
    REVIEW_PERMISSION,
    REVIEW_STATES,
    STEP_OF,
    STEPS,
    Act,
    Step,
    Writers,
)
from authors.models import User
from editions.standing import Standing, standing


def _known(now: Standing) -> bool:
    return now.was_live and not now.withdrawn


CONDITIONS: dict[str, Callable[[Article, Standing, datetime], bool]] = {
    "": lambda article, now, at: True,
    "new to readers": lambda article, now, at: not _known(now),
    "known to readers": lambda article, now, at: _known(now),
    "unpublished": lambda article, now, at: not (now.was_live or now.waiting or now.withdrawn),
    "waiting": lambda article, now, at: now.waiting is not None,
    "public": lambda article, now, at: not now.withdrawn and bool(now.live or now.waiting),
    "withdrawn": lambda article, now, at: now.withdrawn is not None,
    "embargoed": lambda article, now, at: bool(
        article.embargo_until and article.embargo_until > at
    ),
    "reopened": lambda article, now, at: reopening_of(article) is not None,
}


def steps_for(article: Article, user: User, *, at: datetime) -> list[Step]:
    """The steps that the person may take now, the primary ones first."""
    now = standing(article.story_id, at=at)
    writer = article.is_written_by(user)
    open_steps = []
    for step in STEPS:
        if article.state not in step.from_states or not CONDITIONS[step.when](article, now, at):
            continue
        try:
            check_person(article, user, step, writer=writer)
        except (NotPermitted, WroteItThemselves, ReviewedAlready):
            continue
        open_steps.append(step)
    return sorted(open_steps, key=lambda step: not step.primary)


def check_step(article: Article, user: User, step: Step, *, at: datetime) -> None:
    """Raise the refusal that stands against the step, if one does."""
    if article.state not in step.from_states:
        raise NotInThisState
    if not CONDITIONS[step.when](article, standing(article.story_id, at=at), at):
        raise NotInThisState
    check_person(article, user, step, writer=article.is_written_by(user))


def check_person(article: Article, user: User, step: Step, *, writer: bool) -> None:
    """Raise NotPermitted, WroteItThemselves or ReviewedAlready where the step is not theirs."""
    if not user.is_active or not user.is_staff:
        raise NotPermitted
    allowed = user.has_perm(step.permission or REVIEW_PERMISSION[State(article.state)])
    writes = writer and user.has_perm("articles.change_article")
    if writes and step.writers in {Writers.TOO, Writers.ALONE}:
        return
    if not allowed or step.writers is Writers.ALONE:
        raise NotPermitted
    if writes and step.writers is Writers.OTHERWISE:
        raise TakesItBack
    if step.writers is Writers.NEVER:
        _check_reviewer(article, user, writer=writer, proof=step.act == Act.PROOF)


def _check_reviewer(article: Article, user: User, *, writer: bool, proof: bool) -> None:
    if writer:
        raise WroteItThemselves
    if changed_in_round(article).filter(by=user).exists():
        raise ChangedItThemselves
    standing_reviews = article.reviews.filter(voided_at=None)
    mine = standing_reviews.filter(by=user)
    twice = mine.filter(stage=Stage.PROOF) if proof else mine.exclude(stage=Stage.PROOF)
    if twice.exists() or (proof and standing_reviews.filter(stage=Stage.PROOF).exists()):
        raise ReviewedAlready


def hindrance(article: Article, user: User) -> ActRefused | None:
    """Why the review that the article waits for is not this person's, though their roles give it.

    None where the step is theirs, or where their roles don't include it.
    """
    step = STEP_OF[Act.APPROVE]
    if article.state not in step.from_states:
        return None
    try:
        check_person(article, user, step, writer=article.is_written_by(user))
    except (WroteItThemselves, ReviewedAlready) as refusal:
        return refusal
    except NotPermitted:
        return None
    return None


def reopening_of(article: Article) -> Decision | None:
    """The reopening that made the draft, as long as nothing was changed since; else None.

    None too where the text that waited was sent back: it is not the one that was released.
    """
    if article.state != State.DRAFTING or article.story_id is None:
        return None
    move = article.decisions.exclude(from_state=F("to_state")).first()
    if move is None or move.act != Act.REOPEN or "sent_back" in move.details:
        return None
    changed = article.digest != move.digest or article.revisions.filter(at__gte=move.at).exists()
    return None if changed else move


def may_edit(article: Article, user: User) -> bool:
    """Whether the person may change the text now.

    In drafting: its writers, and those who work on articles of others. In review and ready: the
    latter alone (their change voids the reviews). Released: nobody, before it is reopened; nor
    discarded, before it is taken up again.
    """
    if article.state in {State.RELEASED, State.DISCARDED} or not user.has_perm(
        "articles.change_article"
    ):
        return False
    if user.has_perm("articles.edit_any_article"):
        return True
    return article.state not in (*REVIEW_STATES, State.READY) and article.is_written_by(user)
