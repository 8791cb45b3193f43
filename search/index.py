"""An index over texts: catches up with the changes of its source, then answers.

It holds nothing that its source does not, knows how far it has come in the source's log of
changes, and is made anew whenever its file is lost, damaged, or of another log.
"""

import logging
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from search.documents import Document, replace_families
from search.matches import Matches
from search.store import Store, is_busy, is_damage

logger = logging.getLogger(__name__)
T = TypeVar("T")


class Change(NamedTuple):
    """A row of a log: its number, whose texts changed, and what tells it from another log's."""

    number: int
    family: int
    mark: str


class Source(Protocol):
    """Whose texts an index holds."""

    def changes(self, start: int, *, limit: int) -> list[Change]:
        """The log's rows from a number on, that row itself among them, in order."""

    def documents(self, families: Sequence[int]) -> Iterable[Document]:
        """All texts of these families; what isn't named any more is forgotten."""


@dataclass(frozen=True)
class Effort:
    """How much a call may do to catch up: changes in all, `slice` of them in a transaction, for
    so many seconds, with the patience (seconds) to wait for another writer.
    """

    changes: int
    seconds: float
    patience: float
    slice: int


IN_A_REQUEST = Effort(changes=500, seconds=0.3, patience=0.3, slice=50)


class Index:
    """An index file and its source."""

    def __init__(self, folder: Path, name: str, source: Source) -> None:
        self.store = Store(folder, name)
        self.source = source

    def answer(self, ask: Callable[[Matches], T]) -> T:
        """Catch up as far as a request may, then ask. Not within a transaction that writes."""
        try:
            self._catch_up(IN_A_REQUEST)
            return ask(Matches(self.store.connection()))
        except sqlite3.DatabaseError as error:
            self._mend(error)
        self._catch_up(IN_A_REQUEST)
        return ask(Matches(self.store.connection()))

    def catch_up(self, effort: Effort) -> bool:
        """Take in what changed; whether nothing is left. Another writer at work is no error."""
        try:
            return self._catch_up(effort)
        except sqlite3.DatabaseError as error:
            self._mend(error)
        return self._catch_up(effort)

    def reached(self) -> int:
        """The number of the log up to which the index holds everything."""
        return _state(self.store.connection())[0]

    def rebuild(self) -> None:
        """Throw the file away; catching up makes it anew."""
        self.store.connection()
        self.store.discard()

    def _mend(self, error: sqlite3.DatabaseError) -> None:
        if not is_damage(error):
            raise error
        logger.warning(
            "The search index %s is damaged and is made anew: %s", self.store.path, error
        )
        self.store.discard()

    def _catch_up(self, effort: Effort) -> bool:
        deadline = time.monotonic() + effort.seconds
        taken = 0
        while taken < effort.changes and time.monotonic() < deadline:
            connection = self.store.connection(patience=effort.patience)
            # the index is read before the log: what it has reached was in the log by then
            state = _state(connection)
            rows = self._changes_after(state, effort.slice)
            if rows is None:
                logger.warning("The search index follows another log and is made anew")
                self.store.discard()
            elif not rows:
                return True
            else:
                try:
                    taken += self._take(connection, state, rows)
                except sqlite3.OperationalError as error:
                    if not is_busy(error):
                        raise
                    return False
        return False

    def _changes_after(self, state: tuple[int, str], most: int) -> list[Change] | None:
        """What follows in the log; None where the log doesn't hold the row reached before."""
        reached, mark = state
        rows = self.source.changes(reached, limit=most + 1)
        if reached == 0:
            return rows[:most]
        if not rows or (rows[0].number, rows[0].mark) != (reached, mark):
            return None
        return rows[1:]

    def _take(
        self, connection: sqlite3.Connection, state: tuple[int, str], rows: list[Change]
    ) -> int:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _state(connection) == state:
                families = list(dict.fromkeys(row.family for row in rows))
                replace_families(connection, families, self.source.documents(families))
                connection.execute(
                    "UPDATE state SET reached = ?, mark = ?", [rows[-1].number, rows[-1].mark]
                )
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        return len(rows)


def _state(connection: sqlite3.Connection) -> tuple[int, str]:
    reached, mark = connection.execute("SELECT reached, mark FROM state").fetchone()
    return int(reached), str(mark)
