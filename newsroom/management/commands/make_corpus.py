"""Adds made-up stories to a site, for measuring it at a size."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.corpus.making import OtherStories, make_corpus


class Command(BaseCommand):
    """`make_corpus --stories N [--seed S] [--force]`."""

    help = "Adds N seeded stories of made-up Chinese text, with their channels, topics, authors."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many, of which seed, and whether among others."""
        parser.add_argument("--stories", type=int, required=True, help="how many to add")
        parser.add_argument("--seed", type=int, default=1, help="another number, other stories")
        parser.add_argument(
            "--force", action="store_true", help="also on a site that has other stories"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Add them, and say how fast that went."""
        if options["stories"] < 1:
            raise CommandError(_("--stories takes a number above 0."))
        began, worked = time.perf_counter(), time.process_time()
        try:
            numbers = make_corpus(
                stories=options["stories"],
                seed=options["seed"],
                at=timezone.now(),
                force=options["force"],
            )
        except OtherStories as refusal:
            raise CommandError(str(refusal)) from refusal
        pace = len(numbers) / (time.perf_counter() - began)
        cpu_pace = len(numbers) / (time.process_time() - worked)
        self.stdout.write(
            _("%(count)d stories added; %(pace)d a second, %(cpu_pace)d a second of CPU.")
            % {"count": len(numbers), "pace": pace, "cpu_pace": cpu_pace}
        )
