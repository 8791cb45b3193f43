"""A site of the benchmark as the runner sees it: a process with a data folder of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


class Refused(Exception):
    """The site could not do what it was asked."""


class Site:
    """Starts a worker on a data folder and gives it orders, one at a time."""

    def __init__(self, folder: Path) -> None:
        # a database or cache of the caller's own is not for filling
        inherited = {
            name: value
            for name, value in os.environ.items()
            if name not in {"DATABASE_URL", "REDIS_URL", "NEWSROOM_ENV", "DEBUG"}
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).resolve().parents[2],
            env=inherited
            | {
                "NEWSROOM_DATA": str(folder),
                "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
            },
        )

    def ask(self, do: str, **order: Any) -> Any:
        """The worker's answer to an order; raises Refused with what it says instead."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"do": do, **order}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the worker ended with {self._process.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            raise Refused(answer["error"])
        return answer["answer"]

    def end(self) -> None:
        """Let the worker go, and wait for it."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=30)
