"""Rules that the database holds and Django's migrations can't say: installed, and seen to stand.

They are installed after every migrate, since Django rebuilds SQLite's tables on AlterField and
silently loses triggers, and are verified by a system check (editions.checks). Before a migration
SQLite's are taken out: it refuses to rebuild a table that another table's trigger names.
"""

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from editions.rules import Rule

_rules: list[Rule] = []
# A trigger that was switched off, or whose function was hollowed out, stands in the catalogue.
_STANDING_TRIGGERS = """
    SELECT t.tgname, t.tgtype || ' ' || p.prosrc FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL
      AND t.tgattr = '' AND pg_table_is_visible(c.oid)
    UNION ALL
    SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype = 'x' AND pg_table_is_visible(conrelid)
"""


def register(*rules: Rule) -> None:
    """Name rules that must stand in the database; called by an app's `ready()`."""
    _rules.extend(rule for rule in rules if rule not in _rules)


def install(using: str = "default") -> None:
    """Put every registered rule whose table exists into the database; harmless when repeated."""
    connection = connections[using]
    rules = _rules_of(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and rules:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        for rule in rules:
            for name, definition in rule.constraints(connection.vendor).items():
                cursor.execute(_add_constraint(rule.table, name, definition))
            for trigger in rule.triggers(connection.vendor):
                for statement in trigger.statements(connection.vendor):
                    cursor.execute(statement)


def take_out(using: str = "default") -> None:
    """Drop the triggers on SQLite, before tables are rebuilt."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for rule in _rules:
            for name in _definitions(rule, connection.vendor):
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')


def missing(using: str = "default") -> list[str]:
    """Names of what registered rules demand and the database lacks, for tables that it has."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute(_STANDING_TRIGGERS)
        standing = dict(cursor.fetchall())
    # two rules of one table can demand the same trigger
    demanded: dict[str, str] = {}
    for rule in _rules_of(connection):
        demanded |= _definitions(rule, connection.vendor)
    return [name for name, definition in demanded.items() if standing.get(name) != definition]


def _rules_of(connection: BaseDatabaseWrapper) -> list[Rule]:
    tables = set(connection.introspection.table_names())
    return [rule for rule in _rules if rule.table in tables]


def _definitions(rule: Rule, vendor: str) -> dict[str, str]:
    definitions = rule.constraints(vendor)
    for trigger in rule.triggers(vendor):
        definitions |= trigger.definitions(vendor)
    return definitions


def _add_constraint(table: str, name: str, definition: str) -> str:
    # names are the models' own, and DDL takes no parameters
    return f"""DO $$ BEGIN
        IF NOT EXISTS (SELECT 1 FROM pg_constraint
                       WHERE conname = '{name}' AND conrelid = '{table}'::regclass) THEN
            ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition};
        END IF;
    END $$"""  # noqa: S608
