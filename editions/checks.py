"""System checks: the rules that only the database can hold do stand in it."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from editions import database_rules


def database_rules_stand(
    *, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Names every missing trigger and constraint of the databases that are checked.

    None of a database that waits for migrations: `migrate` is checked too, and would be kept from
    the new columns and rules by their very lack.
    """
    return [
        Error(
            f"The database “{using}” lacks the rule {name}.",
            hint="Run `manage.py migrate`: it installs the rules after every migration.",
            id="editions.E001",
        )
        for using in databases or ()
        if not _is_to_be_migrated(using)
        for name in database_rules.missing(using)
    ]


def _is_to_be_migrated(using: str) -> bool:
    executor = MigrationExecutor(connections[using])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
