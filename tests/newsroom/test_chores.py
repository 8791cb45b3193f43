"""Who does the chores, when, and what happens when one fails."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

from newsroom import chores
from newsroom.chores import AFTER_FAILURE, CHORES, LEASE, TERM, Chore, Worker, do_all
from newsroom.models import Lease
from readership.models import DailyViews, HourlyViews
from tests.factories.newsroom import T0, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


class Diary(list):
    """A chore that notes its turns, and has some steps to do."""

    def __init__(self, steps=1, fails=False):
        super().__init__()
        self.steps, self.fails = steps, fails

    def __call__(self, at):
        self.append(at)
        if self.fails:
            raise OperationalError("away")
        return len(self) < self.steps


def worker(holder, *diaries):
    return Worker(
        holder=holder,
        chores=[Chore(f"chore {n}", HOUR, diary) for n, diary in enumerate(diaries)],
    )


def test_holder_does_them_and_the_other_process_does_not():
    first, second = Diary(), Diary()
    one, other = worker("one", first), worker("other", second)

    one.turn(at=T0)
    other.turn(at=T0)

    assert (first, second) == ([T0], [])


def test_other_process_takes_over_when_the_holder_is_gone():
    diary = Diary()
    worker("gone", Diary()).turn(at=T0)
    other = worker("other", diary)

    for at in (T0 + TERM - SECOND, T0 + TERM):
        other.turn(at=at)

    assert diary == [T0 + TERM]


def test_chore_is_done_again_when_it_is_due():
    diary = Diary()
    one = worker("one", diary)
    moments = [T0, T0 + SECOND, T0 + HOUR - SECOND, T0 + HOUR]

    for at in moments:
        one.turn(at=at)

    assert diary == [T0, T0 + HOUR]


def test_chore_with_more_to_do_is_done_step_by_step():
    diary = Diary(steps=3)
    one = worker("one", diary)

    more = [one.turn(at=T0 + n * SECOND) for n in range(4)]

    assert more == [True, True, False, False]
    assert diary == [T0, T0 + SECOND, T0 + 2 * SECOND]


def test_chore_that_fails_keeps_no_other_from_being_done(caplog):
    failing, diary = Diary(fails=True), Diary()
    one = worker("one", failing, diary)

    for at in (T0, T0 + SECOND, T0 + AFTER_FAILURE):
        one.turn(at=at)

    assert failing == [T0, T0 + AFTER_FAILURE]
    assert diary == [T0]
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]


def test_thread_outlives_a_database_that_is_away(monkeypatch, caplog):
    turns = []
    one = worker("one", Diary())

    def away(*, at):
        turns.append(at)
        if len(turns) == 3:
            one.stop()
        raise OperationalError("away")

    monkeypatch.setattr(one, "turn", away)
    monkeypatch.setattr(chores, "TURN", 0.01)
    thread = threading.Thread(target=one.run)
    thread.start()
    thread.join(timeout=10)

    assert len(turns) == 3
    assert len(caplog.records) == 3


def test_no_thread_starts_where_settings_say_so(settings):
    chores.start_chores()

    assert "chores" not in [thread.name for thread in threading.enumerate()]


def old_session(expires):
    return Session.objects.create(session_key=str(expires), session_data="", expire_date=expires)


def test_command_rolls_up_and_clears_sessions_to_the_end(monkeypatch):
    now, story = timezone.now(), make_story_live().story
    kept = old_session(now + HOUR)
    old_session(now - HOUR)
    hours = [now.replace(minute=0, second=0, microsecond=0) - n * HOUR for n in (0, 500, 501)]
    for hour in hours:
        HourlyViews.objects.create(story=story, hour=hour, views=1)

    call_command("chores")

    assert list(Session.objects.all()) == [kept]
    assert sum(DailyViews.objects.values_list("views", flat=True)) == 2
    assert HourlyViews.objects.values_list("hour", flat=True).get() == hours[0]


def test_all_is_done_whoever_holds_the_lease():
    worker("somebody", Diary()).turn(at=T0)
    diary = Diary(steps=3)

    do_all(at=T0, chores=[Chore("chore", HOUR, diary)])

    assert len(diary) == 3


def test_every_chore_bears_being_done_twice():
    old_session(T0 - HOUR)
    for chore in (*CHORES, *CHORES):
        assert chore.step(T0) is False


PROCESS = """
import sys
import django
django.setup()
from django.conf import settings
from django.db import connection
from newsroom import chores
settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = sys.argv[1]
chores.TURN = 0.05
def say(at):
    print("done", flush=True)
    return False
chores.Worker(holder=sys.argv[2], chores=[chores.Chore("say", chores.timedelta(0), say)]).run()
"""


def start_process(holder):
    return subprocess.Popen(
        [sys.executable, "-c", PROCESS, str(connection.settings_dict["NAME"]), holder],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        cwd=Path(chores.__file__).parent.parent,
        stdout=subprocess.PIPE,
        text=True,
    )


def wait_for_holder(holder):
    for _ in range(600):
        if Lease.objects.filter(pk=LEASE, holder=holder).exists():
            return
        time.sleep(0.05)
    pytest.fail(f"{holder} did not get the lease")


@pytest.mark.django_db(transaction=True)
def test_process_that_is_killed_leaves_the_chores_to_the_other():
    first, second = start_process("first"), None
    try:
        wait_for_holder("first")
        assert first.stdout.readline() == "done\n"
        second = start_process("second")
        time.sleep(2)
        assert Lease.objects.get().holder == "first"

        first.send_signal(signal.SIGKILL)
        first.wait()
        Lease.objects.update(until=timezone.now())  # a minute has passed

        assert second.stdout.readline() == "done\n"
        assert Lease.objects.get().holder == "second"
    finally:
        for process in (first, second):
            if process is not None:
                process.kill()
                process.wait()
                process.stdout.close()
