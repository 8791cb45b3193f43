"""The inbox: what became of one's articles, what waits for one's review, where one is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from articles.board import MOST_COUNTED, MOST_SHOWN, capped_count, count_words
from articles.cards import Card, cards_of
from articles.models import Article, Notice
from authors.models import User
from channels.models import Channel


@dataclass(frozen=True)
class Inbox:
    """A person's inbox; each group holds thirty lines at most, the newest first."""

    returned: Sequence[Notice]
    reviews: Sequence[Card]
    mentions: Sequence[Notice]
    newest: int = 0
    """The id of the newest notice shown: what comes in later is not marked as read unseen."""

    @property
    def has_unread(self) -> bool:
        """Whether any notice shown has not been opened."""
        return any(notice.read_at is None for notice in (*self.returned, *self.mentions))


def inbox_of(user: User, *, at: datetime) -> Inbox:
    """What the person's inbox shows at the moment."""
    returned = list(Notice.objects.of(user, Notice.Kind.RETURNED)[:MOST_SHOWN])
    mentions = list(Notice.objects.of(user, Notice.Kind.MENTION)[:MOST_SHOWN])
    articles = Article.objects.to_review_by(user).order_by("-state_since", "-pk")
    rows = list(articles.for_cards()[:MOST_SHOWN])
    channels = {c.pk: c for c in Channel.objects.select_related("parent")} if rows else {}
    cards = cards_of(rows, user=user, at=at, channels=channels)
    newest = max((notice.pk for notice in (*returned, *mentions)), default=0)
    return Inbox(returned, [cards[row.pk] for row in rows], mentions, newest)


def unread_count(user: User) -> int:
    """Unread notices and reviews that wait for the person; 0 where they may read no articles.

    Two queries, each of which counts to 101 at most.
    """
    if not user.has_perm("articles.view_article"):
        return 0
    notices = Notice.objects.unread(user)[: MOST_COUNTED + 1].count()
    return notices + capped_count(Article.objects.to_review_by(user))


def unread_words(user: User) -> str:
    """The count as the desk's header shows it; empty where there is nothing."""
    count = unread_count(user)
    return count_words(count) if count else ""
