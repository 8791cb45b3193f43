"""Two in one front's editor at the same moment: who waited for the other comes after them."""

import pytest
from django.test import Client
from django.utils import timezone

from fronts.launching import launch_blocks, launch_front
from fronts.models import Front, Launch
from newsroom.roles import install_roles
from tests.factories.fronts import make_block, make_front
from tests.factories.newsroom import make_user
from tests.overlap import having_waited

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]


@pytest.fixture
def block():
    return make_block(make_front(), title="要闻")


@pytest.fixture
def posting(block):
    """Posts an act to the front; gives the status."""
    install_roles()
    client = Client()
    client.force_login(make_user("编辑"))
    client.get("/admin/")  # the first request of all takes its time
    page = f"/admin/fronts/front/{block.front_id}/act/"
    return lambda **data: client.post(page, data).status_code


@pytest.fixture
def lock(block):
    return lambda: Front.objects.select_for_update().get(pk=block.front_id)


@pytest.mark.parametrize("whole", [True, False])
def test_second_who_launches_is_not_asked_about_the_first(block, posting, lock, whole):
    def launched():
        launch_front(front=block.front, by=None, at=timezone.now())

    given = {"act": "launch"} | ({} if whole else {"block": block.pk})

    assert having_waited(lock, launched, lambda: posting(**given)) == 302
    first, second = Launch.objects.order_by("pk")
    assert first.live_until == second.live_from
    assert second.is_live(timezone.now())


def test_second_who_takes_a_launch_back_takes_back_that_of_the_first(block, posting, lock):
    def launched():
        launch_blocks(front=block.front, blocks=[block], by=None, at=timezone.now())

    assert having_waited(lock, launched, lambda: posting(act="undo", block=block.pk)) == 302
    assert not Launch.objects.live(timezone.now()).exists()
