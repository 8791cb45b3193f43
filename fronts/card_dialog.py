"""What the form of a card shows besides its fields: the picture to crop, titles of sub-links."""

from datetime import datetime
from typing import Any

from editions.models import Edition
from editions.standing import standings
from fronts.layouts import LAYOUTS
from fronts.models import Card
from pictures.models import Picture
from pictures.renditions import PLACES
from pictures.views import as_choice

_CARD = "card"


def card_dialog(card: Card, *, at: datetime) -> dict[str, Any]:
    """The story's title, how long a headline fits, the pictures of the card and of its story as
    the library tells of them, the crop's shape, the titles of linked stories by their ids.
    """
    layout = LAYOUTS.get(card.block.layout)
    place = PLACES[layout.place if layout else _CARD]
    edition = _edition(card, at)
    story = _picture(edition, at)
    return {
        "story_title": edition.headline if edition else "",
        "longest": layout.longest_headline if layout else None,
        "own_picture": as_choice(card.picture) if card.picture else None,
        "story_picture": as_choice(story) if story else None,
        "ratio": place.ratio,
        "link_titles": _titles([link["story"] for link in card.links if link.get("story")], at),
    }


def _edition(card: Card, at: datetime) -> Edition | None:
    if card.story_id is None:
        return None
    editions = Edition.objects.filter(story_id=card.story_id, live_until__gt=at).not_cancelled()
    return editions.select_related("lead_picture").order_by("live_from").first()


def _picture(edition: Edition | None, at: datetime) -> Picture | None:
    picture = edition.lead_picture if edition else None
    return None if picture is None or picture.expired(at) else picture


def _titles(story_ids: list[int], at: datetime) -> dict[int, str]:
    known = standings(story_ids, at=at)
    return {pk: found.headline for pk, found in known.items() if found.headline}
