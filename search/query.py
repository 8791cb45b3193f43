"""Finds live stories that hold a reader's words, best first, a page at a time."""

import math
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from chinese.folding import phrases
from editions.models import Edition
from search.matches import NEWEST, Match, Matches, Wanted
from search.partly import most_of
from search.public import public_index
from search.subjects import Subject

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


class SearchFails(RuntimeError):
    """The index can't be read or written now; it is a file of its own, and all else may work."""


@dataclass(frozen=True)
class Found:
    """A page of stories; `capped` where there are more than the total says, `partly` where none
    holds every phrase and these hold the most of them.
    """

    hits: list[Edition] = field(default_factory=list)
    total: int = 0
    capped: bool = False
    next: str = ""
    partly: bool = False


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
    partly: bool = False


def find(
    text: str,
    *,
    at: datetime,
    before: str = "",
    count: int = 20,
    subjects: Sequence[Subject] = (),
) -> Found:
    """Stories live at a moment that hold every phrase of the text, or stand in a list of one of
    the subjects, ranked by headline, frequency and recency; where there are none, those that hold
    most of the phrases. Two database queries, unless the index has to catch up.

    Ranked are the newest, then those before them. `before` is the `next` of the page before;
    raises NoSuchPlace where it can't be, and SearchFails.
    """
    place = _Place.read(before)
    asked = phrases(text[:LONGEST])
    if not asked:
        return Found()
    wanted = Wanted.all_of(asked, marks=[subject.mark for subject in subjects if subject.mark])
    try:
        page = public_index().answer(lambda matches: _best(matches, wanted, at, place, count))
    except (sqlite3.Error, OSError) as error:
        raise SearchFails from error
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
        partly=page.partly,
    )


def _best(matches: Matches, wanted: Wanted, at: datetime, place: _Place, count: int) -> _Page:
    page = _page(matches, wanted, at, place, count)
    closest = None if page.total else most_of(matches, wanted.phrases, at=at)
    if closest is None:
        return page
    return replace(_page(matches, closest, at, place, count), partly=True)


def _page(matches: Matches, wanted: Wanted, at: datetime, place: _Place, count: int) -> _Page:
    headed = matches.in_headline(wanted, at=at, most=IN_HEADLINE)
    most = IN_BODY + IN_HEADLINE + 1
    newest = matches.anywhere(wanted, at=at, most=most, below=place.below)
    # what was found in headlines stands in the first window, however old
    in_headline = {match.number for match in headed}
    others = [match for match in newest if match.number not in in_headline]
    window = others[:IN_BODY]
    is_first = place.below == NEWEST
    ranked = _ranked(matches, wanted, headed if is_first else [], window)
    rest = [entry for entry in ranked if place.behind is None or entry[:2] < place.behind]
    shown, following = rest[:count], None
    if len(rest) > count:
        following = _Place(place.below, shown[-1][:2])
    elif len(others) > IN_BODY:
        following = _Place(below=window[-1].number)
    if is_first and len(newest) < most:
        total = len(newest)
    else:
        total = matches.count(wanted, at=at, most=COUNTED + 1)
    return _Page([key for _, _, key in shown], total, following)


def _ranked(
    matches: Matches, wanted: Wanted, headed: list[Match], others: list[Match]
) -> list[tuple[int, int, int]]:
    """Rank, story and key of each match, best first."""
    entries = [(match, _FOR_HEADLINE) for match in headed] + [(match, 0) for match in others]
    often = matches.frequencies(wanted.phrases, (match.number for match, _ in entries))
    return sorted(
        (
            (_rank(match, often.get(match.number, 0)) + extra, match.family, match.key)
            for match, extra in entries
        ),
        reverse=True,
    )


def _rank(match: Match, often: int) -> int:
    doublings = math.log2(max(1, min(often, _OFTEN)))
    return match.listed_ms + int(_FOR_TWICE_AS_OFTEN * doublings)
