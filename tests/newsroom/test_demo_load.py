"""Loading the demo: again, after a killed run, into a newsroom that has something already."""

import functools
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from articles.models import Article
from articles.takedown import withdraw_article
from authors.models import User
from channels.models import Channel, Topic
from editions.models import Story
from fronts.drafting import add_block
from fronts.models import Front
from fronts.opening import open_fronts
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


def test_fronts_that_people_touched_stay_as_they_are():
    open_fronts()
    home = Front.objects.get(slug="home")
    own = add_block(front=home, layout="list", title="自己的", at=timezone.now())

    load_demo(at=timezone.now())

    assert list(home.blocks.all()) == [own]
    assert Front.objects.get(slug="yeli-lanzhou").blocks.count() == 3


def test_fronts_are_arranged_though_a_story_was_withdrawn_meanwhile(monkeypatch):
    monkeypatch.setattr(load, "arrange_fronts", lambda at: 0)
    load_demo(at=timezone.now() - timedelta(hours=1))
    monkeypatch.undo()
    article = Article.objects.get(story__uri=story_uri("guji"))
    withdraw_article(
        article=article,
        by=User.objects.get(username="zongbian"),
        at=timezone.now(),
        reason="待核实",
        notice="",
    )

    load_demo(at=timezone.now() + timedelta(hours=3))

    headlines = Front.objects.get(slug="home").blocks.get(title="头条")
    assert article.story_id not in headlines.cards.values_list("story_id", flat=True)
    assert headlines.cards.count() == 3  # two of the three, and the one that waits
