"""The sections of the site, as every page names them."""

from functools import cache
from typing import Any, NamedTuple

from django.db.models import QuerySet

from channels.models import Channel
from editions.prepared import Prepared


class Section(NamedTuple):
    """A section of the menu."""

    pk: int
    name: str
    slug: str


def menu() -> list[Section]:
    """The sections in the editors' order, in one query."""
    return [Section(*row) for row in _sections()()]


@cache
def _sections() -> Prepared:
    def build() -> QuerySet[Channel, Any]:
        sections = Channel.objects.sections().order_by("order", "pk")
        return sections.values_list("pk", "name", "slug")

    return Prepared(build)
