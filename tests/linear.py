"""Whether work grows with the length of a text, and no faster."""

import time
from collections.abc import Callable

_FLOOR = 0.05  # seconds: below it a clock tells nothing


def growth(work: Callable[[str], object], unit: str, *, times: int) -> float:
    """How many times as much of the processor twice the text takes: 2 is linear, 4 is square."""
    once, twice = (_seconds(work, unit * number) for number in (times, 2 * times))
    return twice / max(once, _FLOOR)


def _seconds(work: Callable[[str], object], text: str) -> float:
    took = []
    for _ in range(2):
        began = time.thread_time()
        work(text)
        took.append(time.thread_time() - began)
    return min(took)
