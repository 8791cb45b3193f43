"""What the search page shows of what was found: the stories' lines, in the order of the find."""

from datetime import datetime
from typing import Any

from editions.cards import Card
from editions.lists import cards_of_editions
from editions.models import Edition
from search import query

LONGEST = 100  # characters that are looked for


def search_page(text: str, *, at: datetime, script: str, before: str = "") -> dict[str, Any]:
    """The context of the search page; nothing is looked for where nothing was asked."""
    asked = " ".join(text.replace("\x00", " ").split())[:LONGEST]
    if not asked:
        return {"asked": ""}
    found = query.find(asked, at=at, before=before)
    return {"asked": asked, "found": found, "cards": _cards(found.hits, at=at, script=script)}


def _cards(hits: list[Edition], *, at: datetime, script: str) -> list[Card]:
    listed = cards_of_editions([hit.pk for hit in hits], at=at, script=script)
    # an undated story stands in no list: found all the same, but without time and label
    return [
        listed.get(hit.pk) or Card(hit.story_id, hit.title(script), edition_id=hit.pk)
        for hit in hits
    ]
