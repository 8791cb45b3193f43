"""Words that come into a text under review by way of the library or of an author's profile.

A picture's caption, its credit line and alternative text, and an author's name are part of what a
review vouches for, though they are changed on pages of their own. Whoever changes them has changed
the text: it gets a revision in their name, the reviews given so far are voided, and they may not
review it. So the rule is the one for every other change, at once and in the log, where freezing the
words would have let a wrong name or credit go out that the library has mended already.

A draft takes the library's words as they are when it is saved and sent on. What is released has
its words frozen in the edition.
"""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.log import locked
from articles.models import Article, State
from articles.querysets import ArticleQuerySet
from articles.saving import add_revision, void_reviews
from articles.workflow import REVIEW_STATES
from authors.models import Author, User
from pictures.models import Picture

_UNDER_REVIEW = (*REVIEW_STATES, State.READY)
_MOST_NAMED = 5


def picture_reworded(*, picture: Picture, by: User, at: datetime, **kwargs: Any) -> str:
    """Take note of a picture's new words in the texts under review that print them."""
    printed = Q(lead_picture=picture) | Q(body__contains=picture.file.name)
    return _told(_take_note(Article.objects.filter(printed), by=by, at=at))


def author_renamed(*, author: Author, by: User, at: datetime, **kwargs: Any) -> str:
    """Take note of an author's new name in the texts under review that print it."""
    printed = Article.objects.filter(credits__author=author, credits__name="").distinct()
    return _told(_take_note(printed, by=by, at=at))


def _take_note(articles: ArticleQuerySet, *, by: User, at: datetime) -> list[Article]:
    ids = articles.filter(state__in=_UNDER_REVIEW).order_by("pk").values_list("pk", flat=True)
    rows = [locked(Article(pk=pk)) for pk in ids]
    return [row for row in rows if _is_changed(row, by=by, at=at)]


def _is_changed(article: Article, *, by: User, at: datetime) -> bool:
    content = article.content()
    if content.digest() == article.digest or article.state not in _UNDER_REVIEW:
        return False
    add_revision(article=article, content=content, by=by, at=at, words_changed=True)
    void_reviews(article, by=by, at=at)
    return True


def _told(changed: list[Article]) -> str:
    if not changed:
        return ""
    named = "、".join(article.headline for article in changed[:_MOST_NAMED])
    names = named if len(changed) <= _MOST_NAMED else f"{named}……"
    return _(
        "This changes texts under review: %(headlines)s. Their reviews begin again, and you can't"
        " review them."
    ) % {"headlines": names}
