"""Which lists editions stand in: one table, one index in the order of lists."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from channels.models import Channel, Topic
from editions.interval import IntervalModel, IntervalQuerySet
from editions.keyset import write_cursor
from editions.stories import NOT_ON_CARDS, Edition, Story


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
