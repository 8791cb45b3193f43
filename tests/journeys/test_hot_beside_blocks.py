"""Hot goes along with the first blocks of a front, and stays above those that cross the page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fronts.launching import launch_front
from fronts.models import HOME, Front
from tests.factories.fronts import make_block, make_card
from tests.factories.newsroom import make_channel, make_story_live
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db(transaction=True)]
MEETS = """() => {
  const box = (found) => document.querySelector(found).getBoundingClientRect();
  const hot = box(".side .hot"), below = box(".below-hot");
  return { bottom: hot.bottom, below: below.top };
}"""


@pytest.fixture
def front(django_user_model):
    channel = make_channel("民生", parent=make_channel("本地"))
    front, _ = Front.objects.get_or_create(slug=HOME, defaults={"name": "首页"})
    start = timezone.now() - timedelta(hours=1)
    for layout in ("headline", "strip", "list", "strip", "list", "strip"):
        block = make_block(front, layout=layout, title="区块")
        for number in range(4):
            edition = make_story_live(
                channel=channel,
                headline=f"第{number}段海堤合龙",
                lead_picture=make_picture(),
                live_from=start,
            )
            make_card(block, edition, at=timezone.now())
    launch_front(front=front, by=None, at=timezone.now())
    return front


@pytest.mark.parametrize("width", [1000, 1280, 1920])
def test_hot_never_lies_on_a_block(front, open_window, live_server, width):
    window = open_window(width=width, height=900)
    window.goto(f"{live_server.url}/")
    for down in range(0, 3000, 150):
        window.evaluate(f"window.scrollTo(0, {down})")
        now = window.evaluate(MEETS)
        assert now["bottom"] <= now["below"], f"{down} pixels down"
