"""Leaves a note in an article's log; nothing else about the article changes."""

from datetime import datetime

from django.db import transaction

from articles.log import decide, locked, reason_given
from articles.models import Article, Decision
from articles.steps import check_step
from articles.workflow import STEP_OF, Act
from authors.models import User


@transaction.atomic
def leave_note(*, article: Article, by: User, at: datetime, reason: str, key: str = "") -> Decision:
    """Enter the words in the log; whom they name by `@` finds them in the inbox.

    `key`: of the page that they were typed on: sent once more, it leaves no second note.
    """
    article = locked(article)
    notes = article.decisions.filter(act=Act.NOTE, by=by, details__key=key)
    if key and (entered := notes.first()) is not None:
        return entered
    check_step(article, by, STEP_OF[Act.NOTE], at=at)
    return decide(
        article,
        Act.NOTE,
        by=by,
        at=at,
        reason=reason_given(reason),
        **({"key": key} if key else {}),
    )
