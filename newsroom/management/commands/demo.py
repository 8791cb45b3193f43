"""`manage.py demo`: accounts, channels, pictures and stories to try the newsroom with."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.demo.accounts import UsernameTaken
from newsroom.demo.load import load_demo
from newsroom.demo.showing import account_lines, address_lines


class Command(BaseCommand):
    """Adds what is missing and prints who can sign in; a second run changes nothing."""

    help = "Load the demo and print its accounts; refused in production."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--password` also for accounts that exist; `--show` loads nothing."""
        parser.add_argument("--password", default="", help="set this password on all demo accounts")
        parser.add_argument("--show", action="store_true", help="only print what is there")

    def handle(self, *args: Any, password: str, show: bool, **options: Any) -> None:
        """Load unless told to show, then print addresses, accounts and the password."""
        if settings.PRODUCTION:
            raise CommandError(_("The demo is for trying things out: it is refused in production."))
        if password:
            _check(password)
        if not show:
            try:
                added = load_demo(at=timezone.now(), password=password)
            except UsernameTaken as refusal:
                raise CommandError(str(refusal)) from refusal
            self.stdout.write(_("Demo stories added: {count}").format(count=added))
        self.stdout.write("\n".join([*address_lines(), *account_lines()]))


def _check(password: str) -> None:
    """The rules that hold for everybody's password: a demo may stand where others reach it."""
    try:
        validate_password(password)
    except ValidationError as refusal:
        raise CommandError(" ".join(refusal.messages)) from refusal
