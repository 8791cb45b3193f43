"""Gives up a draft that nothing came of, and takes it up again; nothing is ever deleted."""

from datetime import datetime

from django.db import transaction

from articles.log import decide, locked
from articles.models import Article, State
from articles.steps import check_step
from articles.workflow import STEP_OF, Act
from authors.models import User


@transaction.atomic
def discard_article(*, article: Article, by: User, at: datetime) -> Article:
    """Take a draft that readers have never had off the board and the lists.

    What was published is withdrawn instead: raises NotInThisState for it.
    """
    article = locked(article)
    check_step(article, by, STEP_OF[Act.DISCARD], at=at)
    decide(article, Act.DISCARD, by=by, at=at, to_state=State.DISCARDED)
    return article


@transaction.atomic
def take_up_article(*, article: Article, by: User, at: datetime) -> Article:
    """Make a draft again of what was discarded, as it was."""
    article = locked(article)
    check_step(article, by, STEP_OF[Act.TAKE_UP], at=at)
    decide(article, Act.TAKE_UP, by=by, at=at, to_state=State.DRAFTING)
    return article
