"""The public record: stories, their editions, the lists they stand in, withdrawals, the log."""

from django.db import models

from editions.edition_lines import EditionCredit, EditionPicture, EditionTopic
from editions.listed import List, Listing, ListingQuerySet
from editions.site_settings import SiteSettings
from editions.stories import Edition, Story, Withdrawal


class Change(models.Model):
    """A story whose public state changed, numbered in the order of commits (editions.changes)."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}: {self.story_id}"


__all__ = [
    "Change",
    "Edition",
    "EditionCredit",
    "EditionPicture",
    "EditionTopic",
    "List",
    "Listing",
    "ListingQuerySet",
    "SiteSettings",
    "Story",
    "Withdrawal",
]
