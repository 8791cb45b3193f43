"""What a reader names by its name, and its stories, whatever their words are."""

from datetime import timedelta

import pytest

from authors.models import Author
from channels.models import TopicAlias
from editions.listings import merge_topics
from editions.models import List
from editions.withdraw import withdraw_story
from search.public import public_index
from search.query import find
from search.subjects import Subject, subjects_named
from tests.factories.newsroom import (
    T0,
    credit,
    make_author,
    make_channel,
    make_story_live,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


def story(headline, **content):
    return make_story_live(headline=headline, live_from=T0 - HOUR, **content)


def names(asked, at=T0):
    return [subject.name for subject in subjects_named(asked, at=at)]


def headlines(asked, at=T0, **options):
    subjects = subjects_named(asked, at=at)
    return [hit.headline for hit in find(asked, at=at, subjects=subjects, **options).hits]


def test_topic_is_named_in_either_script_case_and_by_its_alias():
    topic = make_topic("后来栈桥AI")
    TopicAlias.objects.create(topic=topic, name="海边长桥")
    story("无关", topics=(topic,))

    assert names("后来栈桥AI") == names("後來棧橋ＡＩ") == names("后来栈桥ai") == ["后来栈桥AI"]
    assert names("海邊長橋") == ["后来栈桥AI"]
    assert names("栈桥") == names("后来栈桥AI 记") == []


def test_subject_tells_its_kind_and_what_stands_beside_it():
    section = make_channel("财经")
    channel = make_channel("林若溪", parent=section)
    author = make_author("林若溪", title="科技记者")
    topic = make_topic("林若溪")
    story("无关", topics=(topic,), credits=(credit(author),), channel=channel)

    assert subjects_named("林若溪", at=T0) == [
        Subject(List.TOPIC, topic.pk, "林若溪", topic.slug),
        Subject(List.AUTHOR, author.pk, "林若溪", author.slug, "科技记者"),
        Subject(List.CHANNEL, channel.pk, "林若溪", channel.slug, "财经"),
    ]
    assert [subject.slug for subject in subjects_named("财经", at=T0)] == [section.slug]


def test_topic_or_author_without_a_live_story_is_not_told_of():
    topic, author = make_topic("芯片"), make_author("林若溪")
    assert names("芯片") == names("林若溪") == []

    edition = story("无关", topics=(topic,), credits=(credit(author),))
    assert names("芯片", T0 - 2 * HOUR) == []
    assert names("芯片") + names("林若溪") == ["芯片", "林若溪"]

    withdraw_story(story=edition.story, at=T0)
    assert names("芯片") == names("林若溪") == []


def test_merged_topic_leads_to_the_one_that_stands_and_finds_its_stories():
    old, new = make_topic("半导体"), make_topic("芯片")
    story("甲稿", topics=(old,))
    assert headlines("半导体") == ["甲稿"]
    assert headlines("芯片") == []

    merge_topics(topic=old, into=new, at=T0)

    assert names("半导体") == ["芯片"]
    assert headlines("芯片") == headlines("半导体") == ["甲稿"]


def test_stories_of_a_topic_or_author_are_found_without_the_words():
    topic, author = make_topic("海上风电"), make_author("林若溪")
    story("甲稿", topics=(topic,))
    story("乙稿", credits=(credit(author, name="若溪"),))
    story("丙稿讲海上风电")
    story("丁稿")

    assert headlines("海上风电") == ["丙稿讲海上风电", "甲稿"]
    assert headlines("海上風電") == ["丙稿讲海上风电", "甲稿"]
    assert headlines("林若溪") == ["乙稿"]
    Author.objects.update(name="林溪")
    assert headlines("林溪") == ["乙稿"]
    # who asks for other words too asks for words alone
    assert find("海上风电 甲稿", at=T0).partly


def test_marks_are_no_words_and_one_is_not_the_beginning_of_another():
    topic = make_topic("海上风电")
    story("甲稿", topics=(topic,))
    mark = Subject(List.TOPIC, topic.pk, "", "").mark

    assert headlines(mark) == headlines(mark.upper()) == []
    other = Subject(List.TOPIC, topic.pk // 10 or topic.pk * 10, "", "")
    assert find("没有", at=T0, subjects=[other]).total == 0


def test_forgotten_text_leaves_no_mark_behind():
    topic = make_topic("海上风电")
    edition = story("甲稿", topics=(topic,))
    headlines("海上风电")
    merge_topics(topic=topic, into=make_topic("风电"), at=T0)
    headlines("风电")
    held = public_index().store.connection()
    mark = Subject(List.TOPIC, topic.pk, "", "").mark

    found = held.execute("SELECT count(*) FROM bodies WHERE bodies MATCH ?", [mark]).fetchone()

    assert found == (0,)
    assert edition.headline == "甲稿"


def test_pages_of_a_topic_hold_every_story_once():
    topic = make_topic("海上风电")
    for number in range(7):
        story(f"海上风电{number}" if number % 2 else f"别的{number}", topics=(topic,))
    subjects, before, turned = subjects_named("海上风电", at=T0), "", []
    while not turned or before:
        page = find("海上风电", at=T0, before=before, count=3, subjects=subjects)
        turned += [hit.headline for hit in page.hits]
        before = page.next

    assert len(turned) == len(set(turned)) == page.total == 7


@pytest.mark.parametrize("count", [1, 3])
def test_naming_takes_one_query(count, django_assert_num_queries):
    for number in range(count):
        story(
            f"稿{number}",
            topics=(make_topic(f"芯片{number}"),),
            channel=make_channel(f"芯{number}"),
        )

    with django_assert_num_queries(1):
        assert len(names("芯片0")) == 1


@pytest.mark.parametrize("asked", ["", "\x00", "\ud800", "'", "%s", "%(at)s", "a" * 100, "﷽" * 100])
def test_odd_names_name_nothing(asked):
    assert names(asked) == []
