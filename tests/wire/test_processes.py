"""Imports as processes of their own, on a site of their own: killed, and two at once."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.factories.wire import as_lines, make_record
from tests.wire.conftest import counts

MANAGE = [sys.executable, str(Path(__file__).parents[2] / "manage.py")]
_COUNT = """
from articles.models import Article, Decision, Revision
from editions.models import Edition, Listing, Story
models = (Story, Edition, Article, Decision, Revision)
print(*(model.objects.count() for model in models), Listing.objects.count() / 4)
"""


class Site:
    """A site on SQLite in a folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "NEWSROOM_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        }
        self.run("migrate", "-v0")

    def run(self, *arguments):
        done = subprocess.run(
            [*MANAGE, *arguments], env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    def start(self, *arguments):
        return subprocess.Popen(
            [*MANAGE, *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def counted(self):
        """Stories, editions, articles, decisions, revisions, stories that stand in lists."""
        return [float(number) for number in self.run("shell", "-v0", "-c", _COUNT).split()]

    def has_written(self, size):
        wal = self.folder / "newsroom.sqlite3-wal"
        return wal.exists() and wal.stat().st_size > size


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path / "site")


def file_of(tmp_path, number):
    people = [{"name": "张三"}, {"name": "张三", "role": "editor"}]
    path = tmp_path / "items.jsonl"
    path.write_bytes(as_lines(*(make_record(contributors=people) for _ in range(number))))
    return str(path)


def summary_of(stdout):
    return json.loads(stdout.splitlines()[-1])


def test_killed_import_leaves_whole_items_and_a_rerun_finishes(site, tmp_path):
    total = 400
    order = ["import_stories", file_of(tmp_path, total), "--publish"]
    with site.start(*order) as running:
        while running.poll() is None and not site.has_written(300_000):
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)

    left = site.counted()

    assert 0 < left[0] < total
    assert left == [left[0]] * 6
    again = summary_of(site.run(*order))
    assert counts(again) == (total - left[0], 0, left[0], 0)
    assert site.counted() == [total] * 6


def test_two_imports_at_once_take_each_item_once(site, tmp_path):
    total = 60
    order = ["import_stories", file_of(tmp_path, total), "--publish"]

    with site.start(*order) as one, site.start(*order) as other:
        summaries = [summary_of(running.communicate()[0]) for running in (one, other)]

    assert [summary["refused"] for summary in summaries] == [[], []]
    assert sum(summary["imported"] for summary in summaries) == total
    assert sum(summary["unchanged"] for summary in summaries) == total
    assert site.counted() == [total] * 6
