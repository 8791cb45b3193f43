"""A live story as readers get it: on its page, entry by entry, and what an open page asks for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editions.covering import (
    EntryWords,
    add_entry,
    close_coverage,
    correct_entry,
    open_coverage,
    pin_entry,
    take_out_entry,
)
from editions.withdraw import withdraw_story
from tests.factories.newsroom import make_story_live, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock(monkeypatch):
    """A moment that pages take for now."""
    moment = [timezone.now()]
    for module in ("moment", "live_views"):
        monkeypatch.setattr(f"pages.{module}.timezone.now", lambda: moment[0])
    return moment


@pytest.fixture
def story(site, clock):
    """A story that is covered live."""
    open_coverage(story=site.live.story, by=None, at=clock[0] - 40 * MINUTE)
    return site.live.story


def added(story, clock, text="台风登陆", *, ago=0, **how):
    words = EntryWords(f"<p>{text}</p>", how.pop("headline", ""))
    return add_entry(story=story, words=words, by=None, at=clock[0] - ago * MINUTE, **how)


def section(client, path):
    """The part of the page that is live; None where there is none."""
    text = client.get(path).content.decode()
    if '<section class="live"' not in text:
        assert "site/live" not in text
        return None
    return text.partition('<section class="live"')[2].partition("</section>")[0]


def anchors(text):
    """The numbers of the entries, in the page's order."""
    return [
        int(part.partition('"')[0]) for part in text.split('id="live-')[1:] if part[0].isdigit()
    ]


def test_entries_stand_on_the_page_newest_first_and_the_pinned_one_above(client, story, clock):
    first = added(story, clock, "第一条", ago=30, headline="开始")
    added(story, clock, "第二条", ago=20)
    pin_entry(entry=first, by=None, at=clock[0] - 10 * MINUTE)
    added(story, clock, "第三条", ago=5)

    shown = section(client, f"/articles/{story.pk}/")

    assert anchors(shown) == [1, 3, 2]
    assert "直播中" in shown
    assert shown.index("置顶") < shown.index("第三条")
    assert f'<a href="/articles/{story.pk}/live/3/">' in shown
    assert "<h3>开始</h3>" in shown


def test_traditional_readers_get_it_in_their_script(client, story, clock):
    added(story, clock)

    shown = section(client, f"/zh-hant/articles/{story.pk}/")

    assert "颱風登陸" in shown
    assert "{count} 條新內容" in shown
    assert f'data-live="/zh-hant/articles/{story.pk}/live/new/"' in shown


def test_ordinary_story_shows_nothing_of_it(client, site, clock):
    assert section(client, f"/articles/{site.live.story_id}/") is None


def test_ended_coverage_says_so_and_keeps_its_entries(client, story, clock):
    added(story, clock, ago=5)
    close_coverage(story=story, by=None, at=clock[0] - MINUTE)

    shown = section(client, f"/articles/{story.pk}/")

    assert ("直播结束" in shown, "data-open" in shown, anchors(shown)) == (True, False, [1])


def test_first_entry_is_announced_while_there_is_none(client, story):
    assert "直播内容即将发出" in section(client, f"/articles/{story.pk}/")


def test_correction_is_told_with_its_time(client, story, clock):
    entry = added(story, clock, "登录", ago=9)
    correct_entry(entry=entry, words=EntryWords("<p>登陆</p>"), by=None, at=clock[0])

    shown = section(client, f"/articles/{story.pk}/")

    assert ("登录" in shown, "登陆" in shown, "更正于" in shown) == (False, True, True)


def test_every_entry_has_a_page_of_its_own_however_many_follow(client, story, clock):
    for ago in range(25, 0, -1):
        added(story, clock, f"第 {26 - ago} 条", ago=ago)

    page = section(client, f"/articles/{story.pk}/")
    own = client.get(f"/articles/{story.pk}/live/1/").content.decode()
    place = page.partition("?before=")[2].partition('"')[0]
    older = section(client, f"/articles/{story.pk}/live/?before={place}")

    assert anchors(page) == list(range(25, 5, -1))
    assert ("第 1 条" in own, "第 2 条" in own) == (True, False)
    assert f'href="/articles/{story.pk}/#live"' in own
    assert anchors(older) == [5, 4, 3, 2, 1]
    assert "data-live" not in older
    assert anchors(section(client, f"/articles/{story.pk}/live/")) == list(range(25, 5, -1))


@pytest.mark.parametrize(
    "path",
    [
        *("live/7/", "live/?before=x", "live/?before="),
        *("live/new/", "live/new/?after=x", f"live/new/?after={'9' * 5000}"),
    ],
)
def test_what_there_is_not_is_not_found(client, story, path):
    assert client.get(f"/articles/{story.pk}/{path}").status_code == 404


@pytest.mark.parametrize("path", ["live/", "live/1/", "live/new/?after=0"])
def test_story_that_is_not_covered_or_unknown_has_no_entries(client, site, path):
    for story_id in (site.live.story_id, 987_654_321):
        assert client.get(f"/articles/{story_id}/{path}").status_code == 404


def test_withdrawn_story_takes_its_entries_along(client, story, clock):
    added(story, clock, ago=1)
    withdraw_story(story=story, at=clock[0], notice="消息来源有误")

    for path in ("", "live/", "live/1/", "live/new/?after=0"):
        response = client.get(f"/articles/{story.pk}/{path}")
        assert response.status_code == 410, path
        assert "台风" not in response.content.decode()


def test_open_page_is_told_of_what_it_does_not_hold(client, story, clock):
    first, second = added(story, clock, "甲", ago=9), added(story, clock, "乙", ago=8)
    address = f"/articles/{story.pk}/live/new/"
    after = section(client, f"/articles/{story.pk}/").partition('data-after="')[2].partition('"')[0]
    nothing = client.get(address, {"after": after}).json()
    added(story, clock, "丙", ago=5)
    correct_entry(entry=first, words=EntryWords("<p>丁</p>"), by=None, at=clock[0])
    take_out_entry(entry=second, by=None, at=clock[0])

    news = client.get(address, {"after": after}).json()

    assert (nothing["entries"], nothing["gone"]) == ([], [])
    assert [(one["number"], one["pinned"]) for one in news["entries"]] == [(3, False), (1, False)]
    assert (news["gone"], news["open"], news["more"]) == ([2], True, False)
    assert [text in news["entries"][1]["html"] for text in ("丁", "甲")] == [True, False]
    again = client.get(address, {"after": news["after"]}).json()
    assert again["entries"] == []


def test_many_new_entries_are_not_sent_one_by_one(client, story, clock, monkeypatch):
    monkeypatch.setattr("editions.entries.MOST_NEW", 3)
    for ago in (4, 3, 2, 1):
        added(story, clock, ago=ago)

    news = client.get(f"/articles/{story.pk}/live/new/?after=0").json()

    assert (len(news["entries"]), news["more"]) == (3, True)


def test_answer_is_for_everybody_for_some_seconds_and_not_sent_twice(client, story, clock):
    added(story, clock)
    client.cookies["sessionid"] = "x"
    first = client.get(f"/articles/{story.pk}/live/new/?after=0")

    again = client.get(
        f"/articles/{story.pk}/live/new/?after=0", headers={"If-None-Match": first["ETag"]}
    )

    assert first["Cache-Control"] == "public, max-age=5"
    assert (again.status_code, again.content) == (304, b"")
    assert "Cookie" not in first.get("Vary", "")
    assert not first.cookies


def test_staff_see_the_entries_of_the_moment_that_they_ask_for(client, story, clock):
    added(story, clock, ago=30)
    added(story, clock, ago=10)
    client.force_login(make_user("编辑"))
    asked = (clock[0] - 20 * MINUTE).isoformat().replace("+", "%2B")

    shown = section(client, f"/articles/{story.pk}/?at={asked}")

    assert anchors(shown) == [1]
    assert f"/articles/{story.pk}/live/1/?at=" in shown
    assert "data-live" not in shown


def test_ordinary_story_pays_nothing_and_a_live_one_one_query(
    client, site, story, clock, django_assert_num_queries
):
    ordinary = make_story_live(**site.content()).story
    added(story, clock, ago=1)
    for pk in (ordinary.pk, story.pk):
        client.get(f"/articles/{pk}/")

    # the story, its topics, the cards of what is recommended
    with django_assert_num_queries(3):
        client.get(f"/articles/{ordinary.pk}/")
    with django_assert_num_queries(4):
        client.get(f"/articles/{story.pk}/")


@pytest.mark.parametrize("items", [1, 3])
def test_question_of_an_open_page_takes_five_queries(
    client, story, clock, items, django_assert_num_queries
):
    for ago in range(items):
        added(story, clock, ago=items - ago)

    # is it covered, is it live; the newest row, what is new, what is gone
    with django_assert_num_queries(5):
        client.get(f"/articles/{story.pk}/live/new/?after=0")
