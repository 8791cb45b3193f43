"""The interval that every public row stands in: half-open, UTC, `live_from <= t < live_until`."""

from datetime import UTC, datetime
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

# "Until further notice" is a date, not NULL: comparisons and indexes need no special case.
FOREVER = datetime(9999, 1, 1, tzinfo=UTC)

Row = TypeVar("Row", bound="IntervalModel")


class IntervalQuerySet(models.QuerySet[Row]):
    """The one definition of what is public at a moment."""

    def live(self, at: datetime) -> Self:
        """Rows whose interval contains the moment."""
        return self.filter(live_from__lte=at, live_until__gt=at)

    def waiting(self, at: datetime) -> Self:
        """Rows that will become public after the moment, and were not cancelled."""
        return self.filter(live_from__gt=at, live_until__gt=F("live_from"))

    def not_cancelled(self) -> Self:
        """Rows whose interval is not empty."""
        return self.filter(live_until__gt=F("live_from"))


class IntervalModel(models.Model):
    """A row that is public in an interval; an empty interval means that it was cancelled."""

    live_from = models.DateTimeField(_("live from"))
    live_until = models.DateTimeField(_("live until"), default=FOREVER)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(live_from__lte=F("live_until")),
                name="%(app_label)s_%(class)s_interval_runs_forward",
            ),
        ]

    @property
    def is_cancelled(self) -> bool:
        """Whether the interval is empty."""
        return self.live_from == self.live_until

    def is_live(self, at: datetime) -> bool:
        """Whether the interval contains the moment."""
        return self.live_from <= at < self.live_until

    def is_waiting(self, at: datetime) -> bool:
        """Whether the row will become public after the moment."""
        return at < self.live_from < self.live_until
