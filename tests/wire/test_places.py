"""Channels, topics and authors by name."""

import pytest

from authors.models import Author
from channels.models import Channel, Topic, TopicAlias
from editions.listings import merge_topics
from tests.factories.newsroom import T0, make_author, make_channel, make_topic
from wire.items import Contributor, Item
from wire.places import (
    UNCATEGORISED,
    Places,
    find_or_make_author,
    find_or_make_channel,
    find_or_make_topics,
    slug_for,
)

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def test_section_and_channel_are_made_once_and_then_found():
    channel = find_or_make_channel("财经", "科创")

    assert (channel.path_name, channel.parent.path_name) == ("财经-科创", "财经")
    assert find_or_make_channel("财经", "科创") == channel
    assert find_or_make_channel("财经") == channel.parent
    assert Channel.objects.count() == 2


def test_channels_of_one_name_stand_in_their_own_sections():
    first, second = find_or_make_channel("财经", "评论"), find_or_make_channel("体育", "评论")

    assert first != second
    assert {first.slug, second.slug} == {
        slug_for("评论", "c", known_as="财经-评论"),
        slug_for("评论", "c", known_as="体育-评论"),
    }


def test_channel_that_editors_made_is_found_by_name():
    section = make_channel("财经", slug="finance")

    assert find_or_make_channel("财经") == section


def test_made_sections_stand_behind_those_that_editors_ordered():
    make_channel("要闻", order=7)
    last = find_or_make_channel("")

    made = find_or_make_channel("财经")

    assert made.order == 8
    assert list(Channel.objects.sections().in_menu_order())[-1] == last


def test_story_without_category_has_a_section_of_its_own():
    section = find_or_make_channel("")

    assert (section.name, section.slug, section.parent) == (UNCATEGORISED, "uncategorised", None)
    assert find_or_make_channel("") == section


def test_editors_may_rename_the_section_of_those_without():
    section = find_or_make_channel("")
    section.name = "其他"
    section.save()

    assert find_or_make_channel("") == section


def test_editors_own_section_of_that_name_is_taken():
    section = make_channel(UNCATEGORISED, slug="rest")

    assert find_or_make_channel("") == section


def test_topics_are_found_by_name_in_any_case_by_alias_and_merged():
    topic, other, old = make_topic("ChatGPT"), make_topic("华为"), make_topic("菊厂")
    TopicAlias.objects.create(name="Huawei", topic=other)
    merge_topics(topic=old, into=other, at=T0)

    found = find_or_make_topics(["chatgpt", "huawei", "菊厂", "芯片"])

    made = Topic.objects.get(name="芯片")
    assert found == {"chatgpt": topic, "huawei": other, "菊厂": other, "芯片": made}


def test_topic_with_a_letter_that_sqlite_cannot_lower_is_found_again():
    topic = find_or_make_topics(["École"])["École"]

    assert find_or_make_topics(["École"]) == {"École": topic}


def test_one_topic_under_two_names_stands_once():
    topic = make_topic("华为")
    TopicAlias.objects.create(name="Huawei", topic=topic)

    content = Places().content_of(Item(uri="urn:x:1", digest="", topics=("Huawei", "华为")))

    assert content.topics == (topic,)


def test_author_is_made_with_the_address_of_whichever_line_gives_one():
    item = Item(
        uri="urn:x:1",
        digest="",
        contributors=(
            Contributor(name="张三", role="editor"),
            Contributor(name="张三", role="writer", email="zhang@news.example"),
        ),
    )

    content = Places().content_of(item)

    author = Author.objects.get()
    assert (author.name, author.email) == ("张三", "zhang@news.example")
    assert author.slug == slug_for("张三", "a")
    assert [(line.role, line.name, line.author) for line in content.credits] == [
        ("editor", "张三", author),
        ("writer", "张三", author),
    ]


def test_of_namesakes_the_address_tells():
    first = make_author("李四", email="li@news.example")
    second = make_author("李四", email="si@news.example")

    def found(email):
        return find_or_make_author(Contributor(name="李四", role="writer", email=email))

    assert found("si@news.example") == second
    assert found("") == first
    assert found("new@news.example") == first


def test_author_that_is_known_keeps_the_profile():
    author = make_author("李四", email="")

    assert (
        find_or_make_author(Contributor(name="李四", role="writer", email="x@y.example")) == author
    )
    author.refresh_from_db()
    assert author.email == ""


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Tech News", "tech-news"),
        ("AI", "ai"),
        ("科创", "c-e3ddcf04"),
        ("5G观察", "c-3331bb80"),
        ("2024", "c-6557739a"),
        ("São Paulo", "c-f00fd81d"),
        ("x" * 51, "c-3ecd502a"),
    ],
)
def test_slug_is_ascii_and_for_ever(name, slug):
    assert slug_for(name, "c") == slug


def test_slug_that_another_has_gets_a_number():
    make_channel("别的", slug="tech-news")
    make_channel("别的二", slug="tech-news-2")

    assert find_or_make_channel("Tech News").slug == "tech-news-3"
