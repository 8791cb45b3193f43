"""The lists of the readers' pages that are made of listings: beside a story, on the front page."""

from collections.abc import Sequence
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q
from django.db.models.fields.json import KT

from chinese.script import Script
from editions.cards import Card, cards
from editions.headlines import Headline, headlines
from editions.models import Edition, List, Listing

BESIDE_A_STORY = 20


def section_latest(
    edition: Edition, *, at: datetime, script: str, count: int = BESIDE_A_STORY
) -> list[Headline]:
    """The channel's latest: the newest of the story's whole section, without itself."""
    section_id = edition.channel.parent_id or edition.channel_id
    listings = (
        Listing.objects.live(at)
        .in_list(List.SECTION, section_id)
        .exclude(story_id=edition.story_id)[:count]
    )
    return headlines(listings, script=script)


def latest_by_section(
    section_ids: Sequence[int], *, at: datetime, script: str, count: int
) -> dict[int, list[Card]]:
    """The newest stories of each section, in one query; sections without stories are left out."""
    if not section_ids:
        return {}
    # SQLite takes no LIMIT inside a UNION, but any number of limited subqueries
    newest = (
        Q(pk__in=Listing.objects.live(at).in_list(List.SECTION, section_id).values("pk")[:count])
        for section_id in section_ids
    )
    found = Listing.objects.filter(reduce(or_, newest)).order_by("-listed_at", "-story_id")
    by_section: dict[int, list[Card]] = {}
    for card in cards(found, script=script, at=at):
        by_section.setdefault(card.list_id, []).append(card)
    return by_section


def standfirst(edition_id: int, *, script: str) -> str:
    """An edition's standfirst in the reader's script."""
    column = "rendered_hant" if script == Script.HANT else "rendered_hans"
    found = Edition.objects.filter(pk=edition_id).values_list(KT(f"{column}__standfirst")).first()
    return (found and found[0]) or ""
