"""Finds live stories that hold a reader's words, best first, a page at a time."""

import math
import re
from dataclasses import dataclass, field
from datetime import datetime

from chinese.folding import phrases
from editions.models import Edition
from search.matches import NEWEST, Match, Matches
from search.public import public_index

LONGEST = 100  # characters of a query that are read
IN_BODY, IN_HEADLINE = 500, 200  # the newest that are ranked
COUNTED = 10_000
_DAY = 24 * 3600 * 1000
# A rank is a time: when a story was listed, moved forward for what speaks for it. So the order
# doesn't change while a reader turns the pages.
_FOR_HEADLINE = 365 * _DAY
_FOR_TWICE_AS_OFTEN = 30 * _DAY
_OFTEN = 32
_CURSOR = re.compile(r"(-?[0-9]{1,18})?~(?:(-?[0-9]{1,18})-([0-9]{1,18}))?")


class NoSuchPlace(ValueError):
    """A place in the results that no page ever gave."""


@dataclass(frozen=True)
class Found:
    """A page of stories; `capped` where there are more than the total says."""

    hits: list[Edition] = field(default_factory=list)
    total: int = 0
    capped: bool = False
    next: str = ""


@dataclass(frozen=True)
class _Place:
    """Where a page begins: in which window of the newest, and behind which rank and story."""

    below: int = NEWEST
    behind: tuple[int, int] | None = None

    @classmethod
    def read(cls, cursor: str) -> "_Place":
        if not cursor:
            return cls()
        match = _CURSOR.fullmatch(cursor)
        if match is None:
            raise NoSuchPlace(cursor)
        below, rank, family = match.groups()
        return cls(int(below) if below else NEWEST, (int(rank), int(family)) if rank else None)

    def __str__(self) -> str:
        below = "" if self.below == NEWEST else str(self.below)
        return f"{below}~" + (f"{self.behind[0]}-{self.behind[1]}" if self.behind else "")


@dataclass(frozen=True)
class _Page:
    keys: list[int]
    total: int
    next: _Place | None


def find(text: str, *, at: datetime, before: str = "", count: int = 20) -> Found:
    """Stories live at a moment that hold every phrase of the text, ranked by headline, frequency
    and recency; two database queries, unless the index has to catch up.

    Ranked are the newest, then those before them. `before` is the `next` of the page before;
    raises NoSuchPlace where it can't be.
    """
    place = _Place.read(before)
    wanted = phrases(text[:LONGEST])
    if not wanted:
        return Found()
    page = public_index().answer(lambda matches: _page(matches, wanted, at, place, count))
    # the interval is asked once more: an index that lags shows nothing that was taken down
    editions = (
        Edition.objects.live(at)
        .filter(pk__in=page.keys)
        .for_cards()
        .select_related("channel__parent")
        .in_bulk()
    )
    return Found(
        hits=[editions[key] for key in page.keys if key in editions],
        total=min(page.total, COUNTED),
        capped=page.total > COUNTED,
        next=str(page.next) if page.next else "",
    )


def _page(matches: Matches, wanted: list[str], at: datetime, place: _Place, count: int) -> _Page:
    newest = matches.anywhere(wanted, at=at, most=IN_BODY + 1, below=place.below)
    is_last = len(newest) <= IN_BODY
    window = newest[:IN_BODY]
    headed = matches.in_headline(wanted, at=at, most=IN_HEADLINE)
    ranked = _ranked(matches, wanted, window, headed, first=place.below == NEWEST)
    rest = [entry for entry in ranked if place.behind is None or entry[:2] < place.behind]
    shown = rest[:count]
    following = None
    if len(rest) > count:
        following = _Place(place.below, shown[-1][:2])
    elif not is_last:
        following = _Place(below=window[-1].number)
    return _Page(
        [key for _, _, key in shown], _total(matches, wanted, at, newest, place), following
    )


def _ranked(
    matches: Matches, wanted: list[str], window: list[Match], headed: list[Match], *, first: bool
) -> list[tuple[int, int, int]]:
    """Rank, story and key of each match, best first; headlines found stand in the first window."""
    in_headline = {match.number for match in headed}
    if first:
        entries = {match.number: match for match in (*window, *headed)}
    else:
        entries = {match.number: match for match in window if match.number not in in_headline}
    often = matches.frequencies(wanted, entries)
    return sorted(
        (
            (
                _rank(match, headed=number in in_headline, often=often.get(number, 0)),
                match.family,
                match.key,
            )
            for number, match in entries.items()
        ),
        reverse=True,
    )


def _rank(match: Match, *, headed: bool, often: int) -> int:
    doublings = math.log2(max(1, min(often, _OFTEN)))
    return match.listed_ms + _FOR_HEADLINE * headed + int(_FOR_TWICE_AS_OFTEN * doublings)


def _total(
    matches: Matches, wanted: list[str], at: datetime, newest: list[Match], place: _Place
) -> int:
    if place.below == NEWEST and len(newest) <= IN_BODY:
        return len(newest)
    return matches.count(wanted, at=at, most=COUNTED + 1)
