"""Fronts and their blocks; cards in the editors' draft; what editors released (fronts.records)."""

from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from channels.models import Channel
from chinese.lines import LineField
from editions.models import Story
from fronts.parts import LONGEST_AGE, Backfill, BlockParts, CardParts, Size
from fronts.records import Alert, Launch, LaunchedCard

HOME = "home"


class Front(models.Model):
    """A front page: the site's, a section's, or one of a special topic or an event."""

    name = LineField(_("name"), max_length=60)
    slug = models.SlugField(
        _("address"),
        max_length=60,
        unique=True,
        error_messages={"unique": _("Another front has this address.")},
    )
    section = models.OneToOneField(
        Channel,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("section"),
    )
    closed = models.BooleanField(
        _("closed"), default=False, help_text=_("Readers get what they would without a front.")
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    """Counts the changes of its draft: each names the version that it was made on."""
    touched_at = models.DateTimeField(_("last change"), null=True, editable=False)
    stale_after_hours = models.PositiveSmallIntegerField(
        _("warn when untouched for (hours)"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_AGE)],
    )

    class Meta:
        verbose_name = _("front")
        verbose_name_plural = _("fronts")
        default_permissions = ("add", "change", "view")
        permissions = [("launch_front", _("Can arrange and launch blocks"))]
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(slug="") & ~Q(name=""), name="front_has_address"),
            models.CheckConstraint(
                condition=Q(stale_after_hours__range=(1, LONGEST_AGE)),
                name="front_warns_within_a_year",
                violation_error_message=_("Give a number of hours from 1 to a year."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where readers find it."""
        if self.slug == HOME:
            return reverse("front")
        if self.section:
            return self.section.get_absolute_url()
        return reverse("front_of", kwargs={"slug": self.slug})


class BlockQuerySet(models.QuerySet["Block"]):
    """Reads of blocks in the draft."""

    def standing(self) -> Self:
        """Those that were not removed, in the editors' order."""
        return self.filter(removed_at=None).order_by("position", "pk")


class Block(BlockParts):
    """One headline block of a front, as editors arrange it."""

    front = models.ForeignKey(Front, on_delete=models.PROTECT, related_name="blocks")
    version = models.PositiveIntegerField(default=0, editable=False)
    """That of the front at the block's own last change."""
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = BlockQuerySet.as_manager()

    class Meta(BlockParts.Meta):
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        default_permissions = ()
        indexes = [models.Index(fields=["front", "position"], name="block_in_order")]
        constraints = [*BlockParts.Meta.constraints]

    def __str__(self) -> str:
        return self.title or str(self.get_layout_display())


class CardQuerySet(models.QuerySet["Card"]):
    """Reads of cards in the draft."""

    def standing(self) -> Self:
        """Those that were not removed, in order."""
        return self.filter(removed_at=None).order_by("position", "pk")

    def removed(self) -> Self:
        """Those that can be brought back, the latest first."""
        return self.filter(removed_at__isnull=False).order_by("-removed_at", "-pk")


class Card(CardParts):
    """One story in a block, as editors arrange it."""

    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="cards")
    version = models.PositiveIntegerField(default=0, editable=False)
    """That of the front at the card's own last change."""
    removed_at = models.DateTimeField(null=True, editable=False)
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    placed_at = models.DateTimeField(_("placed"))

    objects = CardQuerySet.as_manager()

    class Meta(CardParts.Meta):
        verbose_name = _("card")
        verbose_name_plural = _("cards")
        default_permissions = ()
        indexes = [
            models.Index(fields=["block", "removed_at", "position"], name="card_in_order"),
        ]
        constraints = [
            *CardParts.Meta.constraints,
            models.UniqueConstraint(
                fields=["block", "story"],
                condition=Q(removed_at=None),
                name="card_story_once_in_a_block",
                violation_error_message=_("The story stands in this block already."),
            ),
        ]

    def __str__(self) -> str:
        return self.headline or str(self.story_id)


class Mark(models.Model):
    """A story that editors marked, for blocks that are backfilled with marked stories."""

    story = models.OneToOneField(Story, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["-at", "-id"], name="mark_latest")]

    def __str__(self) -> str:
        return str(self.story_id)


__all__: list[Any] = [
    "HOME",
    "Alert",
    "Backfill",
    "Block",
    "Card",
    "Front",
    "Launch",
    "LaunchedCard",
    "Mark",
    "Size",
]
