"""What editors released: launches of blocks with their cards, alerts; immutable, in intervals."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from editions.interval import IntervalModel, IntervalQuerySet
from editions.models import Story
from fronts.parts import BlockParts, CardParts


class LaunchQuerySet(IntervalQuerySet["Launch"]):
    """Reads of launches."""

    def of_block(self, block_id: int) -> Self:
        """All of one block, newest first."""
        return self.filter(block_id=block_id).order_by("-live_from", "-pk")


class Launch(IntervalModel, BlockParts):
    """A block as editors released it, live in an interval."""

    front = models.ForeignKey("fronts.Front", on_delete=models.PROTECT, related_name="+")
    block = models.ForeignKey("fronts.Block", on_delete=models.PROTECT, related_name="launches")
    batch = models.UUIDField(_("released together"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("released"))
    brings_back = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("brings back")
    )
    undoes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    """The launch that was taken back by bringing an earlier one back."""

    objects = LaunchQuerySet.as_manager()

    class Meta(IntervalModel.Meta):
        verbose_name = _("launch")
        verbose_name_plural = _("launches")
        default_permissions = ()
        indexes = [
            # nearly all launches are past: what is live or waits ends last
            models.Index(fields=["front", "live_until"], name="launch_on_front"),
            models.Index(fields=["block", "-live_from"], name="launch_of_block"),
            models.Index(fields=["front", "-live_from", "-id"], name="launch_latest"),
            models.Index(fields=["live_from"], name="launch_by_live_from"),
            models.Index(fields=["live_until"], name="launch_by_live_until"),
        ]
        constraints = [*IntervalModel.Meta.constraints, *BlockParts.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.block_id}: {self.live_from:%Y-%m-%d %H:%M}"


class LaunchedCard(CardParts):
    """A card as it was released."""

    launch = models.ForeignKey(Launch, on_delete=models.PROTECT, related_name="cards")

    class Meta(CardParts.Meta):
        default_permissions = ()
        ordering = ["position", "pk"]
        constraints = [
            *CardParts.Meta.constraints,
            models.UniqueConstraint(fields=["launch", "position"], name="launched_card_order"),
        ]
        indexes = [
            models.Index(
                fields=["starts_at"], condition=Q(starts_at__isnull=False), name="launched_starts"
            ),
            models.Index(
                fields=["ends_at"], condition=Q(ends_at__isnull=False), name="launched_ends"
            ),
        ]

    def __str__(self) -> str:
        return self.headline or str(self.story_id)


class AlertQuerySet(IntervalQuerySet["Alert"]):
    """Reads of alerts."""

    def between(self, start: datetime, end: datetime) -> Self:
        """Those that are live at some moment of an interval, in their order."""
        return (
            self.not_cancelled()
            .filter(live_until__gt=start, live_from__lt=end)
            .order_by("live_until", "pk")
        )

    def for_desk(self) -> Self:
        """With whom the desk names."""
        return self.select_related("by", "ended_by")

    def newest_first(self) -> Self:
        """All of them, cancelled ones too."""
        return self.order_by("-live_from", "-pk")


class Alert(IntervalModel):
    """One line of breaking news below the masthead, live in an interval; never two at once."""

    class Level(models.TextChoices):
        """How loudly it is said."""

        BREAKING = "breaking", _("breaking")
        UPDATE = "update", _("development")
        NOTICE = "notice", _("notice")

    text = models.CharField(_("text"), max_length=60)
    story = models.ForeignKey(
        Story, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    level = models.CharField(_("level"), max_length=8, choices=Level, default=Level.BREAKING)
    planned_until = models.DateTimeField(_("planned end"))
    """When it was to end as it was raised: what it goes back to where a successor is cancelled."""
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("replaces")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("released"))
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    """Who ended it before its time, or cancelled it."""

    objects = AlertQuerySet.as_manager()

    class Meta(IntervalModel.Meta):
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        default_permissions = ()
        permissions = [("raise_alert", _("Can raise, correct and end alerts"))]
        indexes = [
            models.Index(fields=["live_until", "live_from"], name="alert_by_interval"),
            models.Index(fields=["-live_from", "-id"], name="alert_newest_first"),
        ]
        constraints = [
            *IntervalModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(text=""), name="alert_says_something"),
            models.CheckConstraint(
                condition=Q(level__in=["breaking", "update", "notice"]), name="alert_level_is_known"
            ),
            models.CheckConstraint(
                condition=Q(live_from__gte=F("created_at")), name="alert_is_not_backdated"
            ),
            models.CheckConstraint(
                condition=Q(live_until__lte=F("planned_until"))
                & Q(live_from__lt=F("planned_until")),
                name="alert_ends_as_planned_or_before",
            ),
        ]

    def __str__(self) -> str:
        return self.text
