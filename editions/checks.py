"""System checks: the rules that only the database can hold do stand in it."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error

from editions import database_rules


def database_rules_stand(
    *, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Names every missing trigger and constraint of the databases that are checked."""
    return [
        Error(
            f"The database “{using}” lacks the rule {name}.",
            hint="Run `manage.py migrate`: it installs the rules after every migration.",
            id="editions.E001",
        )
        for using in databases or ()
        for name in database_rules.missing(using)
    ]
