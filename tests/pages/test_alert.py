"""The line of breaking news: on every page, in both scripts, at its moment, at no cost."""

from datetime import UTC, timedelta

import pytest
from django.utils import timezone

from editions import kept
from editions.withdraw import withdraw_story
from fronts.alerts import Wording, end_alert, raise_alert
from fronts.models import Alert
from tests.factories.newsroom import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)
TEXT = "台风“海燕”登陆潮安"


@pytest.fixture
def clock(monkeypatch):
    """A moment that pages take for now; epochs last by it alone."""
    moment = [timezone.now()]
    monkeypatch.setattr("pages.moment.timezone.now", lambda: moment[0])
    monkeypatch.setattr(kept, "LONGEST", 10**6)
    return moment


def raised(text=TEXT, *, at=None, story=None, level=Alert.Level.BREAKING, **how):
    at = at or timezone.now()
    return raise_alert(wording=Wording(text, level, story), by=None, at=at, **how)


def line(client, path):
    """The line of a page, without its tags; None where there is none."""
    text = client.get(path).content.decode()
    if 'class="alert ' not in text:
        assert "site/alert" not in text
        return None
    assert text.index("site/alert") < text.index("</head>")
    return text.partition('class="alert ')[2].partition("</aside>")[0]


def test_alert_stands_on_every_page(client, site):
    raised(story=site.live.story_id)
    pages = [
        *("/", "/channels/kechuang/", "/topics/软件/", "/authors/lyu-dong/", "/hot/"),
        *("/search/?q=软件", "/corrections/", "/nowhere/"),
        *(f"/articles/{story}/" for story in (site.live.story_id, site.gone.story_id)),
    ]

    for path in pages:
        shown = line(client, path)
        assert f'<a href="/articles/{site.live.story_id}/">{TEXT}</a>' in shown, path
        assert "突发" in shown


def test_alert_is_shown_in_the_script_of_the_page(client, site):
    raised("<b>台风</b>登陆", level=Alert.Level.UPDATE)

    assert "&lt;b&gt;颱風&lt;/b&gt;登陸" in line(client, "/zh-hant/")
    assert "進展" in line(client, "/zh-hant/")
    assert "<a " not in line(client, "/zh-hant/")


def test_page_without_alert_has_neither_line_nor_script(client, site):
    assert line(client, "/") is None


def test_alert_comes_and_goes_by_the_clock_and_by_hand(client, site, clock):
    address = f"/articles/{site.live.story_id}/"
    now = clock[0]
    raised("稍后", at=now, live_from=now + HOUR)
    seen = []
    for hours in (0, 1, 3):
        clock[0] = now + hours * HOUR
        seen.append(line(client, address) is not None)
    assert seen == [False, True, False]

    current = raised("现在", at=clock[0])
    assert "现在" in line(client, address)
    end_alert(alert=current, by=None, at=clock[0])
    assert line(client, address) is None


def test_page_says_when_its_alert_ends(client, site, clock):
    now = clock[0].replace(microsecond=0)
    ends = now + HOUR
    raised("现在", at=now, live_until=ends)
    told = f'data-until="{ends.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"'

    assert told in client.get("/").content.decode()
    client.force_login(make_user("编辑"))
    asked = (now + HOUR / 2).isoformat().replace("+", "%2B")
    assert "data-until" not in client.get(f"/?at={asked}").content.decode()


def test_alert_leaves_with_its_story(client, site, clock):
    raised(at=clock[0], story=site.live.story_id)
    other = f"/articles/{site.undated.story_id}/"
    assert line(client, other) is not None

    withdraw_story(story=site.live.story, at=clock[0])

    assert [line(client, path) for path in (other, "/")] == [None, None]


def test_staff_see_the_alert_of_the_moment_that_they_ask_for(client, site, clock):
    now = clock[0]
    raised("稍后", at=now, live_from=now + HOUR, story=site.live.story_id)
    client.force_login(make_user("编辑"))
    asked = (now + HOUR).isoformat().replace("+", "%2B")

    shown = line(client, f"/?at={asked}")

    assert "稍后" in shown
    assert f'href="/articles/{site.live.story_id}/?at=' in shown
    assert line(client, "/") is None


@pytest.mark.parametrize("alerts", [0, 1, 3])
def test_alerts_cost_no_query(client, site, clock, alerts, django_assert_num_queries):
    now = clock[0]
    for number in range(alerts):
        start = now + number * HOUR
        raised(f"第{number}", at=now, live_from=start, live_until=start + HOUR)

    with django_assert_num_queries(4):  # what was corrected, Hot and its filling, all around
        client.get("/corrections/")
    client.get(f"/articles/{site.live.story_id}/")
    with django_assert_num_queries(2):  # the story, its topics
        client.get(f"/articles/{site.live.story_id}/")
