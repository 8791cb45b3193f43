"""Channels (two levels) and topics: where a story stands and what it is about."""

from itertools import count

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Case, When
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from chinese.lines import LineField

LAST_PLACE = 9999
"""Of a channel in the editors' order."""


class Reviews(models.IntegerChoices):
    """How many of the three reviews a channel demands."""

    FINAL = 1, _("final review only")
    FIRST_AND_FINAL = 2, _("first and final review")
    ALL = 3, _("all three reviews")


class ChannelQuerySet(models.QuerySet["Channel"]):
    """Reads of channels."""

    def sections(self) -> "ChannelQuerySet":
        """The upper level."""
        return self.filter(parent=None)

    def in_tree_order(self) -> "ChannelQuerySet":
        """Each section followed by its channels, both in the editors' order."""
        section_order = Coalesce("parent__order", "order")
        section = Coalesce("parent_id", "pk")
        level = Case(When(parent=None, then=0), default=1)
        return self.order_by(section_order, section, level, "order", "pk")

    def in_menu_order(self) -> "ChannelQuerySet":
        """As editors have ordered them; the parent comes along."""
        return self.select_related("parent").order_by("order", "pk")

    def free_slug(self, word: str) -> str:
        """The first of `word-1`, `word-2`, … that no channel has as its address."""
        taken = set(self.filter(slug__startswith=f"{word}-").values_list("slug", flat=True))
        return next(slug for number in count(1) if (slug := f"{word}-{number}") not in taken)


class Channel(models.Model):
    """A section (no parent), or a channel within one; a story stands in either."""

    name = LineField(_("name"), max_length=60)
    slug = models.SlugField(
        _("address"),
        max_length=60,
        unique=True,
        help_text=_("The last part of the channel's address; it stays for ever."),
        error_messages={"unique": _("Another channel has this address.")},
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("section"),
        help_text=_("Empty for a section itself."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, validators=[MaxValueValidator(LAST_PLACE)]
    )
    description = LineField(_("description"), max_length=300, blank=True)
    reviews_demanded = models.PositiveSmallIntegerField(
        _("reviews demanded"), choices=Reviews, default=Reviews.ALL
    )
    proof_demanded = models.BooleanField(_("proof-reading demanded"), default=False)

    objects = ChannelQuerySet.as_manager()

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        permissions = [("move_channel", _("Can move channels between sections"))]
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "name"],
                name="channel_name_once_in_section",
                violation_error_message=_("This section has a channel of that name."),
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(parent=None),
                name="section_name_once",
                violation_error_message=_("There is a section of that name."),
            ),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                name="channel_is_not_its_own_section",
                violation_error_message=_("A section can't stand in itself."),
            ),
            models.CheckConstraint(
                condition=models.Q(reviews_demanded__in=Reviews.values),
                name="channel_reviews_one_to_three",
            ),
            models.CheckConstraint(
                condition=models.Q(order__range=(0, LAST_PLACE)),
                name="channel_order_in_range",
                violation_error_message=_("Give a place from 0 to 9999."),
            ),
            models.CheckConstraint(condition=~models.Q(slug=""), name="channel_has_slug"),
            models.CheckConstraint(condition=~models.Q(name=""), name="channel_has_name"),
        ]

    def __str__(self) -> str:
        return self.path_name

    def get_absolute_url(self) -> str:
        """The channel's public page."""
        return reverse("channel", kwargs={"slug": self.slug})

    def clean(self) -> None:
        """Two levels, no more."""
        if self.parent is None:
            return
        if self.parent.parent_id is not None:
            raise ValidationError({"parent": _("A channel stands in a section, not in a channel.")})
        if self.pk and self.children.exists():
            raise ValidationError(
                {"parent": _("This section has channels of its own and can't become a channel.")}
            )

    @property
    def section(self) -> "Channel":
        """The section that this channel stands in, or is."""
        return self.parent or self

    @property
    def path_name(self) -> str:
        """`section-channel` for a channel, the plain name for a section."""
        return f"{self.parent.name}-{self.name}" if self.parent else self.name


_LONGEST_SLUG = 90  # characters; the column takes 100, a number included


class Topic(TagBase):  # type: ignore[misc] # taggit has no types
    """A tag with a page of its own; merged topics lead to the one that they went into."""

    description = LineField(_("description"), max_length=300, blank=True)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        permissions = [("merge_topic", _("Can merge topics"))]
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="topic_name_once_in_any_case",
                violation_error_message=_("There is a topic of this name."),
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("id")),
                name="topic_is_not_merged_into_itself",
            ),
        ]

    def slugify(self, tag: str, i: int | None = None) -> str:
        """The last part of the address, with a number where another name gives the same."""
        number = "" if i is None else f"_{i}"
        slug: str = super().slugify(tag)
        # the same beginning for all: taggit looks for the numbers taken by it
        return slug[:_LONGEST_SLUG] + number

    def get_absolute_url(self) -> str:
        """The topic's public page."""
        return reverse("topic", kwargs={"slug": self.slug})

    @property
    def standing(self) -> "Topic":
        """The topic that readers see: itself, or the one that it was merged into."""
        return self.merged_into or self


class TopicAlias(models.Model):
    """Another name that leads to a topic: what writers type, and what readers search."""

    name = LineField(_("name"), max_length=100)
    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("topic")
    )

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="topic_alias_once_in_any_case",
                violation_error_message=_("Another topic has this name as an alias."),
            )
        ]

    def __str__(self) -> str:
        return self.name
