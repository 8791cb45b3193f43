"""Records that come as columns of another's row: what pages read of them, and how it is taken."""

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar

from django.db.models import Model

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
    order = _order(model, names)
    return model.from_db("default", [names[i] for i in order], [values[i] for i in order])


@cache
def _order(model: type[Model], names: tuple[str, ...]) -> list[int]:
    # as the model names its columns: `from_db` takes them so
    fields = [field.attname for field in model._meta.concrete_fields]
    return sorted(range(len(names)), key=lambda place: fields.index(names[place]))
