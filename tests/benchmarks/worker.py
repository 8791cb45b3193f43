"""One site of one size in a process of its own; does what the runner asks, a JSON line each."""

import gc
import json
import os
import sys
import time
from collections.abc import Sequence
from io import BytesIO
from itertools import cycle, islice
from typing import Any
from urllib.parse import unquote_to_bytes

import django
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.utils import timezone

from editions import kept
from newsroom.process import keep_what_stays

_NOT_COUNTED = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK")


class Site:
    """The site of this process's data folder."""

    def __init__(self) -> None:
        call_command("migrate", verbosity=0)
        self._application = get_wsgi_application()
        keep_what_stays()  # as the server does

    def make(self, stories: int) -> list[float]:
        """Fill the site; stories a second of wall time, and of CPU."""
        from newsroom.corpus.making import make_corpus

        began, worked = time.perf_counter(), time.process_time()
        make_corpus(stories=stories, seed=1, at=timezone.now())
        wall, cpu = time.perf_counter() - began, time.process_time() - worked
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("ANALYZE")
        return [stories / wall, stories / cpu]

    def index(self) -> float:
        """Build the search index; seconds."""
        began = time.perf_counter()
        call_command("index_search", stdout=sys.stderr)
        return time.perf_counter() - began

    def addresses(self) -> dict[str, list[str]]:
        """Typical addresses of each page."""
        from tests.benchmarks.typical import addresses

        return addresses()

    def arrange(self, many: int) -> dict[str, int]:
        """Fronts with many past launches and with few (tests.benchmarks.arranged)."""
        from tests.benchmarks.arranged import arrange

        fronts = arrange(many)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("ANALYZE")
        return fronts

    def queries(self, paths: Sequence[str], cold: bool = False) -> int:
        """The most queries that one of these pages makes; the second time, when it is warm.

        `cold`: when the process is, but has kept no piece of a page.
        """
        most = 0
        for path in paths:
            self._get(path)
            if cold:
                kept.forget()
            counted: list[str] = []

            def count(execute: Any, sql: str, *rest: Any, counted: list[str] = counted) -> Any:
                if not sql.startswith(_NOT_COUNTED):
                    counted.append(sql)
                return execute(sql, *rest)

            with connection.execute_wrapper(count):
                self._get(path)
            most = max(most, len(counted))
        return most

    def spend(self, paths: Sequence[str], times: int, cold: bool = False) -> float:
        """CPU seconds of one request, of many to these pages in turn.

        `cold`: each as if no piece of a page had been kept.
        """
        requests = list(islice(cycle(paths), times))
        began = time.process_time()
        for path in requests:
            if cold:
                kept.forget()
            self._get(path)
        return (time.process_time() - began) / times

    def act(self, name: str, times: int) -> float:
        """CPU seconds of one act without a request (tests.benchmarks.acts)."""
        from tests.benchmarks import acts

        act = acts.prepare(name)
        gc.collect()  # what was left before is not this act's to clear away
        began = time.process_time()
        for number in range(times):
            act(number)
        return (time.process_time() - began) / times

    def _get(self, path: str) -> None:
        status = ""

        def start_response(line: str, headers: Any, exc_info: Any = None) -> None:
            nonlocal status
            status = line

        response = self._application(_environ(path), start_response)
        b"".join(response)
        response.close()
        if not status.startswith("200"):
            raise RuntimeError(f"{path} answers {status}")


def _environ(address: str) -> dict[str, Any]:
    """A server's request as WSGI has it."""
    path, _, query = address.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
    }


def main() -> None:
    """Answer orders from standard input until it ends."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever else is printed must not stand among the answers
    django.setup()
    site = Site()
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer = {"answer": getattr(site, order.pop("do"))(**order)}
        except Exception as error:  # the runner goes on with what else there is to measure
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
