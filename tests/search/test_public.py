"""The public index follows what the newsroom does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from authors.models import Author
from editions.listings import merge_topics, move_channel
from editions.models import Change
from editions.publish import Waiting, cancel_waiting, create_story, publish_edition
from editions.withdraw import restore_story, withdraw_story
from search.public import EditionSource, public_index
from search.query import find
from tests.factories.newsroom import (
    T0,
    credit,
    make_article,
    make_author,
    make_channel,
    make_content,
    make_story_live,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


@pytest.fixture
def story():
    return create_story(at=T0)


def headlines(query, at):
    return [edition.headline for edition in find(query, at=at).hits]


def test_drafts_are_never_found(story):
    make_article(headline="芯片草稿", body="<p>芯片</p>", story=story)
    publish_edition(story=story, content=make_content(headline="芯片"), at=T0)

    assert headlines("芯片", T0) == ["芯片"]


def test_waiting_edition_is_found_from_its_moment_on(story):
    publish_edition(story=story, content=make_content(headline="旧芯片"), at=T0)
    publish_edition(
        story=story, content=make_content(headline="新芯片"), at=T0, live_from=T0 + 2 * HOUR
    )

    assert headlines("芯片", T0 + HOUR) == ["旧芯片"]
    assert headlines("新", T0 + HOUR) == []
    assert headlines("芯片", T0 + 2 * HOUR) == ["新芯片"]
    assert headlines("芯片", T0 - HOUR) == []


def test_embargoed_story_is_found_after_its_embargo_only(story):
    content = make_content(headline="禁发芯片", embargo_until=T0 + HOUR)
    publish_edition(story=story, content=content, at=T0, live_from=T0 + HOUR)

    assert headlines("芯片", T0) == []
    assert headlines("芯片", T0 + HOUR) == ["禁发芯片"]


def test_cancelled_edition_leaves_no_trace_in_the_file(story):
    publish_edition(story=story, content=make_content(headline="旧芯片"), at=T0)
    publish_edition(
        story=story, content=make_content(headline="密芯片"), at=T0, live_from=T0 + 2 * HOUR
    )
    find("芯片", at=T0)
    cancel_waiting(story=story, at=T0 + HOUR)

    assert headlines("芯片", T0 + 3 * HOUR) == ["旧芯片"]
    rows = public_index().store.connection().execute("SELECT count(*) FROM document").fetchone()
    assert rows == (1,)


def test_update_takes_the_place_of_what_it_updates(story):
    publish_edition(story=story, content=make_content(headline="芯片", body="<p>错字</p>"), at=T0)
    assert headlines("错字", T0) == ["芯片"]
    publish_edition(
        story=story, content=make_content(headline="芯片更新", body="<p>正字</p>"), at=T0 + HOUR
    )

    assert headlines("错字", T0 + HOUR) == []
    assert headlines("正字", T0 + HOUR) == ["芯片更新"]
    assert headlines("错字", T0) == ["芯片"]


def test_withdrawn_story_vanishes_and_a_restored_one_comes_back(story):
    publish_edition(story=story, content=make_content(headline="芯片"), at=T0)
    publish_edition(
        story=story,
        content=make_content(headline="新芯片"),
        at=T0,
        live_from=T0 + 5 * HOUR,
        waiting=Waiting.REFUSE,
    )
    assert headlines("芯片", T0) == ["芯片"]

    withdraw_story(story=story, at=T0 + HOUR)

    assert headlines("芯片", T0 + HOUR) == headlines("芯片", T0 + 6 * HOUR) == []

    restore_story(story=story, at=T0 + 2 * HOUR)

    assert headlines("芯片", T0 + HOUR) == []
    assert headlines("芯片", T0 + 2 * HOUR) == ["芯片"]


def test_index_that_lags_shows_nothing_that_was_taken_down(story, monkeypatch):
    publish_edition(story=story, content=make_content(headline="芯片"), at=T0)
    assert headlines("芯片", T0) == ["芯片"]
    withdraw_story(story=story, at=T0 + HOUR)
    monkeypatch.setattr("search.index.Index._catch_up", lambda *args: False)

    assert headlines("芯片", T0 + HOUR) == []


def test_undated_story_is_found():
    make_story_live(headline="芯片无日期", live_from=T0, dated=False)
    make_story_live(headline="芯片有日期", live_from=T0 + HOUR)

    assert headlines("芯片", T0 + HOUR) == ["芯片有日期", "芯片无日期"]


def test_all_printed_words_are_found():
    make_story_live(
        live_from=T0,
        headline="标题甲",
        short_headline="短题乙",
        standfirst="导语丙",
        body="<p>正文<strong>丁</strong>戊</p><h2>小标题</h2>",
        byline="文/记者己",
        source="来源庚",
        original_author="原作辛",
        lead_caption="图说壬",
    )

    for words in ("题甲", "短题乙", "导语丙", "文丁戊", "小标题", "记者己", "源庚", "辛", "壬"):
        assert headlines(words, T0) == ["标题甲"], words


def test_merged_topics_renamed_authors_and_moved_channels_change_no_words(story):
    topic, other, author = make_topic("华为"), make_topic(), make_author("旧名")
    channel, section = make_channel(), make_channel()
    content = make_content(
        headline="芯片", topics=(topic,), credits=(credit(author),), channel=channel
    )
    publish_edition(story=story, content=content, at=T0)
    assert headlines("旧名", T0) == ["芯片"]

    merge_topics(topic=topic, into=other, at=T0 + HOUR)
    move_channel(channel=channel, to_section=section, at=T0 + HOUR)
    Author.objects.filter(pk=author.pk).update(name="新名")

    assert headlines("旧名", T0 + HOUR) == headlines("芯片", T0 + HOUR) == ["芯片"]
    assert public_index().reached() == Change.objects.latest("pk").pk


def test_flushed_log_empties_the_index(story):
    publish_edition(story=story, content=make_content(headline="芯片"), at=T0)
    assert headlines("芯片", T0) == ["芯片"]
    Change.objects.all().delete()

    assert headlines("芯片", T0) == []
    assert public_index().reached() == 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the plan of SQLite without statistics")
def test_marks_are_read_by_edition_and_not_from_the_whole_of_the_lists(story):
    publish_edition(story=story, content=make_content(topics=(make_topic(),)), at=T0)
    with CaptureQueriesContext(connection) as asked:
        list(EditionSource().documents(range(story.pk, story.pk + 250)))
    (of_lists,) = [
        q["sql"] for q in asked.captured_queries if 'FROM "editions_listing"' in q["sql"]
    ]

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {of_lists}")
        plan = " ".join(row[-1] for row in cursor.fetchall())

    assert "(edition_id=?" in plan
