"""A page that is read tells so: once, when it is seen, under the site's own policy."""

import pytest

from newsroom.middleware import HEADER, PUBLIC_POLICY
from readership.buffer import views
from readership.models import Popularity
from tests.factories.newsroom import make_story_live

PAGE = (
    "<!doctype html><html><head><meta charset=utf-8><title>x</title>"
    '<script type="module" src="/static/site/beacon.js"></script></head>'
    '<body data-count="{}">正文</body></html>'
)
HIDDEN = """
    window.shown = "hidden";
    Object.defineProperty(document, "visibilityState", { get: () => window.shown });
"""
SHOW = """() => {
    window.shown = "visible";
    document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def open_page(open_window, live_server):
    views.clear()

    def open_one(address, script=""):
        window = open_window()
        if script:
            window.add_init_script(script)
        sent = []
        window.on("request", lambda request: sent.append((request.method, request.url)))
        window.route(
            "**/page/",
            lambda route: route.fulfill(
                body=PAGE.format(address),
                content_type="text/html; charset=utf-8",
                headers={HEADER: PUBLIC_POLICY},
            ),
        )
        window.goto(f"{live_server.url}/page/", wait_until="networkidle")
        return window, sent

    yield open_one
    views.clear()


def beacons(sent, live_server):
    return [url.removeprefix(live_server.url) for method, url in sent if method == "POST"]


@pytest.mark.parametrize("prefix", ["", "/zh-hant"])
def test_page_that_is_seen_counts_once(open_page, live_server, prefix):
    story_id = make_story_live().story_id
    address = f"{prefix}/views/{story_id}/"

    window, sent = open_page(address)
    window.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    window.wait_for_timeout(200)
    views.flush()

    assert beacons(sent, live_server) == [address]
    assert Popularity.objects.values_list("story", "views").get() == (story_id, 1)
    assert window.context.cookies() == []


def test_page_that_is_not_seen_waits_until_it_is(open_page, live_server):
    window, sent = open_page("/views/7/", HIDDEN)
    window.wait_for_timeout(200)
    assert beacons(sent, live_server) == []

    window.evaluate(SHOW)
    window.evaluate(SHOW)
    window.wait_for_timeout(200)

    assert beacons(sent, live_server) == ["/views/7/"]
    assert len(views) == 1


def test_page_without_an_address_sends_nothing(open_page, live_server):
    _, sent = open_page("")

    assert beacons(sent, live_server) == []
