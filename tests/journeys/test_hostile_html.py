"""Nothing of the hostile corpus runs in Chromium once the policy has been over it."""

from functools import partial

import pytest

from editions.html import sanitise
from tests.shared import shared_rows

PAGE = "<!doctype html><html><head><meta charset=utf-8></head><body>{}</body></html>"
# what a payload would call, and where it would go
WATCH = """
() => {
  window.ran = [];
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    window[name] = (...said) => { window.ran.push(name); };
  }
  window.addEventListener("securitypolicyviolation", (event) => window.ran.push(event.blockedURI));
}
"""


def _answer(page, asked, route):
    if route.request.url == f"{SITE}/":
        route.fulfill(body=page, content_type="text/html; charset=utf-8")
    elif not route.request.url.endswith("/favicon.ico"):
        asked.append(route.request.url)
        route.fulfill(body="", content_type="image/png")


SITE = "http://newsroom.test"
TOGETHER = 40


def run(window, bodies):
    """What ran, and what was asked of the network, as the bodies were shown and clicked on.

    Cleaned bodies are well-formed, so that many can stand in one page.
    """
    asked, ran = [], []
    keys = list(bodies)
    for start in range(0, len(keys), TOGETHER):
        body = "".join(f"<div>{bodies[key]}</div>" for key in keys[start : start + TOGETHER])
        page = PAGE.format(body)

        # the latest route comes first; the ones before still answer what comes late
        window.route("**/*", partial(_answer, page, asked))
        window.goto(f"{SITE}/")
        window.evaluate(
            """() => { for (const e of document.querySelectorAll("body *")) {
                for (const name of ["mouseover", "click", "focus", "error", "load", "toggle"]) {
                    e.dispatchEvent(new MouseEvent(name, {bubbles: true, cancelable: true}));
                } } }"""
        )
        ran += window.evaluate("window.ran")
    return ran, asked


@pytest.fixture
def window(open_window):
    window = open_window()
    window.add_init_script(f"({WATCH})()")
    # a link may be followed: that is what links are for
    window.add_init_script(
        "addEventListener('click', (e) => e.target.closest('a') && e.preventDefault(), true)"
    )
    return window


def test_watch_sees_what_runs(window):
    ran, asked = run(window, {1: "<p onclick='alert(1)'>x</p><img src=/x.png>"})

    assert ran == ["alert"]
    assert asked == [f"{SITE}/x.png"]


def test_nothing_of_the_hostile_corpus_runs(window):
    bodies = {row["id"]: sanitise(row["payload"]) for row in shared_rows("data/hostile_html.jsonl")}
    distinct = {body: key for key, body in bodies.items() if "<" in body}

    ran, asked = run(window, {key: body for body, key in distinct.items()})

    assert ran == []
    assert [url for url in asked if "/media/" not in url] == []
    assert len(distinct) > 300
