"""Who counts, and how long that is remembered."""

import pytest

from readership.visitors import SALT_LASTS, WINDOW, Visitors, is_bot

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Safari/537.36"
)
WECHAT = (
    "Mozilla/5.0 (Linux; Android 14; V2307A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49.2600 NetType/WIFI Language/zh_CN"
)
UC = (
    "Mozilla/5.0 (Linux; U; Android 13; zh-CN; CUBOT P50) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Version/4.0 Chrome/100.0.4896.58 UCBrowser/15.5.2.1302 Mobile Safari/537.36"
)


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)",
        "Mozilla/5.0 (compatible; Bytespider; spider-feedback@bytedance.com)",
        "Mozilla/5.0 (compatible;PetalBot;+https://webmaster.petalsearch.com/site/petalbot)",
        "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
        "facebookexternalhit/1.1",
        "curl/8.5.0",
        "python-requests/2.32",
        "Go-http-client/2.0",
        "",
        "  ",
    ],
)
def test_programs_that_read_by_themselves_are_bots(agent):
    assert is_bot(agent) is True


@pytest.mark.parametrize("agent", [CHROME, WECHAT, UC])
def test_browsers_are_not(agent):
    assert is_bot(agent) is False


def visit(visitors, *, story_id=1, address="192.0.2.1", agent=CHROME, now=100.0):
    return visitors.is_first(story_id=story_id, address=address, agent=agent, now=now)


def test_visitor_counts_once_in_a_window_and_again_after_it():
    visitors = Visitors()

    seen = [visit(visitors, now=100.0 + after) for after in (0, 1, WINDOW - 1, WINDOW)]

    assert seen == [True, False, False, True]


def test_story_address_and_agent_tell_visits_apart():
    visitors = Visitors()
    visit(visitors)

    others = [{"story_id": 2}, {"address": "192.0.2.2"}, {"agent": WECHAT}]

    assert [visit(visitors, **other) for other in others] == [True, True, True]


def test_nothing_is_kept_beyond_the_window():
    visitors = Visitors()
    for number in range(5):
        visit(visitors, story_id=number, now=100.0 + number)

    visitors.forget(102.0 + WINDOW)

    assert len(visitors) == 2


def test_memory_is_bounded_and_the_oldest_are_forgotten_first():
    visitors = Visitors(limit=2)
    for story_id in (1, 2, 3):
        visit(visitors, story_id=story_id)

    assert len(visitors) == 2
    assert visit(visitors, story_id=3) is False
    assert visit(visitors, story_id=1) is True


def test_hashes_hold_no_address_and_differ_by_process_and_day():
    one, other = Visitors(), Visitors()
    visit(one)
    visit(other)
    first = set(one)

    visit(one, now=100.0 + SALT_LASTS + 1)

    assert first.isdisjoint(other)
    assert first.isdisjoint(one)
    assert all(b"192.0.2.1" not in key for key in first)


def test_odd_words_in_an_agent_do_no_harm():
    assert visit(Visitors(), agent="\ud800\x00" * 500) is True
