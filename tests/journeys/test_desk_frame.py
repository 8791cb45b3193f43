"""The desk's menus by keyboard: the account's, with theme and language, and a list's filters."""

import pytest

from tests.factories.newsroom import make_article, make_user
from tests.journeys.people import Colleague

pytestmark = [pytest.mark.django_db(transaction=True)]
LIST = "/admin/articles/article/"


@pytest.fixture(params=[390, 1280])
def colleague(request, open_window, live_server):
    window = open_window(width=request.param)
    user = make_user(None, username="qinlan", name="秦岚", is_superuser=True)
    make_article(user, headline="新海堤")
    colleague = Colleague(window, live_server.url, user).sign_in()
    window.goto(f"{live_server.url}{LIST}")
    return colleague


def is_open(window, menu):
    return window.evaluate(f"document.querySelector('{menu}').open")


def focused(window):
    return window.evaluate("document.activeElement.innerText")


def test_menu_opens_and_closes_by_keyboard(colleague):
    window = colleague.window
    window.focus(".user-menu > summary")

    window.keyboard.press("Enter")
    assert is_open(window, ".user-menu")
    window.keyboard.press("Tab")
    assert focused(window) == "简体中文"
    window.keyboard.press("Escape")

    assert not is_open(window, ".user-menu")
    assert "秦岚" in focused(window)


def test_theme_and_language_are_kept(colleague):
    window = colleague.window
    window.click(".user-menu > summary")
    window.click("[data-choose-theme=dark]")
    assert window.get_attribute("[data-choose-theme=dark]", "aria-pressed") == "true"
    window.click("[name=language][value=en]")
    window.wait_for_selector("html[lang=en]")

    assert window.url.endswith(LIST)
    assert window.get_attribute("html", "data-theme") == "dark"
    paper = window.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == "rgb(22, 22, 23)"


def test_filter_is_set_and_taken_off_by_keyboard(colleague):
    window = colleague.window
    if window.locator(".filter-fold > summary").is_visible():
        window.focus(".filter-fold > summary")
        window.keyboard.press("Enter")
    window.focus(".filter:has-text('状态') > summary")
    window.keyboard.press("Enter")
    for _ in range(3):
        window.keyboard.press("Tab")
    assert focused(window) == "初审"
    window.keyboard.press("Enter")
    window.wait_for_url("**state__exact=first_review")

    assert window.locator("#result_list").count() == 0
    window.focus(".set-filters li a")
    window.keyboard.press("Enter")
    window.wait_for_selector("#result_list")
    assert "新海堤" in window.inner_text("#result_list")
