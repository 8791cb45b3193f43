"""Views that wait: nothing doubled, nothing lost, nothing without bound."""

import os
import signal
import threading
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from editions.publish import create_story
from readership.buffer import ViewBuffer, views
from readership.models import HourlyViews, Popularity
from tests.factories.newsroom import T0, make_story_live

MINUTE = timedelta(minutes=1)


class Written(list):
    """Takes batches as the database would."""

    def __call__(self, counts, at):
        self.append(dict(counts))


def add(buffer, story_id=1, reader=1, at=T0):
    return buffer.add(story_id=story_id, address=f"192.0.2.{reader}", agent="Mozilla", at=at)


def test_flush_writes_all_that_waits_in_one_batch():
    written = Written()
    buffer = ViewBuffer(write=written)
    for reader in range(3):
        add(buffer, reader=reader)
    add(buffer, story_id=2, at=T0 + MINUTE + timedelta(seconds=7))

    buffer.flush()
    buffer.flush()

    assert written == [{(1, T0): 3, (2, T0 + MINUTE): 1}]
    assert len(buffer) == 0


def test_visitor_is_taken_once():
    buffer = ViewBuffer(write=Written())

    assert [add(buffer), add(buffer), add(buffer, reader=2)] == [True, False, True]
    assert len(buffer) == 2


def test_full_buffer_drops_other_stories_and_still_counts_those_in_it():
    buffer = ViewBuffer(write=Written(), limit=2)

    taken = [add(buffer, story_id=n) for n in (1, 2, 3)]

    assert taken == [True, True, False]
    assert add(buffer, story_id=2, reader=2) is True
    assert len(buffer) == 3


def test_what_could_not_be_written_waits_and_is_added_to(caplog):
    written, down = Written(), [True]

    def write(counts, at):
        if down[0]:
            raise OSError("the database is away")
        written(counts, at)

    buffer = ViewBuffer(write=write)
    add(buffer)
    buffer.flush()
    add(buffer, reader=2)
    down[0] = False

    buffer.flush()

    assert written == [{(1, T0): 2}]
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_many_threads_lose_no_view():
    written = Written()
    buffer = ViewBuffer(write=written)

    def read(thread):
        for reader in range(200):
            buffer.add(story_id=reader % 7, address=f"{thread}-{reader}", agent="M", at=T0)
            if reader % 50 == 0:
                buffer.flush()

    threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    buffer.flush()

    assert sum(sum(batch.values()) for batch in written) == 800


def wait_until(happened):
    for _ in range(400):
        if happened():
            return
        time.sleep(0.01)
    pytest.fail("nothing happened within four seconds")


def names():
    return [thread.name for thread in threading.enumerate()]


def test_thread_writes_by_itself_ends_and_starts_again(settings):
    settings.BACKGROUND_THREADS = True
    written = Written()
    buffer = ViewBuffer(write=written, every=0.01)
    for reader in (1, 2):
        add(buffer, reader=reader)
        wait_until(lambda reader=reader: len(written) == reader)
        wait_until(lambda: "views" not in names())

    assert written == [{(1, T0): 1}, {(1, T0): 1}]


def test_no_thread_starts_where_settings_say_so():
    add(ViewBuffer(write=Written(), every=0.01))

    assert "views" not in names()


def test_forked_child_starts_with_nothing_and_its_parent_keeps_all():
    written = Written()
    buffer = ViewBuffer(write=written)
    add(buffer)

    child = os.fork()
    if child == 0:
        os._exit(0 if len(buffer) == 0 and add(buffer) and len(buffer) == 1 else 1)
    _, status = os.waitpid(child, 0)
    buffer.flush()

    assert os.waitstatus_to_exitcode(status) == 0
    assert written == [{(1, T0): 1}]


def test_child_forked_while_its_parent_writes_is_not_locked_out():
    parent, codes = os.getpid(), []

    def write(counts, at):
        if os.getpid() != parent:
            return
        child = os.fork()
        if child == 0:
            # it would wait for ever for a lock that nobody in this process gives back
            signal.alarm(5)
            taken = add(buffer)
            buffer.flush()
            os._exit(0 if taken and len(buffer) == 0 else 1)
        codes.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))

    buffer = ViewBuffer(write=write)
    add(buffer)
    buffer.flush()

    assert codes == [0]


@pytest.mark.services
@pytest.mark.django_db
def test_buffer_of_the_process_writes_to_the_database():
    story_id, never = make_story_live().story_id, create_story(at=T0).pk
    now = timezone.now()
    for reader in range(3):
        add(views, story_id=story_id, reader=reader, at=now)
        add(views, story_id=never, reader=reader, at=now)

    views.flush()

    assert Popularity.objects.values_list("story", "views").get() == (story_id, 3)
    assert HourlyViews.objects.values_list("views", flat=True).get() == 3
