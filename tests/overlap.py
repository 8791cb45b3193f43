"""Two acts whose transactions overlap."""

import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

WAITS = 0.5  # seconds after which an act that has not ended must be queueing


def overlapping(first: Callable[[], Any], second: Callable[[], Any]) -> list[Exception]:
    """Do `second` while the transaction of `first` is open; what `second` raised, if it did."""
    written, ended = threading.Event(), threading.Event()
    raised: list[Exception] = []

    def run_first() -> None:
        with transaction.atomic():
            first()
            written.set()
            ended.wait(WAITS)
        connection.close()

    def run_second() -> None:
        written.wait()
        try:
            second()
        except Exception as error:
            raised.append(error)
        ended.set()
        connection.close()

    _together(run_first, run_second)
    return raised


def having_waited(
    lock: Callable[[], Any], first: Callable[[], Any], second: Callable[[], Any]
) -> Any:
    """What `second` gives that came while `first` held the lock, and before it did anything."""
    held, came = threading.Event(), threading.Event()
    given: list[Any] = []

    def run_first() -> None:
        with transaction.atomic():
            lock()
            held.set()
            came.wait()
            time.sleep(2 * WAITS)
            first()
        connection.close()

    def run_second() -> None:
        held.wait()
        came.set()
        given.append(second())
        connection.close()

    _together(run_first, run_second)
    return given[0]


def _together(*runs: Callable[[], None]) -> None:
    threads = [threading.Thread(target=run) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
