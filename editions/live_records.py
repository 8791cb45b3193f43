"""Live stories: when a story is covered live, and what was entered; immutable, in intervals."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from editions.content import Language
from editions.interval import IntervalModel, IntervalQuerySet


class LiveCoverageQuerySet(IntervalQuerySet["LiveCoverage"]):
    """Reads of coverage."""

    def begun(self, at: datetime) -> Self:
        """All that had begun by a moment, the latest first."""
        return self.filter(live_from__lte=at).order_by("-live_from", "-pk")


class LiveCoverage(IntervalModel):
    """A time in which a story is covered live."""

    story = models.ForeignKey(
        "editions.Story", on_delete=models.PROTECT, related_name="coverages", db_index=False
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("created"))

    objects = LiveCoverageQuerySet.as_manager()

    class Meta(IntervalModel.Meta):
        verbose_name = _("live coverage")
        verbose_name_plural = _("live coverage")
        default_permissions = ()
        indexes = [models.Index(fields=["story", "-live_from"], name="coverage_of_story")]
        constraints = [
            *IntervalModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(live_from__gte=F("created_at")), name="coverage_is_not_backdated"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.live_from:%Y-%m-%d %H:%M}"


class LiveEntryQuerySet(IntervalQuerySet["LiveEntry"]):
    """Reads of entries."""

    def of_story(self, story_id: int) -> Self:
        """One story's, the newest first."""
        return self.filter(story_id=story_id).order_by("-written_at", "-number")

    def before(self, written_at: datetime, number: int) -> Self:
        """What follows an entry (keyset): one upper bound, and the tie as a filter."""
        rest = self.filter(Q(written_at__lt=written_at) | Q(number__lt=number))
        return rest.filter(written_at__lte=written_at)


class LiveEntry(IntervalModel):
    """An entry as it reads in an interval. Its number, and so its address, outlasts corrections.

    A correction, and a pin, ends one row and opens the next with the same number.
    """

    story = models.ForeignKey(
        "editions.Story", on_delete=models.PROTECT, related_name="live_entries", db_index=False
    )
    number = models.PositiveBigIntegerField(_("number"))
    written_at = models.DateTimeField(_("written"))
    corrected_at = models.DateTimeField(_("corrected"), null=True)
    pinned = models.BooleanField(_("pinned"), default=False)
    language = models.CharField(_("written in"), max_length=7, choices=Language)
    headline = models.CharField(_("headline"), max_length=60, blank=True)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("replaces")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("created"))
    title_hans = models.CharField(max_length=120, editable=False)
    title_hant = models.CharField(max_length=120, editable=False)
    body = models.TextField(_("text"))
    rendered_hans = models.TextField(editable=False)
    rendered_hant = models.TextField(editable=False)

    objects = LiveEntryQuerySet.as_manager()

    # Derived from the content (editions.covering.derive_entry): rebuildable.
    DERIVED = ("title_hans", "title_hant", "rendered_hans", "rendered_hant")

    class Meta(IntervalModel.Meta):
        verbose_name = _("live entry")
        verbose_name_plural = _("live entries")
        default_permissions = ()
        permissions = [("cover_live", _("Can cover stories live"))]
        indexes = [
            models.Index(
                fields=["story", "-written_at", "-number", "live_from", "live_until"],
                name="entry_in_order",
            ),
            models.Index(fields=["story", "-id"], name="entry_newest"),
            models.Index(fields=["story"], condition=Q(pinned=True), name="entry_pinned"),
        ]
        constraints = [
            *IntervalModel.Meta.constraints,
            models.CheckConstraint(condition=Q(number__gte=1), name="entry_has_a_number"),
            models.CheckConstraint(condition=~Q(body=""), name="entry_says_something"),
            models.CheckConstraint(
                condition=Q(live_from__gte=F("written_at")), name="entry_not_live_before_written"
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="entry_language_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.headline or f"{self.story_id}: {self.number}"
