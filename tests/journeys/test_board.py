"""The board in a browser: tabs by keyboard on a phone, columns beyond; a mention is found."""

import pytest
from django.utils import timezone

from articles.models import Article, State
from articles.notes import leave_note
from tests.factories.newsroom import make_article, make_channel, make_user
from tests.journeys.people import Colleague

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk():
    channel = make_channel("民生")
    for number, state in enumerate(State.values[:5]):
        make_article(channel=channel, state=state, headline=f"看板上的第{number}篇")
    return make_user("总编", username="qinlan", name="秦岚")


def shown(window):
    """The parts of the board that can be seen, from the top."""
    parts = window.locator(".board-part").all()
    return [part.get_attribute("id") for part in parts if part.is_visible()]


def chosen(window):
    return window.locator(".board-tabs [aria-selected=true]")


def test_tabs_on_a_phone_by_keyboard(desk, open_window, live_server):
    window = Colleague(open_window(width=390), live_server.url, desk).sign_in().window
    assert shown(window) == ["board-waiting"]
    assert chosen(window).inner_text().split() == ["4", "等我处理"]

    chosen(window).focus()
    for key, part in [
        ("ArrowRight", "board-mine"),
        ("ArrowRight", "board-drafting"),
        ("ArrowDown", "board-ready"),
        ("End", "board-today"),
        ("ArrowRight", "board-today"),
        ("Home", "board-waiting"),
        ("ArrowDown", "board-second_review"),
    ]:
        window.keyboard.press(key)
        assert shown(window) == [part]
        assert window.evaluate("document.activeElement.hash") == f"#{part}"
    window.keyboard.press("Tab")
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.textContent") == "看板上的第2篇"

    window.reload()
    assert shown(window) == ["board-second_review"]
    wide = window.evaluate("document.documentElement.scrollWidth")
    assert wide == 390


def test_columns_stand_side_by_side_and_the_list_below_each_other(desk, open_window, live_server):
    window = Colleague(open_window(), live_server.url, desk).sign_in().window
    columns = window.locator(".board-column")
    assert len(shown(window)) == 8
    assert not window.locator(".board-tabs").is_visible()
    assert len({column.bounding_box()["y"] for column in columns.all()}) == 1

    window.click(".board-views >> text=列表")
    window.goto(f"{live_server.url}/admin/")
    assert len({column.bounding_box()["y"] for column in columns.all()}) == 6

    window.set_viewport_size({"width": 390, "height": 800})
    window.wait_for_selector(".board-tabs [role=tab]")
    assert shown(window) == ["board-waiting"]
    window.set_viewport_size({"width": 1280, "height": 800})
    window.wait_for_selector(".board-tabs", state="hidden")
    assert len(shown(window)) == 8
    assert window.locator("[role=tabpanel]").count() == 0


def test_board_reads_without_script(desk, open_window, live_server):
    window = open_window(width=390, java_script_enabled=False)
    Colleague(window, live_server.url, desk).sign_in()

    assert len(shown(window)) == 8
    window.click(".board-tabs >> text=终审")
    assert window.url.endswith("#board-final_review")


def test_mention_is_counted_until_it_is_opened(desk, open_window, live_server):
    article = Article.objects.get(state=State.DRAFTING)
    leave_note(article=article, by=make_user(), at=timezone.now(), reason="@秦岚请定夺")
    window = Colleague(open_window(), live_server.url, desk).sign_in().window
    inbox = window.get_by_role("link", name="收件箱，4 条未处理")

    inbox.click()
    window.click(".inbox-notice.unread a")

    assert window.url.endswith(f"/admin/articles/article/{article.pk}/change/")
    assert window.inner_text(".inbox-count") == "3"
