"""One holder at a time."""

import threading
from datetime import timedelta

import pytest
from django.db import connections

from newsroom.leases import take_lease
from newsroom.models import Lease
from tests.factories.newsroom import T0

pytestmark = [pytest.mark.django_db, pytest.mark.services]
TERM = timedelta(seconds=60)
SECOND = timedelta(seconds=1)


def take(holder, at=T0, name="duty"):
    return take_lease(name=name, holder=holder, at=at, term=TERM)


def test_first_takes_it_and_the_other_does_not():
    assert [take("one"), take("other"), take("one")] == [True, False, True]


def test_holder_keeps_it_by_taking_it_again():
    take("one")
    take("one", T0 + TERM - SECOND)

    assert take("other", T0 + TERM) is False
    assert Lease.objects.get().until == T0 + 2 * TERM - SECOND


def test_other_takes_over_when_the_holder_falls_silent():
    take("one")

    assert [take("other", T0 + TERM - SECOND), take("other", T0 + TERM)] == [False, True]
    assert take("one", T0 + TERM) is False


def test_duties_are_held_apart():
    assert [take("one"), take("other", name="another duty")] == [True, True]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("lapsed", [False, True])
def test_of_many_who_ask_at_once_one_gets_it(lapsed):
    if lapsed:
        take("silent", T0 - TERM)
    start, answers = threading.Barrier(6), []

    def ask(number):
        try:
            start.wait()
            answers.append(take(f"process {number}"))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [False] * 5 + [True]
