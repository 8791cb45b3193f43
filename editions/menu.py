"""The sections of the site as every page names them, and the channels of one."""

from functools import cache
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from channels.models import Channel
from editions.models import List, Listing
from editions.prepared import Prepared


class Section(NamedTuple):
    """A section of the menu."""

    pk: int
    name: str
    slug: str


def menu() -> list[Section]:
    """The sections that have had a story in lists, in the editors' order; one query."""
    return [Section(*row) for row in _sections()()]


@cache
def _sections() -> Prepared:
    def build() -> QuerySet[Channel, Any]:
        # a new section stays unseen until its first story, as one of undated stories does for ever
        listed = Listing.objects.in_list(List.SECTION, OuterRef("pk")).order_by()  # type: ignore[arg-type]
        sections = Channel.objects.sections().filter(Exists(listed)).order_by("order", "pk")
        return sections.values_list("pk", "name", "slug")

    return Prepared(build)


def channels_of(section_id: int) -> list[tuple[str, str]]:
    """Name and slug of a section's channels in the editors' order, in one query."""
    return [(name, slug) for name, slug in _channels()(section_id=section_id)]


@cache
def _channels() -> Prepared:
    def build(section_id: int) -> QuerySet[Channel, Any]:
        channels = Channel.objects.filter(parent_id=section_id).order_by("order", "pk")
        return channels.values_list("name", "slug")

    return Prepared(build, section_id=int)
