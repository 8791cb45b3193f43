"""Loading the demo: again, after a killed run, into a newsroom that has something already."""

import functools
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from articles.models import Article
from channels.models import Channel, Topic
from editions.models import Story
from newsroom.demo import library, load
from newsroom.demo.data import demo_stories
from newsroom.demo.drawing.scenes import draw
from newsroom.demo.load import load_demo
from newsroom.demo.marks import story_uri
from tests.factories.newsroom import make_channel, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.services]
once = functools.cache(draw)


@pytest.fixture(autouse=True)
def _drawn_once(monkeypatch):
    """Every test takes the real drawings; only the first waits for them."""
    monkeypatch.setattr(library, "draw", once)


def everything():
    """All rows of all our tables."""
    return {
        model._meta.label: list(model.objects.order_by("pk").values())
        for model in apps.get_models()
        if model._meta.managed
    }


def test_second_run_changes_nothing_and_adds_nothing():
    load_demo(at=timezone.now())
    before = everything()

    added = load_demo(at=timezone.now() + timedelta(hours=3))

    assert added == 0
    assert everything() == before


def test_killed_run_is_completed_by_the_next(monkeypatch):
    told = []

    def killed(way):
        told.append(way)
        if len(told) == 7:
            way.write(timezone.now())
            raise KeyboardInterrupt
        fulfil(way)

    fulfil = load.fulfil
    monkeypatch.setattr(load, "fulfil", killed)
    with pytest.raises(KeyboardInterrupt):
        load_demo(at=timezone.now())
    assert (Article.objects.count(), Story.objects.count()) == (6, 6)

    monkeypatch.undo()
    added = load_demo(at=timezone.now())

    assert added == len(demo_stories()) - 6
    assert Article.objects.count() == len(demo_stories())


def test_what_people_changed_stays():
    load_demo(at=timezone.now())
    Article.objects.filter(story__uri=story_uri("zuqiu")).update(headline="改过的标题")
    Channel.objects.filter(slug="keji").update(name="改过的栏目")

    load_demo(at=timezone.now())

    assert Article.objects.get(story__uri=story_uri("zuqiu")).headline == "改过的标题"
    assert Channel.objects.get(slug="keji").name == "改过的栏目"
    assert Channel.objects.count() == 4 + 11


def test_channels_and_topics_of_the_same_name_are_taken_as_they_are():
    section = make_channel("科技")
    topic = make_topic("机器人")
    taken = make_topic("地铁")

    load_demo(at=timezone.now())

    assert Channel.objects.filter(name="科技", parent=None).get() == section
    assert set(section.children.values_list("slug", flat=True)) == {"qianyan", "shuma", "hangtian"}
    assert Topic.objects.filter(name="机器人").get() == topic
    assert list(taken.aliases.all()) == []
    assert list(Topic.objects.get(name="轨道交通").aliases.all()) == []
