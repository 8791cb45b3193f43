"""Whoever launches a front for the first time loses nothing, and finds the way back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fronts.models import HOME, Front, Launch
from fronts.opening import open_fronts
from tests.factories.newsroom import make_channel, make_story_live, make_user
from tests.journeys.fronts import DESKTOP, PHONE, FrontEditor

pytestmark = [pytest.mark.django_db(transaction=True)]
AUTOMATIC = "读者现在看到的是自动编排的页面"


@pytest.fixture(params=[DESKTOP, PHONE], ids=["1280", "390"])
def look(request):
    return request.param


@pytest.fixture
def chief(open_window, live_server, look):
    """An editor at the home front of a site with twelve stories that nobody arranged."""
    section, now = make_channel("科技"), timezone.now()
    for number in range(12):
        moment = now - timedelta(hours=1 + number)
        make_story_live(headline=f"第{number}条", channel=section, live_from=moment)
    open_fronts()
    window = open_window(expected=("409 (Conflict)",), **look)
    editor = FrontEditor(window, live_server.url, make_user("编辑"))
    if look is PHONE:
        editor.with_finger()
    return editor.sign_in().open_front(Front.objects.get(slug=HOME))


@pytest.fixture
def reader(open_window, live_server, look):
    """How many different stories the main part of the front page leads to."""
    window = open_window(**look)

    def stories():
        window.goto(f"{live_server.url}/")
        links = window.locator("main a[href*='/articles/']")
        return len({link.get_attribute("href") for link in links.all()})

    return stories


def test_a_front_starts_from_what_readers_see(chief, reader):
    window = chief.window
    assert AUTOMATIC in window.locator(".front-state").inner_text()
    assert window.locator("[data-place-story]").first.is_disabled()
    assert window.locator("[data-no-block]").is_visible()

    chief.press(window.get_by_role("button", name="从读者现在看到的开始"))
    chief.block("要闻").wait_for()
    assert window.locator("[data-place-story]").first.is_enabled()
    assert window.locator("[data-no-block]").is_hidden()
    chief.press(".launch-all button")
    chief.said("已上线")

    assert window.locator(".draft-block h2").all_inner_texts()[:2] == ["头条", "要闻"]
    assert reader() == 12


def test_a_first_launch_of_one_story_asks_and_is_undone_in_two_clicks(chief, reader):
    window = chief.window
    chief.add_block("头条", "headline")
    chief.press(window.locator("[data-place-story]").first)
    window.locator(".draft-card").wait_for()

    chief.press(".launch-all button")
    asked = window.locator(".refused", has_text="读者现在看到 12 条，上线后只有 1 条")
    asked.wait_for()
    assert reader() == 12
    chief.press(asked.get_by_role("button", name="仍然上线"))
    chief.said("已上线")
    assert reader() == 1

    chief.count_clicks()
    chief.press(window.get_by_text("撤回", exact=True))
    chief.press(window.get_by_role("button", name="恢复自动编排"))
    chief.said("自动编排")
    assert chief.clicks() == 2
    assert chief.fits()
    assert reader() == 12
    assert not Launch.objects.live(timezone.now()).exists()
    window.locator(".front-state", has_text=AUTOMATIC).wait_for()
