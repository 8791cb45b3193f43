"""Since when changes of the text count against those who would review it.

Nobody reviews what they wrote, so whoever changed the words may not review them. But that is no
ban for ever: once readers have had the words, and once a writer has made them their own, they are
a colleague's text like any other. A round begins when a draft is sent to review:

- after the last release that really went live. One that was cancelled, or sent back, before its
  hour was read by nobody outside;
- where the draft was returned, or taken back, and one of its writers sends it on: with the return,
  since the writer had the text in hand and adopts what others had changed in it by then. What was
  changed after the return counts, and so does everything where somebody else sends it on.

Its writers (creator, writer, photographer, translator) never review it, whatever the round. Sending
on what others wrote is no change: it keeps nobody from reviewing.
"""

from datetime import datetime

from django.db.models import QuerySet

from articles.models import Article, Decision, Revision
from articles.workflow import RELEASES, RETURNS, Act
from authors.models import User
from editions.models import Edition

_LOOKED_AT = 20
"""Releases that are looked at for one that went live, the latest."""


def changed_in_round(article: Article) -> QuerySet[Revision]:
    """The revisions that count against those who made them, in the round that the article is in."""
    changes = article.revisions.filter(words_changed=True, by__isnull=False).order_by()
    return changes.filter(at__gt=article.round_since) if article.round_since else changes


def begin_round(article: Article, *, by: User, at: datetime) -> bool:
    """Begin the round as the draft is sent on; whether the sender adopts changes of others."""
    adopted = _returned_at(article) if article.is_written_by(by) else None
    adopts = _adopts(article, by, adopted)
    since = max(filter(None, (article.round_since, adopted, _live_at(article, at))), default=None)
    if since != article.round_since:
        article.round_since = since
        article.save(update_fields=["round_since"])
    return adopts


def would_adopt(article: Article, by: User) -> bool:
    """Whether the person would take over changes of others by sending the draft to review now."""
    return article.is_written_by(by) and _adopts(article, by, _returned_at(article))


def _adopts(article: Article, by: User, returned_at: datetime | None) -> bool:
    others = changed_in_round(article).exclude(by=by)
    return returned_at is not None and others.filter(at__lte=returned_at).exists()


def _returned_at(article: Article) -> datetime | None:
    """When the draft was returned or taken back, if it was not sent on since."""
    last = article.decisions.filter(act__in=(*RETURNS, Act.SUBMIT)).first()
    return last.at if last and last.act in RETURNS else None


def _live_at(article: Article, at: datetime) -> datetime | None:
    """When the last text that readers have had was released."""
    releases: list[Decision] = list(article.decisions.filter(act__in=RELEASES)[:_LOOKED_AT])
    editions = Edition.objects.filter(
        pk__in=[release.details["edition"] for release in releases], live_from__lte=at
    )
    live = set(editions.not_cancelled().values_list("pk", flat=True))
    return next((release.at for release in releases if release.details["edition"] in live), None)
