"""When alerts turn pages: what pages keep ends where an alert begins, ends or is changed.

Launches need no word here: what is kept of a front is kept under the launches that are live.
"""

from datetime import datetime
from typing import Any

from django.db.models import Count, Value

from editions import stands
from fronts.models import Alert


def register_alerts() -> None:
    """Let what pages keep end with alerts."""
    stands.register(
        # one that is ended before its time is no new row: so those that are live are counted too
        changes={
            "newest_alert": lambda at: Alert.objects.order_by("-pk").values("pk"),
            "live_alerts": _live,
        },
        boundaries={
            "next_alert": lambda at: stands.next_moment(Alert.objects.all(), "live_from", at),
            "next_alert_ends": lambda at: stands.next_moment(Alert.objects.all(), "live_until", at),
        },
    )


def _live(at: datetime) -> Any:
    live: Any = Alert.objects.live(at).order_by()
    return live.annotate(all=Value(1)).values("all").annotate(count=Count("pk")).values("count")
