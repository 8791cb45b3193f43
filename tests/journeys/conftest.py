"""A real browser on a real server; what a page complains of in its console fails the journey."""

import os
import shutil
from functools import partial

import pytest
from playwright.sync_api import sync_playwright

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
).split()

# Playwright keeps a loop running in this thread; Django would refuse to query beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items):
    for item in items:
        if "/journeys/" in str(item.path):
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing: no journey was run")
        pytest.skip("Chromium is missing: no journey was run (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def _note(complaints, expected, said):
    if said.type in {"error", "warning"} and not any(word in said.text for word in expected):
        complaints.append(said.text)


@pytest.fixture
def open_window(chromium):
    """Opens windows of people who share no cookies; ends with what their pages complained of.

    `expected` are words of complaints that the journey provokes on purpose.
    """
    contexts, complaints = [], []

    def open_one(*, width=1280, height=900, expected=(), **options):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", **options
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", partial(_note, complaints, expected))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []
