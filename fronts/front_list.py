"""The desk's list of fronts: what readers get of each now, in words, and the filter by it."""

from datetime import datetime
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, TextChoices
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from fronts.models import Front, Launch


class State(TextChoices):
    """What readers get of a front."""

    LIVE = "live", pgettext_lazy("a front", "live")
    NOTHING = "nothing", _("not launched")
    CLOSED = "closed", _("closed")


_TIMED = "timed"


def with_launches(fronts: QuerySet[Front], at: datetime) -> QuerySet[Front]:
    """Fronts with `launched`, whether readers could see a block, and `waiting`, how many wait."""
    of_front = Launch.objects.filter(front=OuterRef("pk"))
    waits = of_front.waiting(at).order_by().values("front").annotate(number=Count("pk"))
    return fronts.annotate(
        launched=Exists(of_front.live(at).filter(hidden=False)),
        waiting=Subquery(waits.values("number")),
    )


def state_of(front: Any) -> State:
    """The state of a front that `with_launches` read."""
    if front.closed:
        return State.CLOSED
    return State.LIVE if front.launched else State.NOTHING


class StateFilter(SimpleListFilter):
    """Fronts that are live, are not, are closed, or have a launch that waits."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The states, and what is timed."""
        return [*State.choices, (_TIMED, _("with a launch that waits"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The fronts that are so; all where nothing known was asked for."""
        chosen: dict[str | None, dict[str, Any]] = {
            State.LIVE: {"closed": False, "launched": True},
            State.NOTHING: {"closed": False, "launched": False},
            State.CLOSED: {"closed": True},
            _TIMED: {"waiting__gt": 0},
        }
        return queryset.filter(**chosen.get(self.value(), {}))
