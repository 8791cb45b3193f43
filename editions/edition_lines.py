"""What an edition has several of, in order: credits, topics, pictures in its body."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from authors.models import Author
from channels.models import Topic
from editions.content import Role
from editions.stories import Edition
from pictures.models import Picture


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
