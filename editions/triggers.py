"""One refusal of a database's table, in the words of SQLite and of PostgreSQL."""

from dataclasses import dataclass

INSERT, UPDATE, DELETE, TRUNCATE = "INSERT", "UPDATE", "DELETE", "TRUNCATE"
_ALWAYS = "TRUE"
# how pg_trigger writes down when a trigger fires: before the act, for each row but at TRUNCATE
_BEFORE, _EACH_ROW = 2, 1
_TYPES = {INSERT: 4, DELETE: 8, UPDATE: 16, TRUNCATE: 32}
_SQLITE = {"differs": "IS NOT", "now": "strftime('%Y-%m-%d %H:%M:%f', 'now')"}
_POSTGRESQL = {"differs": "IS DISTINCT FROM", "now": "clock_timestamp()"}


@dataclass(frozen=True)
class Trigger:
    """What is refused of some acts on a table, and the sentence that it is refused with.

    The condition is SQL on OLD and NEW, with `{differs}` (of values that may be NULL) and `{now}`
    (the database's clock) in the place of what the databases write differently.
    """

    name: str
    table: str
    acts: tuple[str, ...]
    sentence: str
    condition: str = _ALWAYS

    def definitions(self, vendor: str) -> dict[str, str]:
        """What the database's catalogue holds of it: definitions by the names of its triggers."""
        if vendor == "sqlite":
            return {self._named(act): self._sqlite(act) for act in self._rows}
        types = sum(_TYPES[act] for act in self.acts) + _BEFORE + (_EACH_ROW if self._rows else 0)
        return {self.name: f"{types} {self._body()}"}

    def statements(self, vendor: str) -> list[str]:
        """Statements that install it, whatever stood in its place before."""
        if vendor == "sqlite":
            return [
                statement
                for name, definition in self.definitions(vendor).items()
                for statement in (f'DROP TRIGGER IF EXISTS "{name}"', definition)
            ]
        name, level = self.name, "ROW" if self._rows else "STATEMENT"
        return [
            f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql'
            f" AS $${self._body()}$$",
            f'CREATE OR REPLACE TRIGGER "{name}" BEFORE {" OR ".join(self.acts)}'
            f' ON "{self.table}" FOR EACH {level} EXECUTE FUNCTION "{name}"()',
        ]

    @property
    def _rows(self) -> list[str]:
        return [act for act in self.acts if act != TRUNCATE]

    def _named(self, act: str) -> str:
        # SQLite's triggers have one act each
        return self.name if act == self.acts[0] else f"{self.name}_{act.lower()}"

    def _sqlite(self, act: str) -> str:
        condition = self.condition.format(**_SQLITE)
        return (
            f'CREATE TRIGGER "{self._named(act)}" BEFORE {act} ON "{self.table}" WHEN {condition}'
            f" BEGIN SELECT RAISE(ABORT, '{self.table}: {self.sentence}'); END"
        )

    def _body(self) -> str:
        # the condition stands in the function: WHEN takes no subquery, and its text is kept as is
        condition = self.condition.format(**_POSTGRESQL)
        return (
            f"BEGIN IF {condition} THEN RAISE EXCEPTION '{self.table}: {self.sentence}'"
            " USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END"
        )
