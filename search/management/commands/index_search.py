"""Brings the public search index up to date, or makes it anew."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from search.index import Effort
from search.public import public_index

# A slice of work each, so that readers' requests come in between.
_AT_ONCE = Effort(changes=1000, seconds=2, patience=30, slice=250)


class Command(BaseCommand):
    """`manage.py index_search [--rebuild]`; what it does is told on stderr."""

    help = "Bring the public search index up to date, or make it anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--rebuild`."""
        parser.add_argument(
            "--rebuild", action="store_true", help="throw the index away and make it anew"
        )

    def handle(self, *args: Any, rebuild: bool = False, **options: Any) -> None:
        """Catch up until nothing is left."""
        index = public_index()
        if rebuild:
            index.rebuild()
            index.store.remove_other_versions()
        began = time.monotonic()
        while not index.catch_up(_AT_ONCE):
            self._tell(index.reached(), began)
        self._tell(index.reached(), began)

    def _tell(self, reached: int, began: float) -> None:
        self.stderr.write(f"search index: change {reached}, {time.monotonic() - began:.1f} s")
