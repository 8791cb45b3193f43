"""Periodic work, done by one web process at a time; nothing public depends on it being on time."""

import logging
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.db import connections
from django.utils import timezone

from newsroom.leases import take_lease
from readership.rollup import roll_up

logger = logging.getLogger(__name__)
LEASE = "chores"
TERM = timedelta(seconds=60)
TURN = 15.0
BETWEEN_STEPS = 0.2
AFTER_FAILURE = timedelta(minutes=5)


@dataclass(frozen=True)
class Chore:
    """A step of under a second that bears being done twice; it returns True where more is left."""

    name: str
    every: timedelta
    step: Callable[[datetime], bool]


def roll_up_views(at: datetime) -> bool:
    """Hours of views become days."""
    return roll_up(at=at)


def clear_sessions(at: datetime) -> bool:
    """Sign-ins that have run out are deleted."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return False


CHORES = (
    Chore("roll up views", timedelta(hours=1), roll_up_views),
    Chore("clear sessions", timedelta(days=1), clear_sessions),
)


def do_all(*, at: datetime, chores: Sequence[Chore] = CHORES) -> None:
    """Do every chore to its end, whoever holds the lease."""
    for chore in chores:
        while chore.step(at):
            pass


class Worker:
    """One process's share in the chores: its turns, while it holds the lease."""

    def __init__(self, *, holder: str = "", chores: Sequence[Chore] = CHORES) -> None:
        self.holder = holder or secrets.token_hex(16)
        self._chores = chores
        self._due: dict[str, datetime] = {}
        self._stopped = threading.Event()

    def turn(self, *, at: datetime) -> bool:
        """Take or keep the lease, and do one step of every chore that is due; True: more is."""
        if not take_lease(name=LEASE, holder=self.holder, at=at, term=TERM):
            self._due.clear()
            return False
        left = [self._step(chore, at) for chore in self._chores if self._is_due(chore, at)]
        return any(left)

    def _is_due(self, chore: Chore, at: datetime) -> bool:
        return self._due.get(chore.name, at) <= at

    def _step(self, chore: Chore, at: datetime) -> bool:
        try:
            more = chore.step(at)
        except Exception:
            logger.exception("the chore %r failed; it is tried again later", chore.name)
            self._due[chore.name] = at + AFTER_FAILURE
            return False
        self._due[chore.name] = at if more else at + chore.every
        return more

    def run(self) -> None:
        """Take turns until stopped; outlives a database that is away."""
        more = False
        while not self._stopped.wait(BETWEEN_STEPS if more else TURN):
            more = self._turn_at_ease()

    def _turn_at_ease(self) -> bool:
        try:
            return self.turn(at=timezone.now())
        except Exception:
            logger.exception("no chores this time")
            return False
        finally:
            connections.close_all()

    def stop(self) -> None:
        """End `run` after the turn that it is in."""
        self._stopped.set()


def start_chores() -> None:
    """Let this process take its turns, in a thread that ends with it."""
    if settings.BACKGROUND_THREADS:
        threading.Thread(target=Worker().run, name="chores", daemon=True).start()
