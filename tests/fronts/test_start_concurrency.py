"""Two who begin a front, or end its first launch, at the same moment: it is done once."""

from datetime import timedelta

import pytest

from fronts.launching import launch_front
from fronts.models import HOME, Front, Launch
from fronts.opening import open_fronts
from fronts.refusals import NothingToAdd, NothingToUndo
from fronts.starting import start_from_readers_page
from fronts.undoing import end_launches, undo_launch
from tests.factories.fronts import make_block
from tests.factories.newsroom import T0, make_channel, make_story_live
from tests.overlap import overlapping

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
HOUR = timedelta(hours=1)


@pytest.fixture
def home():
    make_story_live(channel=make_channel("科技"))
    open_fronts()
    return Front.objects.get(slug=HOME)


def kinds(errors):
    return [type(error) for error in errors]


def test_second_who_begins_it_adds_nothing(home):
    def started():
        start_from_readers_page(front=home, at=T0)

    assert kinds(overlapping(started, started)) == [NothingToAdd]

    titles = [block.title for block in home.blocks.standing()]
    assert titles == ["头条", "要闻", "科技"]


@pytest.mark.parametrize("whole", [True, False])
def test_second_who_ends_the_first_launch_is_told(home, whole):
    block = make_block(home)
    launch_front(front=home, by=None, at=T0)

    def ended():
        if whole:
            end_launches(front=home, at=T0 + HOUR)
        else:
            undo_launch(block=block, by=None, at=T0 + HOUR)

    assert kinds(overlapping(ended, ended)) == [NothingToUndo]
    assert [launch.live_until for launch in Launch.objects.all()] == [T0 + HOUR]
