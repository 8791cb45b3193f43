"""Writes documents into an index file: under which number, what is kept beside, what goes."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chinese.folding import normal_form, tokens

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ALWAYS = (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC))
# Numbers of one millisecond: documents are numbered in the order of their time, so that the
# newest that hold a word are the last ones of its list, and a search may stop early.
PER_MILLISECOND = 4096
# Characters in which a phrase's frequency is counted: news says first what it is about.
_OPENING = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A text to be found in an interval; `family` is whose texts are told of together."""

    key: int
    family: int
    listed_at: datetime
    live_from: datetime = ALWAYS[0]
    live_until: datetime = ALWAYS[1]
    headline: str
    body: str
    marks: tuple[str, ...] = ()
    """What it is about, as tokens that no text can hold: a letter before a number."""

    @property
    def stamp(self) -> bytes:
        """Equal where the text is equal."""
        words = "\0".join([self.headline, self.body, *self.marks]).encode(errors="replace")
        return hashlib.blake2b(words, digest_size=12).digest()


def milliseconds(moment: datetime) -> int:
    """Whole milliseconds since 1970, towards the past."""
    return (moment - EPOCH) // timedelta(milliseconds=1)


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def replace_families(
    connection: sqlite3.Connection, families: list[int], documents: Iterable[Document]
) -> None:
    """Let the index hold just these documents of the families; the caller's transaction."""
    rows = connection.execute(
        "SELECT key, id, listed_ms, stamp, live_from, live_until FROM document"
        " WHERE family IN (SELECT value FROM json_each(?))",
        [json.dumps(families)],
    )
    held = {key: row for key, *row in rows}
    gone: list[int] = []
    new: list[Document] = []
    for document in documents:
        number, *standing = held.pop(document.key, [0])
        interval = [microseconds(document.live_from), microseconds(document.live_until)]
        if standing[:2] != [milliseconds(document.listed_at), document.stamp]:
            new.append(document)
            gone += [number] if standing else []
        elif standing[2:] != interval:
            connection.execute(
                "UPDATE document SET live_from = ?, live_until = ? WHERE id = ?",
                [*interval, number],
            )
    gone += [row[0] for row in held.values()]
    # in the order of their numbers: FTS5 writes what it has gathered whenever it must go back
    for number in sorted(gone):
        _remove(connection, number)
    for document in sorted(new, key=lambda document: (document.listed_at, document.key)):
        _add(connection, document)


def _add(connection: sqlite3.Connection, document: Document) -> None:
    listed_ms = milliseconds(document.listed_at)
    number = _free_number(connection, listed_ms)
    headline, body = normal_form(document.headline), normal_form(document.body)
    marks = " ".join(document.marks)
    connection.execute(
        "INSERT INTO document (id, key, family, listed_ms, live_from, live_until, stamp, marks)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            number,
            document.key,
            document.family,
            listed_ms,
            microseconds(document.live_from),
            microseconds(document.live_until),
            document.stamp,
            marks,
        ],
    )
    connection.execute(
        "INSERT INTO words (id, opening, headline, body) VALUES (?, ?, ?, ?)",
        [number, body[:_OPENING], _packed(headline), _packed(body)],
    )
    for table, words in (("headlines", tokens(headline)), ("bodies", f"{tokens(body)} {marks}")):
        connection.execute(
            f"INSERT INTO {table} (rowid, words) VALUES (?, ?)",  # noqa: S608 # our own names
            [number, words],
        )


def _remove(connection: sqlite3.Connection, number: int) -> None:
    headline, body, marks = connection.execute(
        "SELECT headline, body, marks FROM words JOIN document USING (id) WHERE id = ?", [number]
    ).fetchone()
    held = tokens(_unpacked(headline)), f"{tokens(_unpacked(body))} {marks}"
    # an FTS5 table without content of its own must be told what it forgets
    for table, words in zip(("headlines", "bodies"), held, strict=True):
        connection.execute(
            f"INSERT INTO {table} ({table}, rowid, words) VALUES ('delete', ?, ?)",  # noqa: S608
            [number, words],
        )
    connection.execute("DELETE FROM words WHERE id = ?", [number])
    connection.execute("DELETE FROM document WHERE id = ?", [number])


def _free_number(connection: sqlite3.Connection, listed_ms: int) -> int:
    first = listed_ms * PER_MILLISECOND
    while True:
        (last,) = connection.execute(
            "SELECT max(id) FROM document WHERE id BETWEEN ? AND ?",
            [first, first + PER_MILLISECOND - 1],
        ).fetchone()
        if last is None:
            return first
        if last < first + PER_MILLISECOND - 1:
            return int(last) + 1
        # thousands of texts of one moment: they flow over into the next milliseconds
        first += PER_MILLISECOND


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode(), 1)


def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode()
