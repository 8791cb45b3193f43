"""Queries that pages ask again and again: made into SQL once, run with other values."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

# What stands in a query while it is made, to be found again among the parameters of the SQL:
# moments, numbers and words that nobody means.
_MARKED_YEAR = 1903
_MARKED_NUMBER = 4_611_686_018_400_000_000
_MARKED_WORD = "prepared-value"


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
        self._sql, params = compiler.as_sql()
        self._converters = compiler.get_converters([column for column, _, _ in compiler.select])
        named = {_adapted(mark): name for name, mark in marks.items()}
        self._params: list[tuple[str | None, Any]] = [
            (named.get(value) if isinstance(value, str | int | datetime) else None, value)
            for value in params
        ]
        lost = set(kinds) - {name for name, _ in self._params}
        if lost:
            raise ValueError(f"not among the query's parameters: {', '.join(sorted(lost))}")

    def run(self, values: dict[str, Any]) -> list[Any]:
        adapted = {name: _adapted(value) for name, value in values.items()}
        params = [literal if name is None else adapted[name] for name, literal in self._params]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, params)
            rows = cursor.fetchall()
        return self._convert(rows) if self._converters else rows

    def _convert(self, rows: list[Any]) -> list[Any]:
        converted = [list(row) for row in rows]
        for position, (converters, expression) in self._converters.items():
            for row in converted:
                value = row[position]
                for converter in converters:
                    value = converter(value, expression, connection)
                row[position] = value
        return converted


def _mark(kind: type, number: int) -> datetime | int | str:
    if kind is datetime:
        return datetime(_MARKED_YEAR, 3, 3, 3, 3, 3, number + 1, tzinfo=UTC)
    return _MARKED_NUMBER + number if kind is int else f"{_MARKED_WORD}-{number}"


def _adapted(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
