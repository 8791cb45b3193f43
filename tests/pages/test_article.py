"""A story's page: its parts, what stands beside it, what readers get of one that is not there."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from editions.body_pictures import library_words
from editions.content import CreditLine
from editions.html import PAGE_BREAK
from editions.models import Edition
from editions.publish import create_story, publish_edition
from editions.withdraw import withdraw_story
from pages.templatetags.parts import near
from tests.factories.newsroom import make_article, make_content, make_story_live, make_user
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]

LONG = PAGE_BREAK.join(f"<p>第{number}页的正文。</p>" for number in "一二三")


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_article_shows_all_that_stands_around_its_text(client, site):
    text = page(client, f"/articles/{site.live.story_id}/")

    assert '<a href="/channels/caijing/">财经</a>' in text
    assert '<a href="/channels/kechuang/">科创</a>' in text
    assert "<h1>国产软件发布</h1>" in text
    assert "<h2>小标题</h2>" in text
    assert '<p class="byline">【文/新闻编辑部 吕栋】</p>' in text
    assert '<a href="/authors/lyu-dong/" rel="author">吕栋</a>' in text
    assert '<p class="editors">' in text
    assert '<a rel="tag" href="/topics/%E8%BD%AF%E4%BB%B6/">软件</a>' in text


def test_article_in_traditional_keeps_names_and_links_in_the_script(client, site):
    text = page(client, f"/zh-hant/articles/{site.live.story_id}/")

    assert "<h2>小標題</h2>" in text
    assert '<a rel="tag" href="/zh-hant/topics/%E8%BD%AF%E4%BB%B6/">軟件</a>' in text
    assert f'class="switch" href="/articles/{site.live.story_id}/"' in text


def test_words_are_frozen_and_identities_are_referred_to(client, site):
    type(site.author).objects.update(name="改名者")
    site.channel.name = "新科创"
    site.channel.save()

    text = page(client, f"/articles/{site.live.story_id}/")

    assert "吕栋</a>" in text
    assert ">新科创</a>" in text


def test_parts_of_a_text(client):
    story = make_story_live(body=LONG).story_id

    first, second = page(client, f"/articles/{story}/"), page(client, f"/articles/{story}/2/")
    whole = page(client, f"/articles/{story}/full/")

    assert ("第一页" in first, "第二页" in first) == (True, False)
    assert ("第一页" in second, "第二页" in second) == (False, True)
    assert f'<a rel="prev" href="/articles/{story}/">' in second
    assert f'<a rel="next" href="/articles/{story}/3/">' in second
    assert [f"第{number}页" in whole for number in "一二三"] == [True] * 3
    assert 'class="parts"' in whole


@pytest.mark.parametrize("part", ["4/", "0/", "01/", "99999999999999999999/", "x/", "-1/", "１/"])
def test_part_that_is_none_is_not_found(client, part):
    story = make_story_live(body=LONG).story_id

    assert client.get(f"/articles/{story}/{part}").status_code == 404


def test_first_part_has_one_address(client):
    story = make_story_live(body=LONG).story_id

    response = client.get(f"/zh-hant/articles/{story}/1/")

    assert (response.status_code, response["Location"]) == (301, f"/zh-hant/articles/{story}/")


def test_item_without_a_text_says_so(client):
    text = page(client, f"/articles/{make_story_live(body='').story_id}/")

    assert '<div class="body">' in text
    assert '<p class="empty">' in text


def test_source_links_only_where_readers_can_be_sent(client):
    safe = make_story_live(source="晨报", source_url="https://chenbao.example/1")
    unsafe = make_story_live(source="晨报", source_url="javascript:alert(1)")

    assert '<a href="https://chenbao.example/1" rel="noopener">晨报</a>' in page(
        client, f"/articles/{safe.story_id}/"
    )
    assert "javascript:" not in page(client, f"/articles/{unsafe.story_id}/")


def test_words_are_escaped(client):
    nasty = "<b>\"'&"
    edition = make_story_live(
        headline=nasty,
        standfirst=nasty,
        byline=nasty,
        source=nasty,
        original_title=nasty,
        credits=(CreditLine(role="writer", name=nasty),),
        lead_picture=make_picture(),
        lead_alt=nasty,
        lead_caption=nasty,
        lead_credit=nasty,
    )
    make_story_live(channel=edition.channel)

    assert "<b>" not in page(client, f"/articles/{edition.story_id}/")
    assert "<b>" not in page(client, "/")


def test_update_and_correction_are_told(client, site):
    now = timezone.now()
    for kind, note in ((Edition.Kind.CORRECTION, "人名有误"), (Edition.Kind.UPDATE, "")):
        content = make_content(**site.content(headline="新版"))
        publish_edition(story=site.live.story, content=content, at=now, kind=kind, public_note=note)
        now += timedelta(microseconds=1)

    text = page(client, f"/articles/{site.live.story_id}/")

    assert '<span class="updated">' in text
    assert text.count("人名有误") == 1
    assert "国产软件发布" not in text


def test_beside_a_story_stand_others_of_its_section_and_never_itself(client, site):
    other = make_story_live(**site.content(headline="另一条"))
    make_story_live(headline="别的版面")

    text = page(client, f"/articles/{site.live.story_id}/")
    latest = text.split('class="latest"')[1].split("</section>")[0]
    recommended = text.split('class="recommended"')[1].split("</section>")[0]

    assert f'<a href="/articles/{other.story_id}/">另一条</a>' in latest
    assert "别的版面" not in latest
    assert [h for h in ("国产软件发布", *site.hidden) if h in latest + recommended] == []


def test_lead_picture_stands_on_the_first_part_until_its_rights_end(client):
    picture = make_picture()
    story = make_story_live(body=LONG, lead_picture=picture, lead_credit="新华社").story_id

    assert 'class="lead"' in page(client, f"/articles/{story}/")
    assert 'class="lead"' not in page(client, f"/articles/{story}/2/")
    type(picture).objects.update(expires_at=timezone.now())
    assert 'class="lead"' not in page(client, f"/articles/{story}/")


def shown_of(pictures, text):
    return [picture for picture in pictures if f'data-picture="{picture.address}"' in text]


def test_picture_in_the_text_is_shown_until_its_rights_end(client):
    pictures = ending, staying = make_picture(alt="甲"), make_picture(alt="乙")
    body = "".join(
        f'<figure class="image"><img src="{picture.address}" alt=""></figure>'
        for picture in pictures
    )
    story = make_story_live(body=body, pictures=library_words(body)).story_id
    assert shown_of(pictures, page(client, f"/articles/{story}/")) == [ending, staying]

    # the library ends the rights long after the text was published
    type(ending).objects.filter(pk=ending.pk).update(expires_at=timezone.now())

    assert shown_of(pictures, page(client, f"/articles/{story}/")) == [staying]


def test_only_the_first_part_counts_as_a_view(client):
    story = make_story_live(body=LONG).story_id

    assert f' data-count="/views/{story}/"' in page(client, f"/articles/{story}/")
    assert "data-count" not in page(client, f"/articles/{story}/2/")


def test_story_that_was_never_live_is_not_found(client):
    now = timezone.now()
    waiting = create_story(at=now)
    publish_edition(
        story=waiting, content=make_content(), at=now, live_from=now + timedelta(hours=1)
    )

    assert client.get(f"/articles/{waiting.pk}/").status_code == 404
    withdraw_story(story=waiting, at=timezone.now())
    assert client.get(f"/articles/{waiting.pk}/").status_code == 404
    assert client.get("/articles/987654321/").status_code == 404


def test_withdrawn_story_is_gone_with_its_notice(client, site):
    story = site.gone.story_id

    for part in ("", "2/", "full/"):
        response = client.get(f"/articles/{story}/{part}")
        assert response.status_code == 410
        assert "消息来源有误" in response.content.decode()
        assert "已经撤下" not in response.content.decode()
    assert "消息來源有誤" in client.get(f"/zh-hant/articles/{story}/").content.decode()


@pytest.mark.parametrize(("more", "queries"), [(0, 7), (2, 8)])
def test_article_costs_little(client, site, django_assert_num_queries, more, queries):
    for _ in range(more):
        make_story_live(**site.content(lead_picture=make_picture()))
    publish_edition(
        story=site.live.story,
        content=make_content(**site.content(lead_picture=make_picture())),
        at=timezone.now(),
        kind=Edition.Kind.CORRECTION,
        public_note="有误",
    )

    with django_assert_num_queries(queries):
        client.get(f"/articles/{site.live.story_id}/")


def test_preview_of_a_draft_is_the_readers_page_and_counts_nothing(client, site):
    article = make_article(
        headline="草稿标题",
        body=LONG,
        channel=site.channel,
        credits=[site.author],
        topics=[site.topic],
    )
    client.force_login(make_user())

    address = reverse("admin:articles_article_preview", args=[article.pk])
    first = page(client, address)
    other = page(client, f"{address}?script=zh-hant&page=2")

    assert "<h1>草稿标题</h1>" in first
    assert 'href="?page=2&amp;script=zh-hans"' in first
    assert 'class="switch" href="?page=1&amp;script=zh-hant"' in first
    assert '<html lang="zh-Hant">' in other
    assert ("data-count" in first, 'rel="canonical"' in first) == (False, False)
    assert "草稿标题" not in page(client, "/")


def test_undated_story_shows_no_time(client, site):
    text = client.get(f"/articles/{site.undated.story_id}/").content.decode()
    head = text.partition("<article>")[2].partition('<div class="body">')[0]

    assert "没有日期" in head
    assert "<time" not in head
    assert "published_time" not in text


@pytest.mark.parametrize(
    ("number", "count", "links"),
    [
        (1, 2, [1, 2]),
        (2, 6, [1, 2, 3, 4, 5, 6]),
        (1, 7, [1, 2, 3, 4, 0, 7]),
        (4, 7, [1, 0, 3, 4, 5, 0, 7]),
        (14, 30, [1, 0, 13, 14, 15, 0, 30]),
        (30, 30, [1, 0, 27, 28, 29, 30]),
        (0, 30, [1, 2, 3, 4, 0, 30]),
    ],
)
def test_a_long_text_links_to_the_pages_near(number, count, links):
    assert near(number, count) == links


def test_a_part_says_on_paper_where_the_whole_is(client, settings):
    story = make_story_live(body=LONG).story_id
    short = make_story_live().story_id

    host = f"https://{settings.SITE_DOMAIN}"
    assert f"2/3 · 全文： {host}/articles/{story}/full/</p>" in page(
        client, f"/articles/{story}/2/"
    )
    assert f"全文： {host}/articles/{short}/</p>" in page(client, f"/articles/{short}/")
