"""Nothing that a reader looks at moves while a page loads."""

import time

import pytest

from tests.factories.newsroom import make_channel, make_story_live
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db(transaction=True)]

WATCH = """
  window.shifts = [];
  new PerformanceObserver((seen) => {
    for (const { value, sources } of seen.getEntries()) {
      window.shifts.push([value, ...sources.map(({ node }) => node?.className ?? String(node))]);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""
TO_THE_END = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 400) {
    window.scrollTo(0, y);
    await new Promise((done) => setTimeout(done, 30));
  }
}"""


@pytest.fixture
def story():
    channel = make_channel("民生", parent=make_channel("本地"))
    body = "<p>海堤全长十二公里，三个村庄没有进水。</p>" * 30
    made = [
        make_story_live(
            channel=channel,
            headline=f"第{number}段海堤合龙",
            standfirst="三个村庄没有进水。",
            body=body,
            lead_picture=make_picture(caption=f"图{number}"),
            lead_caption="修好的海堤",
        )
        for number in range(12)
    ]
    return made[-1].story_id


def come_late(route):
    """A picture arrives when the text has long been there."""
    time.sleep(0.1)
    route.continue_()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_loads(open_window, story, live_server, width):
    window = open_window(width=width)
    window.add_init_script(WATCH)
    window.route("**/media/**", come_late)

    shifts = {}
    for path in ("/", f"/articles/{story}/", "/search/?q=海堤"):
        window.goto(f"{live_server.url}{path}")
        window.evaluate(TO_THE_END)
        window.wait_for_load_state("networkidle")
        shifts[path] = window.evaluate("window.shifts")
        assert window.locator("img").count() > 1

    assert shifts == {path: [] for path in shifts}
