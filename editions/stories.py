"""Stories, their editions and withdrawals: each immutable, in an interval."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from channels.models import Channel, Topic
from editions.content import Language
from editions.encoding import WordsEncoder
from editions.interval import IntervalModel, IntervalQuerySet
from pictures.models import Picture

NOT_ON_CARDS = (
    "body",
    "plain_text",
    "rendered_hans",
    "rendered_hant",
    "byline",
    "lead_caption",
    "lead_credit",
    "source",
    "source_url",
    "original_author",
    "original_title",
    "public_note",
)


class Story(models.Model):
    """The public identity of an article: its address, for ever."""

    uri = models.CharField(_("URI"), max_length=255, unique=True)
    created_at = models.DateTimeField(_("created"))
    dated = models.BooleanField(
        _("dated"),
        default=True,
        help_text=_("An undated story has a page and is found by search, but is in no list."),
    )
    hot_rank = models.PositiveIntegerField(_("rank in the source's Hot list"), null=True)

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=~Q(uri=""), name="story_has_uri")]

    def __str__(self) -> str:
        return self.uri

    def get_absolute_url(self) -> str:
        """The story's public page."""
        return reverse("article", kwargs={"story_id": self.pk})


class EditionQuerySet(IntervalQuerySet["Edition"]):
    """Reads of editions; only these know what is public."""

    def of_story(self, story_id: int) -> Self:
        """All editions of one story, newest first."""
        return self.filter(story_id=story_id).order_by("-live_from", "-pk")

    def for_cards(self) -> Self:
        """What a list needs: no bodies."""
        return self.select_related("lead_picture").defer(*NOT_ON_CARDS)

    def corrections(self, at: datetime) -> Self:
        """Corrections that readers were told of up to the moment, newest first."""
        return (
            self.filter(kind=Edition.Kind.CORRECTION, live_from__lte=at)
            .not_cancelled()
            .order_by("-live_from", "-pk")
        )

    def not_restored(self) -> Self:
        """Those that brought readers a text, not one that they had before a withdrawal."""
        ended = Withdrawal.objects.filter(
            story_id=OuterRef("story_id"), live_until=OuterRef("live_from")
        )
        return self.exclude(Exists(ended))


class Edition(IntervalModel):
    """One immutable published version of a story."""

    class Kind(models.TextChoices):
        """Why the edition was made."""

        FIRST = "first", _("first")
        UPDATE = "update", _("update")
        CORRECTION = "correction", _("correction")
        QUICK_FIX = "quick_fix", _("quick fix")

    # Small columns first: SQLite reads a row from its front, and lists need no bodies.
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="editions")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    created_at = models.DateTimeField(_("created"))
    digest = models.CharField(_("digest"), max_length=64)
    language = models.CharField(_("written in"), max_length=7, choices=Language)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="+")
    lead_picture = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, related_name="+")
    embargo_until = models.DateTimeField(_("embargo until"), null=True)
    headline = models.CharField(_("headline"), max_length=120)
    short_headline = models.CharField(_("short headline"), max_length=60, blank=True)
    title_hans = models.CharField(max_length=240, editable=False)
    title_hant = models.CharField(max_length=240, editable=False)
    standfirst = models.CharField(_("standfirst"), max_length=500, blank=True)
    byline = models.CharField(_("byline"), max_length=500, blank=True)
    lead_alt = models.CharField(max_length=200, blank=True)
    lead_caption = models.CharField(max_length=300, blank=True)
    lead_credit = models.CharField(max_length=100, blank=True)
    source = models.CharField(_("source"), max_length=100, blank=True)
    source_url = models.CharField(max_length=500, blank=True)
    original_author = models.CharField(max_length=100, blank=True)
    original_title = models.CharField(max_length=200, blank=True)
    public_note = models.CharField(_("public note"), max_length=500, blank=True)
    topics = models.ManyToManyField(Topic, through="EditionTopic", related_name="+")
    body = models.TextField(blank=True)
    plain_text = models.TextField(blank=True, editable=False)
    rendered_hans = models.JSONField(default=dict, editable=False, encoder=WordsEncoder)
    rendered_hant = models.JSONField(default=dict, editable=False, encoder=WordsEncoder)

    objects = EditionQuerySet.as_manager()

    # Derived from the content by editions.rerender: rebuildable, and no part of the digest.
    DERIVED = ("title_hans", "title_hant", "plain_text", "rendered_hans", "rendered_hant")

    class Meta(IntervalModel.Meta):
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        default_permissions = ()
        indexes = [
            models.Index(fields=["story", "-live_from"], name="edition_of_story"),
            models.Index(fields=["live_from"], name="edition_by_live_from"),
            models.Index(fields=["live_until"], name="edition_by_live_until"),
            models.Index(
                fields=["-live_from", "-id"],
                condition=Q(kind="correction"),
                name="edition_corrections",
            ),
        ]
        constraints = [
            *IntervalModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(embargo_until=None) | Q(live_from__gte=F("embargo_until")),
                name="edition_not_before_its_embargo",
            ),
            models.CheckConstraint(condition=~Q(headline=""), name="edition_has_headline"),
            models.CheckConstraint(
                condition=~Q(kind="correction") | ~Q(public_note=""),
                name="edition_correction_owes_a_note",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["first", "update", "correction", "quick_fix"]),
                name="edition_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        """The story's public page."""
        return reverse("article", kwargs={"story_id": self.story_id})

    def title(self, script: str) -> str:
        """The headline that lists show, in the reader's script."""
        return self.title_hant if script == Language.HANT else self.title_hans

    def rendered(self, script: str) -> dict[str, Any]:
        """The page's furniture and body pages in the reader's script (editions.rerender)."""
        rendered: dict[str, Any] = (
            self.rendered_hant if script == Language.HANT else self.rendered_hans
        )
        return rendered


class WithdrawalQuerySet(IntervalQuerySet["Withdrawal"]):
    """Reads of withdrawals."""


class Withdrawal(IntervalModel):
    """A story taken down: 410 in this interval, with a public notice or without."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="withdrawals")
    notice = models.CharField(_("public notice"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("created"))

    objects = WithdrawalQuerySet.as_manager()

    class Meta(IntervalModel.Meta):
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        default_permissions = ()
        indexes = [models.Index(fields=["story", "-live_from"], name="withdrawal_of_story")]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.live_from:%Y-%m-%d %H:%M}"
