"""The pages that list stories: what they show, what they must not, and what they cost."""

import sqlite3
from datetime import timedelta

import pytest
from django.utils import timezone

from channels.models import Topic
from editions import kept
from editions.listings import merge_topics, set_end
from editions.models import Edition, Story
from editions.publish import create_story, publish_edition
from editions.withdraw import withdraw_story
from tests.factories.newsroom import (
    make_article,
    make_author,
    make_channel,
    make_content,
    make_story_live,
    make_user,
)
from tests.factories.pictures import make_picture
from tests.pages.conftest import HOUR

pytestmark = [pytest.mark.django_db, pytest.mark.services]

LISTS = ["/", "/channels/caijing/", "/channels/kechuang/", "/topics/软件/", "/authors/lyu-dong/"]
PAGES = [*LISTS, "/search/", "/search/?q=软件", "/hot/", "/corrections/"]


def lines(response, before="<li"):
    return response.content.decode().split(before)


@pytest.mark.parametrize("address", PAGES)
def test_page_answers_in_both_scripts(client, site, address):
    simplified, traditional = client.get(address), client.get("/zh-hant" + address)

    assert (simplified.status_code, traditional.status_code) == (200, 200)
    assert '<html lang="zh-Hans">' in simplified.content.decode()
    assert '<html lang="zh-Hant">' in traditional.content.decode()


@pytest.mark.parametrize("address", LISTS)
def test_list_shows_what_is_live_and_nothing_else(client, site, address):
    text = client.get(address).content.decode()

    assert "国产软件发布" in text
    assert [headline for headline in site.hidden if headline in text] == []


@pytest.mark.parametrize("address", LISTS)
def test_list_speaks_the_readers_script_and_links_stay_in_it(client, site, address):
    text = client.get("/zh-hant" + address).content.decode()

    assert "國產軟件發佈" in text or "國產軟件發布" in text
    assert f'href="/zh-hant/articles/{site.live.story_id}/"' in text
    assert 'href="/articles/' not in text


@pytest.mark.parametrize("address", PAGES)
def test_page_knows_nothing_of_cookies(client, site, address):
    client.cookies["sessionid"] = "of-no-one"

    response = client.get(address)

    assert dict(response.cookies) == {}
    assert "Cookie" not in response.get("Vary", "")
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "script-src 'self';" in response["Content-Security-Policy"]
    assert " style=" not in response.content.decode()


def test_switch_leads_to_the_same_page_in_the_other_script(client, site):
    place = "1000-7"
    address = f"/topics/软件/?before={place}"

    simplified = client.get(address).content.decode()
    traditional = client.get("/zh-hant" + address).content.decode()

    path = "topics/%E8%BD%AF%E4%BB%B6/?before=1000-7"
    assert f'class="switch" href="/zh-hant/{path}" lang="zh-Hant"' in simplified
    assert f'class="switch" href="/{path}" lang="zh-Hans"' in traditional


def test_page_names_its_address_and_its_twin(client, site, settings):
    text = client.get("/zh-hant/channels/caijing/").content.decode()

    host = f"https://{settings.SITE_DOMAIN}"
    assert f'<link rel="canonical" href="{host}/zh-hant/channels/caijing/">' in text
    assert f'<link rel="alternate" hreflang="zh-Hans" href="{host}/channels/caijing/">' in text


@pytest.mark.parametrize("address", [*LISTS[1:], "/corrections/"])
def test_malformed_place_is_not_found(client, site, address):
    for place in ("", "x", "1", "1-", "-1", "1-2-3", "١-٢", "9" * 40 + "-1", "1-" + "9" * 40):
        assert client.get(address, {"before": place}).status_code == 404


@pytest.mark.parametrize("place", ["99999999999999999-1", "-99999999999999999-1"])
def test_place_before_all_time_is_not_found(client, site, place):
    expected = 404 if place.startswith("-") else 200

    assert client.get("/channels/caijing/", {"before": place}).status_code == expected


def test_keyset_walks_a_list_once_through_ties(client):
    channel = make_channel(slug="walked")
    moment = timezone.now() - timedelta(days=1)
    stories = [
        make_story_live(channel=channel, live_from=moment - timedelta(hours=number // 9)).story_id
        for number in range(45)
    ]
    seen, address = [], "/channels/walked/"
    while address:
        text = client.get(address).content.decode().split("<main")[1].split("</main>")[0]
        seen += [int(piece.split("/")[0]) for piece in text.split('<h3><a href="/articles/')[1:]]
        on = text.split('rel="next" href="')
        address = on[1].split('"')[0] if len(on) > 1 else ""

    assert sorted(seen) == sorted(stories)
    assert len(seen) == 45


def test_channel_shows_its_section_and_the_section_its_channels(client, site):
    channel = client.get("/channels/kechuang/").content.decode()
    section = client.get("/channels/caijing/").content.decode()

    assert '<a href="/channels/caijing/">财经</a>' in channel
    assert '<a href="/channels/kechuang/">科创</a>' in section
    assert "财经-科创" in section


def test_merged_topic_leads_to_the_one_it_went_into(client, site):
    into = Topic.objects.create(name="信息技术")
    merge_topics(topic=site.topic, into=into, at=timezone.now())

    response = client.get("/topics/软件/")

    assert response.status_code == 301
    assert response["Location"] == into.get_absolute_url()
    assert "国产软件发布" in client.get(into.get_absolute_url()).content.decode()


def test_topic_address_is_normal_in_unicode(client):
    topic = Topic.objects.create(name="Café 软件")
    make_story_live(topics=(topic,))
    normal = topic.slug

    response = client.get("/topics/" + normal.replace("é", "e\u0301") + "/")

    assert "é" in normal
    assert response.status_code == 301
    assert client.get(response["Location"]).status_code == 200


def test_topic_of_drafts_alone_is_not_there_yet(client):
    topic = Topic.objects.create(name="未公开的话题")
    make_article(make_user(), topics=[topic])

    assert client.get(topic.get_absolute_url()).status_code == 404
    assert client.get(f"{topic.get_absolute_url()}?before=1000-7").status_code == 404
    merge_topics(topic=topic, into=Topic.objects.create(name="也未公开"), at=timezone.now())
    assert client.get(topic.get_absolute_url()).status_code == 404


def test_topic_that_only_drafts_had_is_not_told_by_its_merge(client, site):
    """A waiting and a cancelled edition are no more public than a draft."""
    drafts, cancelled = Topic.objects.create(name="内部选题"), Topic.objects.create(name="取消")
    make_article(make_user(), topics=[drafts])
    now = timezone.now()
    for topic, until in ((drafts, {}), (cancelled, {"live_until": now + HOUR})):
        content = make_content(topics=(topic,))
        edition = publish_edition(
            story=create_story(at=now), content=content, at=now, live_from=now + HOUR
        )
        if until:
            set_end(edition, edition.live_from)
    for topic in (drafts, cancelled):
        merge_topics(topic=topic, into=site.topic, at=now)

    for topic in (drafts, cancelled):
        assert client.get(topic.get_absolute_url()).status_code == 404
        assert client.get("/zh-hant" + topic.get_absolute_url()).status_code == 404


def test_public_topic_leads_into_one_that_only_drafts_had_before(client, site):
    into = Topic.objects.create(name="草稿的话题")
    hidden = Topic.objects.create(name="更早的草稿话题")
    make_article(make_user(), topics=[into, hidden])
    merge_topics(topic=hidden, into=into, at=timezone.now())
    merge_topics(topic=site.topic, into=into, at=timezone.now())

    assert client.get(site.topic.get_absolute_url())["Location"] == into.get_absolute_url()
    assert client.get(into.get_absolute_url()).status_code == 200
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_author_who_left_is_said_to_have_left(client):
    make_author("于东来", slug="yu", works_here=False, email="yu@newsroom.example")

    text = client.get("/authors/yu/").content.decode()

    assert 'class="remark"' in text
    assert "yu@newsroom.example" not in text


def test_photo_whose_rights_ended_is_not_shown(client):
    photo = make_picture(expires_at=timezone.now() - timedelta(days=1))
    make_author(slug="pictured", photo=photo)

    assert "<img" not in client.get("/authors/pictured/").content.decode()


def test_card_picture_whose_rights_ended_is_not_shown(client, site):
    kept, ended = make_picture(caption="a"), make_picture(caption="b")
    make_story_live(**site.content(lead_picture=kept))
    type(ended).objects.filter(pk=ended.pk).update(expires_at=timezone.now() - timedelta(days=1))
    make_story_live(**site.content(lead_picture=ended))

    text = client.get("/channels/caijing/").content.decode()

    assert kept.digest[:32] in text
    assert ended.digest[:32] not in text


def test_front_leads_with_a_picture_and_repeats_the_lead_nowhere(client, site):
    make_story_live(**site.content(headline="有图新闻", lead_picture=make_picture()))

    main = client.get("/").content.decode().split("<main")[1].split("</main>")[0]

    assert '<h2 id="lead-title"><a href=' in main
    assert main.count("有图新闻") == 1
    assert main.count("国产软件发布") == 1  # beside the lead


def test_full_front_costs_little(client, site, django_assert_num_queries):
    for number in range(30):
        picture = make_picture(caption=f"图{number}")
        make_story_live(**site.content(headline=f"第{number}条", lead_picture=picture))

    with django_assert_num_queries(8):
        text = client.get("/").content.decode()

    assert [text.count(f'class="{part}') for part in ("front-lead", "hot", "block wide")] == [
        1,
        1,
        1,
    ]


def test_empty_site_says_so(client):
    for address in ("/", "/hot/", "/corrections/", "/search/?q=x"):
        response = client.get(address)
        assert response.status_code == 200
        assert 'class="empty"' in response.content.decode()


def test_search_finds_live_and_undated_stories_alone(client, site):
    text = client.get("/search/", {"q": "没有日期"}).content.decode()
    nothing = client.get("/search/", {"q": "等候发布"}).content.decode()

    marked = "<mark>没有日期</mark>"
    assert f'<a href="/articles/{site.undated.story_id}/">{marked}</a>' in text
    assert "<time" not in text.split("<main")[1].split("</main>")[0]
    assert 'class="empty"' in nothing


@pytest.mark.parametrize("asked", ["%00", "%ED%A0%80", "' OR 1=1 --", '"', "*", "<b>", "字" * 999])
def test_search_takes_whatever_is_typed(client, site, asked):
    response = client.get(f"/search/?q={asked}")

    assert response.status_code == 200
    assert "<b>" not in response.content.decode()


def test_corrections_show_notes_of_stories_that_are_live(client, site):
    now = timezone.now()
    for edition, note in ((site.live, "原文人名有误"), (make_story_live(), "数字有误")):
        publish_edition(
            story=edition.story,
            content=make_content(headline="更正后"),
            at=now,
            kind=Edition.Kind.CORRECTION,
            public_note=note,
        )
    story = Story.objects.get(pk=edition.story_id)
    withdraw_story(story=story, at=timezone.now())

    text = client.get("/corrections/").content.decode()

    assert "原文人名有误" in text
    assert "数字有误" not in text


@pytest.mark.parametrize(
    "error", [sqlite3.OperationalError("database or disk is full"), OSError(28, "No space left")]
)
def test_search_whose_index_fails_says_so(client, site, monkeypatch, error):
    def fails(*_args, **_kept):
        raise error

    monkeypatch.setattr("search.index.Index.answer", fails)
    response = client.get("/search/?q=软件")

    page = response.content.decode()
    assert response.status_code == 503
    assert "搜索暂时用不了" in page
    assert 'value="软件"' in page
    assert "public" not in response["Cache-Control"]


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/", 6),
        ("/channels/caijing/", 6),
        ("/channels/kechuang/", 5),
        ("/topics/软件/", 5),
        ("/authors/lyu-dong/", 5),
        ("/hot/", 3),
        ("/corrections/", 4),
        ("/search/?q=软件", 7),
    ],
)
def test_list_costs_as_much_with_three_stories_as_with_one(
    client, site, django_assert_num_queries, address, queries
):
    client.get(address)  # the index of search takes in what is new
    kept.forget()
    with django_assert_num_queries(queries):
        client.get(address)
    for _ in range(2):
        make_story_live(**site.content(headline="软件", lead_picture=make_picture()))
    client.get(address)
    kept.forget()

    with django_assert_num_queries(queries):
        client.get(address)
