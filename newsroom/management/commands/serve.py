"""`manage.py serve`: brings the data folder up to date, says who can sign in, and serves."""

import os
import socket
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from authors.models import User
from newsroom.checks import refuse_demo_accounts
from newsroom.demo.accounts import UsernameTaken, demo_users
from newsroom.demo.load import load_demo
from newsroom.demo.showing import HOST, account_lines, address_lines

THREADS = 4


class Command(BaseCommand):
    """One process does what comes first and then becomes the server, so signals reach it."""

    help = "Migrate, load the demo once (local only), and serve on 127.0.0.1:$PORT."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--no-demo` for a real newsroom, `--reload` for work on the code."""
        parser.add_argument("--no-demo", action="store_true", help="start an empty newsroom")
        parser.add_argument("--reload", action="store_true", help="restart when code changes")

    def handle(self, *args: Any, no_demo: bool, reload: bool, **options: Any) -> None:
        """Prepare, then hand the process over to the server; CommandError if the port is taken."""
        _check_port()
        try:
            refuse_demo_accounts()
            if self._migrations_pending():
                call_command("migrate", verbosity=0)
        except OperationalError as error:
            raise CommandError(f"The database can't be reached: {error}") from error
        if settings.PRODUCTION:
            call_command("collectstatic", interactive=False, verbosity=0)
        elif not no_demo and self._wants_demo():
            self._load_demo()
        self.stdout.write("\n".join([*address_lines(), *account_lines()]))
        self.stdout.flush()
        connection.close()
        command = self._reloading() if reload else self._serving()
        os.execv(command[0], command)  # noqa: S606 # the project's own interpreter, no shell

    def _load_demo(self) -> None:
        try:
            load_demo(at=timezone.now())
        except UsernameTaken as taken:
            # the site is up to its people; the demo is not worth keeping them from it
            self.stderr.write(str(taken))

    @staticmethod
    def _wants_demo() -> bool:
        # a new site, or one whose demo may be unfinished; never one that real people work on
        return not User.objects.exists() or bool(demo_users())

    @staticmethod
    def _migrations_pending() -> bool:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))

    @staticmethod
    def _serving() -> list[str]:
        options = {
            "--interface": "wsgi",
            "--host": HOST,
            "--port": str(settings.PORT),
            "--blocking-threads": str(THREADS),
            "--log-level": "warning",
            "--workers-kill-timeout": "5",
        }
        flat = [word for option in options.items() for word in option]
        return [sys.executable, "-m", "granian", *flat, "newsroom.wsgi:application"]

    @staticmethod
    def _reloading() -> list[str]:
        return [sys.executable, "manage.py", "runserver", f"{HOST}:{settings.PORT}"]


def _check_port() -> None:
    """The server shares its port with whoever asks to: two sites would answer in turns."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, settings.PORT))
        except OSError as error:
            raise CommandError(
                f"Port {settings.PORT} is taken ({error.strerror}). Choose another: "
                f"PORT={settings.PORT + 1} make run"
            ) from error
