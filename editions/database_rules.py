# ruff: noqa: S608 # table and column names are the models' own, and DDL takes no parameters
"""Rules that the database holds and Django's migrations can't say: no overlap, no rewriting.

They are installed after every migrate, since Django rebuilds SQLite's tables on AlterField and
silently loses triggers, and are verified by a system check (editions.checks).
"""

from dataclasses import dataclass

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model


@dataclass(frozen=True)
class FrozenRows:
    """Columns of a table that never change once they are written."""

    table: str
    columns: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """Names of the triggers that hold the rule."""
        return [f"{self.table}_frozen"]

    def sqlite(self) -> list[str]:
        """Statements that install the rule on SQLite."""
        changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in self.columns)
        return [
            *_sqlite_trigger(
                f"{self.table}_frozen",
                f'BEFORE UPDATE ON "{self.table}" WHEN {changed}',
                f"{self.table}: a published row is never rewritten",
            )
        ]

    def postgresql(self) -> list[str]:
        """Statements that install the rule on PostgreSQL."""
        changed = " OR ".join(
            f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in self.columns
        )
        return _postgresql_trigger(
            f"{self.table}_frozen",
            self.table,
            f"WHEN ({changed})",
            f"{self.table}: a published row is never rewritten",
        )


@dataclass(frozen=True)
class OneAtATime:
    """Of the rows with one key, never two are live at once, and an interval's past is settled."""

    table: str
    key: str

    @property
    def names(self) -> list[str]:
        """Names of the triggers and constraints that hold the rule."""
        return [f"{self.table}_overlap", f"{self.table}_settled"]

    def sqlite(self) -> list[str]:
        """Statements that install the rule on SQLite."""
        table, key = self.table, self.key
        overlap = (
            f'NEW.live_from < NEW.live_until AND EXISTS (SELECT 1 FROM "{table}" other'
            f" WHERE other.{key} = NEW.{key} AND other.id IS NOT NEW.id"
            " AND other.live_from < other.live_until"
            " AND other.live_from < NEW.live_until AND other.live_until > NEW.live_from)"
        )
        settled = (
            "OLD.live_until IS NOT NEW.live_until AND (OLD.live_until = OLD.live_from"
            " OR OLD.live_until <= strftime('%Y-%m-%d %H:%M:%f', 'now'))"
        )
        message = f"{table}: two rows would be live at once"
        return [
            *_sqlite_trigger(
                f"{table}_overlap", f'BEFORE INSERT ON "{table}" WHEN {overlap}', message
            ),
            *_sqlite_trigger(
                f"{table}_overlap_update",
                f'BEFORE UPDATE OF live_from, live_until, {key} ON "{table}" WHEN {overlap}',
                message,
            ),
            *_sqlite_trigger(
                f"{table}_settled",
                f'BEFORE UPDATE OF live_until ON "{table}" WHEN {settled}',
                f"{table}: an interval that has ended stays as it is",
            ),
        ]

    def postgresql(self) -> list[str]:
        """Statements that install the rule on PostgreSQL."""
        table, key = self.table, self.key
        return [
            "CREATE EXTENSION IF NOT EXISTS btree_gist",
            f"""DO $$ BEGIN
                IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{table}_overlap'
                               AND conrelid = '{table}'::regclass) THEN
                    ALTER TABLE "{table}" ADD CONSTRAINT "{table}_overlap" EXCLUDE USING gist
                        ({key} WITH =, tstzrange(live_from, live_until) WITH &&);
                END IF;
            END $$""",
            *_postgresql_trigger(
                f"{table}_settled",
                table,
                "WHEN (OLD.live_until IS DISTINCT FROM NEW.live_until AND"
                " (OLD.live_until = OLD.live_from OR OLD.live_until <= clock_timestamp()))",
                f"{table}: an interval that has ended stays as it is",
            ),
        ]


Rule = FrozenRows | OneAtATime
_rules: list[Rule] = []


def register(*rules: Rule) -> None:
    """Name rules that must stand in the database; called by an app's `ready()`."""
    _rules.extend(rule for rule in rules if rule not in _rules)


def install(using: str = "default") -> None:
    """Put every registered rule whose table exists into the database; harmless when repeated."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for rule in _rules:
            if rule.table in tables:
                for statement in _statements(rule, connection):
                    cursor.execute(statement)


def missing(using: str = "default") -> list[str]:
    """Names of registered rules that the database lacks, for tables that it has."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
                " UNION SELECT conname FROM pg_constraint WHERE contype = 'x'"
            )
        present = {row[0] for row in cursor.fetchall()}
    return [
        name
        for rule in _rules
        if rule.table in tables
        for name in rule.names
        if name not in present
    ]


def columns_of(model: type[Model], *, free: set[str]) -> tuple[str, ...]:
    """The columns of a model's table, without those of the fields that may change."""
    return tuple(
        str(field.column) for field in model._meta.concrete_fields if field.name not in free
    )


def _statements(rule: Rule, connection: BaseDatabaseWrapper) -> list[str]:
    return rule.sqlite() if connection.vendor == "sqlite" else rule.postgresql()


def _sqlite_trigger(name: str, when: str, message: str) -> list[str]:
    return [
        f'DROP TRIGGER IF EXISTS "{name}"',
        f"CREATE TRIGGER \"{name}\" {when} BEGIN SELECT RAISE(ABORT, '{message}'); END",
    ]


def _postgresql_trigger(name: str, table: str, when: str, message: str) -> list[str]:
    return [
        f"""CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation'; END $$""",
        f'CREATE OR REPLACE TRIGGER "{name}" BEFORE UPDATE ON "{table}"'
        f' FOR EACH ROW {when} EXECUTE FUNCTION "{name}"()',
    ]
