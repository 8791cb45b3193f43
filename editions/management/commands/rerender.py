"""`manage.py rerender`: derives again what readers get, after the renderer has changed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from editions.covering import derive_entry
from editions.live_records import LiveEntry
from editions.models import Edition
from editions.rerender import rerender_edition


class Command(BaseCommand):
    """Rewrites derived columns only: what an edition froze, and its digest, stay."""

    help = "Derive pages and titles of editions and live entries anew from what they froze."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Without stories: all of them."""
        parser.add_argument("story", nargs="*", type=int, help="ids of stories; none: all")

    def handle(self, *args: Any, story: list[int], **options: Any) -> None:
        """One edition a transaction: a killed run has done part of the work, and may run again."""
        editions = Edition.objects.order_by("pk")
        if story:
            editions = editions.filter(story_id__in=story)
        pks = list(editions.values_list("pk", flat=True))
        for pk in pks:
            rerender_edition(Edition.objects.get(pk=pk))
        entries = LiveEntry.objects.order_by("pk")
        if story:
            entries = entries.filter(story_id__in=story)
        for entry in entries.iterator():
            derive_entry(entry)
            entry.save(update_fields=list(LiveEntry.DERIVED))
        self.stdout.write(f"{len(pks)} editions derived anew.")
