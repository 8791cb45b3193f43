"""What readers read: views of each story by the hour, by the day and in all, and its Hot score."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from editions.models import Story


class Popularity(models.Model):
    """A story's views of its whole life, and the decayed score that Hot sorts by.

    Written by readership.counting alone; the score's law is in readership.trending.
    """

    story = models.OneToOneField(
        Story, on_delete=models.CASCADE, primary_key=True, related_name="popularity"
    )
    views = models.PositiveBigIntegerField(_("views"))
    score = models.FloatField(_("score"))

    class Meta:
        verbose_name = _("popularity")
        verbose_name_plural = _("popularities")
        default_permissions = ()
        indexes = [models.Index(fields=["-score", "-story"], name="popularity_hottest")]
        constraints = [
            models.CheckConstraint(condition=Q(views__gt=0), name="popularity_has_views")
        ]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.views}"


class HourlyViews(models.Model):
    """Views of a story in one hour; rolled up into days after some days (readership.rollup)."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+", db_index=False)
    hour = models.DateTimeField(_("hour"))
    views = models.PositiveIntegerField(_("views"))

    class Meta:
        verbose_name = _("views in an hour")
        verbose_name_plural = _("views by the hour")
        default_permissions = ()
        indexes = [models.Index(fields=["hour", "story"], name="hourly_views_oldest")]
        constraints = [
            models.UniqueConstraint(fields=["story", "hour"], name="hourly_views_once"),
            models.CheckConstraint(condition=Q(views__gt=0), name="hourly_views_has_views"),
        ]

    def __str__(self) -> str:
        return f"{self.story_id}, {self.hour:%Y-%m-%d %H:00}: {self.views}"


class DailyViews(models.Model):
    """Views of a story on one day of the newsroom's time zone, once its hours are rolled up."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+", db_index=False)
    day = models.DateField(_("day"))
    views = models.PositiveIntegerField(_("views"))

    class Meta:
        verbose_name = _("views on a day")
        verbose_name_plural = _("views by the day")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["story", "day"], name="daily_views_once"),
            models.CheckConstraint(condition=Q(views__gt=0), name="daily_views_has_views"),
        ]

    def __str__(self) -> str:
        return f"{self.story_id}, {self.day}: {self.views}"
