"""Views that wait in memory for some seconds, so that no page and no reader waits for them."""

import logging
import os
import threading
import time
from collections.abc import Callable
from datetime import datetime
from multiprocessing.util import Finalize

from django.conf import settings
from django.db import connections
from django.utils import timezone

from readership.counting import Counts, record_views
from readership.visitors import Visitors

logger = logging.getLogger(__name__)
EVERY = 5.0
LIMIT = 50_000


class ViewBuffer:
    """One for each process. A thread writes it down and ends; the next view starts another.

    What could not be written stays for the next time. Where the buffer is full, views of further
    stories are dropped: it must not grow with whatever is posted.
    """

    def __init__(
        self,
        *,
        write: Callable[[Counts, datetime], object],
        every: float = EVERY,
        limit: int = LIMIT,
    ) -> None:
        self._write, self._every, self._limit = write, every, limit
        self._start_anew()
        os.register_at_fork(after_in_child=self._start_anew)

    def _start_anew(self) -> None:
        # a forked child has neither its parent's threads nor any right to its parent's views
        self._lock, self._writing = threading.Lock(), threading.Lock()
        self._counts: dict[tuple[int, datetime], int] = {}
        self._visitors = Visitors()
        self._thread: threading.Thread | None = None
        self._ends_well = False

    def __len__(self) -> int:
        return sum(self._counts.values())

    def add(self, *, story_id: int, address: str, agent: str, at: datetime) -> bool:
        """Take a view in, unless this visitor's was taken within the window; True if taken."""
        key = story_id, at.replace(second=0, microsecond=0)
        with self._lock:
            if key not in self._counts and len(self._counts) >= self._limit:
                return False
            if not self._visitors.is_first(
                story_id=story_id, address=address, agent=agent, now=time.monotonic()
            ):
                return False
            self._counts[key] = self._counts.get(key, 0) + 1
            if settings.BACKGROUND_THREADS:
                self._start_thread()
        return True

    def flush(self) -> None:
        """Write down what waits, in one batch; what fails is logged and kept."""
        with self._writing:
            with self._lock:
                batch, self._counts = self._counts, {}
            if not batch:
                return
            try:
                self._write(batch, timezone.now())
            except Exception:
                logger.exception("views could not be written; they wait for the next time")
                self._take_back(batch)

    def clear(self) -> None:
        """Forget everything that waits, and who came."""
        with self._lock:
            self._counts, self._visitors = {}, Visitors()

    def _take_back(self, batch: dict[tuple[int, datetime], int]) -> None:
        with self._lock:
            for key, number in batch.items():
                if key in self._counts or len(self._counts) < self._limit:
                    self._counts[key] = self._counts.get(key, 0) + number

    def _start_thread(self) -> None:
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="views", daemon=True)
            self._thread.start()
        if not self._ends_well:
            # unlike atexit, this runs in the workers that a server forks as well
            Finalize(None, self.flush, exitpriority=1)
            self._ends_well = True

    def _run(self) -> None:
        while True:
            time.sleep(self._every)
            try:
                self.flush()
            finally:
                connections.close_all()
            with self._lock:
                if not self._counts:
                    self._thread = None
                    return


def _record(counts: Counts, at: datetime) -> None:
    record_views(counts=counts, at=at)


views = ViewBuffer(write=_record)
