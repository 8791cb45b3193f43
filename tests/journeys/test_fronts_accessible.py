"""What axe finds on the editor of fronts, its forms and pages, and on fronts: nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fronts.launching import launch_front
from fronts.layouts import LAYOUTS
from fronts.marking import mark_story
from fronts.models import HOME, Card, Front
from fronts.opening import open_fronts
from tests.factories.fronts import make_block, make_card
from tests.factories.newsroom import make_channel, make_story_live, make_topic, make_user
from tests.factories.pictures import make_picture
from tests.journeys.fronts import FrontEditor
from tests.journeys.test_accessibility import DESK_RULES, PUBLIC_RULES, WINDOWS, complaints

pytestmark = [pytest.mark.django_db(transaction=True)]
HOUR = timedelta(hours=1)


@pytest.fixture(params=WINDOWS, ids=lambda window: f"{window[0]}-{window[1]}")
def window(request, open_window):
    width, scheme = request.param
    return open_window(width=width, color_scheme=scheme, expected=("400 (Bad Request)",))


@pytest.fixture
def home():
    """A front with all that a front can show: pictures, sub-links, rules, warnings, launches."""
    make_channel("本地", slug="local")
    open_fronts()
    front = Front.objects.get(slug=HOME)
    now = timezone.now()
    pictured = make_story_live(
        headline="新海堤经受住风暴潮", lead_picture=make_picture(alt="晨光里的海堤")
    )
    plain = make_story_live(headline="海堤上的灯", topics=(make_topic("海堤"),))
    mark_story(story_id=plain.story_id, by=None, at=now)
    for title, layout in zip("一二三四五六七", LAYOUTS, strict=True):
        block = make_block(
            front, layout=layout, title=f"第{title}块", repeats_allowed=True, backfill="recent"
        )
        links = [{"text": "此前报道", "story": plain.story_id}]
        make_card(block, pictured, kicker="独家", links=links, at=now)
        make_card(block, plain, ends_at=now + HOUR / 4, at=now)
    launch_front(front=front, by=None, at=now - HOUR)
    launch_front(front=front, by=None, at=now - HOUR / 2)
    launch_front(front=front, by=None, at=now, live_from=now + HOUR)
    return front


def fold(window):
    """Folds what axe has unfolded: it would lie over what is clicked next."""
    window.evaluate(
        "document.querySelectorAll('details').forEach((part) => { part.open = false; })"
    )


def test_fronts_are_accessible_to_their_editors(window, home, live_server):
    one = FrontEditor(window, live_server.url, make_user("主任")).sign_in()
    found = {}

    one.open_front(home)
    found["editor"] = complaints(window, DESK_RULES)
    window.evaluate(
        "document.querySelectorAll('details').forEach((part) => { part.open = false; })"
    )
    window.locator("[data-why-story]").first.click()
    window.locator(".why-here dd").first.wait_for()
    window.locator(".choices .mark").first.click()
    one.said("标记")
    found["editor"] = complaints(window, DESK_RULES)
    window.evaluate(
        "document.querySelectorAll('details').forEach((part) => { part.open = false; })"
    )
    window.locator("[data-card] [data-open]").first.click()
    window.click("[data-choose-picture]")
    window.locator(".picker-grid img").first.wait_for()
    found["picture"] = complaints(window, DESK_RULES)
    window.click("#picture-picker [data-close]")
    window.click(".add-link")
    found["card"] = complaints(window, DESK_RULES)
    window.once("dialog", lambda asked: asked.accept())
    window.click(".front-dialog [data-close]")
    fold(window)
    window.locator(".block-acts [data-open]").first.click()
    window.select_option("#id_backfill", "topic")
    window.click(".front-dialog .primary")
    window.locator(".front-dialog .refused").wait_for()
    window.wait_for_timeout(100)  # names.js names the fields of completion
    found["block"] = complaints(window, DESK_RULES)
    alone = f"{home.pk}/cards/{Card.objects.earliest('pk').pk}/"
    for path in (
        "",
        *(f"{home.pk}/{part}/" for part in ("launches", "compare", "settings")),
        alone,
    ):
        window.goto(f"{live_server.url}/admin/fronts/front/{path}")
        found[path] = complaints(window, DESK_RULES)

    assert found == {name: [] for name in found}


def test_fronts_are_accessible_to_readers(window, home, live_server):
    found = {}
    for path in ("/", "/zh-hant/"):
        window.goto(f"{live_server.url}{path}")
        found[path] = complaints(window, PUBLIC_RULES)

    assert found == {path: [] for path in found}
    assert window.locator(".curated-block").count() == 7
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not window.evaluate(wide)
