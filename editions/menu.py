"""What every page says of the site: the paper's settings, the sections with their channels.

Apps above may have something said on every page too: their rows come along in the one query.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce

from channels.models import Channel
from editions.brought import brings
from editions.house import House, house_told, settings_rows
from editions.models import List, Listing
from editions.prepared import Prepared


class Place(NamedTuple):
    """A channel of a section."""

    name: str
    slug: str


class Section(NamedTuple):
    """A section of the menu."""

    pk: int
    name: str
    slug: str
    channels: tuple[Place, ...] = ()


class Around(NamedTuple):
    """What stands around the text of a page."""

    house: House
    sections: tuple[Section, ...] = ()
    brought: tuple[str, ...] = ()
    """What apps above have brought along, as they wrote it."""


_SETTINGS = -1  # the order of the row that holds them; sections begin at 0
_BROUGHT = -2
_FIRST = -1  # the order of a channel that isn't there


def around(at: datetime) -> Around:
    """The settings, and the sections that have had a story in lists, in order; one query."""
    told, brought, rows = None, [], []
    for order, *row in _rows()(**({"at": at} if brings() else {})):
        if order == _SETTINGS:
            told = row[1]
        elif order == _BROUGHT:
            brought.append(row[1])
        else:
            rows.append((order, *row))
    return Around(house_told(told), tuple(_sections(rows)), tuple(brought))


def _sections(rows: list[tuple[Any, ...]]) -> Iterator[Section]:
    rows.sort(key=lambda row: (row[0], row[1], row[4], row[5]))
    for (pk, name, slug), own in groupby(rows, key=lambda row: row[1:4]):
        yield Section(pk, name, slug, tuple(Place(*row[6:]) for row in own if row[7]))


@cache
def _rows() -> Prepared:
    # a few short rows and a long one: one query brings them, told apart by an order below zero
    def build(**moment: datetime) -> QuerySet[Any, Any]:
        # a new section stays unseen until its first story, as one of undated stories does for ever
        listed = Listing.objects.in_list(List.SECTION, OuterRef("pk")).order_by()  # type: ignore[arg-type]
        sections = Channel.objects.sections().filter(Exists(listed)).order_by()
        # a section without channels comes as one row with empty names
        children = (
            Coalesce("children__order", _FIRST),
            Coalesce("children__pk", _FIRST),
            *(Coalesce(f"children__{name}", Value("")) for name in ("name", "slug")),
        )
        nothing = (Value(_FIRST), Value(_FIRST), Value(""), Value(""))
        others = [
            settings_rows().values_list(Value(_SETTINGS), "pk", "told", Value(""), *nothing),
            *(
                bring(at).values_list(Value(_BROUGHT), "pk", "told", Value(""), *nothing)
                for at in moment.values()
                for bring in brings()
            ),
        ]
        return sections.values_list("order", "pk", "name", "slug", *children).union(
            *others, all=True
        )

    return Prepared(build, **({"at": datetime} if brings() else {}))
