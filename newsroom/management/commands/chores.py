"""`manage.py chores`: does once what the web processes do from time to time."""

from typing import Any

from django.core.management import BaseCommand
from django.utils import timezone

from newsroom.chores import do_all


class Command(BaseCommand):
    """For those who would rather have it done by their own clock."""

    help = "Do all periodic work now: roll up views, clear old sessions."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do every chore to its end."""
        do_all(at=timezone.now())
