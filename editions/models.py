"""The public record: stories, their editions, the lists they stand in, withdrawals."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from authors.models import Author
from channels.models import Channel, Topic
from editions.content import Language, Role
from editions.encoding import WordsEncoder
from editions.interval import IntervalModel, IntervalQuerySet
from editions.keyset import write_cursor
from editions.live_records import LiveCoverage, LiveEntry  # noqa: F401 # Django finds models here
from editions.site_settings import SiteSettings  # noqa: F401 # Django finds models here
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

    def for_page(self, script: str) -> Self:
        """What an article page needs, without the other script's rendering."""
        other = "rendered_hans" if script == Language.HANT else "rendered_hant"
        return self.select_related("story", "channel__parent", "lead_picture").defer(
            "body", "plain_text", other
        )

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


class EditionCredit(models.Model):
    """A person in a role, in order: the name as printed, and whom it names."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="credits")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=12, choices=Role)
    name = models.CharField(max_length=60)
    author = models.ForeignKey(Author, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="edition_credit_order"),
            models.CheckConstraint(condition=~Q(name=""), name="edition_credit_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class EditionTopicQuerySet(models.QuerySet["EditionTopic"]):
    """Reads of the topics that editions have; a merge leaves them as they were."""

    def of_topic_public_by(self, topic_id: int, at: datetime) -> "EditionTopicQuerySet":
        """A topic's editions that readers have, or had before the moment."""
        return self.filter(
            topic=topic_id,
            edition__live_from__lte=at,
            edition__live_until__gt=F("edition__live_from"),
        )


class EditionTopic(models.Model):
    """A topic of an edition, the leading one first."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="topic_lines")
    position = models.PositiveSmallIntegerField()
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")

    objects = EditionTopicQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="edition_topic_order"),
            models.UniqueConstraint(fields=["edition", "topic"], name="edition_topic_once"),
        ]

    def __str__(self) -> str:
        return str(self.topic)


class EditionPicture(models.Model):
    """A picture in an edition's body, and what it says of it; the lead is the edition's own."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="picture_lines")
    position = models.PositiveSmallIntegerField()
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, related_name="+")
    alt = models.CharField(max_length=200, blank=True)
    caption = models.CharField(max_length=300, blank=True)
    credit_line = models.CharField(max_length=100, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="edition_picture_order"),
            models.UniqueConstraint(fields=["edition", "picture"], name="edition_picture_once"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.picture_id}"


class List(models.IntegerChoices):
    """Which list a listing stands in; all but ALL are told apart by an id."""

    ALL = 0, _("all")
    SECTION = 1, _("section")
    CHANNEL = 2, _("channel")
    TOPIC = 3, _("topic")
    AUTHOR = 4, _("author")


class ListingQuerySet(IntervalQuerySet["Listing"]):
    """Reads of lists, each one range of one index."""

    def in_list(self, kind: int, list_id: int = 0) -> Self:
        """One list, newest first; stories of one moment in the order of their ids, newest first."""
        return self.filter(list_kind=kind, list_id=list_id).order_by("-listed_at", "-story_id")

    def up_to(self, moment: datetime) -> Self:
        """What had been listed by a moment: where a list of the past begins in its index.

        No story is live before it is listed, so this hides nothing that was live then.
        """
        return self.filter(listed_at__lte=moment)

    def before(self, listed_at: datetime, story_id: int, *, latest: datetime | None = None) -> Self:
        """What follows a row of the list (keyset), at a moment of the past up to `latest`.

        `latest` is the earlier of the row's own time and that moment: one upper bound on
        `listed_at`, and the tie as a filter. SQLite answers an OR of two ranges by two index
        searches, and walks the whole list; of two bounds it may take the wrong one.
        """
        rest = self.filter(Q(listed_at__lt=listed_at) | Q(story_id__lt=story_id))
        return rest.up_to(latest or listed_at)

    def for_cards(self) -> Self:
        """With what a list shows: the edition without its bodies, and what the label needs."""
        return self.select_related(
            "edition__lead_picture", "channel__parent", "leading_topic"
        ).defer(*(f"edition__{name}" for name in NOT_ON_CARDS))


class Listing(IntervalModel):
    """An edition's place in one list; all that lists need, in one table with one index.

    Rewritten when topics are merged or channels move, as editions never are.
    """

    list_kind = models.PositiveSmallIntegerField(choices=List)
    list_id = models.PositiveBigIntegerField(default=0)
    listed_at = models.DateTimeField()
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="+", db_index=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="listings")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="+")
    leading_topic = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ListingQuerySet.as_manager()

    class Meta(IntervalModel.Meta):
        default_permissions = ()
        indexes = [
            models.Index(
                fields=[
                    "list_kind",
                    "list_id",
                    "-listed_at",
                    "-story",
                    "live_from",
                    "live_until",
                ],
                name="listing_in_order",
            ),
        ]
        constraints = [
            *IntervalModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["edition", "list_kind", "list_id"], name="listing_once_in_a_list"
            ),
            models.CheckConstraint(
                condition=Q(listed_at__lte=F("live_from")), name="listing_not_live_before_listed"
            ),
            models.CheckConstraint(
                condition=Q(list_kind=0, list_id=0) | Q(list_kind__gt=0, list_id__gt=0),
                name="listing_names_its_list",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_list_kind_display()} {self.list_id}: {self.edition_id}"

    @property
    def cursor(self) -> str:
        """`<UTC microseconds>-<story>`: the place after which the next page of a list begins."""
        return write_cursor(self.listed_at, self.story_id)

    @property
    def label(self) -> str:
        """Section-channel where the story stands in a channel, else its leading topic, if any."""
        if self.channel.parent_id is not None:
            return self.channel.path_name
        return self.leading_topic.name if self.leading_topic else ""


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


class Change(models.Model):
    """A story whose public state changed, numbered in the order of commits (editions.changes).

    Without a story it is something else that pages show, such as an alert.
    """

    story = models.ForeignKey(
        Story, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}: {self.story_id}"
