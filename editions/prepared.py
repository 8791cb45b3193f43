"""Queries that pages ask again and again: made into SQL once, run with other values."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from enum import Enum
from functools import lru_cache, partial
from typing import Any

from django.db import connection
from django.db.models import QuerySet

# What stands in a query while it is made, to be found again among the parameters of the SQL:
# moments, numbers and words that nobody means.
_MARKED_YEAR = 1903
_MARKED_NUMBER = 4_611_686_018_400_000_000
_MARKED_WORD = "prepared-value"
# Words that mean the same to every database between two quotation marks.
_PLAIN_WORDS = re.compile(r'[\w .$"-]*', re.ASCII)


class Prepared:
    """A `values_list` queryset as a function of some of its values, which are named and typed.

    Making SQL of a queryset costs more than all that the database does for a list, and its text
    is the same each time. `build` takes the values by name and returns the queryset. Rows come
    as Django would give them.
    """

    def __init__(
        self, build: Callable[..., QuerySet[Any, Any]], **kinds: type[datetime | int | str]
    ) -> None:
        self._build = build
        self._kinds = kinds
        self._made: dict[str, _Statement] = {}

    def __call__(self, **values: Any) -> list[Any]:
        """The rows for these values; one query."""
        statement = self._made.get(connection.vendor)
        if statement is None:
            statement = self._made[connection.vendor] = _Statement(self._build, self._kinds)
        return statement.run(values)


class _Statement:
    """The SQL of a queryset for one kind of database, and where its values go."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], kinds: dict[str, type]) -> None:
        marks = {name: _mark(kind, number) for number, (name, kind) in enumerate(kinds.items())}
        compiler = build(**marks).query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        named = {_adapted(mark): f"%({name})s" for name, mark in marks.items()}
        self._literals: dict[str, Any] = {}
        places = [self._place(value, named) for value in params]
        lost = [name for name in kinds if f"%({name})s" not in places]
        if lost:
            raise ValueError(f"not among the query's parameters: {', '.join(sorted(lost))}")
        self._sql = _with_places(sql, places)
        converters = compiler.get_converters([column for column, _, _ in compiler.select])
        self._readers = {position: _reader(*how) for position, how in converters.items()}

    def _place(self, value: Any, named: dict[Any, str]) -> str:
        if isinstance(value, str | int | datetime) and value in named:
            return named[value]
        # a member of an enumeration costs SQLite's driver more than a short query does
        plain = value.value if isinstance(value, Enum) else value
        # what is always the same is part of the text: where an index is of some rows alone, SQLite
        # makes a new plan for each value that it is given
        if type(plain) is int or (type(plain) is str and _PLAIN_WORDS.fullmatch(plain)):
            return f"'{plain}'" if isinstance(plain, str) else str(plain)
        name = f"literal_{len(self._literals)}"
        self._literals[name] = plain
        return f"%({name})s"

    def run(self, values: dict[str, Any]) -> list[Any]:
        adapted = {name: _adapted(value) for name, value in values.items()}
        with connection.cursor() as cursor:
            cursor.execute(self._sql, adapted | self._literals)
            rows = cursor.fetchall()
        return self._read(rows) if self._readers else rows

    def _read(self, rows: list[Any]) -> list[Any]:
        # column by column: what is done for each value is done by the interpreter's own loops
        columns = list(zip(*rows, strict=True))
        for position, reader in self._readers.items() if columns else ():
            columns[position] = tuple(map(reader, columns[position]))
        return list(zip(*columns, strict=True))


def _with_places(sql: str, places: list[str]) -> str:
    # Django looks through the text for places without names at every execution; names it
    # formats, at a tenth of the cost
    following = iter(places)
    return re.sub(r"(?<!%)%s", lambda _: next(following), sql)


def _reader(converters: list[Callable[..., Any]], expression: Any) -> Callable[[Any], Any]:
    if converters == [getattr(connection.ops, "convert_datetimefield_value", None)]:
        return _moment

    if len(converters) == 1:
        return partial(_converted, converters[0], expression)

    def read(value: Any) -> Any:
        for converter in converters:
            value = converter(value, expression, connection)
        return value

    return read


def _converted(converter: Callable[..., Any], expression: Any, value: Any) -> Any:
    return converter(value, expression, connection)


# the same moments stand in many rows of many pages
@lru_cache(maxsize=20_000)
def _moment(value: datetime | None) -> Any:
    ops: Any = connection.ops
    return ops.convert_datetimefield_value(value, None, connection)


def _mark(kind: type, number: int) -> datetime | int | str:
    if kind is datetime:
        return datetime(_MARKED_YEAR, 3, 3, 3, 3, 3, number + 1, tzinfo=UTC)
    return _MARKED_NUMBER + number if kind is int else f"{_MARKED_WORD}-{number}"


def _adapted(value: Any) -> Any:
    return _adapted_moment(value, connection.vendor) if isinstance(value, datetime) else value


# a page asks all its queries for the same moment
@lru_cache(maxsize=100)
def _adapted_moment(value: datetime, vendor: str) -> Any:
    return connection.ops.adapt_datetimefield_value(value)
