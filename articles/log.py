"""The log of decisions, and the lock under which they are taken."""

from datetime import datetime
from typing import Any

from articles.models import Article, Decision
from articles.notices import tell_of
from articles.refusals import ReasonMissing
from authors.models import User

LONGEST_REASON = 500


def locked(article: Article) -> Article:
    """The article as it stands now, locked until the end of the transaction."""
    return (
        Article.objects.select_for_update(of=("self",))
        .select_related("channel__parent", "story", "lead_picture")
        .get(pk=article.pk)
    )


def decide(
    article: Article,
    act: Decision.Act,
    *,
    by: User | None,
    at: datetime,
    to_state: str = "",
    reason: str = "",
    **details: Any,
) -> Decision:
    """Move an article on, enter who did it, when and why, and tell whom it concerns.

    To be called in a transaction.
    """
    before = article.state
    if to_state and to_state != before:
        article.state, article.state_since = to_state, at
        article.save(update_fields=["state", "state_since", "story"])
    decision = Decision.objects.create(
        article=article,
        act=act,
        by=by,
        at=at,
        reason=reason.strip()[:LONGEST_REASON],
        from_state=before,
        to_state=article.state,
        digest=article.digest,
        details=details,
    )
    tell_of(decision)
    return decision


def reason_given(reason: str) -> str:
    """The reason, without space around it. Raises ReasonMissing where there is none."""
    if not (stripped := reason.strip()):
        raise ReasonMissing
    return stripped
