"""A source of texts that lives in memory."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from search.documents import Document
from search.index import Change

AT = datetime(2036, 3, 3, 4, 0, tzinfo=UTC)


class Texts:
    """Texts by key, each a family of its own unless said otherwise; every write is a change."""

    def __init__(self, name="texts"):
        self.name = name
        self.log = []
        self.held = {}

    def put(self, key, headline="", body="", *, family=None, listed_at=None, **interval):
        self.held[key] = Document(
            key=key,
            family=family or key,
            headline=headline,
            body=f"{headline}\n{body}",
            listed_at=listed_at or AT - timedelta(hours=1) + timedelta(seconds=key),
            **interval,
        )
        self.touch(family or key)

    def end(self, key, until):
        self.held[key] = replace(self.held[key], live_until=until)
        self.touch(self.held[key].family)

    def drop(self, key):
        self.touch(self.held.pop(key).family)

    def touch(self, family):
        number = len(self.log) + 1
        self.log.append(Change(number, family, f"{self.name} {number}"))

    def changes(self, start, *, limit):
        return [change for change in self.log if change.number >= start][:limit]

    def documents(self, families):
        return [text for text in self.held.values() if text.family in set(families)]
