"""What axe finds on what readers get: nothing, on any page, at two widths, light and dark."""

from datetime import timedelta
from itertools import product
from unittest.mock import Mock

import pytest
from django.core.exceptions import BadRequest
from django.utils import timezone

from editions.covering import EntryWords, add_entry, correct_entry, open_coverage
from editions.publish import create_story, publish_edition
from editions.withdraw import withdraw_story
from fronts.alerts import Wording, raise_alert
from fronts.launching import launch_front
from fronts.layouts import LAYOUTS
from fronts.models import HOME, Alert, Front
from fronts.opening import open_fronts
from tests.factories.fronts import make_block, make_card, make_front
from tests.factories.newsroom import (
    credit,
    make_author,
    make_channel,
    make_content,
    make_story_live,
    make_topic,
)
from tests.factories.pictures import make_picture
from tests.journeys.test_accessibility import PUBLIC_RULES, complaints

pytestmark = [pytest.mark.django_db(transaction=True)]

WIDTHS, SCHEMES = (390, 1280), ("light", "dark")
PREFIXES = {"zh-hans": "", "zh-hant": "/zh-hant"}
# the other script has the same style sheets: each width and each scheme is seen once
LOOKS = {"": [*product(WIDTHS, SCHEMES)], "/zh-hant": [*zip(WIDTHS, SCHEMES, strict=True)]}
ERRORS = ("400 (Bad", "404 (Not", "410 (Gone)", "500 (Internal", "503 (Service")
BREAK = '<div style="page-break-after:always"><span style="display:none">&nbsp;</span></div>'
BODY = (
    '<p>海堤全长<a href="https://newsroom.example/">十二公里</a>。</p><h2>三年修成</h2>'
    "<blockquote><p>水位最高时离堤顶不到一米。</p></blockquote><ul><li>石料</li></ul>"
    "<table><thead><tr><th>年份</th><th>公里</th></tr></thead>"
    "<tbody><tr><td>2025</td><td>4</td></tr></tbody></table>"
    f"{BREAK}<h2>村民守堤</h2><p>堤后三个村庄没有进水。</p>{BREAK}<p>灯亮了一夜。</p>"
)


@pytest.fixture(params=PREFIXES, ids=str)
def prefix(request):
    return PREFIXES[request.param]


@pytest.fixture
def window(open_window):
    return open_window(expected=ERRORS)


@pytest.fixture
def looked_at(window, live_server, prefix):
    """What axe finds at some addresses, by address and by what is there; at each width and scheme.

    A page is asked for once: what the style sheets make of another window needs no other page.
    """

    def look(paths, status=200):
        found = {}
        for path in paths:
            answer = window.goto(f"{live_server.url}{prefix}{path}")
            assert (path, answer.status) == (path, status)
            for width, scheme in LOOKS[prefix]:
                window.set_viewport_size({"width": width, "height": 900})
                window.emulate_media(color_scheme=scheme)
                if wrong := complaints(window, PUBLIC_RULES):
                    found[path, width, scheme] = wrong
        return found

    return look


@pytest.fixture
def site():
    """A story in each state that readers can meet, and all that such stories stand in."""
    section = make_channel("本地", slug="local", description="身边的事。")
    channel = make_channel("民生", slug="livelihood", parent=section, description="衣食住行。")
    picture = make_picture(alt="晨光里的海堤", caption="修好的海堤")
    author = make_author(
        "林溪",
        slug="linxi",
        title="记者",
        email="linxi@newsroom.example",
        biography="跑了十年海边。",
        photo=picture,
    )
    left = make_author("何田", slug="hetian", works_here=False)
    mine = {
        "channel": channel,
        "topics": (make_topic("防潮工程"),),
        "credits": (credit(author), credit(left, role="editor")),
        "standfirst": "三个村庄没有进水。",
    }
    leading = mine | {"headline": "新海堤经受住风暴潮", "body": BODY, "lead_picture": picture}
    corrected = make_story_live(**leading, lead_caption="修好的海堤", lead_credit="林溪").story
    plain = make_story_live(**mine, headline="海堤上的灯").story
    source = {"source": "潮安晚报", "source_url": "https://newsroom.example/"}
    reprint = make_story_live(
        **mine, **source, headline="堤外", original_title="海堤", original_author="何田"
    ).story
    for number in range(24):  # enough for a second page of the lists
        make_story_live(**mine, headline=f"守堤第{number}天")
    now = timezone.now()
    publish_edition(
        story=corrected,
        content=make_content(**leading),
        at=now,
        kind="correction",
        public_note="堤长有误。",
    )
    gone, silent = (make_story_live(**mine, headline="已经撤下").story for _ in range(2))
    withdraw_story(story=gone, at=now, notice="消息来源有误。")
    withdraw_story(story=silent, at=now)
    waiting = make_content(**mine, headline="等候发布")
    publish_edition(
        story=create_story(at=now), content=waiting, at=now, live_from=now + timedelta(hours=1)
    )
    live = make_story_live(**mine, headline="台风逼近潮安").story
    cover(live)
    return {
        "corrected": f"/articles/{corrected.pk}/",
        "plain": f"/articles/{plain.pk}/",
        "reprint": f"/articles/{reprint.pk}/",
        "live": f"/articles/{live.pk}/",
        "gone": [f"/articles/{story.pk}/" for story in (gone, silent)],
        "stories": (corrected, plain),
    }


def cover(story):
    """Entries for more than one page, one pinned, one corrected."""
    open_coverage(story=story, by=None, at=timezone.now())
    for number in range(60):
        words = EntryWords(f"<p>第{number}次观测。</p>", headline="涨潮" if number % 2 else "")
        pinned = number == 30
        entry = add_entry(story=story, words=words, by=None, at=timezone.now(), pinned=pinned)
    words = EntryWords("<p>风力已达十级。</p>")
    correct_entry(entry=entry, words=words, by=None, at=timezone.now())


def curate(front, stories):
    """A front in every layout, with kickers, pictures and sub-links."""
    now = timezone.now()
    for number, layout in enumerate(LAYOUTS):
        block = make_block(
            front, layout=layout, title=f"第{number}块", repeats_allowed=True, backfill="recent"
        )
        links = [{"text": "此前报道", "story": stories[1].pk}]
        make_card(block, stories[0], kicker="独家", links=links, at=now)
    launch_front(front=front, by=None, at=now)


def test_stories_and_lists_are_accessible(window, site, looked_at):
    story, live = site["corrected"], site["live"]
    paths = [
        *("/", "/channels/local/", "/channels/livelihood/", "/topics/防潮工程/"),
        *("/authors/linxi/", "/authors/hetian/"),
        *(story, f"{story}2/", f"{story}3/", f"{story}full/", site["plain"], site["reprint"]),
        *(live, f"{live}live/", f"{live}live/1/"),
        *("/hot/", "/corrections/", "/search/", "/search/?q=海堤", "/search/?q=林溪"),
        *("/search/?q=海堤 火星", "/search/?q=火星"),
    ]

    found = looked_at(paths)
    window.goto(f"{window.url.split('/search')[0]}/channels/local/")
    older = window.locator(".older a").first.get_attribute("href")
    found |= looked_at([older.removeprefix("/zh-hant")])

    assert found == {}


def test_fronts_and_alerts_are_accessible(site, looked_at):
    open_fronts()
    special = make_front(name="风暴潮", slug="storm")
    for front in (special, *Front.objects.exclude(pk=special.pk)):
        curate(front, site["stories"])
    curated = ["/", "/channels/local/", "/fronts/storm/"]

    found = {"none": looked_at(curated)}
    for level in Alert.Level.values:
        wording = Wording("台风今晚登陆", level=level, story_id=site["stories"][0].pk)
        raise_alert(wording=wording, by=None, at=timezone.now(), replacing=True)
        found[level] = looked_at([site["corrected"]])
    found["alert on a front"] = looked_at(["/"])

    assert {front.slug for front in Front.objects.all()} == {HOME, "local", "storm"}
    assert found == {name: {} for name in found}


def test_what_is_not_to_be_had_is_said_accessibly(site, looked_at, monkeypatch):
    def fail(what, error):
        monkeypatch.setattr(what, Mock(side_effect=error))

    found = looked_at(["/nowhere/", "/articles/999999999/"], status=404)
    found |= looked_at(site["gone"], status=410)
    fail("search.index.Index.answer", OSError)
    found |= looked_at(["/search/?q=海堤"], status=503)
    for status, error in ((400, BadRequest), (500, OSError)):
        fail("pages.views.correction_page", error)
        found |= looked_at(["/corrections/"], status=status)

    assert found == {}


def test_first_day_is_accessible(looked_at):
    assert looked_at(["/", "/hot/", "/corrections/", "/search/"]) == {}
