"""Records that come as columns of another's row: what pages read of them, and how it is taken."""

from collections.abc import Iterator
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.db.models.base import ModelState

CHANNEL = ("id", "name", "slug", "parent_id")
PICTURE = (
    *("id", "digest", "width", "height", "decorative", "alt", "focal_x", "focal_y"),
    "expires_at",
)

Record = TypeVar("Record", bound=Model)


def take(model: type[Record], names: tuple[str, ...], columns: Iterator[Any]) -> Record:
    """The record that the next columns make; what is not named stays unloaded.

    As Django's own `only` leaves it.
    """
    return _made(model, names, [next(columns) for _ in names])


def take_any(model: type[Record], names: tuple[str, ...], columns: Iterator[Any]) -> Record | None:
    """The same of columns that may hold no record: their first, its key, is empty then."""
    values = [next(columns) for _ in names]
    return None if values[0] is None else _made(model, names, values)


def _made(model: type[Record], names: tuple[str, ...], values: list[Any]) -> Record:
    # as `from_db`, without the signals around making an instance, which cost more than all the rest
    record = model.__new__(model)
    record._state = ModelState()
    record._state.adding, record._state.db = False, DEFAULT_DB_ALIAS
    record.__dict__.update(zip(names, values, strict=True))
    return record
