"""What becomes of a made-up story: how many editions, when, and how it ends."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from random import Random

from editions.interval import FOREVER
from editions.models import Edition

# 300 stories a day, each some way back from the one before
PACE = timedelta(minutes=4, seconds=48)
_HOUR = timedelta(hours=1)
_EDITIONS = (1, 2, 3, 4)
_HOW_MANY_HAVE_THEM = (53, 30, 12, 5)
_HOURS_TO_UPDATE = 2.0
_HOURS_TO_WAIT = 48


class Fate(Enum):
    """What is out of the ordinary about a story; its number says which."""

    WAITS = 13
    UPDATE_WAITS = 37
    WITHDRAWN = 59
    RESTORED = 71
    WAS_CANCELLED = 83
    ORDINARY = auto()


_CYCLE = 100
_fates = {fate.value: fate for fate in Fate if fate is not Fate.ORDINARY}


@dataclass(frozen=True, slots=True)
class Version:
    """An edition to be: its interval, why it is made, and whether its text is whole yet."""

    live_from: datetime
    live_until: datetime
    kind: Edition.Kind
    created_at: datetime
    whole: bool = True

    @property
    def listed(self) -> bool:
        """Whether it stands in lists: a cancelled one doesn't."""
        return self.live_from < self.live_until


@dataclass(frozen=True, slots=True)
class Plan:
    """A story's editions in order, and the interval in which it is withdrawn."""

    versions: list[Version]
    withdrawn: tuple[datetime, datetime] | None = None


def plan(rng: Random, *, number: int, at: datetime) -> Plan:
    """The plan of the corpus's story of that number, as it stands at a moment."""
    fate = _fates.get(number % _CYCLE, Fate.ORDINARY)
    first = at - PACE * (number + 1) + PACE * rng.random()
    ahead = at + _HOUR * rng.randint(1, _HOURS_TO_WAIT)
    if fate is Fate.WAITS:
        return Plan([Version(ahead, FOREVER, Edition.Kind.FIRST, at)])
    starts = _starts(rng, first, at)
    settled = starts[-1]
    if fate is Fate.WITHDRAWN:
        end = _between(rng, settled, at)
        return Plan(_versions(rng, starts, end, at), (end, FOREVER))
    if fate is Fate.RESTORED:
        end = _between(rng, settled, at)
        back = _between(rng, end, at)
        versions = _versions(rng, starts, end, at)
        versions.append(Version(back, FOREVER, Edition.Kind.UPDATE, back))
        return Plan(versions, (end, back))
    if fate is Fate.UPDATE_WAITS:
        return Plan(_versions(rng, [*starts, ahead], FOREVER, at))
    versions = _versions(rng, starts, FOREVER, at)
    if fate is Fate.WAS_CANCELLED:
        versions.append(Version(ahead, ahead, Edition.Kind.UPDATE, at))
    return Plan(versions)


def _starts(rng: Random, first: datetime, at: datetime) -> list[datetime]:
    (count,) = rng.choices(_EDITIONS, weights=_HOW_MANY_HAVE_THEM)
    starts = [first]
    for _ in range(count - 1):
        following = starts[-1] + _HOUR * rng.expovariate(1 / _HOURS_TO_UPDATE)
        if following >= at:
            break
        starts.append(following)
    return starts


def _versions(rng: Random, starts: list[datetime], until: datetime, at: datetime) -> list[Version]:
    """The versions that begin at these moments, the last of them live until a moment."""
    ends = [*starts[1:], until]
    several = len(starts) > 1
    return [
        Version(
            start,
            end,
            _kind(rng) if place else Edition.Kind.FIRST,
            min(start, at),
            whole=place > 0 or not several,
        )
        for place, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _kind(rng: Random) -> Edition.Kind:
    return rng.choices(
        (Edition.Kind.UPDATE, Edition.Kind.CORRECTION, Edition.Kind.QUICK_FIX), weights=(8, 1, 1)
    )[0]


def _between(rng: Random, start: datetime, end: datetime) -> datetime:
    return start + (end - start) * rng.uniform(0.1, 0.9)
