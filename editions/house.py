"""The settings of the paper as pages and acts read them: plain values, kept for some seconds."""

import json
import time
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone

from channels.models import Reviews
from editions.cards import CardPicture
from editions.site_settings import THE_ROW, BylineStyle, SiteSettings, default_name

LONGEST = 10.0  # seconds for which a process believes what it has read


class House(NamedTuple):
    """What the paper is called, what its footer says, its defaults."""

    name: str
    description: str = ""
    licence_number: str = ""
    icp_number: str = ""
    police_number: str = ""
    complaints_phone: str = ""
    complaints_email: str = ""
    complaints_address: str = ""
    byline_style: str = BylineStyle.HOUSE
    default_reviews: int = Reviews.ALL
    logo: CardPicture | None = None


_WORDS = tuple(name for name in House._fields if name != "logo")
_held: list[tuple[float, House]] = []  # one or none


def settings_rows() -> QuerySet[Any, Any]:
    """The row as one text, `told`, that a query for something else can bring along; or none."""
    logo = {f"logo_{name}": F(f"logo__{name}") for name in (*CardPicture._fields, "expires_at")}
    told = Cast(JSONObject(**{name: F(name) for name in _WORDS}, **logo), TextField())
    return SiteSettings.objects.filter(pk=THE_ROW).order_by().annotate(told=told)


def house_told(told: str | None) -> House:
    """The settings of a row, or the defaults where there is none; the process remembers them."""
    house = _read(json.loads(told)) if told else House(default_name())
    _held[:] = [(time.monotonic(), house)]
    return house


def current_house() -> House:
    """The settings, at most ten seconds old; reads them where nothing has of late."""
    for since, house in _held:
        if time.monotonic() - since < LONGEST:
            return house
    rows: Any = settings_rows()
    return house_told(rows.values_list("told", flat=True).first())


def known_house() -> House:
    """The settings as last read, or the defaults: for pages that may not ask the database."""
    return _held[0][1] if _held else House(default_name())


def forget_house() -> None:
    """Read anew at the next question."""
    _held.clear()


def _read(row: dict[str, Any]) -> House:
    return House(**{name: row[name] for name in _WORDS}, logo=_logo(row))


def _logo(row: dict[str, Any]) -> CardPicture | None:
    if row["logo_digest"] is None:
        return None
    if ends := row["logo_expires_at"]:
        # SQLite tells moments without their zone
        moment = datetime.fromisoformat(ends)
        if (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) <= timezone.now():
            return None
    return CardPicture(**{name: row[f"logo_{name}"] for name in CardPicture._fields})
