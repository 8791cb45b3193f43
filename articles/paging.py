"""Pages of the desk's lists that never count a whole archive."""

from typing import Any

from django.core.paginator import Paginator
from django.utils.functional import cached_property

MOST_COUNTED = 10_001


class CappedPaginator(Paginator):
    """Counts up to 10,001 rows: past them a desk searches, it doesn't page."""

    @cached_property
    def count(self) -> int:
        """The number of rows, or 10,001 where there are more."""
        rows: Any = self.object_list
        return len(rows.order_by().values_list("pk", flat=True)[:MOST_COUNTED])
