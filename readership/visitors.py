"""Who counts: people, once in a while for each story; nothing is kept that tells who they were."""

import hashlib
import re
import secrets
from collections import OrderedDict
from collections.abc import Iterator

WINDOW = 30 * 60.0
SALT_LASTS = 24 * 3600.0
REMEMBERED = 200_000

_BOT = re.compile(
    r"(?<!\bcu)bot(\b|[/;_-])|spider|crawl|slurp|scrap|archiver|monitor|preview|fetch|feed|facebookexternalhit"
    r"|^(curl|wget|python|go-http|java|okhttp|libwww|axios|node|ruby|php|apache-httpclient)",
    re.IGNORECASE,
)


def is_bot(agent: str) -> bool:
    """Whether a user agent names itself a program that reads by itself, or names nothing."""
    return not agent.strip() or _BOT.search(agent) is not None


class Visitors:
    """Who read what within the last half hour, as salted hashes in memory.

    The salt is made anew every day and known to this process only. Not safe for threads by itself.
    Times are seconds of one clock that never goes back.
    """

    def __init__(self, *, window: float = WINDOW, limit: int = REMEMBERED) -> None:
        self._window, self._limit = window, limit
        self._seen: OrderedDict[bytes, float] = OrderedDict()
        self._salt, self._salted = secrets.token_bytes(32), 0.0

    def __len__(self) -> int:
        return len(self._seen)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._seen)

    def is_first(self, *, story_id: int, address: str, agent: str, now: float) -> bool:
        """Whether this visitor has not read this story within the window; it then has."""
        self.forget(now)
        visit = f"{story_id}\0{address}\0{agent}".encode(errors="replace")
        key = hashlib.blake2b(visit, key=self._salt, digest_size=12).digest()
        if key in self._seen:
            return False
        self._seen[key] = now
        if len(self._seen) > self._limit:
            self._seen.popitem(last=False)
        return True

    def forget(self, now: float) -> None:
        """Drop what lies before the window, and the salt of yesterday."""
        while self._seen and next(iter(self._seen.values())) <= now - self._window:
            self._seen.popitem(last=False)
        if not self._salted or now - self._salted > SALT_LASTS:
            self._salt, self._salted = secrets.token_bytes(32), now
