"""The demo's alert and its live story: there when it is loaded, told once, well written."""

import functools
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from articles.takedown import withdraw_article
from authors.models import User
from editions.covering import LONGEST_TEXT, close_coverage
from editions.live_records import LiveCoverage, LiveEntry
from editions.models import Story
from fronts.alerts import end_alert
from fronts.models import Alert
from newsroom.demo import library, load
from newsroom.demo.data import Fate, demo_stories
from newsroom.demo.drawing.scenes import draw
from newsroom.demo.happening import demo_alert, demo_coverages
from newsroom.demo.load import load_demo
from newsroom.demo.marks import story_uri

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HAN = "[㐀-鿿]"
once = functools.cache(draw)


@pytest.fixture(autouse=True)
def _drawn_once(monkeypatch):
    """Every test takes the real drawings; only the first waits for them."""
    monkeypatch.setattr(library, "draw", once)


def story(key):
    return Story.objects.get(uri=story_uri(key))


def test_what_people_ended_is_not_begun_again():
    at = timezone.now()
    load_demo(at=at)
    by, later = User.objects.get(username="zhuren"), at + timedelta(minutes=5)
    end_alert(alert=Alert.objects.get(), by=by, at=later)
    close_coverage(story=story("haiwu"), by=by, at=later)

    load_demo(at=at + timedelta(hours=1))

    assert Alert.objects.count() == LiveCoverage.objects.count() == 1
    assert not Alert.objects.live(at + timedelta(hours=1)).exists()


def test_nothing_is_told_of_a_story_that_was_withdrawn_meanwhile(monkeypatch):
    at = timezone.now()
    monkeypatch.setattr(load, "let_happen", lambda at: None)
    load_demo(at=at)
    monkeypatch.undo()
    withdraw_article(
        article=Article.objects.get(story=story("haiwu")),
        by=User.objects.get(username="zongbian"),
        at=at + timedelta(minutes=1),
        reason="待核实",
        notice="",
    )

    load_demo(at=at + timedelta(minutes=2))

    assert not LiveCoverage.objects.exists()
    assert not Alert.objects.exists()


def test_what_happens_is_written_within_the_desks_limits_and_as_chinese_is():
    (coverage,) = demo_coverages()
    live = {story.key for story in demo_stories() if story.fate is Fate.LIVE}
    hours = [entry["hours_ago"] for entry in coverage.entry]

    assert {coverage.story, demo_alert().story} <= live
    assert len(demo_alert().text) <= Alert._meta.get_field("text").max_length
    assert demo_alert().level in Alert.Level.values
    assert 6 <= len(coverage.entry) <= 8
    assert hours == sorted(hours, reverse=True)
    assert coverage.opened_hours_ago > hours[0]
    assert [entry.get("pinned", False) for entry in coverage.entry].count(True) == 1
    for entry in coverage.entry:
        text = entry.get("headline", "") + entry["text"]
        assert len(entry.get("headline", "")) <= LiveEntry._meta.get_field("headline").max_length
        assert len(entry["text"]) <= LONGEST_TEXT
        assert re.findall(rf"{HAN}[,.;:!?()]|[,;:!?()]{HAN}", text) == []
        assert re.findall(r"[\"']|\.\.\.|  |[，。；：！？、]{2}", text) == []
        assert text.count("“") == text.count("”")
        # it may be loaded at any time of the day
        assert re.findall("今晨|今早|上午|下午|今晚|凌晨|中午|点钟", text) == []
