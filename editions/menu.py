"""The sections of the site as every page names them, each with its channels."""

from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from channels.models import Channel
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


def menu() -> list[Section]:
    """The sections that have had a story in lists, in the editors' order; one query."""
    return [
        Section(pk, name, slug, tuple(Place(*row[3:]) for row in rows if row[3] is not None))
        for (pk, name, slug), rows in groupby(_sections()(), key=lambda row: row[:3])
    ]


@cache
def _sections() -> Prepared:
    def build() -> QuerySet[Channel, Any]:
        # a new section stays unseen until its first story, as one of undated stories does for ever
        listed = Listing.objects.in_list(List.SECTION, OuterRef("pk")).order_by()  # type: ignore[arg-type]
        sections = Channel.objects.sections().filter(Exists(listed))
        # a section without channels comes as one row with empty names
        return sections.order_by("order", "pk", "children__order", "children__pk").values_list(
            "pk", "name", "slug", "children__name", "children__slug"
        )

    return Prepared(build)
