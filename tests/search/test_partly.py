"""Where no story holds all words, those that hold the most of them are found."""

from datetime import timedelta

import pytest

from search import partly
from search.query import find
from tests.factories.newsroom import T0, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


def story(headline, body="", *, hours=1):
    return make_story_live(headline=headline, body=f"<p>{body}</p>", live_from=T0 - hours * HOUR)


def found(text, **options):
    page = find(text, at=T0, **options)
    return [edition.headline for edition in page.hits], page.partly


def test_those_that_hold_most_are_found_and_no_others():
    story("甲", "芯片 深圳 港口", hours=9)
    story("乙", "芯片 深圳", hours=2)
    story("丙", "芯片", hours=1)

    assert found("芯片 深圳 港口 火星") == (["甲"], True)
    assert found("芯片 深圳 火星") == (["乙", "甲"], True)
    assert found("芯片 深圳") == (["乙", "甲"], False)


def test_words_that_never_stand_together_are_found_apart():
    story("甲", "芯片", hours=2)
    story("乙", "深圳", hours=1)

    assert found("芯片 深圳") == (["乙", "甲"], True)


def test_one_word_and_words_of_no_story_find_nothing():
    story("甲", "芯片")

    assert found("火星") == ([], False)
    assert found("火星 木星") == ([], False)


def test_what_is_not_live_does_not_count():
    story("甲", "芯片 深圳", hours=-5)
    story("乙", "芯片", hours=1)

    assert found("芯片 深圳") == (["乙"], True)


def test_of_many_words_the_first_that_are_held_count(monkeypatch):
    monkeypatch.setattr(partly, "MOST", 2)
    story("甲", "芯片 深圳 港口")
    story("乙", "火车 港口")

    assert found("木星 芯片 深圳 港口 火车") == (["甲"], True)


def test_pages_hold_every_one_once():
    for number in range(5):
        story(f"稿{number}", "芯片", hours=number + 1)
    first = find("芯片 火星", at=T0, count=3)
    second = find("芯片 火星", at=T0, count=3, before=first.next)

    assert [hit.headline for hit in [*first.hits, *second.hits]] == [f"稿{n}" for n in range(5)]
    assert (first.total, second.partly, second.next) == (5, True, "")


def test_no_more_queries_than_a_search_that_finds(django_assert_num_queries):
    story("甲", "芯片")
    found("芯片")

    with django_assert_num_queries(2):
        found("芯片 " + " ".join(f"星{chr(0x4E00 + n)}" for n in range(30)))
