"""Asks an index file which texts hold what is wanted at a moment, the newest first."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from chinese.folding import is_open, tokens
from search.documents import PER_MILLISECOND, microseconds, milliseconds

NEWEST = 2**63 - 1


class Match(NamedTuple):
    """A text that holds the phrases."""

    number: int
    key: int
    family: int
    listed_ms: int


@dataclass(frozen=True)
class Wanted:
    """What a text must hold: all phrases of any of the groups, or any of the marks."""

    groups: tuple[tuple[str, ...], ...]
    marks: tuple[str, ...] = ()

    @classmethod
    def all_of(cls, phrases: Iterable[str], *, marks: Iterable[str] = ()) -> "Wanted":
        """All the phrases, or one of the marks."""
        return cls((tuple(phrases),), tuple(marks))

    @property
    def phrases(self) -> list[str]:
        """Every phrase of a group, once."""
        return list(dict.fromkeys(phrase for group in self.groups for phrase in group))


class Matches:
    """Reads of one index file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def in_headline(self, wanted: Wanted, *, at: datetime, most: int) -> list[Match]:
        """The newest whose headline holds the phrases; headlines have no marks."""
        return self._newest("headlines", Wanted(wanted.groups), at, NEWEST, most)

    def anywhere(
        self, wanted: Wanted, *, at: datetime, most: int, below: int = NEWEST
    ) -> list[Match]:
        """The newest that hold what is wanted, of those numbered below a number."""
        return self._newest("bodies", wanted, at, below, most)

    def count(self, wanted: Wanted, *, at: datetime, most: int) -> int:
        """How many hold what is wanted; no more than `most` are counted."""
        (count,) = self._connection.execute(
            f"SELECT count(*) FROM ({_rows('bodies', '1')})",  # noqa: S608 # our own names
            [_expression(wanted), _bound(at, NEWEST), *[microseconds(at)] * 2, most],
        ).fetchone()
        return int(count)

    def frequencies(self, phrases: Sequence[str], numbers: Iterable[int]) -> dict[int, int]:
        """How often the phrases stand in the openings of texts, by their numbers."""
        rows = self._connection.execute(
            "SELECT id, opening FROM words WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(numbers))],
        )
        return {number: sum(map(opening.count, phrases)) for number, opening in rows}

    def _newest(
        self, table: str, wanted: Wanted, at: datetime, below: int, most: int
    ) -> list[Match]:
        columns = "document.id, key, family, listed_ms"
        rows = self._connection.execute(
            _rows(table, columns),
            [_expression(wanted), _bound(at, below), *[microseconds(at)] * 2, most],
        )
        return [Match(*row) for row in rows]


def _rows(table: str, columns: str) -> str:
    # CROSS JOIN is SQLite's way to be told the order: the list of the phrase first, from its end
    return (
        f"SELECT {columns} FROM {table} CROSS JOIN document ON document.id = {table}.rowid"  # noqa: S608
        f" WHERE {table} MATCH ? AND {table}.rowid < ? AND live_from <= ? AND live_until > ?"
        f" ORDER BY {table}.rowid DESC LIMIT ?"
    )


def _bound(at: datetime, below: int) -> int:
    """What is listed after the moment can't be live at it: the search begins below that."""
    return min(below, (milliseconds(at) + 1) * PER_MILLISECOND)


def _expression(wanted: Wanted) -> str:
    # tokens are letters, digits and Han: nothing in them is FTS5's own
    groups = (" AND ".join(map(_phrase, group)) for group in wanted.groups)
    return " OR ".join([*(f"({group})" for group in groups), *map(_phrase, wanted.marks)])


def _phrase(phrase: str) -> str:
    return f'"{tokens(phrase, whole=False)}"{" *" if is_open(phrase) else ""}'
