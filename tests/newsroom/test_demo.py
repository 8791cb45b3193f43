"""The demo as loaded: every state of the desk, and nothing public before its time."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Decision, Review, Stage, State
from channels.models import Channel
from editions.live_records import LiveCoverage, LiveEntry
from editions.models import Edition, List, Listing, Story
from editions.publish import publish_edition
from editions.refusals import StillEmbargoed
from editions.standing import standing
from fronts.models import Alert, Front, Launch
from fronts.reading import released_blocks
from fronts.rows import released_home, released_in_section, released_on
from newsroom.demo.data import Fate, demo_stories, demo_town
from newsroom.demo.happening import demo_alert, demo_coverages
from newsroom.demo.load import load_demo
from newsroom.demo.marks import story_uri
from pictures.models import Picture
from readership.models import Popularity
from readership.trending import hot

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


@pytest.fixture(scope="module", autouse=True)
def loaded_at(django_db_setup, django_db_blocker):
    """The moment at which the demo was loaded, once for all tests of this module."""
    at = timezone.now()
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(at=at)
        yield at
        transaction.set_rollback(True)


def article_of(fate):
    key = next(story.key for story in demo_stories() if story.fate is fate)
    return Article.objects.get(story__uri=story_uri(key))


def test_every_state_of_the_desk_is_present():
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
    public = {story_uri(story.key) for story in demo_stories() if SHOWN[story.fate][1]}

    at = timezone.now()
    live = Edition.objects.live(at).values_list("story__uri", flat=True)
    listed = Listing.objects.live(at).in_list(List.ALL).values_list("story__uri", flat=True)
    hottest = [line.story_id for line in hot(at=at, script="zh-hans", count=100).lines]

    assert set(live) == public
    assert sorted(listed) == sorted(public)
    assert set(Story.objects.filter(pk__in=hottest).values_list("uri", flat=True)) == public


def test_nothing_unpublished_was_ever_public():
    never = [
        Fate.DRAFTING, Fate.RETURNED, Fate.FIRST_REVIEW, Fate.SECOND_REVIEW, Fate.FINAL_REVIEW,
        Fate.READY, Fate.EMBARGOED,
    ]  # fmt: skip

    stories = [article_of(fate).story_id for fate in never]

    assert list(Edition.objects.filter(story__in=stories)) == []
    assert list(Listing.objects.filter(story__in=stories)) == []
    assert list(Popularity.objects.filter(story__in=stories)) == []


def test_scheduled_story_waits_for_its_full_hour():
    edition = Edition.objects.get(story=article_of(Fate.WAITING).story)

    assert edition.live_from > timezone.now()
    assert (edition.live_from.minute, edition.live_from.second) == (0, 0)
    assert list(Edition.objects.live(edition.live_from).filter(pk=edition.pk)) == [edition]


def test_embargoed_story_can_not_be_published_before_its_time():
    article = article_of(Fate.EMBARGOED)

    with pytest.raises(StillEmbargoed):
        publish_edition(story=article.story, content=article.content(), at=timezone.now())


def test_each_review_is_given_by_the_one_whose_it_is():
    given = set(Review.objects.values_list("stage", "by__username").distinct())

    assert given == {
        (Stage.FIRST, "bianji"),
        (Stage.SECOND, "zhuren"),
        (Stage.FINAL, "zongbian"),
        (Stage.PROOF, "jiaodui"),
    }


def test_log_tells_why_a_story_was_returned_withdrawn_and_corrected():
    reasons = {story.fate: story.reason or story.note for story in demo_stories()}

    for act, fate in (
        (Decision.Act.RETURN, Fate.RETURNED),
        (Decision.Act.WITHDRAW, Fate.WITHDRAWN),
        (Decision.Act.CORRECT, Fate.CORRECTED),
    ):
        decision = article_of(fate).decisions.get(act=act)
        assert (decision.reason, bool(decision.reason)) == (reasons[fate], True)


def test_corrected_story_shows_the_mended_words_and_the_note():
    written = next(story for story in demo_stories() if story.fate is Fate.CORRECTED)

    old, new = Edition.objects.filter(story=article_of(Fate.CORRECTED).story).order_by("live_from")

    assert (written.mend[0] in old.body, written.mend[1] in old.body) == (True, False)
    assert (written.mend[0] in new.body, written.mend[1] in new.body) == (False, True)
    assert new.public_note == written.note


def test_withdrawn_story_has_its_public_notice():
    written = next(story for story in demo_stories() if story.fate is Fate.WITHDRAWN)

    now = standing(article_of(Fate.WITHDRAWN).story_id, at=timezone.now())

    assert now.withdrawn.notice == written.notice


def test_times_lie_in_the_last_days_and_follow_the_ids(loaded_at):
    moments = Decision.objects.values_list("at", flat=True)
    listed = Listing.objects.in_list(List.ALL).live(loaded_at).values_list("story_id", flat=True)

    assert max(moments) <= loaded_at
    assert min(moments) > loaded_at - timedelta(days=5)
    assert list(listed) == sorted(listed, reverse=True)


def test_readers_come_to_what_is_live():
    views = dict(Popularity.objects.values_list("story__uri", "views"))

    assert views == {
        story_uri(story.key): story.views
        for story in demo_stories()
        if SHOWN[story.fate][1] and story.views
    }


def test_pictures_are_described_and_ours():
    pictures = {
        name.removeprefix("demo-").removesuffix(".jpg"): rest
        for name, *rest in Picture.objects.values_list(
            "original_name", "alt", "caption", "credit_line", "licence", "width", "height"
        )
    }

    assert pictures == {
        picture.name: [picture.alt, picture.caption, picture.credit, "own", 1600, 900]
        for picture in demo_town().pictures.values()
    }


def blocks_of(read, *place, at):
    """The blocks that readers see of a front at a moment."""
    return released_blocks(read(*place, at), at=at, script="zh-hans")[0]


def shown_on(blocks):
    return {one.block.title: [entry.story.story_id for entry in one.shown] for one in blocks}


def story_ids(*keys):
    known = dict(Story.objects.values_list("uri", "pk"))
    return [known[story_uri(key)] for key in keys]


def test_home_front_is_launched_with_every_kind_of_block(loaded_at):
    blocks = blocks_of(released_home, at=loaded_at)
    shown = shown_on(blocks)

    assert [(one.block.layout, one.block.title) for one in blocks] == [
        ("headline", "头条"),
        ("live", "直播"),
        ("list", "要闻"),
        ("strip", "图片"),
        ("channel", "科技"),
        ("channel", "财经"),
        ("channel", "社会"),
        ("channel", "文体"),
    ]
    assert shown["头条"] == story_ids("caicha-jiqiren", "shequ-shitang", "guji")
    assert shown["直播"] == story_ids("haiwu")
    assert len(shown["要闻"]) == 8
    assert [len(shown[name]) >= 2 for name in ("科技", "财经", "社会", "文体")] == [True] * 4
    everywhere = [story for stories in shown.values() for story in stories]
    assert sorted(set(everywhere)) == sorted(everywhere)


def test_home_fronts_next_headlines_wait_for_the_hour_of_their_story(loaded_at):
    edition = Edition.objects.get(story=story_ids("ditie")[0])
    (launch,) = Launch.objects.waiting(loaded_at)

    before, due = (
        shown_on(blocks_of(released_home, at=moment))["头条"]
        for moment in (edition.live_from - timedelta(seconds=1), edition.live_from)
    )

    assert (launch.front.slug, launch.live_from) == ("home", edition.live_from)
    assert before == story_ids("caicha-jiqiren", "shequ-shitang", "guji")
    assert due == story_ids("ditie", "caicha-jiqiren", "shequ-shitang")


def test_section_and_special_topic_have_fronts_of_their_own(loaded_at, client):
    section = Channel.objects.get(slug="shehui")
    special = Front.objects.get(slug="yeli-lanzhou")

    of_section = blocks_of(released_in_section, section.pk, at=loaded_at)
    of_special = blocks_of(released_on, special.pk, at=loaded_at)

    assert [(one.block.layout, len(one.shown)) for one in of_section] == [
        ("headline", 3),
        ("strip", 4),
    ]
    assert [(one.block.layout, len(one.shown)) for one in of_special] == [
        ("headline", 3),
        ("strip", 4),
        ("list", 4),
    ]
    assert "天黑以后，澜州的另一半开始上班" in client.get("/fronts/yeli-lanzhou/").content.decode()


def test_alert_is_live_for_hours_and_leads_to_a_story(loaded_at, client):
    alert = Alert.objects.live(loaded_at).get()
    assert (alert.text, alert.story) == (
        demo_alert().text,
        Story.objects.get(uri=story_uri("haiwu")),
    )
    assert alert.live_until - loaded_at > timedelta(hours=3)
    page = client.get("/").content.decode()
    assert demo_alert().text in page
    assert (
        f'href="/articles/{alert.story_id}/"' in page.split('aria-label="快讯"')[1].split("</p>")[0]
    )


def test_live_story_has_its_entries_one_pinned_and_stands_on_the_home_front(loaded_at, client):
    (written,) = demo_coverages()
    shown = Story.objects.get(uri=story_uri(written.story))
    entries = LiveEntry.objects.of_story(shown.pk).live(loaded_at)
    assert [entry.headline for entry in entries.reverse()] == [
        entry.get("headline", "") for entry in written.entry
    ]
    assert [entry.headline for entry in entries if entry.pinned] == [
        "出行提示：船票怎么退，车在哪里坐"
    ]
    assert all(loaded_at - timedelta(hours=6) < entry.written_at <= loaded_at for entry in entries)
    assert LiveCoverage.objects.live(loaded_at).get().story == shown
    strip = next(
        one for one in blocks_of(released_home, at=loaded_at) if one.block.layout == "live"
    )
    assert [len(found) for found in strip.entries.values()] == [3]
    assert "产妇平安，是个女孩" in client.get("/").content.decode()
    assert "出行提示" in client.get(f"/articles/{shown.pk}/").content.decode()
