"""Writes many rows of one table the way its database takes them fastest."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Model

from editions.encoding import WordsEncoder


def insert_rows(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of values that need no preparing; moments are adapted (`adapt`) beforehand.

    Several times as fast as `bulk_create`, which makes an object of each row and prepares each
    of its values by its field.
    """
    rows = list(rows)  # no query may come between the rows of a COPY
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    into = f"{quote(model._meta.db_table)} ({names})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            # table and column names are the model's own
            cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", rows)  # noqa: S608


@contextmanager
def in_bulk() -> Iterator[None]:
    """While much is written: memory for SQLite's pages, and nothing looked through in vain.

    With its usual two megabytes SQLite writes pages out and reads them in again within one
    transaction, and copies its log after every one. Rows leave no cycles for Python to collect.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        with _pragmas({"cache_size": -64 * 1024, "wal_autocheckpoint": 20_000}):
            yield
    finally:
        if collects:
            gc.enable()


@contextmanager
def _pragmas(wanted: dict[str, int]) -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        before = {}
        for name, value in wanted.items():
            before[name] = cursor.execute(f"PRAGMA {name}").fetchone()[0]
            cursor.execute(f"PRAGMA {name} = {value}")
        try:
            yield
        finally:
            for name, value in before.items():
                cursor.execute(f"PRAGMA {name} = {value}")


@lru_cache(maxsize=10_000)
def adapt(moment: datetime | None) -> Any:
    """A moment as the database takes it."""
    return connection.ops.adapt_datetimefield_value(moment)


def adapt_json(value: Any) -> Any:
    """A document as the database takes it."""
    return connection.ops.adapt_json_value(value, WordsEncoder)
