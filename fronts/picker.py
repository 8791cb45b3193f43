"""What editors choose from: the latest, the hot, the waiting, the marked, what a search finds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from editions.cards import Card as StoryCard
from editions.lists import card_page, cards_of_stories
from editions.models import Edition, List, Story
from editions.places import Standing, places
from fronts.marking import latest_marked, marked_among
from readership.curves import curves
from readership.trending import hot
from search.query import find

MOST = 30
_ADDRESS = re.compile(r"(?:^|/articles/)(\d{1,18})(?:/|$)")


@dataclass(frozen=True)
class Choice:
    """A story that can be placed: when it is or goes live, where it stands already."""

    story_id: int
    title: str
    moment: datetime | None
    label: str
    waits: bool
    stands: Sequence[Standing]
    curve: list[int]
    marked: bool


def choices(tab: str, words: str, *, at: datetime, script: str) -> list[Choice]:
    """The stories of a tab, best first; a search finds waiting stories by their headline too."""
    asked = " ".join(words.replace("\x00", " ").split())
    live, waiting = _stories(tab, asked, at=at, script=script)
    ids = [card.story_id for card in live] + [edition.story_id for edition in waiting]
    return list(_choices(live, waiting, ids, at))


def not_to_be_seen(words: str) -> int | None:
    """The id of a story that was asked for by its address, if there is one."""
    named = _ADDRESS.search(words)
    if named is None or not Story.objects.filter(pk=int(named[1])).exists():
        return None
    return int(named[1])


def _stories(
    tab: str, asked: str, *, at: datetime, script: str
) -> tuple[Sequence[StoryCard], Sequence[Edition]]:
    if tab == "waiting":
        return [], _waiting(asked, at)
    if tab == "search":
        return _found(asked, at=at, script=script), _waiting(asked, at)
    if tab == "hot":
        lines = hot(at=at, script=script, count=MOST).lines
        return _cards([line.story_id for line in lines], at=at, script=script), []
    if tab == "marked":
        ids = latest_marked(MOST)
        waiting = Edition.objects.waiting(at).filter(story_id__in=ids)
        live = _cards(ids, at=at, script=script)
        shown = {card.story_id for card in live}
        return live, [edition for edition in waiting if edition.story_id not in shown]
    return card_page(List.ALL, at=at, script=script, count=MOST).cards, []


def _choices(
    live: Sequence[StoryCard], waiting: Sequence[Edition], ids: Sequence[int], at: datetime
) -> Iterator[Choice]:
    stands, read, marked = places(ids, at=at), curves(ids, at=at), marked_among(ids)
    for edition in waiting:
        pk = edition.story_id
        yield Choice(
            pk, edition.headline, edition.live_from, "", True, stands[pk], [], pk in marked
        )
    for card in live:
        pk = card.story_id
        yield Choice(
            pk,
            card.title,
            card.listed_at,
            card.label,
            False,
            stands[pk],
            read.get(pk, []),
            pk in marked,
        )


def _found(asked: str, *, at: datetime, script: str) -> list[StoryCard]:
    if named := _ADDRESS.search(asked):
        return _cards([int(named[1])], at=at, script=script)
    hits = find(asked, at=at, count=MOST).hits if asked else []
    return _cards([hit.story_id for hit in hits], at=at, script=script)


def _cards(story_ids: Sequence[int], *, at: datetime, script: str) -> list[StoryCard]:
    known = cards_of_stories(story_ids, at=at, script=script)
    return [known[story_id] for story_id in story_ids if story_id in known]


def _waiting(asked: str, at: datetime) -> list[Edition]:
    waiting = Edition.objects.waiting(at).only("story_id", "headline", "live_from")
    if named := _ADDRESS.search(asked):
        waiting = waiting.filter(story_id=int(named[1]))
    elif asked:
        waiting = waiting.filter(headline__icontains=asked)
    return list(waiting.order_by("live_from", "pk")[:MOST])
