"""What changes whenever the editor of a front would show something else."""

from datetime import datetime

from django.db.models import Count, Max

from editions.models import Change
from fronts import presence
from fronts.models import Front, Mark

REDRAWN = 30
"""Seconds after which it is drawn anew in any case: clocks end cards, launches take effect."""


def pulse(front: Front, *, at: datetime) -> str:
    """A mark of the draft, who is here, what is marked, and what became of stories; two queries."""
    change = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    marks = Mark.objects.aggregate(number=Count("pk"), last=Max("pk"))
    parts = (
        front.version,
        presence.mark(front, at=at),
        change,
        f"{marks['number']}.{marks['last'] or 0}",
        int(at.timestamp()) // REDRAWN,
    )
    return "-".join(str(part) for part in parts)
