"""How many stories stand in a list now, for the desk's lists of channels and topics."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery
from django.utils.translation import ngettext

from editions.models import Listing

MOST_COUNTED = 1_000
"""Beyond it nobody counts: a list of forty topics stays one bounded query."""


class _Counted(Subquery):
    """The number of rows of a subquery that ends at its limit."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def story_counts(owners: QuerySet[Any], *, kinds: Collection[int], at: datetime) -> dict[int, int]:
    """Stories live at a moment in the lists of each owner's id, up to MOST_COUNTED and one."""
    stories = (
        Listing.objects.filter(list_kind__in=kinds, list_id=OuterRef("pk"))
        .live(at)
        .order_by()
        .values("story")[: MOST_COUNTED + 1]
    )
    return dict(owners.annotate(stories=_Counted(stories)).values_list("pk", "stories"))


def count_words(count: int) -> str:
    """`12 stories`, or `1,000+ stories`."""
    number = f"{count:,}" if count <= MOST_COUNTED else f"{MOST_COUNTED:,}+"
    return ngettext("%(number)s story", "%(number)s stories", count) % {"number": number}
