"""The file of a search index: how it is laid out, opened once a thread, and thrown away."""

import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chinese import folding

# The layout's number and the fold's: the file's name holds both, so that servers of an older and
# a newer version beside each other don't throw away one another's work.
VERSION = f"{2}-{folding.VERSION}"
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_FTS = "USING fts5(words, content='', columnsize=0, tokenize='ascii', prefix='1')"
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS state (one INTEGER PRIMARY KEY CHECK (one = 1), reached INTEGER, mark);
INSERT OR IGNORE INTO state VALUES (1, 0, '');
CREATE TABLE IF NOT EXISTS document (
    id INTEGER PRIMARY KEY, key INTEGER UNIQUE, family INTEGER, listed_ms INTEGER,
    live_from INTEGER, live_until INTEGER, stamp BLOB, marks TEXT);
CREATE INDEX IF NOT EXISTS document_family ON document (family);
CREATE TABLE IF NOT EXISTS words (
    id INTEGER PRIMARY KEY, opening TEXT, headline BLOB, body BLOB);
CREATE VIRTUAL TABLE IF NOT EXISTS headlines {_FTS};
CREATE VIRTUAL TABLE IF NOT EXISTS bodies {_FTS};
COMMIT;
"""  # noqa: S608 # our own names


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether an error says that the file is no index any more."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


def is_busy(error: sqlite3.DatabaseError) -> bool:
    """Whether an error says that another writer is at work."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
    }


class _Opened:
    """A connection, and the file and process that it belongs to."""

    def __init__(self, connection: sqlite3.Connection, file: tuple[int, int] | None) -> None:
        self.connection = connection
        self.file = file
        self.process = os.getpid()

    def __del__(self) -> None:
        self.connection.close()


# What a forked child finds open is its parent's to close: here it stays open, and unused.
_inherited: list[_Opened] = []


class Store:
    """An index file, never the truth itself: whoever deletes it loses some time only."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self.path = folder / f"{name}-{VERSION}.sqlite3"
        self._thread = threading.local()

    def connection(self, *, patience: float = 0.3) -> sqlite3.Connection:
        """This thread's connection to the file that lies there now.

        `patience` is how many seconds a writer waits for another.
        """
        opened: _Opened | None = getattr(self._thread, "opened", None)
        if opened is not None and opened.process != os.getpid():
            _inherited.append(opened)
            opened = None
        if opened is None or opened.file != self._file():
            self._thread.opened = opened = self._open()
        opened.connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        return opened.connection

    def discard(self) -> None:
        """Throw away the file that this thread has opened, unless another has done so already."""
        opened: _Opened | None = getattr(self._thread, "opened", None)
        with self._alone():
            if opened is not None and opened.file == self._file():
                self._unlink()
        self._thread.opened = None

    def remove_other_versions(self) -> None:
        """Delete the files that other versions of the software have left."""
        for path in self.folder.glob(f"{self.name}-*.sqlite3*"):
            if not path.name.startswith(self.path.name):
                path.unlink(missing_ok=True)

    def _open(self) -> _Opened:
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._alone():
            try:
                return self._connect()
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
            self._unlink()
            return self._connect()

    def _connect(self) -> _Opened:
        if not self.path.exists():
            # those who have a deleted file open still write to the companions it left behind
            self._unlink()
        connection = sqlite3.connect(
            self.path, timeout=20, isolation_level=None, check_same_thread=False
        )
        opened = _Opened(connection, None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            connection.executescript(_SCHEMA)
        connection.execute("SELECT reached FROM state").fetchone()
        opened.file = self._file()
        return opened

    def _unlink(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)

    def _file(self) -> tuple[int, int] | None:
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return None
        return status.st_dev, status.st_ino

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold off the other processes and threads that would open or discard the file."""
        with (self.folder / f"{self.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
