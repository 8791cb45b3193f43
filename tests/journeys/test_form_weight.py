"""What the form of a new article weighs when a browser has none of it yet."""

import pytest
from django.test.testcases import LiveServerThread

from tests.factories.newsroom import make_author, make_channel, make_user
from tests.journeys.people import Colleague

pytestmark = [pytest.mark.django_db(transaction=True)]
MOST_BYTES = 450_000
MOST_REQUESTS = 37


@pytest.fixture
def site():
    """A server whose static files go through the site's own middleware, as in use."""
    thread = LiveServerThread("127.0.0.1", static_handler=lambda application: application)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


def test_form_weighs_at_most_450_kilobytes_in_few_requests(open_window, site):
    make_channel()
    user = make_user("记者")
    make_author(user=user)
    colleague = Colleague(open_window(), site, user).sign_in()
    cookies = colleague.window.context.cookies()
    fresh = open_window()
    fresh.context.add_cookies(cookies)
    session = fresh.context.new_cdp_session(fresh)
    session.send("Network.enable")
    asked, sizes = {}, {}
    session.on(
        "Network.requestWillBeSent", lambda e: asked.update({e["requestId"]: e["request"]["url"]})
    )
    session.on(
        "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]})
    )

    form = Colleague(fresh, site, user).open_form()
    form.wait_until("window.CKEDITOR?.instances.id_body?.status === 'ready'")
    fresh.wait_for_load_state("networkidle")

    # what stands in a style sheet, or comes from the browser's memory, is no request
    sent = {
        asked[number]: size
        for number, size in sizes.items()
        if size and not asked[number].startswith("data:")
    }
    assert sum(sent.values()) <= MOST_BYTES
    assert len(sent) <= MOST_REQUESTS
