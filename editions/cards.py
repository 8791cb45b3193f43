"""Stories as lists show them, with a picture where there is one: few columns, one query a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chinese.convert import for_reader
from chinese.script import Script
from editions.headlines import Headline, label_for_reader, title_field
from editions.keyset import read_cursor, write_cursor
from editions.models import Listing, ListingQuerySet
from pictures.models import Picture

PAGE_SIZE = 20
# What a rendition is made from; a list loads no more of a picture.
_PICTURE = ("digest", "focal_x", "focal_y", "width", "height", "expires_at")


@dataclass(frozen=True, slots=True)
class Card(Headline):
    """A headline with its edition, the id of its list, and a picture if readers may see one."""

    edition_id: int = 0
    list_id: int = 0
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class CardPage:
    """One page of a list, and the place where the next begins ("" at the end)."""

    cards: list[Card]
    older: str = ""


def card_page(
    listings: ListingQuerySet,
    *,
    script: str,
    at: datetime,
    before: str = "",
    count: int = PAGE_SIZE,
) -> CardPage:
    """The stories of an ordered list after a place; raises MalformedCursor."""
    if before:
        listings = listings.before(*read_cursor(before))
    found = cards(listings[: count + 1], script=script, at=at)
    shown = found[:count]
    if len(found) == len(shown) or shown[-1].listed_at is None:
        return CardPage(shown)
    return CardPage(shown, write_cursor(shown[-1].listed_at, shown[-1].story_id))


def cards(listings: ListingQuerySet, *, script: str, at: datetime) -> list[Card]:
    """The cards of a (sliced) list, in one query."""
    rows = listings.values_list(
        "story_id",
        f"edition__{title_field(script)}",
        "listed_at",
        "channel__name",
        "channel__parent__name",
        "leading_topic__name",
        "edition_id",
        "list_id",
        *(f"edition__lead_picture__{name}" for name in _PICTURE),
    )
    return [
        Card(
            story_id,
            title,
            listed_at,
            label_for_reader(channel, section, topic, script),
            edition_id,
            list_id,
            _picture(picture, at),
        )
        for (
            story_id,
            title,
            listed_at,
            channel,
            section,
            topic,
            edition_id,
            list_id,
            *picture,
        ) in rows
    ]


def card_of(listing: Listing, *, script: str, at: datetime) -> Card:
    """The card of a listing that came with `for_cards()`."""
    picture = listing.edition.lead_picture
    return Card(
        listing.story_id,
        listing.edition.title(script),
        listing.listed_at,
        for_reader(listing.label, written=Script.HANS, reader=Script(script)),
        listing.edition_id,
        listing.list_id,
        None if picture is None or picture.expired(at) else picture,
    )


def _picture(columns: Sequence[object], at: datetime) -> Picture | None:
    if columns[0] is None:
        return None
    picture = Picture(**dict(zip(_PICTURE, columns, strict=True)))
    return None if picture.expired(at) else picture
