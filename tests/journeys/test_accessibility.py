"""What axe finds on the pages: nothing, at 390 and 1280 pixels, in light and dark."""

from datetime import timedelta

import pytest
from axe_core_python.sync_playwright import Axe
from django.utils import timezone

from articles.models import State
from editions.publish import create_story, publish_edition
from editions.withdraw import withdraw_story
from tests.factories.newsroom import (
    credit,
    make_article,
    make_author,
    make_channel,
    make_content,
    make_story_live,
    make_topic,
    make_user,
)
from tests.factories.pictures import make_picture
from tests.journeys.people import Colleague

pytestmark = [pytest.mark.django_db(transaction=True)]

BODY = (
    "<p>海堤全长十二公里。</p><h2>三年修成</h2><blockquote><p>水位最高时离堤顶不到一米。</p></blockquote>"
    "<table><thead><tr><th>年份</th><th>公里</th></tr></thead>"
    "<tbody><tr><td>2025</td><td>4</td></tr></tbody></table>"
    '<div style="page-break-after:always"><span style="display:none">&nbsp;</span></div>'
    "<h2>村民守堤</h2><p>堤后三个村庄没有进水。</p>"
)
WINDOWS = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# text on readers' pages is held to 7:1; the desk's colours are mostly Django's own
PUBLIC_RULES = [*RULES, "wcag2aaa"]


@pytest.fixture(params=WINDOWS, ids=lambda window: f"{window[0]}-{window[1]}")
def window(request, open_window):
    width, scheme = request.param
    return open_window(width=width, color_scheme=scheme, expected=("404 (Not", "410 (Gone)"))


def complaints(window, rules):
    """What axe finds on the page, with all that is folded open: the rule, element and reason."""
    window.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    found = Axe().run(window, options={"runOnly": rules})["violations"]
    return [
        (rule["id"], node["target"], node["failureSummary"])
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.fixture
def site():
    section = make_channel("本地", slug="local", description="身边的事。")
    channel = make_channel("民生", slug="livelihood", parent=section, description="衣食住行。")
    author = make_author("林溪", slug="linxi", title="记者", email="linxi@newsroom.example")
    picture = make_picture(alt="晨光里的海堤", caption="修好的海堤")
    mine = {
        "channel": channel,
        "topics": (make_topic("防潮工程"),),
        "credits": (credit(author), credit(author, role="editor")),
        "standfirst": "三个村庄没有进水。",
        "source": "潮安晚报",
        "source_url": "https://newsroom.example/",
        "original_title": "海堤",
        "original_author": "何田",
    }
    leading = mine | {"headline": "新海堤经受住风暴潮", "body": BODY, "lead_picture": picture}
    made = make_story_live(**leading)
    make_story_live(**mine, headline="海堤上的灯")
    now = timezone.now()
    publish_edition(
        story=made.story,
        content=make_content(**leading),
        at=now,
        kind="correction",
        public_note="堤长有误。",
    )
    gone = make_story_live(**mine, headline="已经撤下")
    withdraw_story(story=gone.story, at=now, notice="消息来源有误。")
    waiting = make_content(**mine, headline="等候发布")
    publish_edition(
        story=create_story(at=now), content=waiting, at=now, live_from=now + timedelta(hours=1)
    )
    return {"story": made.story_id, "gone": gone.story_id, "channel": channel, "author": author}


def test_public_pages_are_accessible(window, site, live_server):
    story = f"/articles/{site['story']}/"
    pages = [
        *("/", "/channels/local/", "/channels/livelihood/", "/topics/防潮工程/", "/authors/linxi/"),
        *(story, f"{story}2/", f"{story}full/", "/search/", "/search/?q=海堤", "/search/?q=火星"),
        *("/hot/", "/corrections/", "/nowhere/", f"/articles/{site['gone']}/"),
    ]

    found = {}
    for path in [*pages, *(f"/zh-hant{path}" for path in ("/", story))]:
        window.goto(f"{live_server.url}{path}")
        found[path] = complaints(window, PUBLIC_RULES)

    assert found == {path: [] for path in found}


def test_desk_is_accessible(window, site, live_server):
    chief = make_user("总编", username="qinlan", name="秦岚")
    writing = make_article(chief, channel=site["channel"])
    reviewed = make_article(make_user(), channel=site["channel"], state=State.FIRST_REVIEW)
    articles = "/admin/articles/article/"
    pages = [
        *(
            "/admin/",
            "/admin/?view=list",
            "/admin/inbox/",
            articles,
            f"{articles}add/",
            f"{articles}{writing.pk}/change/",
        ),
        *(f"{articles}{reviewed.pk}/change/", "/admin/articles/decision/"),
        *("/admin/channels/channel/", "/admin/channels/topic/add/", "/admin/pictures/picture/add/"),
        *(f"/admin/authors/author/{site['author'].pk}/change/", "/admin/password_change/"),
    ]

    window.goto(f"{live_server.url}/admin/")
    found = {"login": complaints(window, RULES)}
    colleague = Colleague(window, live_server.url, chief).sign_in()
    for path in pages:
        window.goto(f"{live_server.url}{path}")
        colleague.wait_until(
            "!document.getElementById('id_body') || CKEDITOR.instances.id_body.status === 'ready'"
        )
        window.wait_for_timeout(100)  # names.js waits for the scripts of the fields
        found[path] = complaints(window, RULES)

    assert found == {path: [] for path in found}
