"""The board: what waits for a person, what is theirs, and all that is under way, by state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.cards import Card, cards_of
from articles.models import Article, State
from articles.querysets import ArticleQuerySet
from articles.wording import midnight
from articles.workflow import REVIEW_STATES, demanded
from authors.models import User
from channels.models import Channel

MOST_SHOWN = 30
MOST_OF_ONES_OWN = {"waiting": 12, "mine": 6}
"""What is one's own stands above the columns, which must not be pushed off the page."""
MOST_COUNTED = 100


@dataclass(frozen=True)
class Pile:
    """Cards of one kind in their order, the first of them, and where all of them stand."""

    key: str
    title: str
    cards: Sequence[Card]
    count: int
    """How many there are; 101 stands for more than a hundred."""
    address: str
    """The list of all of them."""

    @property
    def more(self) -> bool:
        """Whether there are more than the board shows."""
        return self.count > len(self.cards)

    @property
    def count_words(self) -> str:
        """`12`; `100+` where there are more."""
        return count_words(self.count)


@dataclass(frozen=True)
class Column:
    """One column of the board: a pile, or what is ready with what waits for its hour."""

    key: str
    title: str
    piles: Sequence[Pile]

    @property
    def count_words(self) -> str:
        """How many cards its piles have."""
        return count_words(sum(pile.count for pile in self.piles))


@dataclass(frozen=True)
class Board:
    """All that the board shows a person."""

    waiting: Pile
    mine: Pile
    columns: Sequence[Column]
    sections: Sequence[Channel]
    section: Channel | None = None


@dataclass(frozen=True)
class _Rows:
    """A pile as it was read, before its cards are made."""

    rows: Sequence[Article]
    count: int
    address: str


def count_words(count: int) -> str:
    """`12`; `100+` for more than a hundred, which nobody counts."""
    return str(count) if count <= MOST_COUNTED else f"{MOST_COUNTED}+"


def capped_count(articles: ArticleQuerySet) -> int:
    """How many there are, counted up to 101."""
    return articles.order_by()[: MOST_COUNTED + 1].count()


def board_of(user: User, *, at: datetime, section: str = "") -> Board:
    """The board as a person sees it, of all sections or of one (its id, as the address has it)."""
    channels = list(Channel.objects.select_related("parent").in_tree_order())
    chosen = next((c for c in channels if c.parent_id is None and str(c.pk) == section), None)
    inside = [c for c in channels if chosen in {None, c, c.parent}]
    articles = Article.objects.in_channels([c.pk for c in inside] if chosen else None)
    narrowed = {"channel": chosen.pk} if chosen else {}
    read = {
        key: _read(pile, {**query, **narrowed}, most=MOST_OF_ONES_OWN.get(key, MOST_SHOWN))
        for key, (pile, query) in _piles(articles, user, at=at).items()
    }
    rows = {row.pk: row for found in read.values() for row in found.rows}
    cards = cards_of(rows.values(), user=user, at=at, channels={c.pk: c for c in channels})
    piles = {key: _pile(key, found, cards) for key, found in read.items()}
    return Board(
        waiting=piles["waiting"],
        mine=piles["mine"],
        columns=_columns(piles, inside),
        sections=[c for c in channels if c.parent_id is None],
        section=chosen,
    )


def _piles(
    articles: ArticleQuerySet, user: User, *, at: datetime
) -> dict[str, tuple[ArticleQuerySet, dict[str, str]]]:
    """Each pile's articles, and what the list of articles is asked for all of them."""
    in_state = {
        str(state): (articles.longest_in_state(state), {"state__exact": str(state)})
        for state in (*REVIEW_STATES, State.READY)
    }
    return {
        "waiting": (articles.waiting_for(user), {"whose": "waiting"}),
        "mine": (articles.written_by(user).not_discarded(), {"whose": "mine"}),
        "drafting": (articles.in_state(State.DRAFTING), {"state__exact": "drafting"}),
        **in_state,
        "planned": (articles.going_live(at), {"standing": "waiting"}),
        "today": (articles.went_live(midnight(at), at), {"standing": "today"}),
    }


def _read(articles: ArticleQuerySet, query: Mapping[str, object], *, most: int) -> _Rows:
    rows = list(articles.for_cards()[: most + 1])
    count = len(rows) if len(rows) <= most else capped_count(articles)
    address = f"{reverse('admin:articles_article_changelist')}?{urlencode(query)}"
    return _Rows(rows[:most], count, address)


def _pile(key: str, read: _Rows, cards: Mapping[int, Card]) -> Pile:
    titles = {
        "waiting": _("Waits for me"),
        "mine": _("Mine"),
        "planned": _("Waiting to go live"),
        "today": _("Live today"),
    }
    title = titles.get(key) or str(State(key).label)
    return Pile(key, title, [cards[row.pk] for row in read.rows], read.count, read.address)


def _columns(piles: Mapping[str, Pile], channels: Sequence[Channel]) -> list[Column]:
    """The columns in the order of a story's way; a review that nobody demands has none."""
    reviews = {state for channel in channels for state in demanded(channel)}
    columns = [[piles["drafting"]]]
    columns += [[piles[state]] for state in REVIEW_STATES if state in reviews or piles[state].count]
    columns += [[piles["ready"], piles["planned"]], [piles["today"]]]
    return [Column(column[0].key, column[0].title, column) for column in columns]
