"""What a block and a card are, whether in the editors' draft or in a launch."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from authors.models import Author
from channels.models import Channel, Topic
from chinese.lines import LineField
from editions.links import web_address
from editions.models import Story
from fronts.layouts import MOST_CARDS, layout_choices
from pictures.dates import IN_OUR_TIME, UNLIKELY, in_our_time
from pictures.models import Picture

MOST_LINKS = 5
LONGEST_LINK_TEXT = 60  # characters
TOO_MANY_LINKS = _("Give at most five sub-links.")
LINK_TEXT_TOO_LONG = _("The text of a sub-link has at most 60 characters: %(line)s")
NO_LINK = _("Give an address that begins with https:// or http://, and a headline for it.")
LONGEST_AGE = 24 * 366  # hours


class Backfill(models.TextChoices):
    """Where the stories come from that fill a block after its cards."""

    NONE = "none", _("nothing")
    RECENT = "recent", _("most recent")
    CHANNEL = "channel", _("a channel or section")
    TOPIC = "topic", _("a topic")
    AUTHOR = "author", _("an author")
    TRENDING = "trending", _("trending")
    MARKED = "marked", _("marked by editors")


class Size(models.TextChoices):
    """How much room a card takes beside the others of its block."""

    NORMAL = "normal", _("normal")
    LARGE = "large", _("large")
    SMALL = "small", _("small")


class BlockParts(models.Model):
    """A block's name, look, size and rule."""

    position = models.PositiveSmallIntegerField(_("order"), default=0)
    title = LineField(_("name of the block"), max_length=30, blank=True)
    layout = models.CharField(_("layout"), max_length=12, choices=layout_choices, default="list")
    limit = models.PositiveSmallIntegerField(
        _("limit"), default=12, validators=[MinValueValidator(1), MaxValueValidator(MOST_CARDS)]
    )
    hidden = models.BooleanField(_("hidden"), default=False)
    repeats_allowed = models.BooleanField(
        _("may repeat stories"),
        default=False,
        help_text=_("Its stories may stand in another block of the front too."),
    )
    backfill = models.CharField(
        _("backfill"), max_length=8, choices=Backfill, default=Backfill.NONE
    )
    backfill_channel = models.ForeignKey(
        Channel,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("channel or section that fills it"),
    )
    backfill_topic = models.ForeignKey(
        Topic,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("topic that fills it"),
    )
    backfill_author = models.ForeignKey(
        Author,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author that fills it"),
    )
    within_hours = models.PositiveIntegerField(
        _("not older than (hours)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_AGE)],
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=~Q(layout=""), name="%(class)s_has_a_layout"),
            models.CheckConstraint(
                condition=Q(limit__gte=1, limit__lte=MOST_CARDS), name="%(class)s_limit_in_range"
            ),
            models.CheckConstraint(
                condition=Q(backfill__in=Backfill.values)
                & (~Q(backfill="channel") | Q(backfill_channel__isnull=False))
                & (~Q(backfill="topic") | Q(backfill_topic__isnull=False))
                & (~Q(backfill="author") | Q(backfill_author__isnull=False)),
                name="%(class)s_backfill_names_its_source",
                violation_error_message=_("Say which one fills the block."),
            ),
            models.CheckConstraint(
                condition=Q(within_hours=None)
                | Q(within_hours__gte=1, within_hours__lte=LONGEST_AGE),
                name="%(class)s_age_in_range",
            ),
        ]

    def configuration(self) -> dict[str, Any]:
        """Everything that a launch freezes of the block itself."""
        return {field.attname: getattr(self, field.attname) for field in _own_fields(BlockParts)}


class CardParts(models.Model):
    """A story or an outside link, and what editors say of it here."""

    position = models.PositiveSmallIntegerField(default=0)
    story = models.ForeignKey(
        Story, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    url = LineField(_("link"), max_length=500, blank=True, validators=[web_address])
    headline = LineField(_("headline"), max_length=120, blank=True)
    kicker = LineField(_("kicker"), max_length=20, blank=True)
    standfirst = LineField(_("standfirst"), max_length=200, blank=True)
    picture = models.ForeignKey(
        Picture,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    focal_x = models.FloatField(_("focal point, per cent from the left"), null=True, blank=True)
    focal_y = models.FloatField(_("focal point, per cent from the top"), null=True, blank=True)
    size = models.CharField(_("size"), max_length=6, choices=Size, default=Size.NORMAL)
    shows_byline = models.BooleanField(_("show the byline"), default=False)
    shows_time = models.BooleanField(_("show the time"), default=True)
    pinned_until = models.DateTimeField(
        _("pinned until"), null=True, blank=True, validators=IN_OUR_TIME
    )
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True, validators=IN_OUR_TIME)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True, validators=IN_OUR_TIME)
    links = models.JSONField(
        _("sub-links"),
        default=list,
        blank=True,
        help_text=_("Up to five, each a text with a story or an address."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(story__isnull=False, url="")
                | (Q(story=None) & ~Q(url="") & ~Q(headline="")),
                name="%(class)s_is_a_story_or_a_named_link",
                violation_error_message=NO_LINK,
            ),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="https://") | Q(url__startswith="http://"),
                name="%(class)s_link_is_http",
                violation_error_message=NO_LINK,
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="%(class)s_ends_after_it_starts",
                violation_error_message=_("A card ends after it starts."),
            ),
            models.CheckConstraint(
                condition=Q(focal_x=None, focal_y=None)
                | Q(focal_x__gte=0, focal_x__lte=100, focal_y__gte=0, focal_y__lte=100),
                name="%(class)s_focal_point_in_picture",
                violation_error_message=_(
                    "Give both numbers of the focal point, each from 0 to 100, or neither."
                ),
            ),
            models.CheckConstraint(
                condition=Q(size__in=Size.values), name="%(class)s_size_is_known"
            ),
            models.CheckConstraint(
                condition=in_our_time("pinned_until", "starts_at", "ends_at"),
                name="%(class)s_times_in_our_time",
                violation_error_message=UNLIKELY,
            ),
        ]

    def words(self) -> dict[str, Any]:
        """Everything of the card, as a launch freezes it."""
        return {field.attname: getattr(self, field.attname) for field in _own_fields(CardParts)}


def _own_fields(parts: type[models.Model]) -> list[Any]:
    return list(parts._meta.local_fields)
