"""Moments as SQLite gives them: texts, of which the same ones stand in many rows of many pages."""

from datetime import datetime
from functools import lru_cache
from sqlite3 import dbapi2

from django.utils.dateparse import parse_datetime


@lru_cache(maxsize=20_000)
def _read(written: bytes) -> datetime | None:
    return parse_datetime(written.decode())


def remember_moments() -> None:
    """Let SQLite's moments be read once each; they come as Django has them, without a zone."""
    dbapi2.register_converter("datetime", _read)
