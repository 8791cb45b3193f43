"""Keeps the few latest results of a costly work on texts."""

from collections import OrderedDict
from threading import Lock


class Remembered:
    """Results by the text that they were made of; the one that was not asked for longest goes.

    Of a text that comes out of the work as it is, nothing is made anew: results lead to themselves.
    """

    def __init__(self, *, most: int) -> None:
        self._results: OrderedDict[str, str] = OrderedDict()
        self._most = most
        self._lock = Lock()

    def get(self, text: str) -> str | None:
        """What was made of it, if that is still known."""
        with self._lock:
            result = self._results.get(text)
            if result is not None:
                self._results.move_to_end(text)
            return result

    def add(self, text: str, result: str) -> str:
        """Take note of a result, and return it."""
        with self._lock:
            self._results[text] = self._results[result] = result
            while len(self._results) > self._most:
                self._results.popitem(last=False)
        return result
