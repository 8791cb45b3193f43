"""The picture library: pictures as stored, described, and owned by somebody."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chinese.lines import LineField
from pictures.dates import IN_OUR_TIME, UNLIKELY, in_our_time
from pictures.renditions import BODY, rendition_address, srcset

SOON = timedelta(days=14)
"""Rights that end within it are pointed out on the desk."""


class Licence(models.TextChoices):
    """On what ground we may print a picture."""

    OWN = "own", _("our own")
    AGENCY = "agency", _("agency")
    LICENSED = "licensed", _("licensed")
    FREE = "free", _("free licence")
    HANDOUT = "handout", _("handout")
    UNKNOWN = "unknown", _("unknown")


class PictureQuerySet(models.QuerySet["Picture"]):
    """Reads of the library."""

    def usable(self, at: datetime) -> Self:
        """Pictures whose rights have not ended."""
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=at))

    def by_addresses(self, addresses: Iterable[str]) -> dict[str, "Picture"]:
        """The pictures that a body names by their `/media/…` addresses, keyed by address."""
        names = {
            address.removeprefix(settings.MEDIA_URL): address
            for address in addresses
            if address.startswith(settings.MEDIA_URL)
        }
        return {names[str(picture.file.name)]: picture for picture in self.filter(file__in=names)}

    def ended(self, addresses: Iterable[str], at: datetime) -> list[str]:
        """Those of the addresses whose picture may not be shown any more."""
        names = [address.removeprefix(settings.MEDIA_URL) for address in addresses]
        found = self.filter(file__in=names, expires_at__lte=at).values_list("file", flat=True)
        return [f"{settings.MEDIA_URL}{name}" for name in found]


class Picture(models.Model):
    """A picture that was uploaded, re-encoded and described; its file never changes."""

    file = models.ImageField(
        _("file"), upload_to="pictures", unique=True, width_field="width", height_field="height"
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    original_name = models.CharField(_("name of the upload"), max_length=150, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    bytes = models.PositiveIntegerField(_("size in bytes"), editable=False)
    alt = LineField(
        _("alternative text"),
        max_length=200,
        blank=True,
        help_text=_("What the picture shows, for those who can't see it."),
    )
    decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("It tells nothing; screen readers skip it.")
    )
    caption = LineField(_("caption"), max_length=300, blank=True)
    credit_line = LineField(_("credit line"), max_length=100, blank=True)
    rights_holder = LineField(_("rights holder"), max_length=100, blank=True)
    licence = models.CharField(_("licence"), max_length=8, choices=Licence, default=Licence.UNKNOWN)
    expires_at = models.DateTimeField(
        _("rights end"),
        null=True,
        blank=True,
        validators=IN_OUR_TIME,
        help_text=_("From then on pages show the story without it."),
    )
    focal_x = models.FloatField(
        _("focal point, percent from the left"),
        default=50,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    focal_y = models.FloatField(
        _("focal point, percent from the top"),
        default=50,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            models.Index(fields=["-uploaded_at", "-id"], name="picture_latest"),
            models.Index(
                fields=["expires_at"],
                condition=Q(expires_at__isnull=False),
                name="picture_by_end_of_rights",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(decorative=False) | Q(alt=""),
                name="picture_decorative_has_no_alt",
                violation_error_message=_(
                    "A decorative picture has no alternative text: choose one of the two."
                ),
            ),
            models.CheckConstraint(
                condition=in_our_time("expires_at"),
                name="picture_rights_end_in_our_time",
                violation_error_message=UNLIKELY,
            ),
            models.CheckConstraint(
                condition=Q(focal_x__range=(0, 100)) & Q(focal_y__range=(0, 100)),
                name="picture_focal_point_inside",
            ),
            models.CheckConstraint(
                condition=Q(width__gt=0) & Q(height__gt=0), name="picture_has_a_size"
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.alt or self.original_name

    def expired(self, at: datetime) -> bool:
        """Whether the rights to print it have ended."""
        return self.expires_at is not None and self.expires_at <= at

    @property
    def address(self) -> str:
        """The address by which bodies name the picture."""
        return f"{settings.MEDIA_URL}{self.file.name}"

    def rendition(self, place: str, width: int) -> str:
        """The address of the picture cut for a place of the page, at most `width` pixels wide."""
        return rendition_address(self.digest, place, width, (self.focal_x, self.focal_y))

    def srcset(self, place: str) -> str:
        """All widths of a place, as `srcset` wants them."""
        return srcset(self.digest, place, (self.focal_x, self.focal_y), self.width)

    def body_width(self) -> int:
        """The width in pixels at which a body shows it: never more than it has."""
        return min(self.width, max(BODY.widths))

    def preview_address(self) -> str:
        """A small square for the desk's lists."""
        return reverse("picture_preview", kwargs={"picture_id": self.pk})
