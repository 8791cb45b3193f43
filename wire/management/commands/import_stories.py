"""The command that imports ninjs files: arguments in, words to stderr, the count to stdout."""

import json
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wire.importing import Tally, import_lines

UNREADABLE = 2


class Command(BaseCommand):
    """Import files of ninjs 2.1 items, one JSON object a line."""

    help = (
        "Import stories from files of ninjs 2.1 items, one JSON object a line. A story is known by"
        " its uri: an item that is here already changes nothing, one with a newer versioncreated is"
        " an update. Sections, channels, topics and authors are found by name, and made where they"
        " are missing; a lead picture is read from a file beside the items. A canceled item takes"
        " its story down, with or without --publish. Ends with"
        " a line of JSON that counts what became of the items; a bad line is refused in it with"
        " its number and the reason, and the others go in."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Files, and whether readers get them."""
        parser.add_argument("files", metavar="FILE", nargs="+", help="a file of JSON lines")
        parser.add_argument(
            "--publish",
            action="store_true",
            help="publish with the times that the items have; without it they become drafts",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Open every file before the first item goes in, then import one after the other."""
        names: list[str] = options["files"]
        tally = Tally()
        unreadable = ""
        with ExitStack() as stack:
            name = ""
            try:
                opened: list[tuple[str, BinaryIO]] = []
                for name in names:
                    opened.append((name, stack.enter_context(open(name, "rb"))))
                for name, file in opened:
                    self._import(file, name, tally, alone=len(names) == 1, **options)
            except OSError as error:
                unreadable = f"{name} cannot be read: {error.strerror or error}"
        self.stdout.write(json.dumps(asdict(tally), ensure_ascii=False))
        if unreadable:
            raise CommandError(unreadable, returncode=UNREADABLE)

    def _import(
        self, file: BinaryIO, name: str, tally: Tally, *, alone: bool, publish: bool, **rest: Any
    ) -> None:
        where = {} if alone else {"file": name}
        folder = Path(name).parent
        for sentence in import_lines(file, folder, publish=publish, tally=tally, **where):
            self.stderr.write(f"{name}, {sentence}")
        self.stderr.write(
            f"{name}: {tally.read} read so far, {tally.imported} imported, {tally.updated} updated,"
            f" {tally.unchanged} unchanged, {len(tally.refused)} refused"
        )
