"""What a story's page says in its head and above its text: picture, corrections, people."""

import contextlib
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from editions.content import Role
from editions.models import Edition
from editions.publish import create_story, publish_edition
from editions.reading import read_article
from editions.withdraw import restore_story, withdraw_story
from pages.story import head
from tests.factories.newsroom import (
    T0,
    credit,
    make_article,
    make_author,
    make_channel,
    make_content,
    make_story_live,
    make_topic,
    make_user,
)
from tests.factories.pictures import make_picture

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
DOWN_AND_UP = "down and up"


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def page(client, story, part=""):
    return client.get(f"/articles/{story}/{part}").content.decode()


def republish(edition, kind, note="", **content):
    now = timezone.now()
    return publish_edition(
        story=edition.story,
        content=make_content(channel=edition.channel, **content),
        at=now,
        kind=kind,
        public_note=note,
    )


@pytest.mark.parametrize(("side", "shared"), [(1600, 1200), (900, 800), (300, 480)])
def test_link_to_a_story_brings_its_lead_picture(client, side, shared):
    picture = make_picture((side, side * 2 // 3))
    story = make_story_live(lead_picture=picture, lead_alt="渔港“新”闸").story_id

    text = page(client, story)

    address = f"https://{settings.SITE_DOMAIN}{picture.rendition('lead', shared)}"
    assert f'<meta property="og:image" content="{address}">' in text
    assert '<meta property="og:image:alt" content="渔港“新”闸">' in text
    with contextlib.closing(client.get(picture.rendition("lead", shared))) as served:
        assert served.status_code == 200


def test_link_brings_no_picture_whose_rights_have_ended(client):
    ended = make_picture(expires_at=timezone.now() - timedelta(days=1))

    assert "og:image" not in page(client, make_story_live(lead_picture=ended).story_id)
    assert "og:image" not in page(client, make_story_live().story_id)


def test_correction_is_named_above_the_text_with_the_way_to_its_note(client):
    edition = make_story_live()
    assert 'class="updated"' not in page(client, edition.story_id)

    republish(edition, Edition.Kind.CORRECTION, "通航日期应为周三。")

    text = page(client, edition.story_id)
    top = text.split('<div class="body">')[0]
    assert '<span class="updated">更正于 <time' in top
    assert '<a href="#corrections-title">查看更正说明</a>' in top
    assert '<h2 id="corrections-title">' in text


def test_update_after_a_correction_is_an_update_and_still_leads_to_the_note(client):
    edition = make_story_live()
    republish(edition, Edition.Kind.CORRECTION, "通航日期应为周三。")
    republish(edition, Edition.Kind.UPDATE)

    top = page(client, edition.story_id).split('<div class="body">')[0]
    assert '<span class="updated">更新于 <time' in top
    assert 'href="#corrections-title"' in top


def header_after(kinds, *, script="zh-hans"):
    """What the head says of changes an hour apart, after the story was twice down and up again."""
    story, content, at = create_story(at=T0), make_content(), T0
    publish_edition(story=story, content=content, at=at)
    for kind in kinds:
        if kind == DOWN_AND_UP:
            withdraw_story(story=story, at=at + HOUR / 4)
            restore_story(story=story, at=(at := at + HOUR / 2))
            continue
        at += HOUR
        publish_edition(story=story, content=content, at=at, kind=kind, public_note="日期有误")
    with override(script):
        shown = head(read_article(story.pk, at=at, script=script)["page"])
    found = re.search(r'class="updated">(\S+) <time datetime="[^"]+">([^<]+)</time>', shown)
    return (*(found.groups() if found else ()), *re.findall(r"corrections-title", shown))


@pytest.mark.services
@pytest.mark.parametrize(
    ("kinds", "header"),
    [
        ([], ()),
        (["correction"], ("更正于", "2036-03-03 13:00", "corrections-title")),
        (["update"], ("更新于", "2036-03-03 13:00")),
        (["correction", "update"], ("更新于", "2036-03-03 14:00", "corrections-title")),
    ],
)
def test_restoration_is_no_update(kinds, header):
    """The text is as readers had it: it keeps the moment of its last change, if there was one."""
    assert header_after([*kinds, DOWN_AND_UP, DOWN_AND_UP]) == header == header_after(kinds)


@pytest.mark.services
def test_update_after_a_restoration_is_one():
    kinds = ["correction", DOWN_AND_UP, "update", DOWN_AND_UP]

    shown = header_after(kinds, script="zh-hant")

    assert shown == ("更新於", "2036-03-03 14:30", "corrections-title")


def test_people_of_one_role_share_a_line(client):
    names = ("林知远", "韩松年")
    people = [credit(make_author(name, slug=f"a-{n}")) for n, name in enumerate(names)]
    translator = credit(make_author("白舟", slug="bai"), role=Role.TRANSLATOR)
    story = make_story_live(credits=(people[0], translator, people[1])).story_id

    text = page(client, story)

    assert (
        '<span class="role">撰文</span> <span><a href="/authors/a-0/" rel="author">林知远</a>、'
        '<a href="/authors/a-1/" rel="author">韩松年</a></span></p>'
    ) in text
    assert text.count('<span class="role">撰文</span>') == 1
    assert text.count('<span class="role">翻译</span>') == 1


def test_story_directly_in_a_section_shows_the_section(client):
    story = make_story_live(channel=make_channel("财经", slug="caijing")).story_id

    path = page(client, story).partition('<nav class="path"')[2].partition("</nav>")[0]

    assert '<a href="/channels/caijing/">财经</a>' in path
    assert "›" not in path


@pytest.mark.parametrize(
    ("name", "prefix", "typed"), [("渔业", "/zh-hant", "漁業"), ("漁業", "", "渔业")]
)
def test_topic_typed_in_the_other_script_is_found(client, name, prefix, typed):
    topic = make_topic(name)
    make_story_live(topics=(topic,))

    response = client.get(f"{prefix}/topics/{typed}/")

    assert response.status_code == 301
    assert response["Location"] == prefix + topic.get_absolute_url()
    assert client.get(response["Location"]).status_code == 200


def test_topic_of_drafts_alone_is_not_told_by_the_other_script(client):
    make_article(make_user(), topics=[make_topic("渔业")])

    assert client.get("/topics/漁業/").status_code == 404
