"""What every page says of the site: the paper's settings, the sections with their channels."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce

from channels.models import Channel
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


_SETTINGS = -1  # the order of the row that holds them; sections begin at 0
_FIRST = -1  # the order of a channel that isn't there


def around() -> Around:
    """The settings, and the sections that have had a story in lists, in order; one query."""
    told, rows = None, []
    for order, *row in _rows()():
        if order == _SETTINGS:
            told = row[1]
        else:
            rows.append((order, *row))
    return Around(house_told(told), tuple(_sections(rows)))


def _sections(rows: list[tuple[Any, ...]]) -> Iterator[Section]:
    rows.sort(key=lambda row: (row[0], row[1], row[4], row[5]))
    for (pk, name, slug), own in groupby(rows, key=lambda row: row[1:4]):
        yield Section(pk, name, slug, tuple(Place(*row[6:]) for row in own if row[7]))


@cache
def _rows() -> Prepared:
    # a few short rows and a long one: one query brings them, told apart by an order below zero
    def build() -> QuerySet[Any, Any]:
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
        return sections.values_list("order", "pk", "name", "slug", *children).union(
            settings_rows().values_list(Value(_SETTINGS), "pk", "told", Value(""), *nothing),
            all=True,
        )

    return Prepared(build)
