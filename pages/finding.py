"""What the search page shows: what the words name, and the stories' lines in the found order."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext

from chinese.convert import for_reader
from chinese.script import Script
from editions.cards import Card
from editions.lists import cards_of_editions
from editions.models import Edition, List
from pages.addresses import author_address, channel_address, topic_address
from search import query
from search.subjects import Subject, subjects_named

LONGEST = 100  # characters that are looked for


class Named(NamedTuple):
    """The page of a topic, author or channel whose name was asked for."""

    kind: str
    name: str
    beside: str
    address: str


def search_page(text: str, *, at: datetime, script: str, before: str = "") -> dict[str, Any]:
    """The context of the search page; nothing is looked for where nothing was asked."""
    asked = " ".join(text.replace("\x00", " ").split())[:LONGEST]
    if not asked:
        return {"asked": ""}
    subjects = subjects_named(asked, at=at)
    found = query.find(asked, at=at, before=before, subjects=subjects)
    return {
        "asked": asked,
        "found": found,
        "named": [] if before else _named(subjects, script),
        "cards": _cards(found.hits, at=at, script=script),
    }


def _named(subjects: Iterable[Subject], script: str) -> list[Named]:
    def shown(name: str) -> str:
        return for_reader(name, written=Script.HANS, reader=Script(script))

    pages = {
        List.TOPIC: (gettext("Topic"), topic_address),
        List.AUTHOR: (gettext("Author"), author_address),
        List.CHANNEL: (gettext("Channel"), channel_address),
    }
    named = []
    for subject in subjects:
        kind, address = pages[subject.kind]
        named.append(Named(kind, shown(subject.name), shown(subject.beside), address(subject.slug)))
    return named


def _cards(hits: list[Edition], *, at: datetime, script: str) -> list[Card]:
    listed = cards_of_editions([hit.pk for hit in hits], at=at, script=script)
    # an undated story stands in no list: found all the same, but without time and label
    return [
        listed.get(hit.pk) or Card(hit.story_id, hit.title(script), edition_id=hit.pk)
        for hit in hits
    ]
