"""The demo: every state of the desk, nothing public before its time, harmless when repeated."""

import functools
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from articles.models import Article, Decision, Review, Stage, State
from channels.models import Channel, Topic
from editions.models import Edition, List, Listing, Story
from editions.publish import publish_edition
from editions.refusals import StillEmbargoed
from editions.standing import standing
from newsroom.demo import library, load
from newsroom.demo.data import Fate, demo_stories, demo_town
from newsroom.demo.drawing.scenes import draw
from newsroom.demo.load import load_demo
from newsroom.demo.marks import story_uri
from readership.models import Popularity
from readership.trending import hot
from tests.factories.newsroom import make_channel, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.services]

# state of the desk copy, kind of the live edition, whether one waits, whether it is withdrawn
SHOWN = {
    Fate.DRAFTING: (State.DRAFTING, "", False, False),
    Fate.RETURNED: (State.DRAFTING, "", False, False),
    Fate.FIRST_REVIEW: (State.FIRST_REVIEW, "", False, False),
    Fate.SECOND_REVIEW: (State.SECOND_REVIEW, "", False, False),
    Fate.FINAL_REVIEW: (State.FINAL_REVIEW, "", False, False),
    Fate.READY: (State.READY, "", False, False),
    Fate.EMBARGOED: (State.READY, "", False, False),
    Fate.WAITING: (State.RELEASED, "", True, False),
    Fate.LIVE: (State.RELEASED, "first", False, False),
    Fate.REOPENED: (State.DRAFTING, "first", False, False),
    Fate.UPDATED: (State.RELEASED, "update", False, False),
    Fate.CORRECTED: (State.RELEASED, "correction", False, False),
    Fate.WITHDRAWN: (State.RELEASED, "", False, True),
    Fate.RESTORED: (State.RELEASED, "update", False, False),
}
once = functools.cache(draw)


@pytest.fixture(autouse=True)
def _drawn_once(monkeypatch):
    """Every test takes the real drawings; only the first waits for them."""
    monkeypatch.setattr(library, "draw", once)


def article_of(fate):
    key = next(story.key for story in demo_stories() if story.fate is fate)
    return Article.objects.get(story__uri=story_uri(key))


def everything():
    """All rows of all our tables."""
    return {
        model._meta.label: list(model.objects.order_by("pk").values())
        for model in apps.get_models()
        if model._meta.managed
    }


def test_every_state_of_the_desk_is_present():
    load_demo(at=timezone.now())

    found = {}
    for story in demo_stories():
        article = Article.objects.get(story__uri=story_uri(story.key))
        now = standing(article.story_id, at=timezone.now())
        found[story.key] = (
            article.state,
            str(now.live.kind) if now.live else "",
            now.waiting is not None,
            now.withdrawn is not None,
        )
    assert {story.fate for story in demo_stories()} == set(Fate)
    assert found == {story.key: SHOWN[story.fate] for story in demo_stories()}


def test_only_what_passed_every_review_is_public():
    load_demo(at=timezone.now())
    public = {story_uri(story.key) for story in demo_stories() if SHOWN[story.fate][1]}

    at = timezone.now()
    live = Edition.objects.live(at).values_list("story__uri", flat=True)
    listed = Listing.objects.live(at).in_list(List.ALL).values_list("story__uri", flat=True)
    hottest = [line.story_id for line in hot(at=at, script="zh-hans", count=100).lines]

    assert set(live) == public
    assert sorted(listed) == sorted(public)
    assert set(Story.objects.filter(pk__in=hottest).values_list("uri", flat=True)) == public


def test_nothing_unpublished_was_ever_public():
    load_demo(at=timezone.now())
    never = [
        Fate.DRAFTING, Fate.RETURNED, Fate.FIRST_REVIEW, Fate.SECOND_REVIEW, Fate.FINAL_REVIEW,
        Fate.READY, Fate.EMBARGOED,
    ]  # fmt: skip

    stories = [article_of(fate).story_id for fate in never]

    assert list(Edition.objects.filter(story__in=stories)) == []
    assert list(Listing.objects.filter(story__in=stories)) == []
    assert list(Popularity.objects.filter(story__in=stories)) == []


def test_scheduled_story_waits_for_its_full_hour():
    load_demo(at=timezone.now())

    edition = Edition.objects.get(story=article_of(Fate.WAITING).story)

    assert edition.live_from > timezone.now()
    assert (edition.live_from.minute, edition.live_from.second) == (0, 0)
    assert list(Edition.objects.live(edition.live_from).filter(pk=edition.pk)) == [edition]


def test_embargoed_story_can_not_be_published_before_its_time():
    load_demo(at=timezone.now())
    article = article_of(Fate.EMBARGOED)

    with pytest.raises(StillEmbargoed):
        publish_edition(story=article.story, content=article.content(), at=timezone.now())


def test_each_review_is_given_by_the_one_whose_it_is():
    load_demo(at=timezone.now())

    given = set(Review.objects.values_list("stage", "by__username").distinct())

    assert given == {
        (Stage.FIRST, "bianji"),
        (Stage.SECOND, "zhuren"),
        (Stage.FINAL, "zongbian"),
        (Stage.PROOF, "jiaodui"),
    }


def test_log_tells_why_a_story_was_returned_withdrawn_and_corrected():
    load_demo(at=timezone.now())
    reasons = {story.fate: story.reason or story.note for story in demo_stories()}

    for act, fate in (
        (Decision.Act.RETURN, Fate.RETURNED),
        (Decision.Act.WITHDRAW, Fate.WITHDRAWN),
        (Decision.Act.CORRECT, Fate.CORRECTED),
    ):
        decision = article_of(fate).decisions.get(act=act)
        assert (decision.reason, bool(decision.reason)) == (reasons[fate], True)


def test_corrected_story_shows_the_mended_words_and_the_note():
    load_demo(at=timezone.now())
    written = next(story for story in demo_stories() if story.fate is Fate.CORRECTED)

    old, new = Edition.objects.filter(story=article_of(Fate.CORRECTED).story).order_by("live_from")

    assert (written.mend[0] in old.body, written.mend[1] in old.body) == (True, False)
    assert (written.mend[0] in new.body, written.mend[1] in new.body) == (False, True)
    assert new.public_note == written.note


def test_withdrawn_story_has_its_public_notice():
    load_demo(at=timezone.now())
    written = next(story for story in demo_stories() if story.fate is Fate.WITHDRAWN)

    now = standing(article_of(Fate.WITHDRAWN).story_id, at=timezone.now())

    assert now.withdrawn.notice == written.notice


def test_times_lie_in_the_last_days_and_follow_the_ids():
    at = timezone.now()
    load_demo(at=at)

    moments = Decision.objects.values_list("at", flat=True)
    listed = Listing.objects.in_list(List.ALL).live(at).values_list("story_id", flat=True)

    assert max(moments) <= at
    assert min(moments) > at - timedelta(days=5)
    assert list(listed) == sorted(listed, reverse=True)


def test_readers_come_to_what_is_live():
    load_demo(at=timezone.now())

    views = dict(Popularity.objects.values_list("story__uri", "views"))

    assert views == {
        story_uri(story.key): story.views
        for story in demo_stories()
        if SHOWN[story.fate][1] and story.views
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
    Article.objects.filter(pk=article_of(Fate.DRAFTING).pk).update(headline="改过的标题")
    Channel.objects.filter(slug="keji").update(name="改过的栏目")

    load_demo(at=timezone.now())

    assert article_of(Fate.DRAFTING).headline == "改过的标题"
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


def test_pictures_are_described_and_ours():
    load_demo(at=timezone.now())

    pictures = {
        name.removeprefix("demo-").removesuffix(".jpg"): rest
        for name, *rest in library.Picture.objects.values_list(
            "original_name", "alt", "caption", "licence", "width", "height"
        )
    }

    assert pictures == {
        picture.name: [picture.alt, picture.caption, "own", 1200, 800]
        for picture in demo_town().pictures.values()
    }
