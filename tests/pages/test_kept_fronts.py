"""Fronts are kept by the process, and show each change and each boundary at once all the same."""

from datetime import timedelta

import pytest
from django.utils import timezone

from channels.models import Channel
from editions.models import Story
from editions.publish import create_story, publish_edition
from editions.withdraw import restore_story, withdraw_story
from fronts.drafting import place_card, remove_card
from fronts.following import Waiting
from fronts.launching import cancel_launch, launch_front
from fronts.models import Card, Front, Launch, Mark
from fronts.undoing import undo_launch
from readership.counting import record_views
from tests.factories.fronts import make_block, make_card, make_front
from tests.factories.newsroom import T0, make_channel, make_content, make_story_live, make_user
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


@pytest.fixture
def clock(monkeypatch):
    """The present moment, which a test moves: noon in Shanghai."""
    now = [T0]
    monkeypatch.setattr(timezone, "now", lambda: now[0])
    return now


@pytest.fixture
def home():
    return make_front(slug="home", name="首页")


@pytest.fixture
def page(client):
    """What readers get now: the titles of the blocks' stories that a test speaks of, in order."""

    def shown(*titles, at="/"):
        text = client.get(at).content.decode().partition("<main")[2].partition("</main>")[0]
        return sorted((title for title in titles if title in text), key=text.index)

    return shown


@pytest.fixture
def story(clock):
    """Makes a live story with a headline."""

    def made(headline, **content):
        return make_story_live(live_from=clock[0] - HOUR, headline=headline, **content)

    return made


def launch(front, **how):
    return launch_front(front=front, by=None, at=timezone.now(), **how)


def test_launch_shows_at_once_and_its_undoing(page, home, story, clock):
    block = make_block(home)
    make_card(block, story("甲报道"))
    launch(home)
    assert page("甲报道", "乙报道") == ["甲报道"]
    clock[0] += SECOND

    place_card(block=block, by=None, at=clock[0], position=0, story=story("乙报道").story)
    assert page("甲报道", "乙报道") == ["甲报道"]
    launch(home)

    assert page("甲报道", "乙报道") == ["乙报道", "甲报道"]
    clock[0] += SECOND
    undo_launch(block=block, by=None, at=clock[0])
    assert page("甲报道", "乙报道") == ["甲报道"]


def test_timed_launch_shows_when_its_time_comes_and_never_where_it_was_cancelled(
    page, home, story, clock
):
    block = make_block(home)
    make_card(block, story("甲报道"))
    launch(home)
    make_card(block, story("乙报道"))
    launch(home, live_from=clock[0] + HOUR)
    (waiting,) = launch(home, live_from=clock[0] + 2 * HOUR, waiting=Waiting.KEEP)
    clock[0] += HOUR - SECOND
    assert page("甲报道", "乙报道") == ["甲报道"]

    clock[0] += SECOND
    assert page("甲报道", "乙报道") == ["甲报道", "乙报道"]
    cancel_launch(launch=Launch.objects.get(pk=waiting.pk), at=clock[0])
    clock[0] += HOUR

    assert page("甲报道", "乙报道") == ["甲报道", "乙报道"]


@pytest.mark.parametrize(
    "case",
    ["starts_at 甲 甲乙", "ends_at 甲乙 甲", "pinned_until 乙甲 甲乙"],
    ids=lambda case: case.split()[0],
)
def test_card_begins_ends_and_comes_down_by_the_clock(page, home, story, clock, case):
    part, *shown = case.split()
    block = make_block(home)
    make_card(block, story("甲报道"))
    make_card(block, story("乙报道"), **{part: clock[0] + HOUR})
    launch(home)
    page()

    clock[0] += HOUR - SECOND
    assert page("甲报道", "乙报道") == [f"{letter}报道" for letter in shown[0]]
    clock[0] += SECOND
    assert page("甲报道", "乙报道") == [f"{letter}报道" for letter in shown[1]]


def test_withdrawn_story_leaves_at_once_and_backfill_closes_the_gap(page, home, story, clock):
    down = story("甲报道")
    make_card(make_block(home, backfill="recent", limit=1), down)
    story("乙报道")
    launch(home)
    assert page("甲报道", "乙报道") == ["甲报道"]

    withdraw_story(story=down.story, at=clock[0])

    assert page("甲报道", "乙报道") == ["乙报道"]
    clock[0] += SECOND
    restore_story(story=Story.objects.get(pk=down.story_id), at=clock[0])
    assert page("甲报道", "乙报道") == ["甲报道"]


def test_story_that_is_published_or_goes_live_stands_at_once(page, home, story, clock):
    make_block(home, backfill="recent", limit=3)
    story("甲报道")
    launch(home)
    page()
    for headline, delay in (("刚刚发布", 0 * HOUR), ("到点发布", HOUR)):
        publish_edition(
            story=create_story(at=clock[0]),
            content=make_content(headline=headline),
            at=clock[0],
            live_from=clock[0] + delay,
        )

    assert page("甲报道", "刚刚发布", "到点发布") == ["刚刚发布", "甲报道"]
    clock[0] += HOUR
    assert page("甲报道", "刚刚发布", "到点发布") == ["到点发布", "刚刚发布", "甲报道"]


def test_story_that_grows_too_old_leaves_by_the_clock(page, home, story, clock):
    make_block(home, backfill="recent", within_hours=3)
    story("甲报道")
    make_story_live(live_from=clock[0], headline="乙报道")
    launch(home)
    page()

    clock[0] += 2 * HOUR
    assert page("甲报道", "乙报道") == ["乙报道", "甲报道"]
    clock[0] += timedelta.resolution
    assert page("甲报道", "乙报道") == ["乙报道"]


def test_mark_shows_at_once_and_its_end(page, home, story, clock):
    make_block(home, backfill="marked")
    for headline in ("甲报道", "乙报道"):
        Mark.objects.create(story=story(headline).story, at=clock[0])
    launch(home)
    assert page("甲报道", "乙报道", "丙报道") == ["乙报道", "甲报道"]

    Mark.objects.create(story=story("丙报道").story, at=clock[0] + SECOND)
    assert page("甲报道", "乙报道", "丙报道") == ["丙报道", "乙报道", "甲报道"]
    Mark.objects.order_by("pk").first().delete()
    assert page("甲报道", "乙报道", "丙报道") == ["丙报道", "乙报道"]


@pytest.mark.parametrize("own", [True, False])
def test_picture_leaves_when_its_rights_end(page, home, story, clock, own):
    picture = make_picture(expires_at=clock[0] + HOUR)
    block = make_block(home, layout="strip")
    if own:
        make_card(block, story("甲报道"), picture=picture)
    else:
        make_card(block, story("甲报道", lead_picture=picture))
    launch(home)
    assert page("<img", "甲报道") == ["<img", "甲报道"]

    clock[0] += HOUR

    assert page("<img", "甲报道") == ["甲报道"]


def test_front_that_is_closed_goes_at_once(page, home, story, clock):
    make_card(make_block(home), story("甲报道"))
    launch(home)
    assert page("curated-block") == ["curated-block"]

    Front.objects.update(closed=True)

    assert page("curated-block") == []


def test_draft_disturbs_nothing(client, home, story, clock, django_assert_num_queries):
    block = make_block(home)
    card = make_card(block, story("甲报道"))
    launch(home)
    other = story("乙报道")
    before = client.get("/").content

    make_card(block, other)
    remove_card(card=Card.objects.get(pk=card.pk), made_on=10_000, at=clock[0])
    make_block(home, backfill="marked")

    with django_assert_num_queries(1):
        assert client.get("/").content == before


def test_moment_that_is_asked_for_is_never_answered_with_what_is_kept(
    client, page, home, story, clock
):
    client.force_login(make_user(is_staff=True))
    block = make_block(home)
    section = make_channel("旧名")
    make_card(block, story("甲报道", channel=make_channel("频道", parent=section)))
    launch(home)
    make_card(block, story("乙报道"))
    launch(home, live_from=clock[0] + HOUR)
    now, later = (f"/?at={at:%Y-%m-%dT%H:%M}Z" for at in (clock[0], clock[0] + HOUR))
    words = ("甲报道", "旧名-频道", "新名-频道", "乙报道")
    assert page(*words) == ["甲报道", "旧名-频道"]

    # no change of the record: readers get it within ten seconds
    Channel.objects.filter(pk=section.pk).update(name="新名")

    assert page(*words, at=now) == ["甲报道", "新名-频道"]
    assert page(*words, at=later) == ["甲报道", "新名-频道", "乙报道"]
    assert page(*words) == ["甲报道", "旧名-频道"]


def test_scripts_and_fronts_are_kept_apart(page, home, story, clock):
    make_card(make_block(home), story("国产软件"))
    event = make_front(slug="event", name="专题")
    make_card(make_block(event), story("另外一条"))
    section = make_channel("财经", slug="caijing")
    make_card(make_block(make_front(section=section)), story("财经要闻", channel=section))
    for front in Front.objects.all():
        launch(front)
    titles = ("国产软件", "國產軟件", "另外一条", "财经要闻")

    for _ in range(2):
        assert page(*titles) == ["国产软件"]
        assert page(*titles, at="/zh-hant/") == ["國產軟件"]
        assert page(*titles, at="/fronts/event/") == ["另外一条"]
        assert page("財經要聞", at="/zh-hant/channels/caijing/") == ["財經要聞"]
        assert page(*titles, at="/channels/caijing/") == ["财经要闻"]


@pytest.mark.parametrize("size", [1, 4])
def test_launched_front_asks_eight_and_one_for_a_rule_whatever_its_size(
    client, home, story, size, django_assert_num_queries
):
    blocks = cards = size
    for number in range(blocks):
        block = make_block(home, backfill="recent", limit=cards + 1)
        for _ in range(cards):
            make_card(block, story(f"甲报道{number}"), shows_byline=True)
    filler = [story("乙报道") for _ in range(blocks)]
    launch(home)
    record_views(counts={(filler[0].story_id, timezone.now()): 1}, at=timezone.now())

    with django_assert_num_queries(9):
        client.get("/")

    with django_assert_num_queries(1):
        client.get("/")


def test_composed_front_asks_little_and_shows_each_change_at_once(
    client, page, story, clock, django_assert_num_queries
):
    gone = story("甲报道", channel=make_channel("财经"))
    for number in range(3):
        story(f"又一条{number}")
    with django_assert_num_queries(8):
        assert page("甲报道", "刚刚发布", "到点发布") == ["甲报道"]
    with django_assert_num_queries(2):
        client.get("/")
    for headline, delay in (("刚刚发布", 0 * HOUR), ("到点发布", HOUR)):
        publish_edition(
            story=create_story(at=clock[0]),
            content=make_content(headline=headline),
            at=clock[0],
            live_from=clock[0] + delay,
        )

    assert set(page("甲报道", "刚刚发布", "到点发布")) == {"刚刚发布", "甲报道"}
    clock[0] += HOUR
    withdraw_story(story=gone.story, at=clock[0])
    assert set(page("甲报道", "刚刚发布", "到点发布")) == {"刚刚发布", "到点发布"}
