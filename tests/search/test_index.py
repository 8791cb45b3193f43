"""The index over any source: what it finds, how it follows, what it survives."""

import fcntl
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings as hypothesis_settings, strategies as st

from chinese.folding import normal_form, phrases
from search import store
from search.index import Effort, Index
from search.matches import Wanted
from tests.search.sources import AT, Texts

pytestmark = pytest.mark.services
HOUR = timedelta(hours=1)
AT_LENGTH = Effort(changes=100_000, seconds=600, patience=60, slice=250)
IN_A_REQUEST = Effort(changes=500, seconds=600, patience=0.3, slice=50)


@pytest.fixture(autouse=True)
def no_clock(monkeypatch):
    """A busy machine does as much in a request as an idle one."""
    monkeypatch.setattr("search.index.IN_A_REQUEST", IN_A_REQUEST)


@pytest.fixture
def texts():
    return Texts()


@pytest.fixture
def index(texts, tmp_path):
    return Index(tmp_path, "texts", texts)


def keys(index, query, at=AT, most=100):
    wanted = Wanted.all_of(phrases(query))
    return [
        match.key for match in index.answer(lambda found: found.anywhere(wanted, at=at, most=most))
    ]


def scan(texts, query):
    """What holds the query's one phrase: Han anywhere, words and numbers whole."""
    (phrase,) = phrases(f'"{query}"')
    start = "(?<![a-z0-9])" if phrase[0].isascii() else ""
    end = "(?![a-z0-9])" if phrase[-1].isascii() else ""
    pattern = re.compile(start + re.escape(phrase) + end)
    return {key for key, text in texts.held.items() if pattern.search(normal_form(text.body))}


letters = st.sampled_from("上海申花市5gA，。 上海申")


@given(
    bodies=st.lists(st.text(letters, max_size=12), max_size=8),
    query=st.text(letters, min_size=1, max_size=6).filter(normal_form),
)
@hypothesis_settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_index_and_scan_agree(tmp_path_factory, bodies, query):
    texts = Texts()
    for key, body in enumerate(bodies, 1):
        texts.put(key, "", body)

    index = Index(tmp_path_factory.mktemp("law"), "texts", texts)

    assert set(keys(index, f'"{query}"')) == scan(texts, query)


def test_newest_come_first_whatever_the_order_of_writing(index, texts):
    for key, hours in ((1, 5), (2, 1), (3, 9)):
        texts.put(key, "芯片", listed_at=AT - hours * HOUR)

    assert keys(index, "芯片") == [2, 1, 3]
    assert keys(index, "芯片", most=2) == [2, 1]


def test_texts_before_1970_and_of_one_moment_are_found(index, texts, monkeypatch):
    monkeypatch.setattr("search.documents.PER_MILLISECOND", 4)
    texts.put(1, "旧闻", listed_at=AT.replace(year=1949))
    for key in range(2, 12):
        texts.put(key, "旧闻", listed_at=AT.replace(year=2030))

    assert sorted(keys(index, "旧闻")) == list(range(1, 12))


def test_interval_is_asked_of_the_moment(index, texts):
    texts.put(1, "芯片", family=1, listed_at=AT, live_from=AT, live_until=AT + 2 * HOUR)
    texts.put(2, "芯片", family=1, listed_at=AT, live_from=AT + 2 * HOUR)
    texts.put(3, "芯片", listed_at=AT + 5 * HOUR, live_from=AT + 5 * HOUR)

    assert keys(index, "芯片", AT - HOUR) == []
    assert keys(index, "芯片", AT) == [1]
    assert keys(index, "芯片", AT + 2 * HOUR) == [2]
    assert keys(index, "芯片", AT + 5 * HOUR) == [3, 2]


def test_changed_texts_are_followed(index, texts):
    texts.put(1, "芯片", "昇腾")
    texts.put(2, "芯片")
    assert keys(index, "芯片") == [2, 1]

    texts.put(1, "手机", "麒麟")
    texts.end(2, AT)

    assert keys(index, "芯片") == []
    assert keys(index, "昇腾") == []
    assert keys(index, "手机") == keys(index, "麒麟") == [1]
    assert keys(index, "芯片", AT - HOUR / 2) == [2]

    texts.drop(1)

    assert keys(index, "麒麟") == []


def test_change_without_a_difference_writes_nothing(index, texts):
    texts.put(1, "芯片")
    index.catch_up(IN_A_REQUEST)
    before = index.store.connection().total_changes

    texts.touch(1)
    index.catch_up(IN_A_REQUEST)

    # the row that says how far it has come
    assert index.store.connection().total_changes == before + 1


def test_request_does_no_more_than_its_share(index, texts):
    for key in range(1, 1001):
        texts.put(key, "芯片")

    assert index.catch_up(IN_A_REQUEST) is False
    assert index.reached() == 500
    assert len(keys(index, "芯片", most=2000)) == 1000
    assert index.catch_up(IN_A_REQUEST) is True


def test_request_stops_when_its_time_is_over(index, texts, monkeypatch):
    for key in range(1, 1001):
        texts.put(key, "芯片")
    clock = count()
    monkeypatch.setattr("search.index.time.monotonic", lambda: next(clock))

    assert index.catch_up(Effort(changes=500, seconds=3, patience=1, slice=50)) is False

    assert index.reached() == 100


def test_deleted_file_is_made_anew_under_open_connections(index, texts, tmp_path):
    texts.put(1, "芯片")
    others = [Index(tmp_path, "texts", texts) for _ in range(3)]
    assert [keys(each, "芯片") for each in (index, *others)] == [[1]] * 4

    index.store.path.unlink()

    assert [keys(each, "芯片") for each in (*others, index)] == [[1]] * 4
    assert index.store.path.exists()


def test_companions_of_a_deleted_file_are_not_taken_over(index, texts, tmp_path):
    texts.put(1, "芯片")
    index.catch_up(IN_A_REQUEST)
    shared_memory = index.store.path.with_name(index.store.path.name + "-shm")
    before = shared_memory.stat().st_ino
    index.store.path.unlink()
    fresh = Index(tmp_path, "texts", texts)

    assert keys(fresh, "芯片") == [1]
    assert shared_memory.stat().st_ino != before


@pytest.mark.parametrize("damage", ["front", "middle", "text"])
def test_damaged_file_is_made_anew(index, texts, tmp_path, damage):
    for key in range(1, 200):
        texts.put(key, f"芯片{key}", "正文很长" * 50)
    index.catch_up(AT_LENGTH)
    index.store.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = index.store.path
    content = bytearray(path.read_bytes())
    if damage == "text":
        content = bytearray(b"not a database at all " * 1000)
    else:
        start = 0 if damage == "front" else 4096
        content[start : start + 200_000] = os.urandom(len(content[start : start + 200_000]))
    path.unlink()
    path.write_bytes(content)

    assert keys(Index(tmp_path, "texts", texts), "芯片7") == [7]
    assert keys(index, "芯片7") == [7]


def test_another_log_makes_it_anew(index, texts, tmp_path):
    for key in range(1, 4):
        texts.put(key, "芯片")
    assert keys(index, "芯片") == [3, 2, 1]

    shorter = Texts("flushed")
    shorter.put(7, "芯片")
    assert keys(Index(tmp_path, "texts", shorter), "芯片") == [7]

    longer = Texts("restored")
    for key in range(20, 30):
        longer.put(key, "手机")
    assert keys(Index(tmp_path, "texts", longer), "芯片") == []
    assert len(keys(Index(tmp_path, "texts", longer), "手机")) == 10
    assert keys(Index(tmp_path, "texts", Texts("empty")), "手机") == []


def test_another_version_of_the_fold_makes_it_anew(texts, tmp_path, monkeypatch):
    texts.put(1, "芯片")
    old = Index(tmp_path, "texts", texts)
    assert keys(old, "芯片") == [1]

    monkeypatch.setattr(store, "VERSION", "next")
    new = Index(tmp_path, "texts", texts)

    assert new.reached() == 0
    assert keys(new, "芯片") == [1]
    new.store.remove_other_versions()
    assert not old.store.path.exists()
    assert new.store.path.exists()


WRITER = """
import os, sys, time
from pathlib import Path
from search.index import Effort, Index
from tests.search.sources import Texts

IN_A_REQUEST = Effort(changes=500, seconds=600, patience=0.3, slice=50)

texts = Texts()
for key in range(1, 101):
    texts.put(key, "芯片")
index = Index(Path(sys.argv[1]), "texts", texts)
index.catch_up(IN_A_REQUEST)
for key in range(101, 151):
    texts.put(key, "芯片")

def stop():
    print("inside", flush=True)
    time.sleep(60)

held = texts.documents
def documents(families):
    yield from held(families)
    stop()

texts.documents = documents
index.catch_up(IN_A_REQUEST)
"""


def test_killed_writer_leaves_whole_slices_only(index, texts, tmp_path):
    root = Path(__file__).resolve().parents[2]
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "DJANGO_SETTINGS_MODULE": "tests.settings"},
        stdout=subprocess.PIPE,
    )
    with writer:
        assert writer.stdout.readline() == b"inside\n"
        for key in range(1, 151):
            texts.put(key, "芯片")
        # another writer is at work: what is there is the answer
        assert len(keys(index, "芯片", most=500)) == 100
        writer.send_signal(signal.SIGKILL)

    assert len(keys(index, "芯片", most=500)) == 150


def test_several_threads_and_indexes_make_one_file(texts, tmp_path):
    for key in range(1, 401):
        texts.put(key, "芯片")
    answers, errors = [], []

    def ask():
        try:
            index = Index(tmp_path, "texts", texts)
            assert index.catch_up(AT_LENGTH)
            answers.append(len(keys(index, "芯片", most=1000)))
        except (sqlite3.Error, AssertionError) as error:
            errors.append(error)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (answers, errors) == ([400] * 6, [])


def test_forked_child_opens_a_connection_of_its_own(index, texts):
    texts.put(1, "芯片")
    parents = index.store.connection()

    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        own = index.store.connection() is not parents
        os.write(writer, f"{own} {keys(index, '芯片')}".encode())
        os._exit(0)
    os.waitpid(child, 0)

    assert os.read(reader, 100) == b"True [1]"
    assert keys(index, "芯片") == [1]
    os.close(reader)
    os.close(writer)


def test_slice_that_another_has_written_meanwhile_is_not_written_again(index, texts, tmp_path):
    for key in range(1, 61):
        texts.put(key, "芯片")
    other, read = Index(tmp_path, "texts", texts), texts.changes

    def changes(start, *, limit):
        rows = read(start, limit=limit)
        texts.changes = read
        assert other.catch_up(IN_A_REQUEST)
        return rows

    texts.changes = changes
    index.catch_up(Effort(changes=50, seconds=600, patience=1, slice=50))

    assert index.reached() == 60


def test_file_is_opened_and_discarded_by_one_at_a_time(index, texts, tmp_path):
    texts.put(1, "芯片")
    with (tmp_path / "texts.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        thread = threading.Thread(target=index.rebuild)
        thread.start()
        thread.join(0.2)
        assert thread.is_alive()
        assert not index.store.path.exists()
    thread.join()

    assert keys(index, "芯片") == [1]
