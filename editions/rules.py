# ruff: noqa: S608 # table and column names are the models' own, and DDL takes no parameters
"""What the database itself holds of rows that were written: no overlap, no rewriting, no loss."""

from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.db.models import Model

from editions.triggers import DELETE, INSERT, TRUNCATE, UPDATE, Trigger

UNNAMED = "urn:x-unnamed:"
"""What a story's uri begins with in the moment before its id is known, and names it."""


class Rule(Protocol):
    """A rule of one table, held by triggers; on PostgreSQL perhaps by a constraint as well."""

    @property
    def table(self) -> str:
        """The table whose rows obey it."""

    def triggers(self, vendor: str) -> list[Trigger]:
        """The triggers that hold it on that kind of database."""

    def constraints(self, vendor: str) -> dict[str, str]:
        """Constraints by name, where triggers alone don't hold it."""


class HeldByTriggers:
    """A rule that triggers alone hold, on both databases."""

    def constraints(self, vendor: str) -> dict[str, str]:
        """None."""
        return {}


@dataclass(frozen=True)
class FrozenRows(HeldByTriggers):
    """Columns that never change once they are written, or once they are no longer NULL."""

    table: str
    columns: tuple[str, ...]
    once: tuple[str, ...] = ()
    unless: str = ""
    """SQL on OLD that says of which rows it does not hold yet."""

    def triggers(self, vendor: str) -> list[Trigger]:
        """One that refuses the update; and one for SQLite's REPLACE, which is no update to it."""
        changed = [f'OLD."{name}" {{differs}} NEW."{name}"' for name in self.columns]
        changed += [
            f'(OLD."{name}" IS NOT NULL AND OLD."{name}" {{differs}} NEW."{name}")'
            for name in self.once
        ]
        sentence = "a row that was written is never rewritten"
        name, condition = f"{self.table}_frozen", " OR ".join(changed)
        if self.unless:
            condition = f"({condition}) AND NOT ({self.unless})"
        frozen = Trigger(name, self.table, (UPDATE,), sentence, condition)
        taken = f'EXISTS (SELECT 1 FROM "{self.table}" WHERE id = NEW.id)'
        replaced = Trigger(f"{self.table}_replaced", self.table, (INSERT,), sentence, taken)
        return [frozen, replaced] if vendor == "sqlite" else [frozen]


@dataclass(frozen=True)
class KeptRows(HeldByTriggers):
    """Rows that are never deleted, unless the settings say that the whole database may be emptied.

    Tests empty it after each that needs transactions of its own.
    """

    table: str

    def triggers(self, vendor: str) -> list[Trigger]:
        """One for rows; PostgreSQL empties tables without looking at rows, and has another."""
        if getattr(settings, "RECORD_MAY_BE_EMPTIED", False):
            return []
        sentence = "a row that was written is never deleted"
        kept = Trigger(f"{self.table}_kept", self.table, (DELETE,), sentence)
        emptied = Trigger(f"{self.table}_emptied", self.table, (TRUNCATE,), sentence)
        return [kept] if vendor == "sqlite" else [kept, emptied]


@dataclass(frozen=True)
class OneAtATime:
    """Of the rows with one key, never two are live at once, and an interval's past is settled.

    The key is one column, several ("story_id, number"), or none (""): of all rows, one at a time.
    With a `flag`, a column that holds yes or no, it is a rule of the rows alone that have it set.
    An end may be set in the past: archives are imported with the times that they had. But an
    interval that has begun is not emptied, as if it had never been.
    """

    table: str
    key: str = ""
    flag: str = ""

    def triggers(self, vendor: str) -> list[Trigger]:
        """What settles the past; and on SQLite, what refuses an overlap."""
        settled = Trigger(
            f"{self.table}_settled",
            self.table,
            (UPDATE,),
            "an interval that has begun or ended stays in the record",
            "OLD.live_until {differs} NEW.live_until AND (OLD.live_until = OLD.live_from"
            " OR OLD.live_until <= {now}"
            " OR (NEW.live_until = NEW.live_from AND OLD.live_from <= {now}))",
        )
        return [settled] if vendor == "postgresql" else [self._overlap(), settled]

    def _overlap(self) -> Trigger:
        return Trigger(
            self._name,
            self.table,
            (INSERT, UPDATE),
            "two rows would be live at once",
            _meets(self.table, self.key, "AND other.id {differs} NEW.id", flag=self.flag),
        )

    @property
    def _name(self) -> str:
        return f"{self.table}_{self.flag}_overlap" if self.flag else f"{self.table}_overlap"

    def constraints(self, vendor: str) -> dict[str, str]:
        """On PostgreSQL an exclusion, which holds between transactions too."""
        if vendor == "sqlite":
            return {}
        keys = "".join(f"{column} WITH =, " for column in _columns(self.key))
        ranges = f"({keys}tstzrange(live_from, live_until) WITH &&)"
        only = f" WHERE ({self.flag})" if self.flag else ""
        return {self._name: f"EXCLUDE USING gist {ranges}{only}"}


@dataclass(frozen=True)
class OneWaiting(HeldByTriggers):
    """Of the rows with one key, at most one waits.

    The clock is the new row's own, `created_at`: what lay ahead when it was written.
    """

    table: str
    key: str

    def triggers(self, vendor: str) -> list[Trigger]:
        """One, at the row's writing: no later change makes a row wait."""
        condition = (
            "NEW.created_at < NEW.live_from AND NEW.live_from < NEW.live_until"
            f' AND EXISTS (SELECT 1 FROM "{self.table}" other'
            f" WHERE other.{self.key} = NEW.{self.key} AND other.live_from > NEW.created_at"
            " AND other.live_from < other.live_until)"
        )
        name = f"{self.table}_one_waits"
        return [Trigger(name, self.table, (INSERT,), "two rows would wait", condition)]


@dataclass(frozen=True)
class Apart(HeldByTriggers):
    """Rows of a table are never live while a row of another table with the same key is.

    Each of the two tables has the rule against the other. It sees what is committed: who writes
    locks what the key refers to.
    """

    table: str
    other: str
    key: str

    def triggers(self, vendor: str) -> list[Trigger]:
        """One, at writing and at changes of the interval."""
        name, sentence = f"{self.table}_apart", f"it would be live beside a row of {self.other}"
        condition = _meets(self.other, self.key)
        return [Trigger(name, self.table, (INSERT, UPDATE), sentence, condition)]


def _meets(table: str, key: str, besides: str = "", *, flag: str = "") -> str:
    """Whether a row of the table has NEW's key (and flag) and an interval that overlaps NEW's."""
    both = f"NEW.{flag} AND other.{flag} AND " if flag else ""
    same = both + "".join(f"other.{column} = NEW.{column} AND " for column in _columns(key))
    return (
        f'NEW.live_from < NEW.live_until AND EXISTS (SELECT 1 FROM "{table}" other'
        f" WHERE {same}other.live_from < other.live_until"
        f" AND other.live_from < NEW.live_until AND other.live_until > NEW.live_from {besides})"
    )


def _columns(key: str) -> list[str]:
    return [column.strip() for column in key.split(",") if column.strip()]


def columns_of(model: type[Model], *, free: set[str] | None = None) -> tuple[str, ...]:
    """The columns of a model's table, without those of the fields that may change."""
    return tuple(
        str(field.column)
        for field in model._meta.concrete_fields
        if field.name not in (free or set())
    )
