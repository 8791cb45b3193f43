"""Writes many rows of one table by one prepared statement."""

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter

from django.db import connection
from django.db.models import DateTimeField, Model


def insert_rows(rows: Sequence[Model]) -> None:
    """Insert unsaved rows of one model, whose values are plain; their ids stay unknown.

    Twice as fast as `bulk_create`, which prepares every value by its field.
    """
    if not rows:
        return
    if connection.vendor != "sqlite":
        type(rows[0])._default_manager.bulk_create(rows)
        return
    meta = rows[0]._meta
    fields = [field for field in meta.concrete_fields if not field.primary_key]
    read = attrgetter(*(field.attname for field in fields))
    moments = [place for place, f in enumerate(fields) if isinstance(f, DateTimeField)]
    adapted: dict[datetime, object] = {}
    values = []
    for row in rows:
        value = list(read(row))
        for place in moments:
            moment = value[place]
            if moment not in adapted:
                adapted[moment] = connection.ops.adapt_datetimefield_value(moment)
            value[place] = adapted[moment]
        values.append(value)
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    # table and column names are the model's own
    statement = f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)
