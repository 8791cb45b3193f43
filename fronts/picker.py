"""What editors choose from: the latest, the hot, the waiting, what a search finds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from editions.cards import Card as StoryCard
from editions.lists import card_page, cards_of_stories
from editions.models import Edition, List
from editions.places import Standing, places
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


def choices(tab: str, words: str, *, at: datetime, script: str) -> list[Choice]:
    """The stories of a tab, best first; a search finds waiting stories by their headline too."""
    if tab == "waiting":
        live, waiting = [], _waiting(words, at)
    elif tab == "search":
        live, waiting = _found(words, at=at, script=script), _waiting(words, at)
    elif tab == "hot":
        lines = hot(at=at, script=script, count=MOST).lines
        live, waiting = _cards([line.story_id for line in lines], at=at, script=script), []
    else:
        live = card_page(List.ALL, at=at, script=script, count=MOST).cards
        waiting = []
    ids = [card.story_id for card in live] + [edition.story_id for edition in waiting]
    stands, read = places(ids, at=at), curves(ids, at=at)
    return [
        *(
            Choice(
                edition.story_id,
                edition.headline,
                edition.live_from,
                "",
                waits=True,
                stands=stands[edition.story_id],
                curve=[],
            )
            for edition in waiting
        ),
        *(
            Choice(
                card.story_id,
                card.title,
                card.listed_at,
                card.label,
                waits=False,
                stands=stands[card.story_id],
                curve=read.get(card.story_id, []),
            )
            for card in live
        ),
    ]


def _found(words: str, *, at: datetime, script: str) -> list[StoryCard]:
    asked = " ".join(words.replace("\x00", " ").split())
    if named := _ADDRESS.search(asked):
        return _cards([int(named[1])], at=at, script=script)
    hits = find(asked, at=at, count=MOST).hits if asked else []
    return _cards([hit.story_id for hit in hits], at=at, script=script)


def _cards(story_ids: Sequence[int], *, at: datetime, script: str) -> list[StoryCard]:
    known = cards_of_stories(story_ids, at=at, script=script)
    return [known[story_id] for story_id in story_ids if story_id in known]


def _waiting(words: str, at: datetime) -> list[Edition]:
    asked = " ".join(words.replace("\x00", " ").split())
    waiting = Edition.objects.waiting(at).only("story_id", "headline", "live_from")
    found = waiting.filter(headline__icontains=asked) if asked else waiting
    return list(found.order_by("live_from", "pk")[:MOST])
