"""What pages keep ends where an alert begins, ends or is changed."""

from datetime import timedelta

import pytest

from editions.interval import FOREVER
from editions.stands import stand_at
from fronts.models import Alert
from tests.factories.newsroom import T0, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _published():
    make_story_live(live_from=T0 - HOUR)


def raise_alert(**fields):
    given = {"text": "快讯", "created_at": T0, "live_from": T0, "live_until": FOREVER} | fields
    return Alert.objects.create(**given)


def test_alert_is_a_change_and_so_is_its_end():
    before = stand_at(T0)

    alert = raise_alert()
    during = stand_at(T0)
    alert.live_until = T0
    alert.save(update_fields=["live_until"])

    assert len({before.changes, during.changes, stand_at(T0).changes}) == 3


def test_alert_begins_and_ends_by_the_clock():
    raise_alert(live_from=T0 + HOUR, live_until=T0 + 2 * HOUR)

    assert stand_at(T0).until == T0 + HOUR
    assert stand_at(T0 + HOUR).until == T0 + 2 * HOUR
    assert stand_at(T0 + 2 * HOUR).until == FOREVER
