"""A newsroom with its demo in a folder of its own, served for as long as pictures are taken."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PASSWORD = "screenshots-only"  # of a newsroom that is thrown away
STARTS_WITHIN = 60  # seconds
_ROOT = Path(__file__).resolve().parents[2]


def use_folder(folder: Path) -> None:
    """Point this process and its children at the folder; before Django is set up."""
    for name in ("DATABASE_URL", "REDIS_URL", "NEWSROOM_ENV", "DEBUG"):
        # a database or cache of the caller's own is not for filling
        os.environ.pop(name, None)
    os.environ["NEWSROOM_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"


def prepare(*, demo: bool) -> None:
    """Make the newsroom, empty or with the demo."""
    manage("migrate", "--verbosity", "0")
    if demo:
        manage("demo", "--password", PASSWORD)


def manage(*words: str) -> None:
    """Run one of the project's commands; its words go to standard error."""
    subprocess.run([sys.executable, "manage.py", *words], cwd=_ROOT, check=True, stdout=sys.stderr)


@contextmanager
def served() -> Iterator[str]:
    """The address of the running site; it ends with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--no-demo"],
        cwd=_ROOT,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PORT": str(port)},
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(address: str) -> None:
    ends = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 # our own server
        except OSError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.2)
        else:
            return
