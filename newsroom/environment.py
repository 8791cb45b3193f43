"""What the environment says: the settings that differ from one machine to the next."""

import contextlib
import fcntl
import os
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from dj_database_url import DBConfig
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL, PRODUCTION = "local", "production"
DEFAULT_DOMAIN = "newsroom.example"
LAST_PORT = 65_535
_DATABASES = {"django.db.backends.sqlite3", "django.db.backends.postgresql"}


def newsroom_env() -> str:
    """`local` (the default) or `production`; raises ImproperlyConfigured on any other word."""
    value = os.environ.get("NEWSROOM_ENV", LOCAL)
    if value not in {LOCAL, PRODUCTION}:
        raise ImproperlyConfigured(f"NEWSROOM_ENV is {value!r}: it must be 'local' or 'production'")
    return value


def data_dir() -> Path:
    """The folder of everything a site writes: database, media, search index, key.

    Raises ImproperlyConfigured where it can't be made.
    """
    path = Path(os.environ.get("NEWSROOM_DATA") or BASE_DIR / "var").resolve()
    try:
        # whitenoise warns of a folder for collected files that is not there
        (path / "static").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"NEWSROOM_DATA can't be used: {path} is no folder that can be written to"
            f" ({error.strerror})"
        ) from error
    return path


def number(variable: str, default: int, *, least: int = 0, most: int) -> int:
    """A whole number within bounds; raises ImproperlyConfigured on anything else."""
    value = os.environ.get(variable, str(default))
    possible = value.isascii() and value.isdigit() and len(value) <= len(str(most))
    if not (possible and least <= int(value) <= most):
        raise ImproperlyConfigured(
            f"{variable} is {value!r}: it must be a number from {least} to {most}"
        )
    return int(value)


def database(folder: Path) -> DBConfig:
    """DATABASE_URL, or SQLite in the data folder; raises ImproperlyConfigured on any other kind."""
    default = f"sqlite:///{folder / 'newsroom.sqlite3'}"
    try:
        # looked at first, or whoever comes first after a restart of the database meets an error
        found = dj_database_url.config(default=default, conn_max_age=600, conn_health_checks=True)
        known = found.get("ENGINE") in _DATABASES and bool(found.get("NAME"))
    except ValueError:
        known = False
    if not known:
        # what was set is not said: a password stands in it
        raise ImproperlyConfigured(
            "DATABASE_URL can't be used: it must be postgres://user:password@host:5432/name or"
            " sqlite:////path/to/file"
        )
    return found


def redis_url() -> str:
    """REDIS_URL, or nothing where none is set; raises ImproperlyConfigured on what is none."""
    value = os.environ.get("REDIS_URL", "")
    if value and not _is_redis(value):
        raise ImproperlyConfigured(
            "REDIS_URL can't be used: it must be redis://host:6379/0, rediss://… or unix://…"
        )
    return value


def _is_redis(url: str) -> bool:
    try:
        parts = urlsplit(url)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    if parts.scheme == "unix":
        return bool(parts.path)
    return parts.scheme in {"redis", "rediss"} and bool(parts.hostname) and has_port


def secret_key(env: str, folder: Path) -> str:
    """SECRET_KEY from the environment; in `local` one is made once and kept in the data folder."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    if env == PRODUCTION:
        raise ImproperlyConfigured("SECRET_KEY must be set when NEWSROOM_ENV is 'production'")
    path = folder / "secret_key"
    with _locked(folder):  # of two processes that start together, one makes the key for both
        if path.exists() and (kept := path.read_text()):
            return kept
        key = secrets.token_urlsafe(50)
        # written whole before it has its name: a kill leaves no key that is empty
        handle, unfinished = tempfile.mkstemp(dir=folder, prefix=".secret_key")
        with os.fdopen(handle, "w") as file:
            file.write(key)
        Path(unfinished).replace(path)
    return key


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def debug(env: str) -> bool:
    """Off unless DEBUG=1 is said; refused in production."""
    wanted = os.environ.get("DEBUG", "") not in {"", "0", "false", "False"}
    if wanted and env == PRODUCTION:
        raise ImproperlyConfigured("DEBUG must be off when NEWSROOM_ENV is 'production'")
    return wanted


def names(variable: str, default: list[str]) -> list[str]:
    """A comma-separated list."""
    value = os.environ.get(variable, "")
    return [name.strip() for name in value.split(",") if name.strip()] or default
