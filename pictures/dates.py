"""The dates that people can mean: those between 2000 and 2200."""

from datetime import UTC, datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# Pages can't be read where a database holds a date that Python has no name for.
FIRST_DAY, LAST_DAY = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
UNLIKELY = _("Give a date between 2000 and 2200.")
IN_OUR_TIME = (
    MinValueValidator(FIRST_DAY, message=UNLIKELY),
    MaxValueValidator(LAST_DAY, message=UNLIKELY),
)
"""Validators of every moment that people type."""


def in_our_time(*names: str) -> Q:
    """The condition that columns hold such a moment, or none: the database's side of it."""
    condition = Q()
    for name in names:
        condition &= Q(**{name: None}) | Q(**{f"{name}__range": (FIRST_DAY, LAST_DAY)})
    return condition
