"""What a reader's words find, in which order, page by page."""

from datetime import timedelta
from itertools import chain

import pytest

from chinese.convert import convert_text
from search import query
from search.query import Found, NoSuchPlace, find
from tests.factories.newsroom import T0, make_channel, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def story(headline, body="", *, age=DAY, **fields):
    return make_story_live(headline=headline, body=f"<p>{body}</p>", live_from=T0 - age, **fields)


def headlines(text, **options):
    return [edition.headline for edition in find(text, at=T0, **options).hits]


def test_every_phrase_must_stand_in_the_story():
    story("华为发布芯片", "深圳消息")
    story("华为在深圳", "没有别的")

    assert headlines("华为 深圳 芯片") == ["华为发布芯片"]
    assert headlines("华为发布") == ["华为发布芯片"]
    assert headlines("华为芯片") == []
    assert headlines("“华为 发布”") == []


def test_traditional_words_find_simplified_stories_and_the_reverse():
    story("台湾软件业发展")
    story(convert_text("网络干部后来发现", "s2tw"), language="zh-hant")

    assert headlines("臺灣軟件") == ["台湾软件业发展"]
    assert headlines("网络干部后来") == ["網絡幹部後來發現"]


def test_headline_goes_before_frequency_and_frequency_before_recency():
    story("别的一", "芯片", age=HOUR)
    story("别的二", "芯片和芯片，芯片，芯片", age=3 * DAY)
    story("芯片", "没有", age=9 * DAY)

    assert headlines("芯片") == ["芯片", "别的二", "别的一"]


def test_old_headline_goes_behind_what_is_much_newer():
    story("芯片往事", age=900 * DAY)
    story("别的", "芯片", age=HOUR)

    assert headlines("芯片") == ["别的", "芯片往事"]


@pytest.mark.parametrize(
    "text", ["", "   ", "\x00", "\ud800", "，。！", '"', "''", "*", "^", "-", "(", "{}:", "%_"]
)
def test_words_that_ask_for_nothing_find_nothing(text):
    story("芯片")

    assert find(text, at=T0) == Found()


@pytest.mark.parametrize(
    "text",
    [
        "芯片\x00",
        "\ud800芯片\udfff",
        '"芯片',
        "芯片 ) OR (",
        "芯片*",
        "^芯片",
        "headlines : 芯片",
        "NEAR(芯片, 2)",
        "芯片 AND NOT x",
        "'; DROP TABLE bodies; --芯片",
        "芯片" + " 芯片" * 10_000,
        "﷽" * 100,
    ],
)
def test_operators_and_debris_are_harmless(text):
    story("芯片")

    find(text, at=T0)

    assert headlines("芯片") == ["芯片"]


def test_debris_beside_words_is_passed_over():
    story("芯片 AND 手机")

    assert headlines("\x00芯片\ud800 *") == headlines("芯片 AND") == ["芯片 AND 手机"]
    assert find("芯片 OR 没有", at=T0).partly


def test_query_is_read_up_to_its_hundredth_character():
    story("字" * 100)

    assert headlines("字" * 100 + "不在") == ["字" * 100]
    assert headlines("字" * 99 + "不") == []


@pytest.mark.parametrize("count", [1, 3])
def test_search_takes_two_queries(count, django_assert_num_queries):
    section = make_channel()
    for number in range(count):
        story(f"芯片{number}", channel=make_channel(parent=section))
    find("芯片", at=T0)

    with django_assert_num_queries(2):
        found = find("芯片", at=T0)
        labels = [edition.channel.path_name for edition in found.hits]

    assert len(labels) == found.total == count


@pytest.fixture
def small_windows(monkeypatch):
    monkeypatch.setattr(query, "IN_BODY", 5)
    monkeypatch.setattr(query, "IN_HEADLINE", 2)


def turned(text, **options):
    pages, before = [], ""
    while True:
        found = find(text, at=T0, before=before, **options)
        pages.append([edition.headline for edition in found.hits])
        before = found.next
        if not before:
            return pages


@pytest.mark.parametrize("total", [1, 4, 5, 6, 10, 11, 13])
@pytest.mark.usefixtures("small_windows")
def test_pages_hold_every_story_once(total):
    for number in range(total):
        story(f"芯片{number}" if number % 3 == 0 else f"别的{number}", "芯片" * (number % 4 + 1))

    pages = turned("芯片", count=2)

    assert sorted(chain(*pages)) == sorted(
        f"芯片{number}" if number % 3 == 0 else f"别的{number}" for number in range(total)
    )
    assert all(pages)
    assert find("芯片", at=T0).total == total


@pytest.mark.usefixtures("small_windows")
def test_old_headline_stands_among_the_first():
    story("芯片往事", age=100 * DAY)
    for number in range(20):
        story(f"别的{number}", "芯片")

    assert turned("芯片", count=3)[0][0] == "芯片往事"
    assert list(chain(*turned("芯片", count=3))).count("芯片往事") == 1


def test_story_that_comes_meanwhile_moves_no_page():
    for number in range(6):
        story(f"芯片{number}", age=(number + 1) * HOUR)
    first = find("芯片", at=T0, count=3)
    story("芯片新", age=HOUR / 2)

    assert headlines("芯片", before=first.next, count=3) == ["芯片3", "芯片4", "芯片5"]


def test_total_is_capped(monkeypatch):
    monkeypatch.setattr(query, "COUNTED", 3)
    monkeypatch.setattr(query, "IN_BODY", 2)
    for number in range(3):
        story(f"芯片{number}")
    exact = find("芯片", at=T0)
    story("芯片更多")
    capped = find("芯片", at=T0)

    assert (exact.total, exact.capped) == (3, False)
    assert (capped.total, capped.capped) == (3, True)


@pytest.mark.parametrize(
    "before", ["x", "1", "~1", "~1-", "1~2-3-4", "9" * 30 + "~", "٣~", "~1-2\n", "1 ~", "\x00"]
)
def test_place_that_no_page_gave_is_refused(before):
    with pytest.raises(NoSuchPlace):
        find("芯片", at=T0, before=before)


def test_moment_far_off_is_harmless():
    story("芯片")

    for year, expected in ((1, 0), (1900, 0), (9998, 1)):
        assert find("芯片", at=T0.replace(year=year)).total == expected
