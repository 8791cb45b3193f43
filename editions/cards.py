"""Stories as lists show them, with a picture where there is one: few columns, no edition."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from editions.headlines import Headline, headline_columns, label_for_reader
from pictures.models import Picture


class CardPicture(NamedTuple):
    """What a rendition is made from; a list loads no more of a picture."""

    digest: str
    focal_x: float
    focal_y: float
    width: int
    height: int

    def as_picture(self) -> Picture:
        """The picture, for what places it on a page; nothing else of it is known."""
        return Picture(**self._asdict())


_SHOWN = ("digest", "focal_x", "focal_y", "width", "height")


@dataclass(frozen=True, slots=True)
class Card(Headline):
    """A headline with its edition, the id of its list, and a picture if readers may see one."""

    edition_id: int = 0
    list_id: int = 0
    picture: CardPicture | None = None


def card_columns(script: str) -> tuple[str, ...]:
    """The columns of a listing that `card_from_row` reads."""
    picture = (f"edition__lead_picture__{name}" for name in (*_SHOWN, "expires_at"))
    return (*headline_columns(script), "edition_id", "list_id", *picture)


def card_from_row(row: Sequence[Any], *, script: str, at: datetime) -> Card:
    """The card of a row of `card_columns`."""
    story_id, title, listed_at, channel, section, topic, edition_id, list_id, *picture = row
    label = label_for_reader(channel, section, topic, script)
    return Card(story_id, title, listed_at, label, edition_id, list_id, _picture(picture, at))


def _picture(columns: Sequence[Any], at: datetime) -> CardPicture | None:
    *shown, expires_at = columns
    if shown[0] is None or (expires_at and expires_at <= at):
        return None
    return CardPicture(*shown)
