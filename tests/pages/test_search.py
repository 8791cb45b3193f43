"""The search page beyond its list: what the words name, and words that no story holds together."""

import pytest

from channels.models import TopicAlias
from tests.factories.newsroom import credit, make_author, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
PARTLY = {
    "": "没有同时包含全部词语的稿件，以下稿件包含其中一部分。",
    "/zh-hant": "沒有同時包含全部詞語的稿件，以下稿件包含其中一部分。",
}


def main(client, asked, root="", **query):
    response = client.get(f"{root}/search/", {"q": asked} | query)
    return response.content.decode().split("<main")[1].split("</main>")[0]


def test_named_topic_stands_above_the_stories_of_either_script(client, site):
    TopicAlias.objects.create(topic=site.topic, name="软体")
    text = main(client, "軟體", "/zh-hant")

    link = '<a href="/zh-hant/topics/%E8%BD%AF%E4%BB%B6/"><span class="kind">話題</span>'
    assert f"{link} <strong>軟件</strong></a>" in text
    assert text.index(link) < text.index(f'"/zh-hant/articles/{site.live.story_id}/"')
    assert all(headline not in main(client, "软件") for headline in site.hidden[:2])


def test_namesakes_are_told_apart(client, site):
    other = make_author("财经", slug="cai", title="实习<记者>")
    make_story_live(**site.content(credits=(credit(other),)))

    text = main(client, "财经")

    assert '<a href="/channels/caijing/"><span class="kind">频道</span>' in text
    assert '<strong>财经</strong> <span class="label">实习&lt;记者&gt;</span>' in text
    assert text.index("/authors/cai/") < text.index("/channels/caijing/")


def test_further_pages_and_the_moment_keep_to_themselves(client, site):
    assert "/topics/" in main(client, "软件")
    assert "/topics/" not in main(client, "软件", before="~1-1")
    assert "/topics/" not in main(client, "国产")


@pytest.mark.parametrize("root", ["", "/zh-hant"])
def test_page_says_where_no_story_holds_all_words(client, site, root):
    assert PARTLY[root] in main(client, "软件 火星", root)
    assert "国产" in main(client, "软件 火星")
    assert PARTLY[root] not in main(client, "软件", root)
    assert 'class="empty"' in main(client, "木星 火星", root)


@pytest.mark.parametrize("asked", ["软件", "软件 火星", "火星"])
def test_page_takes_eight_queries_at_most(client, site, django_assert_max_num_queries, asked):
    main(client, asked)

    with django_assert_max_num_queries(8):
        main(client, asked)
