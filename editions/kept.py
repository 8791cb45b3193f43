"""What pages keep in the memory of a process: exact, as long as nothing public can change."""

import time
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.utils import timezone

# The names of channels and topics and the scores of Hot change without a change of the record.
LONGEST = 10.0  # seconds
MOST = 2_000  # pieces: a topic's list takes some 20 KB

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the public record stands at a moment: its newest change, and how long that is all.

    Two stands with the same number differ by the clock alone; `until` is the next moment at which
    something begins or ends by it.
    """

    number: int
    until: datetime


@dataclass(frozen=True)
class Epoch:
    """A time in which every page is the same: from one change or boundary to the next.

    It ends at midnight in Shanghai too, when dates in lists take another form. What is made in it
    is made after the number of the newest change was read: it may be newer, and is never older.
    """

    number: int
    since: datetime
    until: datetime
    ends: float
    _kept: dict[Hashable, Any] = field(default_factory=dict)

    def keep(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What was made under this key in this epoch, or is made now."""
        for kept in self.kept([key]).values():
            return kept  # type: ignore[no-any-return] # what its maker made
        made = make()
        self.add({key: made})
        return made

    def keep_until(
        self, key: Hashable, make: Callable[[], tuple[Value, datetime]], *, at: datetime
    ) -> Value:
        """As `keep`, of a piece that says itself until when it is true."""
        made, until = self.keep(key, make)
        if at >= until:
            made, until = make()
            self.add({key: (made, until)})
        return made

    def kept(self, keys: Iterable[Hashable]) -> dict[Any, Any]:
        """What is kept under these keys."""
        return {key: self._kept[key] for key in keys if key in self._kept}

    def add(self, made: Mapping[Any, Any]) -> None:
        """Keep what was made in this epoch."""
        if len(self._kept) + len(made) <= MOST:
            self._kept.update(made)

    def holds(self, moment: datetime, number: int) -> bool:
        """Whether a moment at which this is the newest change lies in it."""
        within = self.since <= moment < self.until and time.monotonic() < self.ends
        return within and self.number == number


_current: list[Epoch] = []  # one or none


def epoch_at(moment: datetime, stand: Stand) -> Epoch:
    """The epoch of the present moment, at which the page has just read where the record stands."""
    for current in _current:
        if current.holds(moment, stand.number):
            return current
    until = min(stand.until, _midnight(moment))
    new = Epoch(stand.number, moment, until, time.monotonic() + LONGEST)
    _current[:] = [new]
    return new


def keep_in(epoch: Epoch | None, key: Hashable, make: Callable[[], Value]) -> Value:
    """As `Epoch.keep`; without an epoch, as at a moment that was asked for, it is made."""
    return epoch.keep(key, make) if epoch else make()


def forget() -> None:
    """Begin anew; for tests, whose databases go back to where they were."""
    _current.clear()


def _midnight(moment: datetime) -> datetime:
    there = moment.astimezone(timezone.get_default_timezone())
    return there.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
